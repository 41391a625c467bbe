/** The engine's Realtime server: listens on loopback, lets in who has a key, and gives each client a session. */

import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isLoopbackHost, selectedProtocol, urlOf } from './access'
import type { Admission } from './admission'
import { admit } from './admit'
import { type Clock, systemClock } from './clock'
import { type Connection, createConnection } from './connection'
import type { Log } from './log'
import type { Mind } from './mind/mind'
import { parseFrame } from './protocol/frame'
import { isRefusal, refusals } from './refusals'
import { refuseBeforeUpgrade, refuseInBand } from './refuse'
import { createRest } from './rest'
import { createSecrets } from './secrets'
import type { Speech } from './speech'
import type { Certificate } from './tls'
import type { Trace } from './trace'

const host = '127.0.0.1'
/** 15 MiB of audio as base64, and room for the event around it. A little more is answered, much more is not read. */
const maxPayloadBytes = 32 * 1024 * 1024
/** What clients send before they have read that they are refused. */
const maxRefusedPayloadBytes = 1024 * 1024
const maxRefusedAtOnce = 32
const closeGraceMs = 500

export interface EngineServerOptions {
  token: string
  speech: Speech
  /** Called for each client: their minds know nothing of each other. */
  createMind: () => Mind
  loadSpeech?: 'on-open' | 'on-demand'
  sessionLimitMs?: number
  /** Whether the beta form of the protocol is refused, as OpenAI does since May 2026. */
  strictGa?: boolean
  /** Whether beta sessions begin with `conversation.created` as well, which strict clients of 2024 do not know. */
  withConversationCreated?: boolean
  /** With a certificate it speaks https and wss only. */
  tls?: Certificate
  clock?: Clock
  log?: Log
  trace?: Trace
  /** Shown what is no event of a session: the one frame of who is refused, and frames that cannot be read. */
  traceOutside?: (direction: 'in' | 'out', frame: Record<string, unknown>) => void
  /** Somebody speaks, types or is answered; a session that is merely open is silent. */
  onActivity?: () => void
}

export interface EngineServer {
  /** Whether any client is speaking or being answered. */
  readonly busy: boolean
  /** @param port 0: any free one @returns the port @throws the system's error when it is taken */
  listen(port: number): Promise<number>
  close(): Promise<void>
}

export function createEngineServer(options: EngineServerOptions): EngineServer {
  const { token, speech, strictGa = false, clock = systemClock, log = () => {}, trace = () => {} } = options
  const clients = new Map<WebSocket, Connection>()
  const sockets = new Set<Socket>()
  const secrets = createSecrets(clock)
  const webSockets = createWebSocketServer(maxPayloadBytes)
  const refused = createWebSocketServer(maxRefusedPayloadBytes)
  let refusedNow = 0

  const rest = createRest({ token, secrets, strictGa, log })
  const http = options.tls ? createSecureServer(options.tls, rest) : createServer(rest)

  http.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  http.on('upgrade', (request, stream: Duplex, head) => {
    stream.on('error', () => stream.destroy())
    const isHere = isLoopbackHost(request.headers.host)
    const outcome = isHere ? admit(request, urlOf(request), { token, secrets, strictGa }) : refusals.forbidden()
    if (!isRefusal(outcome)) {
      webSockets.handleUpgrade(request, stream, head, (webSocket) => accept(webSocket, stream, outcome))
      return
    }
    log('warn', 'client refused', { code: outcome.told === 'in band' ? outcome.code : outcome.status })
    if (outcome.told === 'before the upgrade') return refuseBeforeUpgrade(stream, outcome)
    if (refusedNow >= maxRefusedAtOnce) return refuseBeforeUpgrade(stream, refusals.tooMany())
    refused.handleUpgrade(request, stream, head, (webSocket) => {
      refusedNow += 1
      webSocket.on('close', () => (refusedNow -= 1))
      refuseInBand(webSocket, outcome, (event) => options.traceOutside?.('out', event))
    })
  })

  function accept(webSocket: WebSocket, stream: Duplex, admission: Admission) {
    // Before the connection listens, so that it comes before its answer.
    if (options.traceOutside) traceUnreadable(webSocket, options.traceOutside)
    try {
      const connection = createConnection({
        webSocket,
        stream,
        admission,
        withConversationCreated: options.withConversationCreated ?? false,
        sessionLimitMs: options.sessionLimitMs ?? 60 * 60 * 1000,
        speech,
        loadSpeech: options.loadSpeech ?? 'on-open',
        mind: options.createMind(),
        clock,
        log,
        trace,
        onActivity: options.onActivity ?? (() => {}),
      })
      clients.set(webSocket, connection)
      webSocket.on('close', () => clients.delete(webSocket))
    } catch (error) {
      // One client's session that cannot be built must not end the others'.
      log('error', 'session failed to open', { error: error instanceof Error ? error.name : 'unknown' })
      webSocket.close(1011, 'The engine failed.')
    }
  }

  return {
    get busy() {
      return [...clients.values()].some((connection) => connection.busy)
    },
    listen: (port) =>
      new Promise((resolve, reject) => {
        http.once('error', reject)
        http.listen(port, host, () => {
          http.off('error', reject)
          resolve((http.address() as AddressInfo).port)
        })
      }),
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      for (const connection of clients.values()) connection.close(1001, 'The engine is shutting down.')
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, closeGraceMs)
      await closed
      clearTimeout(timer)
      webSockets.close()
      refused.close()
    },
  }
}

function traceUnreadable(webSocket: WebSocket, tell: NonNullable<EngineServerOptions['traceOutside']>) {
  webSocket.on('message', (data, isBinary) => {
    try {
      parseFrame(data, isBinary)
    } catch {
      tell('in', isBinary ? { binary: true } : { text: String(data) })
    }
  })
}

function createWebSocketServer(maxPayload: number): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload,
    handleProtocols: (protocols) => (protocols.has(selectedProtocol) ? selectedProtocol : false),
  })
}
