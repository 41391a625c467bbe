/** One client's socket: frames in, frames out, in order; its pings, its limits and its end. */

import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { Admission } from './admission'
import type { Clock } from './clock'
import { describeFailure } from './failure'
import type { Log } from './log'
import type { Mind } from './mind/mind'
import { ClientError } from './protocol/client-error'
import { createDialect } from './protocol/create-dialect'
import type { ErrorDetail, Fact } from './protocol/fact'
import { parseFrame } from './protocol/frame'
import { applyPatch, createSessionConfig } from './protocol/session-config'
import { newId } from './session/id'
import { createSession } from './session/session'
import type { Speech } from './speech'
import type { Trace } from './trace'

/** Clients attach their listeners after the handshake; nothing may reach them before. */
const firstFrameDelayMs = 8
const pingIntervalMs = 20_000
/** A client that takes nothing off its socket is let go before it fills the memory. */
const maxUnsentBytes = 64 * 1024 * 1024

export interface ConnectionDeps {
  webSocket: WebSocket
  stream: Duplex
  admission: Admission
  /** Whether a beta session is told of its conversation, as old documents have it. */
  withConversationCreated: boolean
  sessionLimitMs: number
  speech: Speech
  /** Whether the models are loaded at once, or only when sound is heard or to be spoken. */
  loadSpeech: 'on-open' | 'on-demand'
  mind: Mind
  clock: Clock
  log: Log
  trace: Trace
  onActivity(): void
}

export interface Connection {
  readonly busy: boolean
  close(code: number, reason: string): void
}

export function createConnection(deps: ConnectionDeps): Connection {
  const { webSocket, stream, admission, speech, clock, log, trace } = deps
  const { kind, model, patch } = admission
  const dialect = createDialect(admission)
  const sessionId = newId('sess')
  const expiresAtSeconds = Math.floor((clock.now().getTime() + deps.sessionLimitMs) / 1000)
  /** Frames that came before the first one was sent. */
  let early: { data: RawData; isBinary: boolean }[] | null = []
  let corked = false
  let answeredPing = true
  const timers = new Set<() => void>()

  const session = createSession({
    config: applyPatch(createSessionConfig({ kind, id: sessionId, model, expiresAtSeconds }), patch ?? {}, false),
    speech,
    needSpeech: () => speech.load(),
    mind: deps.mind,
    clock,
    log,
    describeFailure: (error) => describeFailure(error, speech.state),
    emit,
  })

  function emit(fact: Fact) {
    const event = dialect.encode(fact)
    if (!event || webSocket.readyState !== webSocket.OPEN) return
    if (isActivity(fact)) deps.onActivity()
    if (!corked) {
      // What one cause brings about leaves in one write, so that nobody acts between two parts of it.
      corked = true
      stream.cork()
      process.nextTick(() => {
        corked = false
        stream.uncork()
      })
    }
    const { type, ...fields } = event
    const framed = { type, event_id: newId('event'), ...fields }
    trace('out', sessionId, framed)
    webSocket.send(JSON.stringify(framed))
    if (webSocket.bufferedAmount > maxUnsentBytes) webSocket.terminate()
  }

  function tellError(error: ErrorDetail) {
    emit({ type: 'error', error })
  }

  function receive(data: RawData, isBinary: boolean) {
    let causeEventId: string | null = null
    try {
      const event = parseFrame(data, isBinary)
      causeEventId = typeof event.event_id === 'string' ? event.event_id : null
      trace('in', sessionId, event)
      const command = dialect.decode(event)
      if (command.type !== 'input.append' || session.config.turnDetection === null) deps.onActivity()
      session.handle(command)
    } catch (error) {
      if (error instanceof ClientError) {
        const { code, message, param } = error
        tellError({ type: 'invalid_request_error', code, message, param, causeEventId })
      } else {
        log('error', 'command failed', { sessionId, error: error instanceof Error ? error.name : 'unknown' })
        tellError({
          type: 'server_error',
          code: 'server_error',
          message: 'The engine failed.',
          param: null,
          causeEventId,
        })
      }
    }
  }

  function open() {
    session.open(deps.withConversationCreated && kind === 'realtime')
    if (deps.loadSpeech === 'on-open') void speech.load().catch(() => {})
    const waiting = early ?? []
    early = null
    for (const { data, isBinary } of waiting) receive(data, isBinary)
  }

  function expire() {
    const message = `Your session hit the maximum duration of ${describeDuration(deps.sessionLimitMs)}.`
    tellError({ type: 'invalid_request_error', code: 'session_expired', message, param: null, causeEventId: null })
    webSocket.close(1001, message)
  }

  function ping() {
    if (!answeredPing) return webSocket.terminate()
    answeredPing = false
    webSocket.ping()
    after(pingIntervalMs, ping)
  }

  function after(delayMs: number, run: () => void) {
    const callOff = clock.after(delayMs, () => {
      timers.delete(callOff)
      run()
    })
    timers.add(callOff)
  }

  after(firstFrameDelayMs, open)
  after(pingIntervalMs, ping)
  after(deps.sessionLimitMs, expire)

  webSocket.on('pong', () => {
    answeredPing = true
  })
  webSocket.on('message', (data, isBinary) => {
    answeredPing = true
    if (early) early.push({ data, isBinary })
    else receive(data, isBinary)
  })
  // Broken frames and lost sockets end in 'close' as well.
  webSocket.on('error', (error) => log('warn', 'socket failed', { sessionId, error: error.name }))
  webSocket.on('close', (code) => {
    for (const callOff of timers) callOff()
    session.dispose()
    log('info', 'session closed', { sessionId, code })
  })
  log('info', 'session opened', { sessionId })

  return {
    get busy() {
      return session.busy
    },
    close: (code, reason) => webSocket.close(code, reason),
  }
}

function isActivity(fact: Fact): boolean {
  return fact.type !== 'session.created' && fact.type !== 'conversation.created' && fact.type !== 'error'
}

/** @example describeDuration(3_600_000) // '60 minutes' */
function describeDuration(lengthMs: number): string {
  return lengthMs >= 60_000 ? `${Math.round(lengthMs / 60_000)} minutes` : `${Math.round(lengthMs / 1000)} seconds`
}
