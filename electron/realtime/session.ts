/**
 * One connection's life: configures it, holds back what may not be sent yet, keeps one response in flight and passes
 * on what the server says. It knows nothing of windows, sound devices or tools.
 */
import { AppError } from '../../shared/errors'
import type { Trace } from '../trace'
import type { Clock } from './clock'
import type { Dialect } from './dialects/dialect'
import { createResponseQueue } from './response-queue'
import type { Transport, TransportEvents } from './transport'
import type { ClientCommand, ServerEvent, SessionConfig } from './vocabulary'

export interface SessionEvents {
  /** The server has taken the settings; sound and messages flow from here on. */
  onConfigured(): void
  onEvent(event: ServerEvent): void
  /** The server refused a command, and it matters. */
  onFault(error: AppError): void
  /** The connection is over and not by our wish. */
  onClosed(code: number, reason: string, lastError: string | null): void
}

export interface SessionDependencies {
  open(events: TransportEvents): Promise<Transport>
  dialect: Dialect
  config: SessionConfig
  clock: Clock
  /** Names of events, never their contents. */
  trace: Trace
}

export interface Session {
  /** Sends a command, or keeps it in order until the session is configured. */
  send(command: ClientCommand): void
  /** Asks for a response as soon as none is in flight. */
  respond(): void
  /** Cancels the response in flight, if there is one, and any that waits. */
  cancel(): void
  readonly responding: boolean
  close(): void
}

/** How long a server may take to confirm the settings before sound flows all the same. */
const confirmationMs = 2_000
const greetingMs = 10_000

/** Races that are nobody's fault: REALTIME §3.4 and §3.8. */
const benign = new Set(['response_cancel_not_active', 'input_audio_buffer_commit_empty'])
/** The built-in engine's own faults are known from the engine's process, with the file they are about. */
const isEngineFault = (code: string): boolean => code.startsWith('engine.')

export async function openSession(dependencies: SessionDependencies, events: SessionEvents): Promise<Session> {
  const { dialect, config, clock, trace } = dependencies
  let transport: Transport | null = null
  let configured = false
  let closed = false
  let lastError: string | null = null
  let sent = 0
  let configureEventId = ''
  let stopTimer: (() => void) | null = null
  const held: ClientCommand[] = []
  /** Frames that came with the handshake's own packet. */
  const early: string[] = []

  const post = (command: ClientCommand): string => {
    const eventId = `evt_${++sent}`
    transport?.send(dialect.encode(command, eventId))
    trace('out', command.type, subjectOf(command))
    return eventId
  }
  const responses = createResponseQueue(() => session.send({ type: 'create-response' }))

  const configure = (): void => {
    if (configured || closed) return
    configured = true
    stopTimer?.()
    for (const command of held.splice(0)) post(command)
    events.onConfigured()
  }

  const onError = (event: Extract<ServerEvent, { type: 'error' }>): void => {
    lastError = event.code
    if (event.code === 'conversation_already_has_active_response') return responses.refused()
    if (benign.has(event.code) || isEngineFault(event.code)) return
    if (event.eventId !== null && event.eventId === configureEventId) configure()
    events.onFault(new AppError('session.rejected', event.code || event.message.slice(0, 200)))
  }

  const onFrame = (frame: string): void => {
    if (closed) return
    if (!transport) {
      early.push(frame)
      return
    }
    const arrivedNs = process.hrtime.bigint()
    const event = dialect.decode(frame)
    const name = event.type === 'other' || event.type === 'malformed' ? event.name : event.type
    trace('in', name, idOf(event), arrivedNs)
    if (event.type === 'session-created') {
      stopTimer?.()
      configureEventId = post({ type: 'configure', config })
      stopTimer = clock.after(confirmationMs, configure)
    } else if (event.type === 'session-updated') configure()
    else if (event.type === 'response-created') responses.created()
    else if (event.type === 'error') onError(event)
    events.onEvent(event)
    // After the listeners: what they ask for on `response-done` joins the queue before it moves on.
    if (event.type === 'response-done') responses.done()
  }

  const onClosed = (code: number, reason: string): void => {
    if (closed) return
    closed = true
    stopTimer?.()
    events.onClosed(code, reason, lastError)
  }

  const session: Session = {
    send(command) {
      if (closed) return
      if (configured) post(command)
      else held.push(command)
    },
    respond: () => responses.request(),
    cancel() {
      responses.forget()
      if (responses.active) session.send({ type: 'cancel-response' })
    },
    get responding() {
      return responses.active
    },
    close() {
      closed = true
      stopTimer?.()
      transport?.close()
    },
  }

  transport = await dependencies.open({ onFrame, onClosed })
  for (const frame of early.splice(0)) onFrame(frame)
  if (!configured && configureEventId === '' && !closed)
    stopTimer = clock.after(greetingMs, () => {
      transport?.close()
      onClosed(1006, 'no greeting')
    })
  return session
}

function idOf(event: ServerEvent): string | null {
  if ('itemId' in event) return event.itemId
  return 'responseId' in event ? event.responseId : null
}

function subjectOf(command: ClientCommand): string | null {
  if (command.type === 'truncate') return `${command.itemId}@${command.audioEndMs}`
  return command.type === 'delete-item' ? command.itemId : null
}
