/** Times of day: read from speech ("half past four", "two thirty") and said as a person would. */
import { digits } from './numbers'
import { dateFormat } from './date-format'

export interface ClockTime {
  hour: number
  minute: number
  /** Morning or afternoon is certain. */
  exact: boolean
}

export function sayTime(at: Date, timeZone?: string): string {
  return dateFormat({ hour: 'numeric', minute: '2-digit', hour12: true, timeZone }).format(at).replace(/\s/g, ' ')
}

/** "1 day", "45,000 minutes" */
export function count(value: number, unit: string): string {
  return `${value < 10_000 ? value : value.toLocaleString('en-US')} ${unit}${value === 1 ? '' : 's'}`
}

export function sayDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return count(rest, 'minute')
  return rest === 0 ? count(hours, 'hour') : `${count(hours, 'hour')} and ${count(rest, 'minute')}`
}

const dayPart =
  /\s*\b(?:(am|in the morning|this morning|of the morning)|(pm|in the afternoon|this afternoon|in the evening|this evening|at night|tonight))$/

const forms: readonly (readonly [RegExp, (a: number, b: number) => readonly [number, number]])[] = [
  [/^half(?: past| after|-past)? (\d{1,2})$/, (h) => [h, 30]],
  [/^(?:a )?quarter (?:past|after) (\d{1,2})$/, (h) => [h, 15]],
  [/^(?:a )?quarter (?:to|two|2|of|till|til|before) (\d{1,2})$/, (h) => [h - 1, 45]],
  [/^(\d{1,2})(?: minutes?)? (?:past|after) (\d{1,2})$/, (m, h) => [h, m]],
  [/^(\d{1,2})(?: minutes?)? (?:to|till|til|before) (\d{1,2})$/, (m, h) => [h - 1, 60 - m]],
  [/^(\d{1,2})(?:[:.h]| |:0|.0)(\d{2})$/, (h, m) => [h, m]],
  [/^(\d{1,2}) (?:oh|o|0) (\d)$/, (h, m) => [h, m]],
  [/^(\d{1,2}?)(\d{2})(?: hours)?$/, (h, m) => [h, m]],
  [/^(\d{1,2})$/, (h) => [h, 0]],
]

/** @param text plain text that should be nothing but a time of day */
export function parseClock(text: string): ClockTime | null {
  let rest = digits(text)
    .replace(/^(?:at|about|around|it is|exactly)\s+/, '')
    .replace(/\s*o'?clock/, '')
    .replace(/(\d)(am|pm)$/, '$1 $2')
    .replace(/\b(?:noon|midday|mid-day)\b/, '12 pm')
    .replace(/\bmid-?night\b/, '0 exactly')
    .replace(/^12 12 pm$/, '12 pm')
  if (/^(?:12 )?0 exactly$/.test(rest)) return { hour: 0, minute: 0, exact: true }
  rest = rest.replace(/ ?(?:sharp|ish|-ish|on the dot|exactly)$/, '')
  const part = dayPart.exec(rest)
  if (part) rest = rest.slice(0, part.index)
  for (const [pattern, read] of forms) {
    const found = pattern.exec(rest)
    if (!found) continue
    const [spokenHour, minute] = read(Number(found[1]), Number(found[2]))
    let hour = spokenHour < 0 ? spokenHour + 24 : spokenHour
    if (hour === 24) hour = 0
    if (hour > 23 || minute > 59) return null
    if (part && hour <= 12) {
      const isSmallHours = part[2] === 'at night' && hour % 12 < 6
      return { hour: (hour % 12) + (part[2] && !isSmallHours ? 12 : 0), minute, exact: true }
    }
    return { hour, minute, exact: part !== null || hour > 12 || (hour === 0 && found.length > 0) }
  }
  return null
}

/** Whole minutes from now, as a clock without seconds counts them, until that time comes next. */
export function minutesUntil(time: ClockTime, now: Date): { minutes: number; hour: number } {
  const nowMinutes = now.getHours() * 60 + now.getMinutes()
  const hours = time.exact ? [time.hour] : [time.hour % 12, (time.hour % 12) + 12]
  const waits = hours.map((hour) => {
    const wait = hour * 60 + time.minute - nowMinutes
    return { minutes: wait > 0 ? wait : wait + 24 * 60, hour }
  })
  return waits.reduce((best, wait) => (wait.minutes < best.minutes ? wait : best))
}
