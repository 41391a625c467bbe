/** Days: read from speech ("the day after tomorrow", "next Friday", "Christmas") and said as a person would. */
import { digits } from './numbers'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const months = 'january february march april may june july august september october november december'.split(' ')
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const holidays: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:christmas|xmas|christmas day)$/, 11, 25],
  [/^christmas eve$/, 11, 24],
  [/^(?:new year|new years|new year's|new years day|new year's day|the new year|next year)$/, 0, 1],
  [/^(?:new year's eve|new years eve)$/, 11, 31],
  [/^halloween$/, 9, 31],
  [/^valentine'?s day$/, 1, 14],
]

export function sayDay(day: Date, now: Date): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: day.getFullYear() === now.getFullYear() ? undefined : 'numeric',
  }).format(day)
}

export function addDays(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
}

/** Days from today to that day, by the calendar. */
export function daysBetween(now: Date, day: Date): number {
  const noon = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((noon(day) - noon(now)) / 86_400_000)
}

function dayNumber(text: string): number | null {
  const words = text.replace(/^(?:the )/, '')
  const written = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(words)
  if (written) return Number(written[1])
  const parts = /^(?:(twenty|thirty|20|30)[ -])?(\w+)$/.exec(words)
  if (words === 'thirtieth') return 30
  if (!parts) return null
  const index = ordinals.indexOf(parts[2] ?? '')
  if (index < 0) return null
  const ten = { twenty: 20, '20': 20, thirty: 30, '30': 30 }[parts[1] ?? ''] ?? 0
  return ten + index + 1
}

function monthDay(text: string, now: Date): Date | null {
  const before = /^(?:the )?(.+?)(?: of)? (\w+)(?: (\d{4}))?$/.exec(text)
  const after = /^(\w+) (?:the )?(.+?)(?: (\d{4}))?$/.exec(text)
  for (const [found, monthAt, dayAt] of [
    [after, 1, 2],
    [before, 2, 1],
  ] as const) {
    const month = months.indexOf(found?.[monthAt] ?? '')
    const day = dayNumber(found?.[dayAt] ?? '')
    if (month < 0 || day === null || day < 1 || day > 31) continue
    if (found?.[3]) return new Date(Number(found[3]), month, day)
    return nextOf(now, month, day)
  }
  return null
}

function nextOf(now: Date, month: number, day: number): Date {
  const thisYear = new Date(now.getFullYear(), month, day)
  return daysBetween(now, thisYear) < 0 ? new Date(now.getFullYear() + 1, month, day) : thisYear
}

const relative: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|this day|the current day)$/, 0],
  [/^(?:tomorrow|the next day|the following day)$/, 1],
  [/^(?:yesterday|the previous day|the last day)$/, -1],
  [/^(?:the )?day after tomorrow$|^overmorrow$/, 2],
  [/^(?:the )?day before yesterday$/, -2],
  [
    /^(?:a week from (?:now|today)|in (?:a|1) week|next week|a week today|today next week|1 week from (?:now|today))$/,
    7,
  ],
  [/^(?:a week ago|last week|1 week ago|a week ago today)$/, -7],
  [/^(?:in a fortnight|a fortnight from (?:now|today))$/, 14],
]

/** @param text plain text that should name a day */
export function parseDay(text: string, now: Date): Date | null {
  const day = digits(text.replace(/^(?:on|for) /, '').replace(/'s date$|'s$/, ''))
  for (const [pattern, days] of relative) if (pattern.test(day)) return addDays(now, days)
  const offset = /^(?:in )?(\d{1,4}) (day|week)s?( from now| from today| ago| from tomorrow|)$/.exec(day)
  if (offset && (offset[3] !== '' || day.startsWith('in '))) {
    const days = Number(offset[1]) * (offset[2] === 'week' ? 7 : 1)
    return addDays(now, offset[3] === ' ago' ? -days : days + (offset[3] === ' from tomorrow' ? 1 : 0))
  }
  const weekday = /^(?:(this|next|last|the coming|this coming|the next) )?(\w+?)$/.exec(day)
  const index = weekdays.indexOf(weekday?.[2] ?? '')
  if (index >= 0) {
    const ahead = (index - now.getDay() + 7) % 7 || 7
    return addDays(now, weekday?.[1] === 'last' ? ahead - (ahead === 7 ? 7 : 0) - 7 || -7 : ahead)
  }
  for (const [pattern, month, date] of holidays) if (pattern.test(day)) return nextOf(now, month, date)
  return monthDay(text.replace(/^on /, ''), now)
}

/** The weekday of a moment within the last week, else its date: "on Tuesday", "on March 3". */
export function sayWhen(at: Date, now: Date): string {
  const days = -daysBetween(now, at)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `on ${new Intl.DateTimeFormat('en-US', { weekday: 'long' }).format(at)}`
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return `on ${new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', year }).format(at)}`
}
