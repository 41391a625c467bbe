/** Leap years, week numbers, and how many days a month or a year has. */
import { say, type Ability, type Understanding } from '../ability'
import { addDays, daysBetween, sayDay } from '../calendar'
import { count } from '../clock'
import { dateFormat } from '../date-format'
import { parseDay } from '../day-words'
import { followed } from '../follow-words'
import { digits } from '../numbers'

const monthNames = 'january february march april may june july august september october november december'.split(' ')
const yearWords = '((?:the )?year \\d{4}|\\d{4}|(?:this|next|last|the current) year|it|this)'
const leap = new RegExp(
  `^(?:is|was|will|would|are we in) (?:${yearWords} )?(?:be )?(?:a )?leap[ -]?year(?: ${yearWords})?(?: this year)?$`,
)
const nextLeap =
  /^(?:when|what year|which year)(?: year)? (?:is|will be|was|will|does) (?:the )?(next|last|previous|coming) leap[ -]?year(?: be| happen| come)?$|^(?:next|last) leap[ -]?year$/
const week =
  /^(?:what|which) (?:(?:is )?(?:the )?(?:current |calendar )*week(?: number)?(?: of the year)?)(?: is it| will it be| was it| is this| are we in| do we have| it is| of the year| now| today| number| we are in| is| in)*(?: (?:on |for |is |of )?(.+?))?(?: in)?$|^(?:what is )?(?:the )?(?:current )?(?:calendar )?week number(?: (?:today|of|for|on)(?: (.+))?)?$/
const dayOfYear =
  /^(?:(?:what|which) (?:is (?:the )?(?:current )?)?(?:number (?:of )?(?:the )?)?|how many(?:th)? )(?:number )?day (?:number )?(?:of|in) the (?:calendar )?year(?: number)?(?: is it| is this| is today| today| are we(?: on| in| at)?| it is| do we have)*(?: (?:(?:is|was|on|falls on|for) )?(.+))?$/
const monthSize = new RegExp(
  `^(?:how (?:many days|long)|what is the (?:number of days|length))(?: are| does| did| do| is| was| were| will| has| have| had| there)*(?: there)?(?: be)?(?: in| of)? (?:the month of )?(?:the )?(this month|next month|last month|current month|month|(?:${monthNames.join('|')}))(?: (?:of |in |in the year )?(\\d{4}|this year|next year|last year|a leap year|leap years))?(?: have| has| got| long| last)*(?: (?:of |in |in the year )?(\\d{4}|this year|next year|last year|a leap year|leap years))?$`,
)
const yearSize = new RegExp(
  `^how many (days|weeks)(?: are| does| did)*(?: there)?(?: in)? (?:${yearWords}|a leap year)(?: have| has)?$`,
)
const left =
  /^how many (days|weeks)(?: are| do we have| remain)*(?: there)?(?: left| remaining| remain| to go)?(?: in| of)? (?:this|the|the current) (month|year)(?: left| remaining)?$/

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const weekdayCount = new RegExp(
  `^how many (${weekdayNames.join('|')})s?(?: are| do we have| does| is| will)*(?: there)?(?: be)?(?: (left))?(?: in| of)? (?:the month of )?((?:this|next|the|last) (?:month|year)|(?:${monthNames.join('|')})|\\d{4})(?: (?:of |in )?(\\d{4}|this year|next year))?(?: have)?$`,
)

const isLeap = (year: number) => new Date(year, 1, 29).getMonth() === 1
const tense = (year: number, now: Date) => (year < now.getFullYear() ? ['was', 'was not'] : ['is', 'is not'])

function yearOf(words: string | undefined, now: Date): number {
  const written = /\d{4}/.exec(words ?? '')
  if (written) return Number(written[0])
  return now.getFullYear() + (words?.startsWith('next') ? 1 : words?.startsWith('last') ? -1 : 0)
}

/** ISO 8601: weeks begin on Monday, and the first one holds January 4. */
function weekNumber(day: Date): number {
  const thursday = addDays(day, 3 - ((day.getDay() + 6) % 7))
  return Math.floor(daysBetween(new Date(thursday.getFullYear(), 0, 1), thursday) / 7) + 1
}

function answer(text: string, extracted: Record<string, unknown>, followUp?: Understanding['followUp']): Understanding {
  return { certainty: 0.96, outcome: say(text), topic: 'date', extracted, ...(followUp ? { followUp } : {}) }
}

function tellLeap(year: number, now: Date): Understanding {
  const [is = '', isNot = ''] = tense(year, now)
  const text = isLeap(year) ? `Yes, ${year} ${is} a leap year.` : `No, ${year} ${isNot} a leap year.`
  return answer(text, { year }, ({ core }) => {
    const { slot } = followed(digits(core))
    const words = /^(?:in )?((?:this|next|last) year|\d{4})$/.exec(slot.replace(/\b(19|20) (\d\d)$/, '$1$2'))?.[1]
    return words ? tellLeap(yearOf(words, now), now) : null
  })
}

function tellMonth(month: Date, now: Date): Understanding {
  const days = new Date(month.getFullYear(), month.getMonth() + 1, 0).getDate()
  const isOther = month.getFullYear() !== now.getFullYear() && month.getMonth() === 1
  const name = dateFormat({ month: 'long', year: isOther ? 'numeric' : undefined }).format(month)
  return answer(`${name} has ${days} days.`, { month: month.getMonth() + 1, days }, ({ core }) => {
    const named = monthNames.indexOf(followed(core).slot.replace(/^in /, ''))
    return named < 0 ? null : tellMonth(new Date(now.getFullYear(), named), now)
  })
}

function tellWeek(day: Date, now: Date): Understanding {
  const number = weekNumber(day)
  const text = daysBetween(now, day) === 0 ? `It is week ${number}.` : `${sayDay(day, now)}, is in week ${number}.`
  return answer(text, { week: number }, ({ core }) => {
    const next = parseDay(followed(core).slot, now)
    return next ? tellWeek(next, now) : null
  })
}

function aboutYears(core: string, now: Date): Understanding | null {
  const asked = leap.exec(core)
  if (asked) return tellLeap(yearOf(asked[1] ?? asked[2], now), now)
  const coming = nextLeap.exec(core)
  if (coming) {
    const step = /\b(?:last|previous)\b/.test(core) ? -1 : 1
    let year = now.getFullYear() + step
    while (!isLeap(year)) year += step
    return answer(`The ${step < 0 ? 'last' : 'next'} leap year ${step < 0 ? 'was' : 'is'} ${year}.`, { year })
  }
  const size = yearSize.exec(core)
  if (!size) return null
  if (!size[2])
    return answer(size[1] === 'days' ? 'A leap year has 366 days.' : 'A leap year has 52 weeks and 2 days.', {})
  const year = yearOf(size[2], now)
  const days = isLeap(year) ? 366 : 365
  const [is] = tense(year, now)
  return size[1] === 'weeks'
    ? answer(`${year} ${is === 'was' ? 'had' : 'has'} 52 weeks and ${count(days - 364, 'day')}.`, { year })
    : answer(`${year} ${is === 'was' ? 'had' : 'has'} ${days} days.`, { year, days })
}

/** "How many Fridays are there in December" */
function aboutWeekdays(core: string, now: Date): Understanding | null {
  const [, name = '', left, whole = '', yearNamed] = weekdayCount.exec(core) ?? []
  if (name === '') return null
  const month = monthNames.indexOf(whole)
  const isYear = /year|\d/.test(whole)
  const step = whole.startsWith('next') ? 1 : whole.startsWith('last') ? -1 : 0
  const year = isYear ? yearOf(whole, now) : yearOf(yearNamed, now)
  const first = isYear ? new Date(year, 0, 1) : new Date(year, month < 0 ? now.getMonth() + step : month, 1)
  const end = isYear ? new Date(year + 1, 0, 1) : new Date(first.getFullYear(), first.getMonth() + 1, 1)
  const from = left && first < now ? addDays(now, 1) : first
  const wait = (weekdayNames.indexOf(name) - from.getDay() + 7) % 7
  const number = Math.max(0, Math.ceil((daysBetween(from, end) - wait) / 7))
  const shown = dateFormat(isYear ? { year: 'numeric' } : { month: 'long', year: 'numeric' }).format(first)
  const spoken = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
  return answer(`There ${number === 1 ? 'is' : 'are'} ${count(number, spoken)}${left ? ' left' : ''} in ${shown}.`, {
    number,
  })
}

function aboutMonths(core: string, now: Date): Understanding | null {
  const size = monthSize.exec(core)
  if (size) {
    const named = monthNames.indexOf(size[1] ?? '')
    const step = size[1]?.startsWith('next') ? 1 : size[1]?.startsWith('last') ? -1 : 0
    if (size[1] === 'month' && !/the month/.test(core)) return null
    const inYear = size[2] ?? size[3]
    const year = inYear?.includes('leap') ? Math.ceil(now.getFullYear() / 4) * 4 : yearOf(inYear, now)
    return tellMonth(new Date(year, named < 0 ? now.getMonth() + step : named), now)
  }
  const [, unit, whole] = left.exec(core) ?? []
  if (!whole) return null
  const end =
    whole === 'year' ? new Date(now.getFullYear(), 11, 31) : new Date(now.getFullYear(), now.getMonth() + 1, 0)
  const days = daysBetween(now, end)
  const long =
    unit === 'weeks' ? `${count(Math.floor(days / 7), 'week')} and ${count(days % 7, 'day')}` : count(days, 'day')
  return answer(`After today there ${days === 1 ? 'is' : 'are'} ${long} left in this ${whole}.`, { days })
}

export const calendarFacts: Ability = {
  name: 'calendar-facts',
  does: 'tell you about leap years, week numbers and the length of months',
  wordings: [
    'Is 2028 a leap year?',
    'When is the next leap year?',
    'What week number is it?',
    'What day of the year is it?',
    'How many days are in February?',
    'How many days are left this year?',
  ],
  understand(heard, { now }) {
    if (!/\b(?:leap|weeks?|days?|long)\b|^how many \w+days?\b/.test(heard.core)) return null
    const core = digits(heard.core).replace(/\b(19|20) (\d\d)\b/g, '$1$2')
    const number = week.exec(core)
    const name = number?.[1] ?? number?.[2]
    const day = number ? (name ? parseDay(name, now) : now) : null
    if (day) return tellWeek(day, now)
    const ordinal = dayOfYear.exec(core)
    const of = ordinal ? (ordinal[1] ? parseDay(ordinal[1], now) : now) : null
    if (of) {
      const place = daysBetween(new Date(of.getFullYear(), 0, 0), of)
      return answer(`${daysBetween(now, of) === 0 ? 'Today' : sayDay(of, now)} is day ${place} of the year.`, {
        day: place,
      })
    }
    return aboutYears(core, now) ?? aboutMonths(core, now) ?? aboutWeekdays(core, now)
  },
}
