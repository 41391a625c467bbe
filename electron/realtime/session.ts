/**
 * One connection's life: configures it, holds back what may not be sent yet, keeps one response in flight and passes
 * on what the server says. It knows nothing of windows, sound devices or tools.
 */
import type { Limit } from '../../shared/conversation'
import { AppError } from '../../shared/errors'
import type { Log } from '../log'
import type { Trace } from '../trace'
import { createAsides } from './asides'
import { createRecentMap } from './bounded'
import type { Clock } from './clock'
import { createConfirmation } from './confirmation'
import type { Dialect } from './dialects/dialect'
import { createEventCensus } from './event-census'
import { createFunctionCalls } from './function-calls'
import { createIncoming } from './incoming'
import { createOutgoing } from './outgoing'
import { createResponseQueue } from './response-queue'
import { createSentCommands } from './sent-commands'
import { detectionOf, type SessionFacts } from './session-facts'
import { createSessionSound } from './session-sound'
import { createSilenceWatch } from './silence-watch'
import type { Transport, TransportEvents } from './transport'
import type { ClientCommand, ResponseRequest, ServerEvent, SessionConfig } from './vocabulary'

export interface SessionEvents {
  /** The server has taken the settings; sound and messages flow from here on. */
  onConfigured(): void
  onEvent(event: ServerEvent): void
  /** The server refused a command, or something is not as it should be, and it matters. */
  onFault(error: AppError): void
  /** Less than a tenth of a limit of the service remains; null when it has recovered. */
  onLimits(limit: Limit | null): void
  /** The connection is over and not by our wish. */
  onClosed(code: number, reason: string, lastError: string | null): void
}

export interface SessionDependencies {
  open(events: TransportEvents): Promise<Transport>
  dialect: Dialect
  config: SessionConfig
  clock: Clock
  log: Log
  /** Names of events, never their contents. */
  trace: Trace
}

export interface Session {
  /** Sends a command, or keeps it in order until the session is configured. */
  send(command: ClientCommand): void
  /** Asks for a response as soon as none is in flight. @param request null: as the session is set */
  respond(request: ResponseRequest | null): void
  /** Asks for a text beside the conversation. @throws AppError `session.unsupported`, `response.failed`, `session.lost` */
  aside(request: Omit<ResponseRequest, 'outOfBand'>, signal: AbortSignal): Promise<string>
  /** Cancels the response in flight, if there is one, and any that waits. */
  cancel(): void
  readonly responding: boolean
  /** Nobody speaks, nothing is awaited: another session could take over. */
  readonly quiet: boolean
  readonly expiresAtMs: number | null
  close(): void
}

const greetingMs = 10_000
const rememberedItems = 4_000
const rememberedCancels = 64

export async function openSession(dependencies: SessionDependencies, events: SessionEvents): Promise<Session> {
  const { dialect, config, clock, log, trace } = dependencies
  let transport: Transport | null = null
  let configured = false
  let closed = false
  let lastError: string | null = null
  let expiresAtMs: number | null = null
  const facts: SessionFacts = {
    voice: config.voice,
    spoken: false,
    speaking: false,
    uncommitted: false,
    wantedDetection: config.turnDetection.type,
    saidDetection: null,
  }
  let stopGreeting = (): void => undefined
  const held: ClientCommand[] = []
  /** Frames that came with the handshake's own packet. */
  const early: string[] = []
  const items = createRecentMap<true>(rememberedItems)
  const cancelled = createRecentMap<true>(rememberedCancels)
  const sound = createSessionSound()
  const calls = createFunctionCalls()
  const sent = createSentCommands(clock)
  const census = createEventCensus(log)
  const responses = createResponseQueue((request) => session.send({ type: 'create-response', request }))
  const watch = createSilenceWatch(
    () => {
      if (!confirmation.confirmed) return 'session.unconfirmed'
      return detectionOf(facts) === 'none' ? 'session.not-committed' : 'session.silent'
    },
    (code) => events.onFault(new AppError(code)),
  )

  const { transmit, post } = createOutgoing(
    {
      transport: () => transport,
      dialect,
      trace,
      facts,
      sound,
      calls,
      sent,
      watch,
      items,
      confirmation: () => confirmation,
    },
    {
      onFault: events.onFault,
      onUnsupported({ type }) {
        if (type === 'clear-output') return
        if (type === 'create-response') responses.failed()
        events.onFault(new AppError('session.unsupported', type))
      },
    },
  )
  const asides = createAsides(transmit)
  const confirmation = createConfirmation(
    { config, clock, log, send: (asked) => transmit({ type: 'configure', config: asked }) },
    {
      onFlow() {
        if (configured || closed) return
        configured = true
        for (const command of held.splice(0)) post(command)
        events.onConfigured()
      },
      onFault: events.onFault,
    },
  )

  const incoming = createIncoming(
    { clock, facts, items, sound, calls, sent, responses, asides, confirmation },
    {
      onFault: events.onFault,
      onLimits: events.onLimits,
      onGreeting(own) {
        stopGreeting()
        expiresAtMs = own
      },
      onExpired(reason) {
        transport?.close()
        onClosed(1001, reason)
      },
    },
  )
  const heard = (event: ServerEvent<Buffer>): ServerEvent =>
    event.type === 'audio-delta' ? { ...event, sound: sound.decode(event.itemId, event.sound) } : event

  const onFrame = (frame: string): void => {
    if (closed) return
    if (!transport) {
      early.push(frame)
      return
    }
    const arrivedNs = process.hrtime.bigint()
    const wire = dialect.decode(frame)
    trace('in', nameOf(wire), idOf(wire), arrivedNs)
    census.count(wire)
    watch.heard()
    if (asides.take(wire)) return
    if (wire.type !== 'response-done' && 'responseId' in wire && cancelled.has(wire.responseId)) return
    const event = wire.type === 'response-done' ? calls.finish(wire) : heard(wire)
    if (event.type === 'error') lastError = event.code
    incoming.note(event)
    if (event.type === 'response-done' && event.status === 'cancelled') cancelled.set(event.responseId, true)
    events.onEvent(event)
    // After the listeners: what they ask for on `response-done` joins the queue before it moves on.
    if (event.type === 'response-done') responses.done()
  }
  const end = (): void => {
    closed = true
    stopGreeting()
    confirmation.dispose()
    asides.close()
    census.close()
  }
  const onClosed = (code: number, reason: string): void => {
    if (closed) return
    end()
    events.onClosed(code, reason, lastError)
  }

  const session: Session = {
    send(command) {
      if (closed) return
      if (configured) post(command)
      else held.push(command)
    },
    respond: (request) => responses.request(request),
    async aside(request, signal) {
      if (closed || !configured) throw new AppError('session.lost')
      return asides.ask(request, signal)
    },
    cancel() {
      responses.forget()
      if (!responses.active) return
      if (responses.responseId !== null) cancelled.set(responses.responseId, true)
      session.send({ type: 'cancel-response', responseId: null })
      if (transport && !transport.carriesAudio) session.send({ type: 'clear-output' })
    },
    get responding() {
      return responses.active
    },
    get quiet() {
      return configured && !responses.active && !facts.speaking && !facts.uncommitted && !calls.open
    },
    get expiresAtMs() {
      return expiresAtMs
    },
    close() {
      if (closed) return
      end()
      transport?.close()
    },
  }

  transport = await dependencies.open({ onFrame, onClosed })
  stopGreeting = clock.after(greetingMs, () => {
    transport?.close()
    onClosed(1006, 'no greeting')
  })
  if (closed) stopGreeting()
  for (const frame of early.splice(0)) onFrame(frame)
  return session
}

function nameOf(event: ServerEvent<unknown>): string {
  return event.type === 'other' || event.type === 'malformed' ? event.name.slice(0, 80) : event.type
}

function idOf(event: ServerEvent<unknown>): string | null {
  if ('itemId' in event) return event.itemId
  return 'responseId' in event ? event.responseId : null
}
