/** What the playback processor costs per quantum, however much is queued. */
import type { Family } from '../figure'
import { measurePlayback } from '../playback-process'

const quanta = 20_000
const queuedSeconds = [10, 60, 180]
const nameOf = (seconds: number): string => `playback.process.${seconds}s`

export const playback: Family = {
  names: queuedSeconds.map(nameOf),
  async measure(wanted, reporter) {
    for (const seconds of queuedSeconds) {
      const name = nameOf(seconds)
      if (wanted.has(name)) reporter.figure({ name, unit: 'µs', samples: quanta, ...measurePlayback(seconds, quanta) })
    }
  },
}
