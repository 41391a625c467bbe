/** What comes on an open socket, kept until it is asked for. */
import type WebSocket from 'ws'
import type { Clock } from '../../realtime/clock'

export type Arrival =
  { kind: 'frame'; frame: string } | { kind: 'closed'; code: number; reason: string } | { kind: 'silence' }

export interface Inbox {
  /** The next frame, or how it ended; silence when nothing comes in that time. @throws the signal's reason */
  next(patienceMs: number, signal: AbortSignal): Promise<Arrival>
}

/** No close frame came: RFC 6455 §7.4.1. */
const abnormalClosure = 1006

/** Listens from now on: attach it before the handshake ends. */
export function createInbox(socket: WebSocket, clock: Clock): Inbox {
  const frames: string[] = []
  let closed: { code: number; reason: string } | null = null
  let wake = (): void => undefined
  socket.on('message', (data) => {
    frames.push(String(data as Buffer))
    wake()
  })
  socket.on('close', (code, reason) => {
    closed = { code: code || abnormalClosure, reason: reason.toString() }
    wake()
  })
  const take = (): Arrival => {
    const frame = frames.shift()
    if (frame !== undefined) return { kind: 'frame', frame }
    return closed ? { kind: 'closed', ...closed } : { kind: 'silence' }
  }
  return {
    async next(patienceMs, signal) {
      signal.throwIfAborted()
      if (frames.length === 0 && !closed)
        await new Promise<void>((resolve) => {
          const done = (): void => {
            stop()
            signal.removeEventListener('abort', done)
            wake = () => undefined
            resolve()
          }
          const stop = clock.after(patienceMs, done)
          wake = done
          signal.addEventListener('abort', done)
        })
      signal.throwIfAborted()
      return take()
    },
  }
}
