/** Days, times and durations in a request, and each as a parameter wants it. */
import * as chrono from 'chrono-node'
import type { Parameter } from './declared'
import { secondsPer, type Kind } from './kinds'
import { rewrite, take, tidy, withDigits, type Rewritten, type Said } from './said'

export interface When {
  at: Date
  end: Date | null
  hasDay: boolean
  hasTime: boolean
  /** As it was said, and the two halves of it. */
  text: string
  dayText: string
  timeText: string
}

const cue =
  /\b(?:today|tonight|tomorrow|yesterday|now|noon|midday|midnight|morning|afternoon|evening|night|week(?:end)?|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|christmas|o'?clock|[ap]m|in (?:an?|half|\d+|\w+) (?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)|(?:at|by|until|from|past|half|quarter|around) (?:about )?\w+|\d{1,2}:\d\d|\d{4}-\d\d|\d{1,2}(?:st|nd|rd|th)|\d{1,2}\/\d{1,2})\b/i

/** "half past 4", "a quarter to 5", "2 30": times that chrono does not read. */
const clock =
  /\b(?:(half|(?:a )?quarter)(?: (past|to|of))? (\d{1,2})\b(?! (?:hours?|minutes?|of))|(?<=\b(?:at|for|by|around|until|to) )(\d{1,2}) ([1-5]\d|0\d)\b)/gi

function clockWords(text: string): Rewritten {
  const changes = [...text.matchAll(clock)].map((found) => {
    const [all, part, side, hour, whole, minute] = found
    const spoken = Number(hour)
    const before = side === 'to' || side === 'of'
    const by = whole
      ? `${whole}:${minute ?? ''}`
      : /^half/i.test(part ?? '')
        ? `${spoken}:30`
        : `${before ? (spoken === 1 ? 12 : spoken - 1) : spoken}:${before ? 45 : 15}`
    return { from: found.index, to: found.index + all.length, by }
  })
  return rewrite(text, changes)
}

const lead =
  /(?:^|\s)(?:(?:at|on|for|by|in|from|since|starting|beginning|scheduled for|due|until|around|this|the|of)\s+)+$/i
const timeOfDay =
  /(?:\b(?:at|around|from|by) )?(?:\b\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?\b| o'?clock)?(?: (?:to|until|-) \d{1,2}(?::\d\d)?(?: ?[ap]m)?)?|\b(?:noon|midday|midnight)\b)(?:\s+in the (?:morning|afternoon|evening)| at night)?$/i

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

/** Takes the first day, time or both out of the request. */
export function takeWhen(said: Said, now: Date, early = false): When | null {
  if (!cue.test(said.text)) return null
  // "Since Monday" is the one before, not the next.
  const isPast = /\bsince\b/i.test(said.text)
  const counted = withDigits(said.text)
  const clocked = clockWords(counted.text)
  const found = chrono.casual
    .parse(clocked.text, now, { forwardDate: !isPast })
    .find(({ text: words }) => !/^(?:now|\d{1,4}|may|sun|sat|mar)$/i.test(words.trim()))
  if (!found) return null
  const { start, end } = found
  const hasTime =
    start.isCertain('hour') || /\b(?:morning|afternoon|evening|night|tonight|noon|midnight)\b/i.test(found.text)
  const hasDay = ['day', 'weekday', 'month'].some((unit) => start.isCertain(unit as 'day'))
  const sure =
    start.isCertain('meridiem') ||
    start.get('hour') === 0 ||
    !hasTime ||
    /\b(?:morning|afternoon|evening|night|tonight|noon|midnight)\b/i.test(found.text) ||
    /\b\d{2}:\d\d\b|\bminutes?\b|\bhours?\b|\bseconds?\b/.test(found.text)
  const relative = /\b(?:minutes?|hours?|seconds?)\b/.test(found.text)
  const at = likely(start.date(), now, sure || relative, hasDay, early)
  if (isPast && at > now) at.setDate(at.getDate() - 7)
  const shift = at.getTime() - start.date().getTime()
  const from = counted.origin(clocked.origin(found.index))
  const to = counted.origin(clocked.origin(found.index + found.text.length))
  const spoken = said.text.slice(from, to).trim()
  const before = lead.exec(said.text.slice(0, from))
  take(said, before ? before.index + (/^\s/.test(before[0]) ? 1 : 0) : from, to)
  const timePart = timeOfDay.exec(found.text.trim())
  const split = timePart && hasDay ? timePart.index : null
  return {
    at,
    end: end ? new Date(Math.max(end.date().getTime() + (end.date() <= at ? 43_200_000 : shift), at.getTime())) : null,
    hasDay,
    hasTime,
    text: spoken,
    dayText: split === null ? (hasDay ? spoken : '') : tidy(found.text.slice(0, split)),
    timeText:
      split === null
        ? hasTime
          ? spoken.replace(/^at /, '')
          : ''
        : tidy(found.text.slice(split).replace(/^\s*at /, '')),
  }
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^sec/i, 1],
  [/^min/i, 60],
  [/^(?:hour|hr)/i, 3600],
  [/^(?:day|night)/i, 86_400],
  [/^week/i, 604_800],
]
const unit = '(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?)'
const spans = new RegExp(
  `(?:\\b(?:for|in|of|lasting|after)\\s+)?(?:\\b(half an?|half|an?|a couple of|\\d+(?:\\.\\d+)?(?: and a half)?)[ -]${unit}\\b( and a half)?)(?:,? (?:and )?(\\d+|an?)[ -]${unit})?(?:,? (?:and )?(\\d+|an?)[ -]${unit})?`,
  'i',
)

export interface Duration {
  seconds: number
  text: string
}

function amount(words: string): number {
  if (/^half/i.test(words)) return 0.5
  if (/couple/i.test(words)) return 2
  if (/ and a half$/i.test(words)) return Number.parseFloat(words) + 0.5
  return /^an?$/i.test(words) ? 1 : Number(words)
}

export function takeDuration(said: Said): Duration | null {
  const counted = withDigits(said.text)
  const found = spans.exec(counted.text)
  if (!found) return null
  const size = (name: string | undefined) => units.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? 0
  const first = amount(found[1] ?? '') + (found[3] ? 0.5 : 0)
  const seconds =
    first * size(found[2]) +
    (found[4] ? amount(found[4]) * size(found[5]) : 0) +
    (found[6] ? amount(found[6]) * size(found[7]) : 0)
  const from = counted.origin(found.index)
  const to = counted.origin(found.index + found[0].length)
  const text = tidy(said.text.slice(from, to)).replace(/^(?:for|in|of|lasting|after) /i, '')
  take(said, from, to)
  return { seconds: Math.round(seconds), text }
}

const two = (value: number) => String(value).padStart(2, '0')
const isoDay = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
const isoTime = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`

function offset(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  if (minutes === 0) return 'Z'
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** A moment as the parameter's format or description wants it, else in the words that named it; undefined when it lacks a half. */
export function writeWhen(when: When, kind: Kind, parameter: Parameter, wantsEnd: boolean): unknown {
  const at = wantsEnd ? when.end : when.at
  if (!at) return undefined
  const { format, description, type } = parameter
  if (type === 'number' || type === 'integer') {
    const divisor = /\b(?:ms|milli\w*)\b/i.test(`${parameter.words.join(' ')} ${description}`) ? 1 : 1000
    return Math.floor(at.getTime() / divisor)
  }
  const iso = format !== null || /\biso|rfc ?3339|yyyy|\d{4}-\d\d/i.test(description)
  if (kind === 'date') {
    if (!when.hasDay) return undefined
    return iso ? isoDay(at) : when.dayText
  }
  if (kind === 'time') {
    if (!when.hasTime) return undefined
    if (format !== null) return isoTime(at)
    return /\bhh:mm(?!:)|24[- ]hour|\d\d:\d\d\b/i.test(description)
      ? isoTime(at).slice(0, 5)
      : wantsEnd
        ? isoTime(at).slice(0, 5)
        : when.timeText
  }
  if (!iso) return wantsEnd ? isoTime(at).slice(0, 5) : when.text
  if (!when.hasTime && /\bdate\b/.test(parameter.words.join(' ')) && format === null) return isoDay(at)
  return `${isoDay(at)}T${isoTime(at)}${format === null ? '' : offset(at)}`
}

/** A length of time in the unit or the format that the parameter wants. */
export function writeDuration({ seconds, text }: Duration, parameter: Parameter): unknown {
  if (parameter.type === 'string') {
    if (parameter.format !== 'duration' && !/\biso/i.test(parameter.description)) return text
    const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
    return `PT${parts.map((part, at) => (part === 0 ? '' : `${part}${'HMS'[at] ?? ''}`)).join('') || '0S'}`
  }
  const value = seconds / (secondsPer(parameter) ?? 60)
  return parameter.type === 'integer' ? Math.round(value) : value
}
