/** Days of the calendar: counted, and said as a person would. */
import { count } from './clock'
import { dateFormat } from './date-format'

export function sayDay(day: Date, now: Date): string {
  return dateFormat({
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

/** "1 year, 2 months and 3 days" of the calendar, or in whole hours, minutes or seconds. @param from not after `to` */
export function sayElapsed(from: Date, to: Date, unit: ElapsedUnit): string {
  if (unit === 'hour' || unit === 'minute' || unit === 'second') {
    const size = { hour: 3_600_000, minute: 60_000, second: 1000 }[unit]
    return count(Math.floor((to.getTime() - from.getTime()) / size), unit)
  }
  if (unit === 'day') return count(daysBetween(from, to), 'day')
  if (unit === 'week') {
    const days = daysBetween(from, to)
    const parts = [count(Math.floor(days / 7), 'week'), count(days % 7, 'day')].filter(isSome)
    return parts.length > 0 ? joined(parts) : count(0, 'day')
  }
  let months = (to.getFullYear() - from.getFullYear()) * 12 + to.getMonth() - from.getMonth()
  if (addMonths(from, months) > addDays(to, 0)) months--
  const years = unit === 'year' ? Math.floor(months / 12) : 0
  const parts = [
    count(years, 'year'),
    count(months - years * 12, 'month'),
    count(daysBetween(addMonths(from, months), to), 'day'),
  ].filter(isSome)
  return parts.length > 0 ? joined(parts) : count(0, 'day')
}

export type ElapsedUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const isSome = (text: string) => !text.startsWith('0 ')

function joined(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}` : (parts[0] ?? '')
}

/** The 31st becomes the last day of a shorter month. */
function addMonths(day: Date, months: number): Date {
  const last = new Date(day.getFullYear(), day.getMonth() + months + 1, 0)
  return new Date(last.getFullYear(), last.getMonth(), Math.min(day.getDate(), last.getDate()))
}

/** The weekday of a moment within the last week, else its date: "on Tuesday", "on March 3". */
export function sayWhen(at: Date, now: Date): string {
  const days = -daysBetween(now, at)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `on ${dateFormat({ weekday: 'long' }).format(at)}`
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return `on ${dateFormat({ month: 'long', day: 'numeric', year }).format(at)}`
}
