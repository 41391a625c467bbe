/** How long it is since a day or a time of day. */
import type { Understanding } from './ability'
import { addDays, daysBetween, sayDay, sayElapsed, type ElapsedUnit } from './calendar'
import { count, parseClock, sayDuration, sayTime } from './clock'
import { parseDay } from './day-words'
import { toldDay } from './follow/told'
import { followed } from './follow-words'
import { parseMoment } from './moments'
import { digits } from './numbers'
import { answer, fine, iso, usual } from './span-answers'
import { followUnit, unitOf } from './span-asks'

function sinceDay(day: Date, unit: ElapsedUnit | null, isAgo: boolean, now: Date): Understanding {
  const used = unit ?? usual(day, now)
  const long = sayElapsed(day, fine(used) ? now : addDays(now, 0), used)
  const away = daysBetween(day, now)
  const text =
    away < 0
      ? `That is still to come, on ${sayDay(day, now)}.`
      : away === 0
        ? 'That is today.'
        : isAgo
          ? `That was ${long} ago, on ${sayDay(day, now)}.`
          : `It is ${long} since ${sayDay(day, now)}.`
  return {
    ...answer(text, { since: iso(day), unit: used }),
    told: [toldDay(day)],
    followUp: ({ core }) => {
      const { slot } = followed(core)
      const other = followUnit.exec(slot)?.[1]
      if (other) return sinceDay(day, unitOf(other), isAgo, now)
      const next = parseDay(slot.replace(/^since /, ''), now, true)
      return next ? sinceDay(next, unit, isAgo, now) : null
    },
  }
}

/** "Since noon", "since 9 yesterday": the latest time that the clock showed that. */
function sinceTime(words: string, unit: ElapsedUnit | null, isAgo: boolean, now: Date): Understanding | null {
  const time = parseClock(
    words.replace(/ (?:today|this (?:morning|afternoon|evening))$/, (part) => (part === ' today' ? '' : part)),
  )
  const hours = !time ? [] : time.exact ? [time.hour] : [time.hour % 12, (time.hour % 12) + 12]
  const moments = time
    ? hours.map((hour) => new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour, time.minute))
    : []
  const past = moments.map((at) => (at > now ? new Date(at.getTime() - 86_400_000) : at))
  const at = past.length > 0 ? new Date(Math.max(...past.map(Number))) : parseMoment(words, now)
  if (!at || at > now) return null
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  const long = unit === 'minute' || unit === 'second' ? sayElapsed(at, now, unit) : sayDuration(minutes)
  const name = sayTime(at)
    .replace(/^12:00 PM$/, 'noon')
    .replace(/^12:00 AM$/, 'midnight')
  const day = daysBetween(at, now) === 0 ? '' : daysBetween(at, now) === 1 ? ' yesterday' : ` on ${sayDay(at, now)}`
  return {
    ...answer(isAgo ? `That was ${long} ago.` : `It is ${long} since ${name}${day}.`, { since: name, minutes }),
    topic: 'time',
  }
}

/** "March" means its first day; of a year only the years are counted. */
export function findSince(words: string, unit: ElapsedUnit | null, isAgo: boolean, now: Date): Understanding | null {
  const year = Number(/^(?:the year )?(\d{4})$/.exec(digits(words).replace(/\b(19|20) (\d\d)$/, '$1$2'))?.[1] ?? NaN)
  if (year < now.getFullYear()) {
    const years = count(now.getFullYear() - year, 'year')
    return answer(isAgo ? `That was ${years} ago.` : `It is ${years} since ${year}.`, { since: year })
  }
  const day =
    parseDay(words, now, true) ?? (/^[a-z]+$/.test(words) ? parseDay(`the first of ${words}`, now, true) : null)
  return day ? sinceDay(day, unit, isAgo, now) : sinceTime(words, unit, isAgo, now)
}
