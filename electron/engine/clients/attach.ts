/** Listens to a client of the `openai` package; its versions have this much in common. */

import { type Followed, follow } from './follow'

export interface Realtime<ServerEvent extends { type: string }, ClientEvent> {
  on(name: 'event', listener: (event: ServerEvent) => void): unknown
  on(name: 'error', listener: (error: { message: string }) => void): unknown
  send(event: ClientEvent): void
  close(): void
  socket: {
    addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void
  }
}

export interface Attached<ServerEvent extends { type: string }, ClientEvent> {
  events: Followed<ServerEvent>
  /** What the client's own error event has said. */
  errors: string[]
  closed: Promise<{ code: number; reason: string }>
  send(event: ClientEvent): void
  close(): void
}

export function attach<ServerEvent extends { type: string }, ClientEvent>(
  realtime: Realtime<ServerEvent, ClientEvent>,
): Attached<ServerEvent, ClientEvent> {
  const errors: string[] = []
  realtime.on('error', ({ message }) => errors.push(message))
  return {
    events: follow((listener) => realtime.on('event', listener)),
    errors,
    closed: new Promise((resolve) => {
      realtime.socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
    }),
    send: (event) => realtime.send(event),
    close: () => realtime.close(),
  }
}
