/** Times and days as they are spoken, in the way that chrono reads them. */
import { parseDay } from '../day-words'
import { holidayNames, holidayWords } from '../holidays'
import { rewriteAll, type Rewritten } from './said'

const two = (value: number) => String(value).padStart(2, '0')
const months = 'January February March April May June July August September October November December'.split(' ')
const month = months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')
const hour = '(\\d{1,2})(?::(\\d\\d))?'

/** "To" and "past" the hour. */
function clock(part: string | undefined, side: string | undefined, spoken: number): string {
  const minutes = /^half/i.test(part ?? '') ? 30 : /quarter/i.test(part ?? '') ? 15 : Number.parseInt(part ?? '0', 10)
  if (!/^(?:to|of|before|till)$/i.test(side ?? '')) return `${spoken}:${two(minutes)}`
  return `${spoken === 1 ? 12 : spoken - 1}:${two(60 - minutes)}`
}

/** "7 in the evening" → 7 pm; null where no such hour is in that part of the day. */
function meridiem(spoken: number, part: string): 'am' | 'pm' | null {
  if (spoken < 1 || spoken > 12) return null
  if (/morning/i.test(part)) return 'am'
  if (/night/i.test(part)) return spoken < 6 || spoken === 12 ? 'am' : 'pm'
  return 'pm'
}

/** The month of "the 20th": one that was named before, else the next that has this day to come. */
function monthOf(day: number, before: string, after: string, now: Date): string {
  const relative = /^ of (this|next|last) month/i.exec(after)?.[1]
  const shift =
    relative === undefined
      ? day < now.getDate()
        ? 1
        : 0
      : /next/i.test(relative)
        ? 1
        : /last/i.test(relative)
          ? -1
          : 0
  const named = [...before.matchAll(new RegExp(`\\b(${month})\\b`, 'gi'))].at(-1)?.[1]
  const at = named
    ? months.findIndex((name) => name.slice(0, 3).toLowerCase() === named.slice(0, 3).toLowerCase())
    : (now.getMonth() + shift + 12) % 12
  return months[at] ?? ''
}

const dayAlone = new RegExp(
  `\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?: of (?:this|next|last) month\\b)?(?! (?:of|${month})\\b)(?=\\s*(?:$|[,.;\u0001]|(?:at|to|until|till|through|from|and|for|in the|instead|please|around|by|or|with)\\b))`,
  'gi',
)
const bothEnds = '(\\d{1,2}(?::\\d\\d)?(?: ?[ap]m)?|noon|midnight)'
const spokenNumber = '(half|(?:a )?quarter|(?:5|10|20|25)(?: minutes)?)'

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const countedFrom = '(?:the|an?|\\d+) (?:days?|weeks?) (?:before|after|from)'
const relativeDay = new RegExp(
  `\\b${countedFrom} (?:next )?(?:${weekday}|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}(?:st|nd|rd|th)?)\\b`,
  'gi',
)
const relativeHoliday = new RegExp(`(?:\\b${countedFrom} )?\\b(?:${holidayNames})(?!\\p{L})`, 'giu')

function dayRules(text: string, now: Date): Parameters<typeof rewriteAll>[1] {
  const written = ([words]: RegExpMatchArray) => {
    const day = parseDay(words.toLowerCase(), now)
    return day && `${months[day.getMonth()] ?? ''} ${day.getDate()}, ${day.getFullYear()}`
  }
  return [
    [relativeDay, written],
    ...(holidayWords.test(text.toLowerCase()) ? [[relativeHoliday, written] as const] : []),
  ]
}

/** @param text with digits for number words */
export function clockWords(text: string, now: Date): Rewritten {
  return rewriteAll(text, [
    ...dayRules(text, now),
    [
      new RegExp(
        `(?<!\\b(?:from|between) )\\b${spokenNumber} (past|after|to|of|before|till) (\\d{1,2})\\b(?! ?(?:%|hours?|minutes?|of|people))`,
        'gi',
      ),
      ([, part, side, spoken]) => clock(part, side, Number(spoken)),
    ],
    [/\bhalf (\d{1,2})\b(?! (?:hours?|minutes?|of|past|a))/gi, ([, spoken]) => `${spoken ?? ''}:30`],
    [
      /(?<=\b(?:at|for|by|around|until|to|from) )(\d{1,2}) ([1-5]\d|0\d)\b|\b(\d{1,2}) ([1-5]\d|0\d)(?= ?(?:[ap]m\b|in the (?:morning|afternoon|evening)))/gi,
      ([, ...parts]) => parts.filter((part) => part !== undefined).join(':'),
    ],
    [
      /(?<=\b(?:until|till) )(\d{1,2})(?= ?(?:$|[,.;\u0001]| (?:today|tomorrow|tonight|on)\b))/gi,
      ([, hours]) => (Number(hours) > 24 ? null : `${hours ?? ''}:00`),
    ],
    [/\b([01]\d|2[0-3])([0-5]\d) hours\b/gi, ([, hours, minutes]) => `${hours ?? ''}:${minutes ?? ''}`],
    [
      new RegExp(`\\b${hour}(?: o'?clock)?(?:,? in the (morning|afternoon|evening)| (at night))\\b`, 'gi'),
      ([, hours, minutes, part, night]) => {
        const half = meridiem(Number(hours), part ?? night ?? '')
        return half && `${hours ?? ''}:${minutes ?? '00'} ${half}`
      },
    ],
    [
      new RegExp(
        `\\b${hour}(?: o'?clock)? (?=(?:this|tomorrow|(?:on )?\\w+day) (morning|afternoon|evening|night)\\b)`,
        'gi',
      ),
      ([, hours, minutes, part]) => {
        const half = meridiem(Number(hours), part ?? '')
        return half && `${hours ?? ''}:${minutes ?? '00'} ${half} `
      },
    ],
    [new RegExp(`\\bbetween ${bothEnds} and (?=${bothEnds})`, 'gi'), ([, first]) => `from ${first ?? ''} to `],
    [
      dayAlone,
      (found, whole) => {
        const at = found.index ?? 0
        const after = /( of (?:this|next|last) month)$/i.exec(found[0])?.[0] ?? ''
        return `${monthOf(Number(found[1]), whole.slice(0, at), after, now)} ${found[1] ?? ''}`
      },
    ],
  ])
}
