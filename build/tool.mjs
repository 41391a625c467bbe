// Runs one of the tools that open the real app (demo, bench): set up, built, and on the private stage unless `--here`.
import { join } from 'node:path'
import { build } from './build.mjs'
import { electronLaunch, electronToolEnv } from './electron-path.mjs'
import { childEnv, command, foreground, nodeBinary, root, say } from './process.mjs'
import { setup } from './setup.mjs'
import { runOnStage } from './stage.mjs'

/** @param {string} entry a TypeScript file, run with tsx in the folder in which the person typed the command */
export const runTool = (entry) =>
  command(async (args) => {
    await setup()
    await build()
    const launch = electronLaunch()
    say(launch.line)
    const line = [
      nodeBinary(),
      join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
      join(root, entry),
      ...args.filter((arg) => arg !== '--here'),
    ]
    const isHere = args.includes('--here') || process.platform !== 'linux'
    const env = electronToolEnv(launch, { isStage: !isHere })
    const code = isHere
      ? await foreground(line[0], line.slice(1), { env: childEnv(env) })
      : await runOnStage(line, { env })
    process.exit(code)
  })
