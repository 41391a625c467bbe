/** A time of day on a day: "5 pm tomorrow", "Friday at noon". */
import { parseClock } from './clock'
import { parseDay } from './day-words'

/** @param words plain text that should be nothing but a moment @returns local */
export function parseMoment(words: string, now: Date): Date | null {
  const list = words.split(' ')
  for (let at = 1; at < list.length && list.length < 12; at++) {
    const first = list
      .slice(0, at)
      .join(' ')
      .replace(/ (?:on|at)$/, '')
    const second = list
      .slice(at)
      .join(' ')
      .replace(/^(?:on|at) /, '')
    for (const [clock, dayWords] of [
      [first, second],
      [second, first],
    ] as const) {
      const time = parseClock(clock)
      const day = time && parseDay(dayWords, now)
      if (!day) continue
      const hour = time.exact || time.hour > 6 ? time.hour : time.hour + 12
      return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, time.minute)
    }
  }
  return null
}
