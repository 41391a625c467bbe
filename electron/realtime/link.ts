/**
 * Keeps a session with the active provider: opens it when it is needed, opens it again when it drops, and keeps in
 * order what was said meanwhile. The conversation does not notice.
 */
import { AppError, type SafeError } from '../../shared/errors'
import type { Trace } from '../trace'
import type { Clock } from './clock'
import type { Dialect } from './dialects/dialect'
import { openSession, type Session } from './session'
import type { Link as LinkState } from './state'
import type { Transport, TransportEvents } from './transport'
import type { ClientCommand, OutgoingItem, ServerEvent, SessionConfig } from './vocabulary'

export interface Upstream {
  dialect: Dialect
  config: SessionConfig
  open(events: TransportEvents): Promise<Transport>
}

export interface LinkDependencies {
  /** Finds out where to and how: starts the engine, reads the key. @throws AppError */
  resolve(signal: AbortSignal): Promise<Upstream>
  /** What a new session must be told of what was said before. */
  history(): OutgoingItem[]
  /** @returns null when this close is worth another try */
  fatal(code: number, reason: string, lastError: string | null): AppError | null
  clock: Clock
  trace: Trace
}

export interface LinkEvents {
  onState(state: LinkState): void
  /** A session is open and knows the history; `again` when an earlier one was lost. */
  onOpen(again: boolean): void
  onEvent(event: ServerEvent): void
  onFault(error: SafeError): void
  /** The session is gone: nothing that was in flight will be answered. */
  onLost(): void
}

export interface Link {
  readonly state: LinkState
  /** Opens a session if none is open or being opened; a failed one is tried again. */
  ensure(): void
  /** Sends now, or as soon as a session is open. */
  send(command: ClientCommand): void
  respond(): void
  cancel(): void
  readonly responding: boolean
  /** Ends the session; the next `send` or `ensure` opens another. What waits to be sent stays. */
  sleep(): void
  /** Forgets also what waits to be sent. */
  reset(): void
}

/** Sound kept while there is no session: a minute of 20 ms frames. */
const keptFrames = 3_000
const backOffMs = [500, 1_000, 2_000, 4_000, 8_000]

export function createLink(dependencies: LinkDependencies, events: LinkEvents): Link {
  const { clock, trace } = dependencies
  let state: LinkState = { kind: 'dormant' }
  let session: Session | null = null
  let attempt: AbortController | null = null
  let outbox: ((session: Session) => void)[] = []
  let tries = 0
  let stopTimer: (() => void) | null = null

  const setState = (next: LinkState): void => {
    state = next
    events.onState(next)
  }

  const failed = (error: unknown): void => {
    const known = error instanceof AppError ? error : new AppError('provider.unreachable', '', { cause: error })
    setState({ kind: 'failed', error: known.toSafe() })
  }

  const lost = (code: number, reason: string, lastError: string | null): void => {
    session = null
    attempt = null
    const fatal = dependencies.fatal(code, reason, lastError)
    events.onLost()
    if (fatal) return failed(fatal)
    reopen(new AppError('session.lost', String(code)))
  }

  const reopen = (reason: AppError): void => {
    const delayMs = backOffMs[tries]
    if (delayMs === undefined) return failed(reason)
    tries++
    if (state.kind !== 'reconnecting') setState({ kind: 'reconnecting', sinceMs: clock.now() })
    stopTimer = clock.after(delayMs, () => void connect(true))
  }

  const connect = async (again: boolean): Promise<void> => {
    const own = (attempt = new AbortController())
    const current = (): boolean => attempt === own
    let opened: Session | null = null
    try {
      const upstream = await dependencies.resolve(own.signal)
      if (!current()) return
      opened = await openSession(
        { open: upstream.open, dialect: upstream.dialect, config: upstream.config, clock, trace },
        {
          onConfigured() {
            // `openSession` has resolved by now: the server cannot confirm before it was spoken to.
            queueMicrotask(() => current() && opened && ready(opened, again))
          },
          onEvent: (event) => current() && events.onEvent(event),
          onFault: (error) => current() && events.onFault(error.toSafe()),
          onClosed: (code, reason, lastError) => current() && lost(code, reason, lastError),
        },
      )
      if (!current()) opened.close()
    } catch (error) {
      if (!current()) return
      attempt = null
      if (again) reopen(error instanceof AppError ? error : new AppError('session.lost'))
      else failed(error)
    }
  }

  const ready = (opened: Session, again: boolean): void => {
    session = opened
    tries = 0
    for (const item of dependencies.history()) opened.send({ type: 'create-item', item })
    setState({ kind: 'open' })
    events.onOpen(again)
    for (const run of outbox.splice(0)) run(opened)
  }

  const end = (): void => {
    stopTimer?.()
    stopTimer = null
    attempt?.abort()
    attempt = null
    session?.close()
    session = null
    tries = 0
  }

  const link: Link = {
    get state() {
      return state
    },
    ensure() {
      if (state.kind !== 'dormant' && state.kind !== 'failed') return
      setState({ kind: 'connecting' })
      void connect(false)
    },
    send(command) {
      if (session) return session.send(command)
      if (command.type === 'append' && outbox.length >= keptFrames) return
      outbox.push((opened) => opened.send(command))
      if (state.kind === 'dormant') link.ensure()
    },
    respond() {
      if (session) return session.respond()
      outbox.push((opened) => opened.respond())
      if (state.kind === 'dormant') link.ensure()
    },
    cancel: () => session?.cancel(),
    get responding() {
      return session?.responding ?? false
    },
    sleep() {
      end()
      if (state.kind !== 'dormant') setState({ kind: 'dormant' })
    },
    reset() {
      outbox = []
      link.sleep()
    },
  }
  return link
}
