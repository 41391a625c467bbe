/** Finds what is said of time anywhere in a sentence: lengths, times of day, days. */
import { casual } from 'chrono-node/en'
import { parseClock, type ClockTime } from './clock'
import { parseDay } from './day-words'
import { holidayWords } from './holidays'
import { durationOf, durationWords, withDigits } from './durations'

const durations = new RegExp(
  `(?<=^| )(in |for |lasts? |about |another |within )*(?:the )?(${durationWords})(?: (?:long|of \\w+))?( ago| from now| before(?! (?:that|it|then)\\b)| early| earlier)?(?= |$)`,
  'g',
)

interface Length {
  milliseconds: number
  /** "In ten minutes" and "ten minutes ago" are moments. */
  isMoment: boolean
  /** "Ten minutes before", "early" */
  isBack: boolean
}

/** The lengths in hours, minutes and seconds, and the words without them. */
export function lengthsIn(text: string): { lengths: Length[]; rest: string } {
  const lengths: Length[] = []
  const rest = withDigits(text).replace(durations, (_, lead: string | undefined, words: string, side = '') => {
    const isAgo = side === ' ago'
    lengths.push({
      milliseconds: durationOf(words) * (isAgo ? -1 : 1),
      isMoment: isAgo || side === ' from now' || lead === 'in ',
      isBack: / before| earl/.test(String(side)),
    })
    return ' '
  })
  return { lengths, rest: rest.replace(/\s+/g, ' ').trim() }
}

const beforeClock = /^(?:at|from|by|till|until|til|is|are|around|about|for|to|after|before|it's|@)$/
const clockStart = /^(?:\d{1,4}|\d{1,2}[:.]\d\d|noon|midday|midnight|half|quarter|[ap]m)$/
const surelyClock =
  /(?:am|pm|o'clock|noon|midday|midnight|morning|afternoon|evening|night|\d[:.]\d\d)$|^(?:half|quarter)|(?:past|to) \d/

/** The first time of day; a bare number only after "at", "from", "by" and the like. */
export function clockIn(text: string): { time: ClockTime; words: string; before: string; after: string } | null {
  const words = text.split(' ')
  for (const [at, word] of words.entries()) {
    if (!clockStart.test(word)) continue
    const isLed = beforeClock.test(words[at - 1] ?? '')
    for (let end = Math.min(words.length, at + 7); end > at; end--) {
      const found = words.slice(at, end).join(' ')
      const time = parseClock(found)
      if (!time || !(isLed || surelyClock.test(found))) continue
      return { time, words: found, before: words.slice(0, at).join(' '), after: words.slice(end).join(' ') }
    }
  }
  return null
}

const dayStart =
  /\b(?:today|tomorrow|yesterday|tonight|(?:the )?day (?:after|before)|(?:this|next|last) \w+|\w+day|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d+(?:st|nd|rd|th)|\d{4}-\d\d-\d\d|\d+\/\d+)/

/** The first day that is named. @returns null too where only a month or a year is */
export function dayIn(text: string, now: Date, past = false): { day: Date; words: string } | null {
  const holiday = holidayWords.exec(text)
  const start = holiday ?? dayStart.exec(text)
  if (!start) return null
  const written = holiday ? undefined : casual.parse(text, now)[0]
  const isWhole = written && (written.start.isCertain('day') || written.start.isCertain('weekday'))
  const tail = text.slice(start.index).split(' ')
  const tails = [5, 4, 3, 2, 1]
    .filter((length) => length <= tail.length)
    .map((length) => tail.slice(0, length).join(' '))
  for (const words of isWhole ? [written.text] : tails) {
    const day = parseDay(words, now, past)
    if (day) return { day, words }
  }
  return null
}
