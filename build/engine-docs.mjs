// `node build/engine-docs.mjs`: writes the abilities' own wordings into docs/engine.md.
import { join } from 'node:path'
import { command, root, runNode } from './process.mjs'
import { setup } from './setup.mjs'

await command(async () => {
  await setup({ electron: false })
  return runNode('node_modules/tsx/dist/cli.mjs', [
    join(root, 'electron/engine/mind/try/write-docs.ts'),
    join(root, 'docs/engine.md'),
  ])
})
