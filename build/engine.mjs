// `npm run engine`: the built-in realtime server alone, in plain Node. Standard output is the engine's own.
import { build } from './build.mjs'
import { command, runNode } from './process.mjs'
import { setup } from './setup.mjs'

await command(async (args) => {
  await setup({ electron: false })
  await build({ app: false })
  return runNode('dist/electron/engine.cjs', args)
})
