/** A clock that only moves when a test turns it. */

import type { Clock } from '../clock'

export interface ManualClock extends Clock {
  advance(byMs: number): void
}

export function createManualClock(): ManualClock {
  let nowMs = Date.UTC(2026, 0, 1)
  const timers = new Map<object, { atMs: number; run: () => void }>()

  return {
    now: () => new Date(nowMs),
    after(delayMs, run) {
      const key = {}
      timers.set(key, { atMs: nowMs + delayMs, run })
      return () => timers.delete(key)
    },
    advance(byMs) {
      const untilMs = nowMs + byMs
      for (;;) {
        const due = [...timers]
          .filter(([, { atMs }]) => atMs <= untilMs)
          .sort((left, right) => left[1].atMs - right[1].atMs)[0]
        if (!due) break
        const [key, { atMs, run }] = due
        timers.delete(key)
        nowMs = atMs
        run()
      }
      nowMs = untilMs
    },
  }
}
