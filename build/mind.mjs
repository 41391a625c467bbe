// `npm run mind -- "TEXT"…`: what the built-in mind makes of requests, without a window, sound or real tools.
import { command, runNode } from './process.mjs'
import { setup } from './setup.mjs'

await command(async (args) => {
  await setup({ electron: false })
  const [{ build }, { bundleOptions }] = await Promise.all([import('esbuild'), import('./bundle.mjs')])
  await build(bundleOptions(['mind']))
  return runNode('dist/electron/mind.cjs', args)
})
