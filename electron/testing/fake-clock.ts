/** A clock that moves only when told, for tests. */
import type { Clock } from '../realtime/clock'

export interface FakeClock extends Clock {
  /** Runs everything that falls due on the way. */
  advance(ms: number): void
  /** How many things wait to be run. */
  readonly waiting: number
}

export function createFakeClock(startMs = 1_000_000): FakeClock {
  let nowMs = startMs
  let timers: { atMs: number; run: () => void }[] = []
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    get waiting() {
      return timers.length
    },
    advance(ms) {
      const endMs = nowMs + ms
      for (;;) {
        const due = timers.filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (!due) break
        timers = timers.filter((other) => other !== due)
        nowMs = due.atMs
        due.run()
      }
      nowMs = endMs
    },
  }
}
