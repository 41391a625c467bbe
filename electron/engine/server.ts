/** The engine's Realtime server: listens on loopback, lets in who has the token, and gives each client a session. */

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { hasToken, isLoopbackHost, offeredProtocols, selectedProtocol } from './access'
import { type Clock, systemClock } from './clock'
import { type Connection, createConnection } from './connection'
import type { Log } from './log'
import type { Mind } from './mind/mind'
import { gaDialect } from './protocol/ga'
import { newId } from './session/id'
import type { Speech } from './speech'
import type { Trace } from './trace'

const paths = ['/v1/realtime', '/openai/v1/realtime']
const host = '127.0.0.1'
/** 15 MiB of audio as base64, and room for the event around it. A little more is answered, much more is not read. */
const maxPayloadBytes = 32 * 1024 * 1024
const closeGraceMs = 500

export interface EngineServerOptions {
  token: string
  speech: Speech
  /** Called for each client: their minds know nothing of each other. */
  createMind: () => Mind
  loadSpeech?: 'on-open' | 'on-demand'
  sessionLimitMs?: number
  clock?: Clock
  log?: Log
  trace?: Trace
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
  const { token, speech, log = () => {} } = options
  const clients = new Map<WebSocket, Connection>()
  const webSockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    handleProtocols: (protocols) => (protocols.has(selectedProtocol) ? selectedProtocol : false),
  })
  const http = createServer((_request, response) => {
    response.writeHead(426, { 'content-type': 'text/plain', connection: 'close' })
    response.end('This is a WebSocket server.\n')
  })

  http.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const url = parseUrl(request.url)
    if (!isLoopbackHost(request.headers.host)) return refuse(stream, 403, 'Forbidden')
    if (!url || !paths.includes(url.pathname)) return refuse(stream, 404, 'Not Found')
    if (!hasToken(request, url, token)) {
      log('warn', 'wrong or missing token')
      return refuse(stream, 401, 'Unauthorized')
    }
    webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      try {
        accept(webSocket, stream, request, url)
      } catch (error) {
        // One client's session that cannot be built must not end the others'.
        log('error', 'session failed to open', { error: error instanceof Error ? error.name : 'unknown' })
        webSocket.close(1011, 'The engine failed.')
      }
    })
  })

  function accept(webSocket: WebSocket, stream: Duplex, request: IncomingMessage, url: URL) {
    const model = url.searchParams.get('model') ?? url.searchParams.get('deployment')
    const refusal = asksForBeta(request) ? betaRefusal : model ? null : modelRefusal
    if (refusal) return refuseInBand(webSocket, refusal)
    const connection = createConnection({
      webSocket,
      stream,
      dialect: gaDialect,
      model: model ?? '',
      sessionLimitMs: options.sessionLimitMs ?? 60 * 60 * 1000,
      speech,
      loadSpeech: options.loadSpeech ?? 'on-open',
      mind: options.createMind(),
      clock: options.clock ?? systemClock,
      log,
      trace: options.trace ?? (() => {}),
      onActivity: options.onActivity ?? (() => {}),
    })
    clients.set(webSocket, connection)
    webSocket.on('close', () => clients.delete(webSocket))
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
        for (const webSocket of clients.keys()) webSocket.terminate()
      }, closeGraceMs)
      await closed
      clearTimeout(timer)
      webSockets.close()
    },
  }
}

interface Refusal {
  code: string
  message: string
}

const betaRefusal: Refusal = {
  code: 'beta_api_shape_disabled',
  message: 'The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.',
}
const modelRefusal: Refusal = {
  code: 'missing_model',
  message: 'You must provide a model parameter, for example wss://api.openai.com/v1/realtime?model=gpt-realtime.',
}

function asksForBeta(request: IncomingMessage): boolean {
  const header = request.headers['openai-beta']
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((entry) => entry.trim())
  return entries.includes('realtime=v1') || offeredProtocols(request).includes('openai-beta.realtime-v1')
}

/** What is wrong with the model or the dialect is told inside the protocol, after the handshake. */
function refuseInBand(webSocket: WebSocket, { code, message }: Refusal) {
  webSocket.on('error', () => webSocket.terminate())
  setTimeout(() => {
    const error = { type: 'invalid_request_error', code, message, param: null, event_id: null }
    webSocket.send(JSON.stringify({ type: 'error', event_id: newId('event'), error }))
    webSocket.close(4000, `invalid_request_error.${code}`)
  }, 8)
}

function refuse(stream: Duplex, status: number, reason: string) {
  const body = JSON.stringify({ error: { code: String(status), message: reason } })
  stream.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

function parseUrl(path: string | undefined): URL | null {
  try {
    return new URL(path ?? '', `http://${host}`)
  } catch {
    return null
  }
}
