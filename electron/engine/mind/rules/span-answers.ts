/** What all answers about spans of time share. */
import { say, type Understanding } from './ability'
import { daysBetween, type ElapsedUnit } from './calendar'

/** Long spans are understood better in years than in thousands of days. */
export const usual = (from: Date, to: Date): ElapsedUnit => (daysBetween(from, to) > 366 ? 'year' : 'day')
export const fine = (unit: ElapsedUnit) => unit === 'hour' || unit === 'minute' || unit === 'second'
export const iso = (day: Date) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-')

export function answer(text: string, extracted: Record<string, unknown>): Understanding {
  return { certainty: 0.96, outcome: say(text), topic: 'date', extracted }
}
