// `npm run connection-test`: tries a service rung by rung, in plain Node, without a window.
import { command, runNode } from './process.mjs'
import { setup } from './setup.mjs'

await command(async (args) => {
  await setup({ electron: false })
  const [{ build }, { bundleOptions }] = await Promise.all([import('esbuild'), import('./bundle.mjs')])
  await build(bundleOptions(['connection-test']))
  return runNode('dist/electron/connection-test.cjs', args)
})
