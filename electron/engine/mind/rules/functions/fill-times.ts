/** Days, times and durations of a request for all the parameters that want one. */
import type { Parameter } from './declared'
import { takeClocked, takeDuration } from './durations'
import type { Arguments, Filling } from './fill'
import { secondsPer, type Kind } from './kinds'
import { take, type Said } from './said'
import { whensIn, type When } from './when'
import { writeDuration, writeWhen } from './write-when'

const ofTime: readonly Kind[] = ['moment', 'date', 'time']
const isEnd = ({ words, description }: Parameter) =>
  /\b(?:end|ends|until|till|finish|to|return|returning|back|checkout|out|last|latest|before)\b/.test(words.join(' ')) ||
  /^(?:the )?(?:last|end)\b/i.test(description)
const isStart = ({ words }: Parameter) => /\b(?:start|from|begin|since)\b/.test(words.join(' '))
const endLead = /\b(?:until|till|to|through|back|returning|return|and)\b/
const isOfPast = ({ words, description }: Parameter) =>
  /\b(?:spent|incident|occurred|happened|born|birth|birthday|purchased?|since|expense|visited|accident|worked?)\b/.test(
    `${words.join(' ')} ${description.toLowerCase()}`,
  )

const parts = [
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const

/** Hours, minutes and seconds in a parameter each. */
function divided(seconds: number, names: readonly string[], filled: Arguments): void {
  let rest = seconds
  for (const [name, size] of parts) {
    if (!names.includes(name)) continue
    if (rest >= size) filled[name] = Math.floor(rest / size)
    rest %= size
  }
}

const isBackwards = ({ words, minimum, type }: Parameter) =>
  type !== 'string' && (minimum === null || minimum < 0) && /\b(?:offset|delta|shift|change)\b/.test(words.join(' '))

/** Whether it was said in the unit of the parameter. */
const isIn = (text: string, parameter: Parameter) =>
  [...text.matchAll(/\b(second|minute|hour|day|night)s?\b/gi)].some(
    ([, unit = '']) =>
      secondsPer(parameter) === { s: 1, m: 60, h: 3600, d: 86_400, n: 86_400 }[unit.charAt(0).toLowerCase()],
  )

function fillDurations(
  parameters: readonly Parameter[],
  kinds: ReadonlyMap<string, Kind>,
  said: Said,
  filled: Arguments,
): void {
  const wanted = parameters.filter(({ name }) => filled[name] === undefined)
  const names = wanted
    .filter(({ name, type }) => /^(?:hours|minutes|seconds)$/.test(name) && type !== 'string')
    .map(({ name }) => name)
  const whole = wanted.filter(
    ({ name }) => kinds.get(name) === 'duration' && !(names.length > 1 && names.includes(name)),
  )
  if (whole.length === 0 && names.length < 2) return
  const unit = whole[0] ? secondsPer(whole[0]) : null
  const isAlone = ![...kinds.values()].some((kind) => ofTime.includes(kind))
  const duration = takeDuration(said) ?? (isAlone && (unit === 1 || unit === 60) ? takeClocked(said, unit) : null)
  if (!duration) return
  if (names.length > 1) divided(duration.seconds, names, filled)
  else if (whole[0]) {
    const sign = isBackwards(whole[0]) && /\b(?:back(?:wards?)?|rewind|earlier|before)\b/i.test(said.text) ? -1 : 1
    const own = whole.find((one) => isIn(duration.text, one)) ?? whole[0]
    filled[own.name] = writeDuration({ ...duration, seconds: sign * duration.seconds }, own)
    // "Five minutes each with a three second increment": each in its own unit.
    const others = whole.filter((one) => one !== own && one.required)
    const second = others.length > 0 ? takeDuration(said) : null
    const other = second && others.find((one) => isIn(second.text, one))
    if (second && other) filled[other.name] = writeDuration(second, other)
  }
}

/** In seconds, where no parameter of its own wants it. */
function lengthOf(said: Said, parameters: readonly Parameter[], kinds: ReadonlyMap<string, Kind>): number {
  return parameters.some(({ name }) => kinds.get(name) === 'duration') ? 0 : (takeDuration(said)?.seconds ?? 0)
}

/** A day and an hour that stand apart make one moment. */
function joined(whens: readonly When[], isFirst: (when: When) => boolean): When | null {
  const own = whens.filter(isFirst)
  const [first] = own
  if (!first) return null
  const other = own.find((one) => one !== first && one.hasDay !== first.hasDay && one.hasTime !== first.hasTime)
  if (!other || (first.hasDay && first.hasTime)) return first
  const [day, time] = first.hasDay ? [first, other] : [other, first]
  const at = onDay(time.at, day.at)
  return {
    ...first,
    at,
    end: time.end && onDay(time.end, day.at),
    hasDay: true,
    hasTime: true,
    text: `${day.text} ${time.text}`,
    dayText: day.dayText,
    timeText: time.timeText,
  }
}

function onDay(time: Date, day: Date): Date {
  const at = new Date(day)
  at.setHours(time.getHours(), time.getMinutes(), time.getSeconds(), 0)
  return at
}

export function fillTimes(
  parameters: readonly Parameter[],
  kinds: ReadonlyMap<string, Kind>,
  said: Said,
  { now, frame }: Filling,
  filled: Arguments,
): void {
  const times = parameters.filter(
    ({ name }) => filled[name] === undefined && ofTime.includes(kinds.get(name) ?? 'text'),
  )
  const waits =
    times.length > 0 && /\bin (?:an?|half|\d|\w+ (?:seconds?|minutes?|hours?|days?|weeks?))/i.test(said.text)
  if (!waits) fillDurations(parameters, kinds, said, filled)
  if (times.length === 0) return
  const early = parameters.some(({ words }) => words.includes('alarm')) || /\b(?:alarm|wake)\b/i.test(said.text)
  const searches = /^(?:show|find|search|list|get|see|look|what|which|how)$/.test(frame.verb ?? '')
  const isPair = times.some(isEnd) && times.some((one) => !isEnd(one))
  const isPast =
    times.some(isOfPast) ||
    (searches &&
      isPair &&
      times.some(({ words }) => /\b(?:from|since|after|start)\b/.test(words.join(' '))) &&
      !frame.things.some((thing) =>
        /^(?:flight|hotel|room|car|table|event|appointment|slot|train|meeting|availability)s?$/.test(thing),
      ))
  const whens = whensIn(said.text, now, { early, isPast })
  const [first] = whens
  if (!first) return
  const closes = (when: When) => when !== first && endLead.test(when.lead) && when.hasDay === first.hasDay
  const opening = joined(whens, (when) => !closes(when)) ?? first
  const closing = isPair
    ? (whens.find(closes) ?? whens.find((one) => one !== first && one.hasDay && first.hasDay))
    : undefined
  const used = new Set<When>()
  const lasts = isPair && !closing && !opening.end && opening.hasTime ? lengthOf(said, parameters, kinds) : 0
  if (lasts > 0) opening.end = new Date(opening.at.getTime() + lasts * 1000)
  for (const one of times) {
    const kind = kinds.get(one.name) ?? 'moment'
    const wantsEnd = isPair && isEnd(one)
    if (!isPair && isEnd(one) && /\b(?:from|since|starting|beginning)\b/.test(first.lead)) continue
    if (!isPair && isStart(one) && /\b(?:until|till|through)\b/.test(first.lead)) continue
    if (wantsEnd && !closing && first.isSpan && !/\b(?:to|until|end|before)\b/.test(one.words.join(' '))) continue
    const end =
      closing && kind !== 'time' && !closing.hasDay ? { ...closing, at: onDay(closing.at, opening.at) } : closing
    const value = wantsEnd && end ? writeWhen(end, kind, one, false) : writeWhen(opening, kind, one, wantsEnd)
    if (value === undefined || value === '') continue
    filled[one.name] = value
    if (wantsEnd && closing) used.add(closing)
    for (const when of whens) if (!closes(when) && (when === first || opening.text.includes(when.text))) used.add(when)
  }
  for (const { from, to } of [...used].sort((left, right) => right.from - left.from)) take(said, from, to)
}
