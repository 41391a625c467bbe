/**
 * Keeps a session with the active provider: opens it when it is needed, opens it again when it drops, and keeps in
 * order what was said meanwhile. The conversation does not notice.
 */
import type { Limit } from '../../shared/conversation'
import { AppError, type ErrorCode, type SafeError } from '../../shared/errors'
import type { Log } from '../log'
import type { Trace } from '../trace'
import type { Clock } from './clock'
import type { Dialect } from './dialects/dialect'
import { createOutbox } from './outbox'
import { planRenewal } from './renewal'
import { completeHistory } from './replay'
import { openSession, type Session } from './session'
import type { Link as LinkState } from './state'
import type { Transport, TransportEvents } from './transport'
import type { ClientCommand, OutgoingItem, ResponseRequest, ServerEvent, SessionConfig } from './vocabulary'

export interface Upstream {
  dialect: Dialect
  config: SessionConfig
  /** What was found out on the way here. */
  notices?: readonly AppError[]
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
  log: Log
  trace: Trace
}

export interface LinkEvents {
  onState(state: LinkState): void
  /** A session is open and knows the history; `again` when there was an earlier one. */
  onOpen(again: boolean): void
  onEvent(event: ServerEvent): void
  onFault(error: SafeError): void
  /** Less than a tenth of a limit of the service remains; null when it has recovered. */
  onLimits(limit: Limit | null): void
  /** The session is gone: nothing that was in flight will be answered. */
  onLost(): void
}

export interface Link {
  readonly state: LinkState
  /** Opens a session if none is open or being opened; a failed one is tried again. */
  ensure(): void
  /** Sends now, or as soon as a session is open. */
  send(command: ClientCommand): void
  /** @param request left out: an answer as the session is set */
  respond(request?: ResponseRequest | null): void
  /** Asks for a text beside the conversation. @throws AppError `session.lost`, `session.unsupported`, `response.failed` */
  aside(request: Omit<ResponseRequest, 'outOfBand'>, signal: AbortSignal): Promise<string>
  cancel(): void
  readonly responding: boolean
  /** When the service will end the session, if it says so. */
  readonly expiresAtMs: number | null
  /** Ends the session; the next `send` or `ensure` opens another. What waits to be sent stays. */
  sleep(): void
  /** Forgets also what waits to be sent. */
  reset(): void
}

const backOffMs = [500, 1_000, 2_000, 4_000, 8_000]
/** A session that lasted this long has not failed to open. */
const lastingMs = 10_000
/** Another try would end the same way. */
const hopeless: readonly ErrorCode[] = [
  'provider.unauthorized',
  'provider.not-found',
  'provider.key-missing',
  'provider.bad-key',
  'entra.signed-out',
  'entra.expired',
  'entra.no-account',
  'entra.cli-missing',
  'entra.cli-signed-out',
  'entra.environment-incomplete',
  'provider.bad-url',
  'provider.insecure-url',
]

export function createLink(dependencies: LinkDependencies, events: LinkEvents): Link {
  const { clock, log, trace } = dependencies
  const outbox = createOutbox()
  let state: LinkState = { kind: 'dormant' }
  let session: Session | null = null
  let attempt: AbortController | null = null
  let openedAtMs = 0
  let tries = 0
  let stopTimer = (): void => undefined

  const setState = (next: LinkState): void => {
    state = next
    events.onState(next)
  }

  const failed = (error: unknown): void => {
    const known = error instanceof AppError ? error : new AppError('provider.unreachable', '', { cause: error })
    setState({ kind: 'failed', error: known.toSafe() })
  }

  const lost = (code: number, reason: string, lastError: string | null): void => {
    const lasted = session !== null && clock.now() - openedAtMs >= lastingMs
    if (lasted) tries = 0
    stopTimer()
    session = null
    attempt = null
    log.info('session closed', { code, error: lastError })
    const fatal = dependencies.fatal(code, reason, lastError)
    events.onLost()
    if (fatal) return failed(fatal)
    // Time was up: that is no fault, and the next session is opened at once.
    if (lastError === 'session_expired' && lasted) return void connect(true)
    reopen(new AppError('session.lost', String(code)))
  }

  const reopen = (reason: AppError): void => {
    const delayMs = backOffMs[tries]
    if (delayMs === undefined || hopeless.includes(reason.code)) return failed(reason)
    tries++
    if (state.kind !== 'reconnecting') setState({ kind: 'reconnecting', sinceMs: clock.now() })
    stopTimer = clock.after(delayMs, () => void connect(true))
    log.info('session is opened again', { delayMs, ...reason.toSafe() })
  }

  const connect = async (again: boolean): Promise<void> => {
    const own = (attempt = new AbortController())
    const current = (): boolean => attempt === own
    let opened: Session | null = null
    try {
      const { notices = [], ...upstream } = await dependencies.resolve(own.signal)
      if (!current()) return
      for (const notice of notices) events.onFault(notice.toSafe())
      opened = await openSession(
        { ...upstream, clock, log, trace },
        {
          onConfigured() {
            // `openSession` has resolved by now: the server cannot confirm before it was spoken to.
            queueMicrotask(() => current() && opened && ready(opened, again))
          },
          onEvent: (event) => current() && events.onEvent(event),
          onFault: (error) => current() && events.onFault(error.toSafe()),
          onLimits: (limit) => current() && events.onLimits(limit),
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
    openedAtMs = clock.now()
    for (const item of completeHistory(dependencies.history(), outbox.outputs()))
      opened.send({ type: 'create-item', item, previousItemId: null })
    stopTimer = planRenewal(opened.expiresAtMs, { clock, quiet: () => opened.quiet, renew })
    setState({ kind: 'open' })
    events.onOpen(again)
    outbox.flush(opened)
  }

  const renew = (): void => {
    log.info('session renewed before it expires')
    session?.close()
    session = null
    tries = 0
    void connect(true)
  }

  const end = (): void => {
    stopTimer()
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
      tries = 0
      setState({ kind: 'connecting' })
      void connect(false)
    },
    send(command) {
      if (session) return session.send(command)
      outbox.add(command)
      if (state.kind === 'dormant') link.ensure()
    },
    respond(request = null) {
      if (session) return session.respond(request)
      outbox.respond(request)
      if (state.kind === 'dormant') link.ensure()
    },
    async aside(request, signal) {
      if (!session) throw new AppError('session.lost')
      return session.aside(request, signal)
    },
    cancel: () => session?.cancel(),
    get responding() {
      return session?.responding ?? false
    },
    get expiresAtMs() {
      return session?.expiresAtMs ?? null
    },
    sleep() {
      end()
      if (state.kind !== 'dormant') setState({ kind: 'dormant' })
    },
    reset() {
      outbox.clear()
      link.sleep()
    },
  }
  return link
}
