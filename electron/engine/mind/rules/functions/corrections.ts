/** "No, I meant Rome", "make it Tuesday instead", "and in Tokyo?": the same call with other values. */
import { answerFor } from './answers'
import { completed, type CallPlan } from './call-plan'
import type { Parameter } from './declared'
import { fill, type Arguments } from './fill'
import { kindOf } from './kinds'
import type { Profile } from './profile'
import { tidy } from './said'

const lead =
  /^(?:(?:no|nope|oh|wait|sorry|oops|actually|hmm|well|and|or|but|now|then|okay|ok|please|also|rather|not that|wrong|that's wrong|no no|I take that back|my mistake)\b[ ,.!—–-]*)+/i
const framed: readonly RegExp[] = [
  /^(?:I|we) (?:said|meant|mean|wanted|want) (.+)$/i,
  /^(?:make|change|turn|switch|set) (?:it|that|this)(?: to| into| for)? (.+)$/i,
  /^(?:change|set|make) the [\w ]{3,24}? to (.+)$/i,
  /^(?:what|how) about (?:for |in |on |at )?(.+)$/i,
  /^(?:the same|same|same thing|do the same|do that|do it|that|one more|another|another one)(?: again)? ((?:for|in|on|at|with|to|from) .+)$/i,
  /^(?:it's|it is|it should be|that should be|should be|should have been|it was|let's (?:say|do|make it|take|go with)|go with|try|use|take) (.+)$/i,
]
const swaps: readonly (readonly [pattern: RegExp, wanted: 1 | 2])[] = [
  [
    /^(?:I (?:said|meant) )?not (?:for |in |to |on |at )?(.+?)(?:, (?:but |I (?:said|meant) )?|,? but | I (?:said|meant) )(.+)$/i,
    2,
  ],
  [/^(?:I (?:said|meant) )?(.+?),? (?:and )?not (.+)$/i, 1],
  [/^(?:make it )?(.+?),? instead of (.+)$/i, 1],
]

interface Change {
  text: string
  /** What was understood, or said, by mistake. */
  old: string | null
}

/** What is to be changed; null when the words do not speak of what was said before. */
export function readChange(raw: string): Change | null {
  const whole = tidy(raw).replace(/[.?!\s]+$/, '')
  if (whole.split(' ').length > 14) return null
  const text = whole.replace(lead, '')
  const isLed = text !== whole
  for (const [pattern, wanted] of swaps) {
    const found = pattern.exec(text)
    if (found?.[1] && found[2]) return { text: tidy(found[wanted] ?? ''), old: tidy(found[3 - wanted] ?? '') }
  }
  const isInstead = /,? instead$/i.test(text)
  const plain = text.replace(/,? (?:instead|please|then|too|as well)$/i, '')
  for (const pattern of framed) {
    const found = pattern.exec(plain)
    if (found?.[1]) return { text: tidy(found[1]), old: null }
  }
  return (isLed || isInstead) && plain !== '' && plain.split(' ').length <= 8 ? { text: plain, old: null } : null
}

const spoken = (value: unknown) =>
  String(value)
    .toLowerCase()
    .replace(/^(?:the|a|an|my) /, '')

/** The parameter that holds what was wrong. */
function holding(parameters: readonly Parameter[], given: Arguments, old: string, now: Date): Parameter | undefined {
  const wrong = spoken(old)
  const named = parameters.filter(({ name }) => given[name] !== undefined)
  return (
    named.find(({ name }) => spoken(given[name]) === wrong) ??
    named.find((one) => JSON.stringify(answerFor(one, old, now)) === JSON.stringify(given[one.name])) ??
    named.find(({ name }) => wrong.length > 2 && spoken(given[name]).includes(wrong))
  )
}

const dayWords =
  /\b(?:today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|week|month|weekend|\d+(?:st|nd|rd|th))\b/i
const clockWords =
  /\b(?:\d{1,2}(?::\d\d| ?[ap]\.?m\b)|noon|midnight|o'clock|morning|afternoon|evening|half past|quarter (?:past|to)|at \w+)\b/i
const moment = /^(\d{4}-\d\d-\d\d)T(.+)$/

/** A new day keeps the time of the old moment, and a new time its day. */
function merged(given: Arguments, last: Arguments, text: string): Arguments {
  const isDay = dayWords.test(text) && !clockWords.test(text)
  const isClock = clockWords.test(text) && !dayWords.test(text)
  if (!isDay && !isClock) return given
  const moments = Object.entries(given).flatMap(([name, value]) => {
    const fresh = moment.exec(String(value))
    const before = moment.exec(String(last[name]))
    return fresh && before ? [{ name, fresh, before }] : []
  })
  const [first] = moments
  if (!first) return given
  const changed = Object.fromEntries(
    moments.map(({ name, fresh, before }) => [
      name,
      isDay ? `${fresh[1] ?? ''}T${before[2] ?? ''}` : `${before[1] ?? ''}T${fresh[2] ?? ''}`,
    ]),
  )
  // What ends on the day on which it began goes on doing so.
  const others = Object.entries(last).flatMap(([name, value]) => {
    const [, day, time = ''] = moment.exec(String(value)) ?? []
    return isDay && !(name in given) && day === first.before[1] ? [[name, `${first.fresh[1] ?? ''}T${time}`]] : []
  })
  return { ...given, ...(Object.fromEntries(others) as Arguments), ...changed }
}

const frameOf = ({ things }: Profile) => ({ things, verb: null })

/** @returns null when nothing changes */
export function corrected(raw: string, profile: Profile, last: CallPlan, now: Date): CallPlan | null {
  const change = readChange(raw)
  if (!change) return null
  const { parameters } = profile.declared
  const given = last.arguments
  const wrong = change.old === null ? undefined : holding(parameters, given, change.old, now)
  const changed = wrong
    ? { [wrong.name]: answerFor(wrong, change.text, now) }
    : fill(parameters, { text: change.text }, { now, frame: frameOf(profile) })
  // What any words would do for is changed only when nothing else is.
  const exact = parameters.filter((one) => changed[one.name] !== undefined && !isFree(one)).map(({ name }) => name)
  const kept = exact.length > 0 ? Object.fromEntries(exact.map((name) => [name, changed[name]])) : changed
  const values = Object.values(kept).some((value) => value !== undefined)
    ? kept
    : onlyOne(parameters, given, change.text, now)
  const plan = completed(profile.declared, { ...given, ...merged(values, given, change.text) })
  return JSON.stringify(plan.arguments) === JSON.stringify(given) ? null : plan
}

const isFree = (parameter: Parameter) => ['text', 'title', 'message'].includes(kindOf(parameter))
const loose = new Set(['text', 'title', 'place', 'person'])

/** A name alone replaces the one name there is. */
function onlyOne(parameters: readonly Parameter[], given: Arguments, text: string, now: Date): Arguments {
  const named = parameters.filter(({ name }) => given[name] !== undefined)
  for (const one of named) {
    if (loose.has(kindOf(one))) continue
    const value = answerFor(one, text, now)
    if (value !== undefined) return { [one.name]: value }
  }
  const [first, ...more] = named.filter((one) => loose.has(kindOf(one)))
  return first && more.length === 0 ? { [first.name]: answerFor(first, text, now) } : {}
}
