/** A client for tests over a real socket: keeps every event and waits for the ones that are named. */

import { WebSocket } from 'ws'

export interface ServerEvent {
  type: string
  event_id: string
  // Tests look into the parts they know of.
  [field: string]: unknown
}

export interface TestClient {
  socket: WebSocket
  /** All events, oldest first. */
  events: ServerEvent[]
  types(): string[]
  send(event: Record<string, unknown>): void
  /** The next event of this type that has not been waited for yet. */
  next(type: string): Promise<ServerEvent>
  closed: Promise<{ code: number; reason: string }>
}

export async function connectClient(url: string, headers: Record<string, string> = {}): Promise<TestClient> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  const events: ServerEvent[] = []
  const waiting: { type: string; resolve: (event: ServerEvent) => void }[] = []
  const taken = new Set<ServerEvent>()

  socket.on('message', (data) => {
    const event = JSON.parse(String(data)) as ServerEvent
    events.push(event)
    const index = waiting.findIndex(({ type }) => type === event.type)
    if (index < 0) return
    taken.add(event)
    waiting.splice(index, 1)[0]?.resolve(event)
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, response) => reject(new Error(`HTTP ${response.statusCode}`)))
  })
  socket.on('error', () => {})

  return {
    socket,
    events,
    types: () => events.map(({ type }) => type),
    send: (event) => socket.send(JSON.stringify(event)),
    next(type) {
      const found = events.find((event) => event.type === type && !taken.has(event))
      if (found) {
        taken.add(found)
        return Promise.resolve(found)
      }
      return new Promise((resolve) => waiting.push({ type, resolve }))
    },
    closed,
  }
}
