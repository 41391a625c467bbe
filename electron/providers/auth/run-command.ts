/** Runs a program of the person's and gives back what it said. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type CommandAnswer =
  { kind: 'ended'; code: number; stdout: string; stderr: string } | { kind: 'missing' } | { kind: 'timeout' }

/** @param parts must be plain words where the program is a script of Windows */
export type RunCommand = (name: string, parts: string[]) => Promise<CommandAnswer>

const timeoutMs = 30_000

/** An app that was started from the Dock does not get the shell's path. */
const further = { darwin: ['/opt/homebrew/bin', '/usr/local/bin'] }

/** Looked up by hand: a shell says that there is no such program in the language of its user. */
function find(name: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const path = environment.PATH ?? environment.Path ?? ''
  const folders = [...path.split(delimiter).filter(Boolean), ...(platform === 'darwin' ? further.darwin : [])]
  const names = platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name]
  return folders.flatMap((folder) => names.map((one) => join(folder, one))).find((file) => existsSync(file)) ?? null
}

export function createRunCommand(environment: NodeJS.ProcessEnv, platform = process.platform): RunCommand {
  return (name, parts) =>
    new Promise((resolve) => {
      const file = find(name, environment, platform)
      if (file === null) return resolve({ kind: 'missing' })
      const isScript = file.endsWith('.cmd')
      execFile(
        isScript ? `"${file}"` : file,
        parts,
        { env: environment, timeout: timeoutMs, windowsHide: true, shell: isScript, maxBuffer: 1_048_576 },
        (error, stdout, stderr) => {
          if (error?.killed) return resolve({ kind: 'timeout' })
          if (error?.code === 'ENOENT') return resolve({ kind: 'missing' })
          resolve({ kind: 'ended', code: error ? 1 : 0, stdout, stderr })
        },
      )
    })
}
