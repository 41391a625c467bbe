// `npm run e2e`: the app in real windows with real sound, on the private stage; `-- --here` uses this machine's own
// display, keyring and sound. Other arguments go to Playwright.
import { join } from 'node:path'
import { build } from './build.mjs'
import { electronLaunch, electronToolEnv } from './electron-path.mjs'
import { childEnv, command, foreground, nodeBinary, root, say } from './process.mjs'
import { setup } from './setup.mjs'
import { runOnStage } from './stage.mjs'

await command(async (args) => {
  await setup()
  await build()
  const launch = electronLaunch()
  say(launch.line)
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const line = [nodeBinary(), playwright, 'test', ...args.filter((arg) => arg !== '--here')]
  const isHere = args.includes('--here')
  const env = electronToolEnv(launch, { isStage: !isHere })
  const code = isHere
    ? await foreground(line[0], line.slice(1), { env: childEnv(env) })
    : await runOnStage(line, { env })
  process.exit(code)
})
