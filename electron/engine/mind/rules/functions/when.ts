/** Days and times in a request, each with the words around it that tell which one it is. */
import * as chrono from 'chrono-node'
import { holidayWords } from '../holidays'
import { clockWords } from './clock-words'
import { gap, tidy, withDigits } from './said'
import { spanOf } from './spans'

export interface When {
  at: Date
  end: Date | null
  hasDay: boolean
  hasTime: boolean
  /** As it was said, and the two halves of it. */
  text: string
  dayText: string
  timeText: string
  /** Where it stands, with the words that lead to it: "until Monday". */
  from: number
  to: number
  /** Those words. */
  lead: string
  /** Whether the end is only that of the month or the week that was named. */
  isSpan: boolean
}

const cue =
  /\b(?:today|tonight|tomorrow|yesterday|now|noon|midday|midnight|morning|afternoon|evening|night|week(?:end)?|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|christmas|o'?clock|[ap]m|in (?:an?|half|\d+|\w+) (?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)|(?:at|by|until|from|past|half|quarter|around|between) (?:about )?\w+|to (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\d{1,2}:\d\d|\d{4}-\d\d|\d{4}|\d{1,2}(?:st|nd|rd|th)|\d{1,2}\/\d{1,2})\b/i

const leads =
  /(?:^|[\s\u0001])(?:(?:at|on|for|by|in|from|since|starting|beginning|scheduled for|due|until|till|to|through|between|and|around|this|the|of|before|after|coming back|returning|return|back|every|each|only)[\s,]+)+$/i
/** Of these only the ones that say when: "…, and tomorrow" keeps its "and". */
const ownLead =
  /(?:^|[\s\u0001])(?:(?:at|on|for|by|in|from|since|starting|beginning|scheduled for|due|until|till|through|around|this|the|of|every|each|coming back|returning)[\s,]+)+$/i
const partOfDay = /\b(?:morning|afternoon|evening|night|tonight|noon|midday|midnight)\b/i
const timeOfDay =
  /(?:\b(?:at|around|from|by) )?(?:\b\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?\b| o'?clock)?(?: (?:to|until|-) \d{1,2}(?::\d\d)?(?: ?[ap]m)?)?|\b(?:noon|midday|midnight)\b)(?:\s+in the (?:morning|afternoon|evening)| at night)?$/i
/** What chrono takes for a time and people mostly do not; "game night" is no time of its own. */
const noTime =
  /^(?:now|\d{1,4}|may|sun|sat|mar|(?:the )?(?:morning|afternoon|evening|night|noon)|a (?:second|minute))$/i
/** A length of time, unless it is one from now. */
const length =
  /^(?:(?:for|about|within) )?(?:an?|\d+|half an?|a few|a couple of)(?: and a half)? (?:second|minute|hour|day|night|week|month|year)s?(?: and a half)?$/i
const leadsPart = /\b(?:in the|at|this|by|until|till|for the|every|each)\s*$/i

/** Whoever says "at five" of an appointment means the afternoon; an alarm rings in the morning. */
function likely(at: Date, now: Date, sure: boolean, hasDay: boolean, early: boolean): Date {
  const hour = at.getHours()
  const moved = new Date(at)
  if (sure) return moved
  if (hour >= 1 && hour <= (early ? 3 : 6)) moved.setHours(hour + 12)
  if (!hasDay) {
    if (moved <= now && moved.getHours() < 12) moved.setHours(moved.getHours() + 12)
    if (moved <= now) moved.setDate(moved.getDate() + 1)
  }
  return moved
}

/** "From 9 to 5" ends in the afternoon, "from 2 to 4" on the same day. */
function endOf(found: chrono.ParsedResult, at: Date): Date | null {
  if (!found.end) return null
  const end = found.end.date()
  const began = found.start.date()
  const shift = at.getTime() - began.getTime()
  if (found.end.isCertain('meridiem') || !found.end.isCertain('hour')) {
    end.setFullYear(end.getFullYear() + at.getFullYear() - began.getFullYear())
    return new Date(Math.max(end.getTime(), at.getTime()))
  }
  end.setTime(end.getTime() + shift)
  const sameDay = new Date(at)
  sameDay.setHours(end.getHours(), end.getMinutes(), 0, 0)
  if (sameDay <= at && end.getHours() < 12) sameDay.setHours(sameDay.getHours() + 12)
  return sameDay > at ? sameDay : new Date(Math.max(end.getTime(), at.getTime()))
}

/**
 * @param options.early an hour without more is one of the morning
 * @param options.isPast days are those that were
 * @returns every day and time of the text, in their order
 */
export function whensIn(text: string, now: Date, { early = false, isPast = false } = {}): When[] {
  if (!cue.test(text) && !holidayWords.test(text.toLowerCase())) return []
  const counted = withDigits(text)
  const clocked = clockWords(counted.text, now)
  const origin = (at: number) => counted.origin(clocked.origin(at))
  const parsed = chrono.casual
    .parse(clocked.text, now, { forwardDate: true })
    .map((found) => trimmed(found))
    .filter(({ text: words, index }) => !length.test(words.trim()) && !isOther(clocked.text, index, words))
    .filter(({ text: words, index }) => !noTime.test(words.trim()) || leadsNight(clocked.text, index, words))
  return parsed.map((found): When => {
    const { start, text: words, index } = found
    const before = text.slice(0, origin(index))
    const lead = leads.exec(before)?.[0] ?? ''
    const own = ownLead.exec(before)
    const hasTime = start.isCertain('hour') || partOfDay.test(words)
    const hasDay = ['day', 'weekday', 'month'].some((unit) => start.isCertain(unit as 'day'))
    const isRelative = /\b(?:minutes?|hours?|seconds?)\b/.test(words)
    const isSure =
      start.isCertain('meridiem') ||
      start.get('hour') === 0 ||
      !hasTime ||
      partOfDay.test(words) ||
      /\b\d{2}:\d\d\b/.test(words)
    const first = likely(start.date(), now, isSure || isRelative, hasDay, early)
    const since = isPast || /\bsince\b/i.test(lead)
    if (since && first > now && !start.isCertain('year')) {
      if (start.isCertain('weekday')) first.setDate(first.getDate() - 7)
      else if (start.isCertain('month')) first.setFullYear(first.getFullYear() - 1)
    }
    const span = found.end || hasTime ? null : spanOf(words, first, now, start, before)
    const at = span?.from ?? first
    const from = origin(index)
    const to = origin(index + words.length)
    const spoken = text.slice(from, to).trim()
    const timePart = timeOfDay.exec(words.trim())
    const split = timePart && hasDay ? timePart.index : null
    return {
      at,
      end: endOf(found, at) ?? span?.to ?? null,
      hasDay,
      hasTime,
      text: spoken,
      dayText: split === null ? (hasDay ? spoken : '') : tidy(words.slice(0, split)),
      timeText:
        split === null ? (hasTime ? spoken.replace(/^at /, '') : '') : tidy(words.slice(split).replace(/^\s*at /, '')),
      from: own ? own.index + (/^[\s\u0001]/.test(own[0]) ? 1 : 0) : from,
      to,
      lead: lead.replaceAll(gap, ' ').trim().toLowerCase(),
      isSpan: span !== null,
    }
  })
}

/** "Night on Friday at 8": the night belongs to the game before it. */
function trimmed(found: chrono.ParsedResult): chrono.ParsedResult {
  const head = /^(?:night|morning|evening|afternoon|noon) (?=on |at |next |this |\w+day)/i.exec(found.text)
  if (!head) return found
  const rest = found.text.slice(head[0].length).replace(/^(?:on|at) /i, '')
  const [again] = chrono.casual.parse(rest, found.refDate, { forwardDate: true })
  if (!again) return found
  return Object.assign(again, { index: found.index + found.text.length - rest.length + again.index })
}

/** "Room 204 a …", "from 5 Hill Road": numbers that are no time. */
const isOther = (text: string, index: number, words: string) =>
  /\d ?[ap]$/i.test(words) ||
  (/^(?:(?:at|from|by|to|until|on) )?\d{1,4}$/i.test(words) &&
    /^ (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\p{Lu}\p{Ll}/u.test(text.slice(index + words.length)))

const leadsNight = (text: string, index: number, words: string) =>
  /(?:morning|afternoon|evening|night|noon)$/i.test(words.trim()) &&
  (/^the /i.test(words) || leadsPart.test(text.slice(0, index)) || /^noon$/i.test(words.trim()))
