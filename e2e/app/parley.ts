/** The real app, started and driven as a person would: its window, its state, its talk button. */
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Entry } from '../../shared/conversation'
import type { CommandName, Reply, Snapshot } from '../../shared/ipc/contract'
import { readTrace, type TraceEvent } from './trace-reader'

export interface Parley {
  app: ElectronApplication
  window: Page
  profile: string
  snapshot(): Promise<Snapshot>
  call(name: CommandName, input?: unknown): Promise<Reply<unknown>>
  /** Waits until the snapshot is as wanted. @throws after the time limit, saying what it was instead */
  until(what: string, wanted: (snapshot: Snapshot) => boolean, timeoutMs?: number): Promise<Snapshot>
  trace(): TraceEvent[]
  close(): Promise<void>
}

const root = resolve(__dirname, '../..')

/** Binary and arguments as `npm run e2e` and its like hand them on. */
function electron(): { executablePath: string; args: string[] } {
  const executablePath = process.env['PARLEY_ELECTRON']
  if (executablePath === undefined)
    throw new Error('Start this with npm run demo, e2e or bench: PARLEY_ELECTRON is not set')
  const flags = (process.env['PARLEY_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
  return { executablePath, args: [...flags, root] }
}

/** Often enough for a test, seldom enough not to take the processor from what is measured. */
const pollMs = 150
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export async function launchParley(options: { profile: string; env?: Record<string, string> }): Promise<Parley> {
  const traceFile = join(options.profile, 'trace.jsonl')
  const app = await _electron.launch({
    ...electron(),
    env: {
      ...(process.env as Record<string, string>),
      PARLEY_PROFILE_DIR: options.profile,
      PARLEY_TRACE: traceFile,
      ...options.env,
    },
    timeout: 30_000,
  })
  const isWindow = (page: Page): boolean => page.url().endsWith('/index.html')
  const window = app.windows().find(isWindow) ?? (await app.waitForEvent('window', isWindow))
  await window.waitForSelector('[data-testid=talk-button], [data-testid=first-run]')

  const call = (name: CommandName, input?: unknown): Promise<Reply<unknown>> =>
    window.evaluate(([command, value]) => globalThis.window.parley.call(command as string, value), [name, input])
  const snapshot = async (): Promise<Snapshot> => {
    const reply = await call('app.snapshot')
    if (!reply.ok) throw new Error(`app.snapshot: ${reply.error.code}`)
    return reply.value as Snapshot
  }

  return {
    app,
    window,
    profile: options.profile,
    snapshot,
    call,
    async until(what, wanted, timeoutMs = 30_000) {
      const endMs = Date.now() + timeoutMs
      for (;;) {
        const current = await snapshot()
        if (wanted(current)) return current
        if (Date.now() > endMs)
          throw new Error(
            `${what}: not within ${timeoutMs} ms; state ${JSON.stringify(current.state)}, speech ${JSON.stringify(
              current.speech,
            )}, microphone ${JSON.stringify(current.microphone)}, entries ${JSON.stringify(current.entries.slice(-3))}`,
          )
        await pause(pollMs)
      }
    },
    trace: () => readTrace(traceFile),
    close: () => app.close(),
  }
}

/** Nothing is being said, done or awaited. */
export const atRest = ({ state, entries }: Snapshot): boolean =>
  (state.kind === 'ready' || state.kind === 'listening') && entries.every(settled)

function settled(entry: Entry): boolean {
  if (entry.kind === 'user') return entry.status === 'sent' || entry.status === 'unclear' || entry.status === 'silent'
  if (entry.kind === 'tool') return entry.status !== 'running' && entry.status !== 'waiting'
  return entry.status !== 'writing' && (entry.status !== 'done' || entry.heardChars === entry.text.length)
}
