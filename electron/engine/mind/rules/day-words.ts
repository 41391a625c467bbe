/** Days read from speech: "three weeks from Friday", "the day before Easter", "July 4th". */
import { casual } from 'chrono-node/en'
import { addDays, daysBetween } from './calendar'
import { holidayWords, parseHoliday } from './holidays'
import { months, ordinals, parseMonthPart, parseWeekdayDate, parseWeekdayOfMonth, weekdays } from './month-days'
import { digits } from './numbers'
import { rankOf } from './sum-vocabulary'

/** What any words for a day contain, to look no further into all the others. */
const keyWords =
  /\b(?:today|tomorrow|yesterday|overmorrow|days?|weeks?|weekend|fortnights?|months?|years?|\w+day|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\w*|\d{4}-\d\d-\d\d|\d+[/.]\d+[/.]\d+|quarter|\d{1,2}(?:st|nd|rd|th)|\w+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|th|st))\b/

const unit = '(?:days?|weeks?|months?|years?)'
const amount = '(?:(?:an?|the|one|half an?|\\d+(?:\\.\\d+)?|a couple(?: of)?|a few) )?'
const span = `${amount}${unit}(?: and (?:an? |\\d+ )${unit})*`
const related = new RegExp(`^(?:in |exactly )?(${span}) (after|from|following|before|prior to) (.+)$`)
const ahead = new RegExp(`^(?:in (${span})(?: time)?|(${span}) (?:from now|later))$`)
const ago = new RegExp(`^(${span}) (?:ago|earlier)$`)
const monthName = `(?:${months.join('|')})`
/** "July the fourth" */
const monthThe = new RegExp(`\\b(${monthName}) the (?=\\d|\\w+(?:st|nd|rd|th)\\b)`, 'g')
const years = ['last year', 'this year', 'next year']
const inYear = new RegExp(`\\b(${monthName}(?: \\d+(?:st|nd|rd|th)?| \\w+)?)(?: of| in)? (${years.join('|')})\\b`)

function plainDay(text: string, now: Date): string {
  const written = text
    .replace(/^(?:on|for|by) /, '')
    .replace(/'s date$|'s$/, '')
    // Points stand between the day, the month and the year.
    .replace(/\b(\d\d?)\.(\d\d?)\.(\d{4})\b/, (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    )
    .replace(monthThe, '$1 ')
    .replace(
      new RegExp(`\\b(twenty|thirty)[ -](${ordinals.join('|')})\\b`, 'g'),
      (_, ten: string, one: string) => `${(ten === 'twenty' ? 20 : 30) + ordinals.indexOf(one) + 1}th`,
    )
  return digits(written)
    .replace(inYear, (_, day: string, year: string) => `${day} ${now.getFullYear() + years.indexOf(year) - 1}`)
    .replace(/\b(19|20) (\d\d)\b(?! (?:days|weeks|months|years))/g, '$1$2')
    .replace(/\b(?:a )?fortnight\b/g, '2 weeks')
    .replace(/\b(?:from|after) (?:now|today)\b|\bfrom$|\bhence\b/g, 'from now')
    .replace(/\b(?:before (?:now|today)|ago today)$/, 'ago')
    .replace(/^(?:a|1) week today$|^today (?:next )?week$/, 'in 1 week')
    .replace(new RegExp(`^(${span}) (?:on )?(tomorrow|${weekdays.join('|')})$`), '$1 after $2')
    .replace(new RegExp(`^(tomorrow|${weekdays.join('|')}) week$`), '1 week after $1')
    .replace(new RegExp(`^(?:the )?(${weekdays.join('|')}) after next$`), '1 week after next $1')
    .replace(/^(?:the )?(?:next|following) day$|^overmorrow$/, (day) =>
      day === 'overmorrow' ? 'in 2 days' : 'tomorrow',
    )
    .replace(/^(?:the )?previous day$/, 'yesterday')
    .replace(/^(?:this|the current) day$/, 'today')
}

/**
 * The day so many days, weeks, months or years from another; the 31st becomes the last day of a shorter month.
 * @param words "two weeks and a day"
 */
function shift(from: Date, words: string, back: boolean): Date | null {
  const text = words.replace(/^the |^(?=days?$|weeks?$|months?$|years?$)/, '1 ')
  const noon = new Date(from.getFullYear(), from.getMonth(), from.getDate(), 12)
  const start = casual.parse(`${text} ${back ? 'ago' : 'from now'}`, noon)[0]?.start
  if (!start) return null
  const day = start.date()
  const overflows = !start.isCertain('day') && day.getDate() !== noon.getDate()
  return new Date(day.getFullYear(), day.getMonth(), overflows ? 0 : day.getDate())
}

/** A weekday without "last" and a date without a year mean the nearest one ahead, or behind. */
function parseWritten(text: string, now: Date, past: boolean): Date | null {
  const words = text.replace(/^(?:the|this coming|the coming|the next)\s+/, (start) =>
    /next/.test(start) ? 'next ' : '',
  )
  if (words === 'next week' || words === 'last week') return addDays(now, words === 'next week' ? 7 : -7)
  if (words === 'next month') return new Date(now.getFullYear(), now.getMonth() + 1, 1)
  if (words === 'next year') return new Date(now.getFullYear() + 1, 0, 1)
  const [result] = casual.parse(words, now)
  if (!result || result.index > 0 || result.text.length < words.length) return null
  const { start } = result
  if (result.end || ['hour', 'minute'].some((part) => start.isCertain(part as 'hour'))) return null
  const at = start.date()
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate())
  const away = daysBetween(now, day)
  if (start.isCertain('day')) {
    if (start.isCertain('year')) return day
    if (past) return away > 0 ? new Date(day.getFullYear() - 1, day.getMonth(), day.getDate()) : nearestPast(day, now)
    return away < 0 ? new Date(day.getFullYear() + 1, day.getMonth(), day.getDate()) : nearestAhead(day, now)
  }
  if (start.isCertain('weekday')) {
    if (/^(?:next|last|past) /.test(words)) return /^next/.test(words) && away > 7 ? addDays(day, -7) : day
    if (past) return away >= 0 ? addDays(day, -7) : day
    return away > 0 || (away === 0 && /weekend/.test(words)) ? day : addDays(day, 7)
  }
  return null
}

function nearestPast(day: Date, now: Date): Date {
  const later = new Date(day.getFullYear() + 1, day.getMonth(), day.getDate())
  return daysBetween(now, later) <= 0 ? later : day
}

function nearestAhead(day: Date, now: Date): Date {
  const earlier = new Date(day.getFullYear() - 1, day.getMonth(), day.getDate())
  return daysBetween(now, earlier) >= 0 ? earlier : day
}

/** "The third" as a day of the month: only where a day is asked for. */
export function ordinalDay(words: string): string {
  const rank = rankOf(/^(?:on )?(?:the )?([a-z]+)$/.exec(words)?.[1] ?? '')
  return rank === null ? words : `the ${rank}th`
}

/**
 * @param text plain text that should be nothing but words for one day
 * @param past whether what names no year or week lies behind: "how long ago was Easter"
 * @returns that day at midnight, local
 */
export function parseDay(text: string, now: Date, past = false): Date | null {
  if (text.length > 80 || !(keyWords.test(text) || holidayWords.test(text))) return null
  const day = readDay(plainDay(text, now), now, past)
  return day && day.getFullYear() > 0 && day.getFullYear() < 10_000 ? day : null
}

function readDay(words: string, now: Date, past: boolean): Date | null {
  const to = related.exec(words)
  if (to) {
    const anchor = readDay(plainDay(to[3] ?? '', now), now, past)
    const isBack = /^(?:before|prior)/.test(to[2] ?? '')
    // "Three weeks after November 10" is still to come when the day itself has just passed.
    const isFar = anchor !== null && !isBack && daysBetween(now, anchor) > 200 && !/\d{4}|year/.test(to[3] ?? '')
    const passed = isFar ? readDay(plainDay(to[3] ?? '', now), now, true) : null
    const soon = passed && shift(passed, to[1] ?? '', false)
    if (soon && daysBetween(now, soon) >= 0) return soon
    if (anchor) return shift(anchor, to[1] ?? '', isBack)
  }
  const later = ahead.exec(words)
  if (later) return shift(now, later[1] ?? later[2] ?? '', false)
  const earlier = ago.exec(words)
  if (earlier) return shift(now, earlier[1] ?? '', true)
  return (
    parseHoliday(words, now, past) ??
    parseMonthPart(words, now, past) ??
    parseWeekdayOfMonth(words, now, past) ??
    parseWeekdayDate(words, now, past) ??
    parseWritten(words, now, past)
  )
}
