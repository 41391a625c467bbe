/** Days with a name that fall on the same day wherever they are kept, or whose rule everyone shares. */
import { addDays } from './calendar'
import { easter } from './easter'
import { autumn, spring, summer, winter } from './seasons'
import {
  autumnFeast,
  chineseNewYear,
  diwali,
  hanukkah,
  holi,
  islamicFeast,
  persianNewYear,
  springFeast,
  type Feast,
} from './moving-feasts'

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

const thanksgiving: Rule = (year) => nthWeekday(year, 10, 4, 4)

/** The Sunday four weeks before the one that is on or before Christmas Eve. */
const advent: Rule = (year) => new Date(year, 11, 24 - new Date(year, 11, 24).getDay() - 21)

const start = '(?:the )?(?:(?:first day|start|beginning) of (?:the )?)?'
const close = '(?:the )?(?:last day|end) of (?:the )?'

const monday =
  (month: number, nth: number): Rule =>
  (year) =>
    nthWeekday(year, month - 1, 1, nth)
const sunday =
  (month: number, nth: number): Rule =>
  (year) =>
    nthWeekday(year, month - 1, 0, nth)

const rules: readonly (readonly [string, Rule | Feast])[] = [
  ["(?:the )?(?:chinese|lunar) new year(?:'?s)?(?: day)?|spring festival", chineseNewYear],
  ['(?:the )?(?:jewish new year|rosh hashanah?)', autumnFeast(0)],
  ['yom kippur', autumnFeast(9)],
  ['sukkot', autumnFeast(14)],
  ['ch?anukk?ah?|hanukk?ah', hanukkah],
  ['purim', springFeast(-30)],
  ['passover|pesach', springFeast(0)],
  ['shavuot', springFeast(50)],
  ['(?:the )?(?:persian new year|nowruz|norouz|nowrooz)', persianNewYear],
  ['(?:the )?(?:islamic|muslim) new year', islamicFeast(1)],
  ['ashura', islamicFeast(1, 10)],
  ['ramadan', islamicFeast(9)],
  ['(?:the end of ramadan|ramadan end|eid(?: al[ -]fitr)?)', islamicFeast(10)],
  ['eid al[ -]adha', islamicFeast(12, 10)],
  ['(?:diwali|deepavali|divali)', diwali],
  ['holi', holi],
  [`${start}spring|(?:the )?(?:spring|vernal|march) equinox|${close}winter|(?:the )?winter end`, spring],
  [
    `${start}summer|(?:the )?(?:summer|june) solstice|(?:the )?longest day(?: of the year)?|${close}spring|(?:the )?spring end`,
    summer,
  ],
  [
    `${start}(?:autumn|fall)|(?:the )?(?:autumn(?:al)?|fall|september) equinox|${close}summer|(?:the )?summer end`,
    autumn,
  ],
  [
    `${start}winter|(?:the )?(?:winter|december) solstice|(?:the )?shortest day(?: of the year)?|${close}(?:autumn|fall)|(?:the )?(?:autumn|fall) end`,
    winter,
  ],
  ["new year'?s eve", on(12, 31)],
  ["(?:the )?new year(?:'?s)?(?: day)?", on(1, 1)],
  ['(?:christmas|xmas) eve', on(12, 24)],
  [
    '(?:christmas|xmas)(?: day)?|(?:santa(?: claus| clause)?|father christmas)(?: comes?| is coming| arrives?)?',
    on(12, 25),
  ],
  ['boxing day', on(12, 26)],
  ['kwanzaa', on(12, 26)],
  ['(?:the )?(?:first (?:sunday (?:of|in) )?)?advent', advent],
  ["(?:saint |st )?valentine'?s(?: day)?", on(2, 14)],
  ["(?:saint |st )?david'?s day", on(3, 1)],
  ["(?:international )?women'?s'? day", on(3, 8)],
  ['pi day', on(3, 14)],
  ["(?:saint|st) patrick'?s(?: day)?|paddy'?s day", on(3, 17)],
  ["april fool'?s'?(?: day)?", on(4, 1)],
  ['tax day', on(4, 15)],
  ['earth day', on(4, 22)],
  ["(?:saint |st )?george'?s day", on(4, 23)],
  ['anzac day', on(4, 25)],
  ['star wars day', on(5, 4)],
  ['cinco de mayo', on(5, 5)],
  ['juneteenth', on(6, 19)],
  ['canada day', on(7, 1)],
  ['(?:us |american |the )?independence day', on(7, 4)],
  ['bastille day', on(7, 14)],
  ["hallowe'?en|all hallows'? eve", on(10, 31)],
  ["all souls'?(?: day)?|(?:the )?day of the dead|dia de los muertos", on(11, 2)],
  ['(?:remembrance|armistice) day', on(11, 11)],
  ["(?:saint |st )?andrew'?s day", on(11, 30)],
  ['canadian thanksgiving(?: day)?|thanksgiving(?: day)? in canada', monday(10, 2)],
  ["(?:columbus|indigenous people'?s'?) day", monday(10, 2)],
  ['thanksgiving(?: day)?', thanksgiving],
  ['black friday', (year) => addDays(thanksgiving(year), 1)],
  ['cyber monday', (year) => addDays(thanksgiving(year), 4)],
  ['(?:the )?(?:us )?election day', (year) => addDays(nthWeekday(year, 10, 1, 1), 1)],
  ["mother'?s'? day", sunday(5, 2)],
  [
    "mothering sunday|(?:british|uk|english) mother'?s'? day|mother'?s'? day in (?:the )?(?:uk|britain|england)",
    (year) => addDays(easter(0)(year), -21),
  ],
  ["father'?s'? day", sunday(6, 3)],
  ["(?:martin luther king(?: jr)?|mlk)(?:'?s)?(?: jr)? day", monday(1, 3)],
  ["president'?s'? day", monday(2, 3)],
  ['memorial day', monday(5, -1)],
  ['victoria day', (year) => addDays(new Date(year, 4, 24), -((new Date(year, 4, 24).getDay() + 6) % 7))],
  ['labou?r day', monday(9, 1)],
  ["veteran'?s'? day", on(11, 11)],
  ["may day|(?:international )?worker'?s'? day", on(5, 1)],
  ['groundhog day', on(2, 2)],
  ['leap day', (year) => (new Date(year, 1, 29).getDate() === 29 ? [new Date(year, 1, 29)] : [])],
  ["(?:the )?epiphany|three kings'? day", on(1, 6)],
  ['australia day', on(1, 26)],
  ["all saints'?(?: day)?", on(11, 1)],
  ['(?:bonfire night|guy fawkes(?: night| day)?)', on(11, 5)],
  ["(?:saint |st )?nicholas(?:'?s?)? day", on(12, 6)],
  ['(?:rose|carnival) monday', easter(-48)],
  ['(?:shrove tuesday|pancake (?:day|tuesday)|mardi gras|fat tuesday)', easter(-47)],
  ['ash wednesday', easter(-46)],
  ['palm sunday', easter(-7)],
  ['(?:maundy|holy) thursday', easter(-3)],
  ['holy saturday', easter(-1)],
  ['ascension(?: day)?', easter(39)],
  ['(?:pentecost|whit sunday)', easter(49)],
  ['(?:whit|pentecost) monday', easter(50)],
  ['good friday', easter(-2)],
  ['easter monday', easter(1)],
  ['trinity sunday', easter(56)],
  ['corpus christi', easter(60)],
  ['easter(?: sunday| day)?', easter(0)],
]

/** What they are called, as a part of a pattern. */
export const holidayNames = rules.map(([name]) => name).join('|')

/** What the words for a holiday contain. */
export const holidayWords = new RegExp(`\\b(?:${rules.map(([name]) => name).join('|')})`)
const patterns = rules.map(
  ([name, rule]) =>
    [
      new RegExp(
        `^(?:(this|next|last|the next|the last|the coming|this coming) )?(?:${name})(?: (?:in |of )?(?:the year )?(this year|next year|last year|\\d{4}))?$`,
      ),
      rule,
    ] as const,
)

/**
 * The day a named holiday falls on: the next one, or the last one of the past.
 * @param text plain text with years in digits
 */
export function parseHoliday(text: string, now: Date, past: boolean): Date | null {
  if (!holidayWords.test(text)) return null
  const words = text.replace(/^(this|next|last) year's (.+)$/, '$2 $1 year')
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  for (const [pattern, rule] of patterns) {
    const found = pattern.exec(words)
    if (!found) continue
    const [, which = '', year = ''] = found
    const daysOf = (of: number): readonly Date[] => [rule(of)].flat()
    const thisYear = now.getFullYear()
    if (/^\d/.test(year)) return daysOf(Number(year))[0] ?? null
    if (year !== '') return daysOf(thisYear + (year === 'next year' ? 1 : year === 'last year' ? -1 : 0))[0] ?? null
    const isPast = /last/.test(which) || (past && which === '')
    const years = [0, 1, 2, 3, 4].map((away) => thisYear + (isPast ? -away : away))
    for (const of of years) {
      const day = isPast ? daysOf(of).findLast((one) => one < today) : daysOf(of).find((one) => one >= today)
      if (day) return day
    }
    return null
  }
  return null
}
