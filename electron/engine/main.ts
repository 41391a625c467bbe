/** Starts the engine: as the app's child where Electron has given it a port to its parent, else from the command line. */

import { type ParentPort, runChildProcess } from './child-process'
import { runCommandLine } from './command-line'
import { createEngine } from './engine'
import { createLog } from './log'

const log = createLog((line) => process.stderr.write(line))

function die(error: unknown) {
  log('error', 'engine failed', { error: error instanceof Error ? (error.stack ?? error.name) : 'unknown' })
  process.exit(1)
}
process.on('uncaughtException', die)
process.on('unhandledRejection', die)

// Present in Electron's utility processes only, and not known to Node's types.
const { parentPort } = process as unknown as { parentPort?: ParentPort | null }

if (parentPort) runChildProcess({ parentPort, createEngine, log, exit: (code) => process.exit(code) })
else runCommandLine(process.argv.slice(2), process.argv[1] ?? process.cwd()).catch(die)
