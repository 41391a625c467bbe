/** Feasts of other calendars, by the system's own tables of them; what no table there knows is listed. */
import { addDays, daysBetween } from './calendar'
import { dateFormat } from './date-format'

type Calendar = 'hebrew' | 'islamic-umalqura' | 'persian'
/** The days of one year of ours, in order: mostly one. */
export type Feast = (year: number) => readonly Date[]

function partOf(calendar: Calendar, part: 'year' | 'day', at: Date): string {
  const parts = dateFormat({ calendar, year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(at)
  return parts.find(({ type }) => type === part)?.value ?? ''
}

/** The first day of the calendar's year that begins after the one and not after the other. */
function newYear(calendar: Calendar, from: Date, to: Date): Date | null {
  const old = partOf(calendar, 'year', from)
  if (old === partOf(calendar, 'year', to)) return null
  let [low, high] = [0, daysBetween(from, to)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (partOf(calendar, 'year', addDays(from, middle)) === old) low = middle
    else high = middle
  }
  return addDays(from, high)
}

const some = (days: readonly (Date | null)[]): Date[] => days.flatMap((day) => day ?? [])

export const persianNewYear: Feast = (year) => some([newYear('persian', new Date(year, 2, 17), new Date(year, 2, 24))])

const hebrewNewYear = (year: number) => newYear('hebrew', new Date(year, 8, 1), new Date(year, 9, 10))

/** @param days from the new year in autumn */
export const autumnFeast =
  (days: number): Feast =>
  (year) =>
    some([hebrewNewYear(year)]).map((day) => addDays(day, days))

/** @param days from Passover, which is 163 days before the new year in autumn */
export const springFeast = (days: number): Feast => autumnFeast(days - 163)

/** 25 Kislev: the second month has a day more in the longest years. */
export const hanukkah: Feast = (year) => {
  const [start, next] = [hebrewNewYear(year), hebrewNewYear(year + 1)]
  if (!start || !next) return []
  return [addDays(start, daysBetween(start, next) % 10 === 5 ? 84 : 83)]
}

/** @param month of the Islamic year, counted from 1; its day is the first one but for `day` */
export const islamicFeast =
  (month: number, day = 1): Feast =>
  (year) =>
    [0, 1, 2].flatMap((part) => {
      // The Islamic year is eleven days shorter: it may begin anywhere, and its feast lie in the next of ours.
      const from = new Date(year - 1, part * 8, 1)
      const start = newYear('islamic-umalqura', from, addDays(from, 243))
      if (!start) return []
      const about = addDays(start, Math.floor((month - 1) * 29.53))
      const first = [-2, -1, 0, 1, 2]
        .map((days) => addDays(about, days))
        .find((one) => month === 1 || partOf('islamic-umalqura', 'day', one) === '1')
      const feast = first && addDays(month === 1 ? start : first, day - 1)
      return feast?.getFullYear() === year ? [feast] : []
    })

/** Days told by almanacs: the system's Chinese calendar is off by a day where the moon is new near midnight. */
const listed =
  (days: string): Feast =>
  (year) =>
    days
      .split(' ')
      .map((day) => day.split('-').map(Number))
      .flatMap(([of, month = 1, day]) => (of === year ? [new Date(year, month - 1, day)] : []))

export const chineseNewYear = listed(
  '2024-2-10 2025-1-29 2026-2-17 2027-2-6 2028-1-26 2029-2-13 2030-2-3 2031-1-23 2032-2-11 2033-1-31 2034-2-19 2035-2-8',
)
export const diwali = listed(
  '2024-10-31 2025-10-20 2026-11-8 2027-10-29 2028-10-17 2029-11-5 2030-10-26 2031-11-14 2032-11-2 2033-10-22',
)
export const holi = listed('2024-3-25 2025-3-14 2026-3-4 2027-3-22 2028-3-11 2029-3-1 2030-3-20')
