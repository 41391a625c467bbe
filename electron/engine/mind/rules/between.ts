/** How long it is between two days or two times of day. */
import type { Understanding } from './ability'
import { sayDay, sayElapsed, type ElapsedUnit } from './calendar'
import { count, minutesUntil, parseClock, sayDuration } from './clock'
import { parseDay } from './day-words'
import { followed } from './follow-words'
import { answer, iso, usual } from './span-answers'
import { followUnit, unitOf } from './span-asks'

function betweenDays(first: Date, second: Date, unit: ElapsedUnit | null, now: Date): Understanding {
  const [from, to] = first <= second ? [first, second] : [second, first]
  const used = unit ?? usual(from, to)
  const long = sayElapsed(from, to, used)
  return {
    ...answer(`It is ${long} from ${sayDay(from, now)} to ${sayDay(to, now)}.`, {
      from: iso(from),
      to: iso(to),
      unit: used,
    }),
    followUp: ({ core }) => {
      const other = followUnit.exec(followed(core).slot)?.[1]
      return other ? betweenDays(from, to, unitOf(other), now) : null
    },
  }
}

export function findBetween(words: string, unit: ElapsedUnit | null, now: Date, isClock = false): Understanding | null {
  for (const found of words.matchAll(/ (?:and|to|until|till|through) /g)) {
    const firstWords = words.slice(0, found.index)
    const secondWords = words.slice(found.index + found[0].length)
    const [first, second] = [firstWords, secondWords].map((one) => parseDay(one === 'now' ? 'today' : one, now))
    if (first && second) {
      // "From December 20 to January 5" of the same winter, "from May 1 to April 1" of the next year.
      const after = second < first ? parseDay(secondWords, first) : second
      if (after && after > first) return betweenDays(first, after, unit, now)
      // "Between September 1st and today": what the second one bounds lies before it.
      const earlier = second < first ? parseDay(firstWords, now, true) : null
      return betweenDays(earlier ?? first, second, unit, now)
    }
    if (isClock || unit !== null || /\d (?:am|pm)|noon|midnight|:|\d\.\d\d|o'clock/.test(words)) {
      const minutes = minutesBetween(firstWords, secondWords)
      if (minutes === null) continue
      return answer(`It is ${unit === 'minute' ? count(minutes, 'minute') : sayDuration(minutes)}.`, { minutes })
    }
  }
  return null
}

/** "2:40 and 4:05 pm": what is not said of one of them is what makes it short. */
function minutesBetween(firstWords: string, secondWords: string): number | null {
  const [start, end] = [parseClock(firstWords), parseClock(secondWords)]
  if (!start || !end) return null
  const hours = start.exact ? [start.hour] : [start.hour % 12, (start.hour % 12) + 12]
  return Math.min(...hours.map((hour) => minutesUntil(end, new Date(2000, 0, 1, hour, start.minute)).minutes))
}
