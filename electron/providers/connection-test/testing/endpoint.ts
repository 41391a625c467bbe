/** Small servers that go wrong in one way each, over http or https, and one that does everything right. */
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Certificate } from '../../../engine/tls'

/** What is done with a handshake: answered with a status, left alone, or opened. */
export type Manner =
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'silence'
  | 'hang up'
  | ((line: EndpointLine) => void)

export interface EndpointLine {
  socket: WebSocket
  request: IncomingMessage
  say(frame: Record<string, unknown>): void
  /** An `error`, and the close that follows it. */
  refuse(closeCode: number, code: string, message?: string): void
  onFrame(run: (frame: { type: string; [member: string]: unknown }) => void): void
}

export interface Endpoint {
  port: number
  requests: IncomingMessage[]
  close(): Promise<void>
}

function openLine(socket: WebSocket, request: IncomingMessage): EndpointLine {
  const say = (frame: Record<string, unknown>): void => socket.send(JSON.stringify({ event_id: 'event_1', ...frame }))
  return {
    socket,
    request,
    say,
    refuse(closeCode, code, message = code) {
      say({ type: 'error', error: { type: 'invalid_request_error', code, message } })
      socket.close(closeCode, `invalid_request_error.${code}`)
    },
    onFrame: (run) => socket.on('message', (data) => run(JSON.parse(String(data as Buffer)) as { type: string })),
  }
}

/** Greets, confirms, and answers with a little sound; each may be replaced. */
export function converse(
  own: Partial<Record<'session.update' | 'response.create', (line: EndpointLine) => void>> = {},
  session: Record<string, unknown> = { type: 'realtime', id: 'sess_local', model: 'gpt-realtime' },
): (line: EndpointLine) => void {
  return (line) => {
    line.say({ type: 'session.created', session })
    line.onFrame(({ type }) => {
      if (type === 'session.update') (own[type] ?? (({ say }) => say({ type: 'session.updated', session: {} })))(line)
      if (type !== 'response.create') return
      if (own[type]) return own[type](line)
      line.say({ type: 'response.created', response: { id: 'resp_1', status: 'in_progress', output: [] } })
      const part = { response_id: 'resp_1', item_id: 'item_1', output_index: 0, content_index: 0 }
      line.say({ type: 'response.output_audio.delta', ...part, delta: Buffer.alloc(480).toString('base64') })
    })
  }
}

function answer(stream: Duplex, { status, body = '', headers = {} }: Extract<Manner, { status: number }>): void {
  const lines = Object.entries({ 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close', ...headers })
  stream.end(`HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
}

export async function serveEndpoint(
  manner: Manner | ((request: IncomingMessage) => Manner | null),
  { tls, choose = false }: { tls?: Certificate; choose?: boolean } = {},
): Promise<Endpoint> {
  const requests: IncomingMessage[] = []
  const streams = new Set<Socket>()
  const sockets = new WebSocketServer({ noServer: true })
  const server = tls ? createSecureServer(tls) : createServer()
  server.on('connection', (stream: Socket) => {
    streams.add(stream)
    stream.on('close', () => streams.delete(stream))
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    requests.push(request)
    stream.on('error', () => undefined)
    const chosen = choose ? (manner as (request: IncomingMessage) => Manner | null)(request) : (manner as Manner)
    if (chosen === 'hang up') stream.destroy()
    else if (chosen === null || chosen === 'silence') return
    else if (typeof chosen !== 'function') answer(stream, chosen)
    else
      sockets.handleUpgrade(request, stream, head, (socket) => {
        // After the answer to the handshake has left: REALTIME §3.9.
        setImmediate(() => chosen(openLine(socket, request)))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.destroy()
        server.close(() => resolve())
      }),
  }
}
