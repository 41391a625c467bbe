/** A connection that is open before anybody listens: keeps what comes until someone does. */
import type { Clock } from '../realtime/clock'
import type { Transport, TransportEvents } from '../realtime/transport'

export type FirstWord =
  { kind: 'frame'; frame: string } | { kind: 'closed'; code: number; reason: string } | { kind: 'silence' }

export interface HeldLine {
  readonly events: TransportEvents
  /** Given up with the signal, unless someone has taken it over. */
  attach(transport: Transport, signal: AbortSignal): void
  first(clock: Clock, patienceMs: number): Promise<FirstWord>
  /** Hands over, beginning with what has come. */
  open(events: TransportEvents): Transport
  close(): void
}

export function createHeldLine(): HeldLine {
  let transport: Transport | null = null
  let listener: TransportEvents | null = null
  let frames: string[] = []
  let closed: { code: number; reason: string } | null = null
  let wake = (): void => undefined

  return {
    events: {
      onFrame(frame) {
        if (listener) return listener.onFrame(frame)
        frames.push(frame)
        wake()
      },
      onClosed(code, reason) {
        if (listener) return listener.onClosed(code, reason)
        closed = { code, reason }
        wake()
      },
    },
    attach(opened, signal) {
      transport = opened
      signal.addEventListener('abort', () => {
        if (listener) return
        opened.close()
        wake()
      })
    },
    first: (clock, patienceMs) =>
      new Promise((resolve) => {
        const word = (): FirstWord => {
          const [frame] = frames
          if (frame !== undefined) return { kind: 'frame', frame }
          return closed ? { kind: 'closed', ...closed } : { kind: 'silence' }
        }
        const stop = clock.after(patienceMs, () => resolve(word()))
        wake = () => {
          stop()
          resolve(word())
        }
        if (frames.length > 0 || closed) wake()
      }),
    open(events) {
      listener = events
      for (const frame of frames) events.onFrame(frame)
      frames = []
      if (closed) events.onClosed(closed.code, closed.reason)
      return transport!
    },
    close: () => transport?.close(),
  }
}
