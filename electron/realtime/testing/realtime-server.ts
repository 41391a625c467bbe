/** A service for tests: a real WebSocket server that greets, confirms, and does what the test says on top. */
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

export interface Visit {
  socket: WebSocket
  request: IncomingMessage
  frames: { type: string; [member: string]: unknown }[]
  say(frame: Record<string, unknown>): void
}

export interface RealtimeServer {
  readonly url: string
  readonly visits: Visit[]
  /** Waits for it to be so; everything that happens here is looked at. */
  until(done: () => boolean): Promise<void>
  /** Something that the test watches has changed. */
  changed(): void
  close(): Promise<void>
}

interface Manners {
  /** HTTP status that refuses this handshake; null lets it in. */
  admit?(request: IncomingMessage): number | null
  onVisit?(visit: Visit): void
  autoPong?: boolean
}

export const greet = (visit: Visit, session: Record<string, unknown> = { type: 'realtime', id: 'sess' }): void =>
  visit.say({ type: 'session.created', session })

export async function serveRealtime({
  admit,
  onVisit = greet,
  autoPong = true,
}: Manners = {}): Promise<RealtimeServer> {
  const visits: Visit[] = []
  const waiting = new Set<() => void>()
  // Once the change that is told of has been made.
  const changed = (): void =>
    void setImmediate(() => {
      for (const look of [...waiting]) look()
    })
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    autoPong,
    verifyClient: ({ req }, answer) => {
      const status = admit?.(req) ?? null
      answer(status === null, status ?? undefined)
    },
  })
  server.on('connection', (socket, request) => {
    const visit: Visit = {
      socket,
      request,
      frames: [],
      say: (frame) => socket.send(JSON.stringify({ event_id: 'event', ...frame })),
    }
    visits.push(visit)
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Visit['frames'][number]
      visit.frames.push(frame)
      if (frame.type === 'session.update') visit.say({ type: 'session.updated', session: {} })
      changed()
    })
    socket.on('close', changed)
    // After the answer to the handshake has left: REALTIME §3.9.
    setImmediate(() => onVisit(visit))
    changed()
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime`,
    visits,
    changed,
    until: (done) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!done()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}
