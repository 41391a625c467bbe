/** What clocks show elsewhere, by the system's own table of time zones. Without a zone it is the one of this computer. */
import { sayDuration } from './clock'
import { dateFormat } from './date-format'

/** Minutes that the clocks of a zone are ahead of UTC. */
export function offsetMinutes(at: Date, timeZone: string | undefined): number {
  if (timeZone === undefined) return -at.getTimezoneOffset()
  const parts = dateFormat({ timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const found = /([+-])(\d\d):?(\d\d)/.exec(name)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

/** The calendar's day in a zone, as midnight of that day here. */
export function dayIn(at: Date, timeZone: string | undefined): Date {
  const shown = new Date(at.getTime() + offsetMinutes(at, timeZone) * 60_000)
  return new Date(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate())
}

/** The moment when clocks of a zone show that time, on the day it is there now. */
export function momentAt(hour: number, minute: number, timeZone: string | undefined, now: Date): Date {
  const day = dayIn(now, timeZone)
  const shown = Date.UTC(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute)
  const guess = new Date(shown - offsetMinutes(now, timeZone) * 60_000)
  return new Date(shown - offsetMinutes(guess, timeZone) * 60_000)
}

/** "9 hours ahead of", "3 hours and 30 minutes behind" */
export function sayDifference(minutes: number): string {
  return `${sayDuration(Math.abs(minutes))} ${minutes < 0 ? 'behind' : 'ahead of'}`
}
