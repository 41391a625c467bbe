/** Entry of the connection test without a window. */
import { version } from '../../package.json'
import { connectionTestCommand } from './connection-test'

const abort = new AbortController()
process.once('SIGINT', () => abort.abort(new Error('interrupted')))

connectionTestCommand(process.argv.slice(2), {
  environment: process.env,
  versions: { parley: version, node: process.versions.node, system: `${process.platform} ${process.arch}` },
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  signal: abort.signal,
}).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${abort.signal.aborted ? 'interrupted' : String(error)}\n`)
    process.exitCode = 1
  },
)
