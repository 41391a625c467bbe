/** The kinds of words that a follow-up may put in the place of others of their kind: days, clocks, spans, numbers, places. */
import { holidayNames } from '../holidays'

export const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'
export const weekdayNames = 'sunday|monday|tuesday|wednesday|thursday|friday|saturday'
const number =
  '(?:\\d+(?:\\.\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|half an?|a couple of|a few)'
const unit = '(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?)'
/** "Two weeks and a day" */
export const span = `${number}(?: and a half)?[ -]${unit}(?: and a half)?(?:(?: and)? ${number} ${unit})*`
const ordinal =
  '(?:\\d{1,2}(?:st|nd|rd|th)|(?:twenty |thirty )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|\\w+teenth|twentieth|thirtieth)'
const dayOfMonth = `(?:${ordinal}|\\d{1,2}(?!\\d|:))`
const yearWords = '(?:,? (?:of |in )?(?:\\d{4}|(?:this|next|last) year))?'
const which = '(?:(?:the )?(?:this|next|last|coming|following) )?'
const clock =
  "(?:\\d{1,2}:\\d\\d(?: ?[ap]m)?|\\d{1,2} ?[ap]m|\\d{1,2} o'clock|(?:half past|quarter (?:past|to)) \\w+|noon|midday|midnight)"

const dates = [
  `(?:the )?(?:${monthNames}) (?:the )?${dayOfMonth}${yearWords}`,
  `(?:the )?${ordinal} (?:of )?(?:${monthNames})${yearWords}`,
]
const days = [
  `(?:the )?day (?:after|before) (?:tomorrow|yesterday)`,
  ...dates,
  '\\d{4}-\\d\\d-\\d\\d',
  `${which}(?:${holidayNames})${yearWords}`,
  `${which}(?:${weekdayNames})`,
  'today|tomorrow|yesterday',
]

const inText = (source: string) => new RegExp(`\\b(?:${source})(?![\\w'])`, 'g')
const whole = (source: string) => new RegExp(`^(?:${source})$`)

/** The whole of a slot, and where its kind stands in a request. */
const kinds = [
  { is: whole(`(?:on |until |till |since |for )?(${days.join('|')})`), at: inText(days.join('|')) },
  { is: whole(`(?:at |from |until |till |to )?(${clock})`), at: inText(clock) },
  { is: whole(`(?:in |for )?(${span})`), at: inText(span) },
  {
    is: /^(?:at |by |with |of |a |an )*(\d+(?:\.\d+)? ?(?:%|percent))(?: (?:off|discount|tip|more|less|interest|tax))?$/,
    at: /\d+(?:\.\d+)? ?(?:%|percent)/g,
  },
] as const

export const dayInText = inText(days.join('|'))
export const dateInText = inText(dates.join('|'))
const bareClock = /^(?:at|from|until|till|to|by) (\d{1,2})$/
const bareDay = new RegExp(`^(?:on )?(?:the )?(${ordinal})$`)
const bareYear = /^(?:in |of |for )?((?:the year )?\d{4}|(?:this|next|last) year)$/
const bareMonth = new RegExp(`^(?:in |of )?(${monthNames})$`)
const bareNumber = /^(?:of |for |with |by |to |from )?(-?\d+(?:\.\d+)?)$/
const somePlace = /^(?:in|for|at) ([a-z][a-z' -]{2,40})$/
const numberInText = /(?<![\d.:])-?\d+(?:\.\d+)?(?![\d.:]|st|nd|rd|th)/g

function lastIn(text: string, pattern: RegExp): { at: number; words: string } | null {
  const found = [...text.matchAll(pattern)].pop()
  return found ? { at: found.index, words: found[0] } : null
}

const put = (text: string, { at, words }: { at: number; words: string }, instead: string): string =>
  text.slice(0, at) + instead + text.slice(at + words.length)

/** Only the day, the month or the year of a date is another. */
function partOfDate(text: string, slot: string): string | null {
  const date = lastIn(text, dateInText)
  const day = bareDay.exec(slot)?.[1]
  const month = bareMonth.exec(slot)?.[1]
  const year = bareYear.exec(slot)?.[1]?.replace('the year ', '')
  if (date && day) return put(text, date, date.words.replace(new RegExp(`\\b${dayOfMonth}(?! year)`), day))
  if (date && month) return put(text, date, date.words.replace(new RegExp(monthNames), month))
  const named = year ? (date ?? lastIn(text, dayInText)) : null
  if (!named || !year) return null
  const without = named.words.replace(/,? (?:of |in )?(?:\d{4}|(?:this|next|last) year)$/, '')
  return put(text, named, `${without} ${year}`)
}

/** "Two and a half hours", "an hour and a half" */
const inFull = (words: string): string =>
  words
    .replace(/^an? hour and a half$/, '1 hour and 30 minutes')
    .replace(/^(\w+) and a half hours$/, '$1 hours and 30 minutes')

export interface Changed {
  text: string
  /** The slot itself says what it stands for, and could hardly mean anything else. */
  isPart: boolean
}

/** The request with the slot in the place of its last words of that kind; null when there are none. */
export function changed(text: string, slot: string): Changed | null {
  const part = partOfDate(text, slot)
  if (part !== null) return { text: part, isPart: true }
  for (const { is, at } of kinds) {
    const words = is.exec(slot)?.[1]
    const found = words ? lastIn(text, at) : null
    if (words && found) return { text: put(text, found, inFull(words)), isPart: false }
  }
  const hour = bareClock.exec(slot)?.[1]
  const time = hour ? lastIn(text, kinds[1].at) : null
  if (hour && time)
    return {
      text: put(text, time, /[ap]m$/.test(time.words) ? `${hour} ${time.words.slice(-2)}` : `${hour} o'clock`),
      isPart: false,
    }
  const amount = bareNumber.exec(slot)?.[1]
  const last = amount ? lastIn(text, numberInText) : null
  if (amount && last) return { text: put(text, last, amount), isPart: false }
  const place = somePlace.exec(slot)?.[1]
  const named = place ? /^(.* (?:in|for|at) )[a-z][a-z' -]*$/.exec(text)?.[1] : undefined
  return place && named ? { text: named + place, isPart: false } : null
}

/** The day that a request names, in its own words. */
export const dayNamed = (text: string): string | undefined => lastIn(text, dayInText)?.words
export const clockNamed = (text: string): string | undefined => lastIn(text, kinds[1].at)?.words
