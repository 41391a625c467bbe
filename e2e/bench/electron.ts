/** The Electron that `npm run bench` hands on, and starting a folder with it directly, with nothing in between. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export function electronBinary(): string {
  const binary = process.env['PARLEY_ELECTRON']
  if (binary === undefined) throw new Error('Start this with npm run bench: PARLEY_ELECTRON is not set')
  return binary
}

export async function electronVersion(): Promise<string> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { stdout } = await run(electronBinary(), ['-p', 'process.versions.electron'], { env })
  return stdout.trim()
}

/** @param folder an app: a `package.json` with its `main` */
export function startElectron(folder: string, env: Record<string, string>): ChildProcess {
  const flags = (process.env['PARLEY_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
  return spawn(electronBinary(), [...flags, folder], { env: { ...process.env, ...env }, stdio: 'ignore' })
}
