/** The engine by itself in plain Node, as `npm run engine` starts it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(__dirname, '../..')
const politeMs = 5_000

export interface EngineAlone {
  url: string
  token: string
  stop(): Promise<void>
}

/** @param args of its command line */
export async function startEngine(args: readonly string[] = []): Promise<EngineAlone> {
  const entry = resolve(root, 'dist/electron/engine.cjs')
  const child = spawn(process.execPath, [entry, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-2_000)))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const line = await new Promise<string>((done, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`the engine ended with ${code}: ${log}`)))
    createInterface(child.stdout).once('line', done)
  })
  const { url, token } = JSON.parse(line) as { url: string; token: string }
  return {
    url,
    token,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), politeMs)
      await ended
      clearTimeout(timer)
    },
  }
}

interface Frame {
  direction: 'in' | 'out'
  session: string | null
  event: { type: string; [member: string]: unknown }
}

/** What was written with `--log`, oldest first. */
export function readFrames(file: string): Frame[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => {
      const { dir, session, event } = JSON.parse(line) as { dir: Frame['direction'] } & Omit<Frame, 'direction'>
      return { direction: dir, session, event }
    })
}
