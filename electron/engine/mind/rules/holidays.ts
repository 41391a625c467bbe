/** Days with a name that fall on the same day wherever they are kept, or whose rule everyone shares. */
import { addDays } from './calendar'

/** Day numbers below 1 or beyond the month's end run on into the next month, as `Date` has it. */
type Rule = (year: number) => Date

const on =
  (month: number, day: number): Rule =>
  (year) =>
    new Date(year, month - 1, day)

/** @param nth counted from 1; -1 for the last @param weekday 0 for Sunday @param month 0 for January */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Date {
  if (nth < 0) {
    const last = new Date(year, month + 1, 0)
    return new Date(year, month, last.getDate() - ((last.getDay() - weekday + 7) % 7))
  }
  const first = new Date(year, month, 1)
  return new Date(year, month, 1 + ((weekday - first.getDay() + 7) % 7) + 7 * (nth - 1))
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
const easter =
  (days: number): Rule =>
  (year) => {
    const a = year % 19
    const b = Math.floor(year / 100)
    const c = year % 100
    const d = Math.floor((8 * b + 13) / 25)
    const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
    const m = Math.floor((a + 11 * h + 22 * l) / 451)
    const n = h + l - 7 * m + 114
    return new Date(year, Math.floor(n / 31) - 1, (n % 31) + 1 + days)
  }

const thanksgiving: Rule = (year) => nthWeekday(year, 10, 4, 4)

const rules: readonly (readonly [string, Rule])[] = [
  ["new year'?s eve", on(12, 31)],
  ["(?:the )?new year(?:'?s)?(?: day)?", on(1, 1)],
  ['(?:christmas|xmas) eve', on(12, 24)],
  ['(?:christmas|xmas)(?: day)?', on(12, 25)],
  ['boxing day', on(12, 26)],
  ["(?:saint |st )?valentine'?s(?: day)?", on(2, 14)],
  ["(?:saint|st) patrick'?s(?: day)?", on(3, 17)],
  ["april fool'?s'?(?: day)?", on(4, 1)],
  ["hallowe'?en", on(10, 31)],
  ['thanksgiving(?: day)?', thanksgiving],
  ['black friday', (year) => addDays(thanksgiving(year), 1)],
  ['cyber monday', (year) => addDays(thanksgiving(year), 4)],
  ["father'?s'? day", (year) => nthWeekday(year, 5, 0, 3)],
  ["(?:martin luther king(?: jr)?|mlk)(?:'?s)?(?: jr)? day", (year) => nthWeekday(year, 0, 1, 3)],
  ["president'?s'? day", (year) => nthWeekday(year, 1, 1, 3)],
  ['memorial day', (year) => nthWeekday(year, 4, 1, -1)],
  ['labor day', (year) => nthWeekday(year, 8, 1, 1)],
  ["veteran'?s'? day", on(11, 11)],
  ['may day', on(5, 1)],
  ['groundhog day', on(2, 2)],
  ['(?:the )?epiphany', on(1, 6)],
  ["all saints'?(?: day)?", on(11, 1)],
  ['(?:bonfire night|guy fawkes(?: night| day)?)', on(11, 5)],
  ["(?:saint |st )?nicholas(?:'s?)? day", on(12, 6)],
  ['(?:shrove tuesday|pancake (?:day|tuesday)|mardi gras|fat tuesday)', easter(-47)],
  ['ash wednesday', easter(-46)],
  ['palm sunday', easter(-7)],
  ['(?:maundy|holy) thursday', easter(-3)],
  ['ascension(?: day)?', easter(39)],
  ['(?:pentecost|whit sunday)', easter(49)],
  ['(?:whit|pentecost) monday', easter(50)],
  ['good friday', easter(-2)],
  ['easter monday', easter(1)],
  ['easter(?: sunday| day)?', easter(0)],
]

const keyWords =
  /\b(?:new year|christmas|xmas|boxing|valentine|patrick|april fool|hallowe'?en|thanksgiving|black friday|cyber|(?:father|veteran|president)'?s|luther|mlk|memorial|labor|may day|groundhog|epiphany|all saints|bonfire|fawkes|nicholas|shrove|pancake|mardi|fat tuesday|ash wed|palm|maundy|holy|ascension|pentecost|whit|good friday|easter)/
const patterns = rules.map(
  ([name, rule]) =>
    [
      new RegExp(
        `^(?:(this|next|last|the next|the last|the coming|this coming) )?${name}(?: (?:in |of )?(?:the year )?(this year|next year|last year|\\d{4}))?$`,
      ),
      rule,
    ] as const,
)

/**
 * The day a named holiday falls on: the next one, or the last one of the past.
 * @param text plain text with years in digits
 */
export function parseHoliday(text: string, now: Date, past: boolean): Date | null {
  if (!keyWords.test(text)) return null
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  for (const [pattern, rule] of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const [, which = '', year = ''] = found
    const thisYear = now.getFullYear()
    if (/^\d/.test(year)) return rule(Number(year))
    if (year !== '') return rule(thisYear + (year === 'next year' ? 1 : year === 'last year' ? -1 : 0))
    const day = rule(thisYear)
    if (/last/.test(which) || (past && which === '')) return day < today ? day : rule(thisYear - 1)
    return day < today ? rule(thisYear + 1) : day
  }
  return null
}
