/** What was asked back for, and what the answer to it gives. */
import { takeBoolean } from './booleans'
import { completed, parameterAt, type CallPlan } from './call-plan'
import type { DeclaredFunction, Parameter } from './declared'
import { fill, type Arguments } from './fill'
import { kindOf, type Kind } from './kinds'
import { bare, takePlace } from './places-said'
import { numbersIn, tidy } from './said'
import { listed } from './texts'

function assigned(given: Arguments, path: string, value: unknown): Arguments {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...given, [first]: value }
  return { ...given, [first]: assigned((given[first] ?? {}) as Arguments, rest.join('.'), value) }
}

const answering =
  /^(?:(?:it is|it's|that is|that's|to|for|in|at|on|with|from|the (?:\w+ ){1,2}(?:is|should be)|make it|let's say|let us say|say|call it|i (?:mean|meant|said|want|would like|'d like)|maybe|just|please|my|should be|as) )+/i
const loose = new Set(['place', 'person', 'message', 'title', 'text', 'zone', 'list'])

/** What an answer to the question for this parameter gives; undefined when it is no such value. */
export function answerFor(parameter: Parameter, text: string, now: Date): unknown {
  const kind = kindOf(parameter)
  if (kind === 'boolean') {
    if (/^(?:yes|yeah|yep|sure|of course|please do|okay|ok|true|definitely|on|with)\b/i.test(text)) return true
    if (/^(?:no|nope|nah|not|false|off|without)\b/i.test(text)) return false
    return takeBoolean({ text }, parameter)
  }
  const plain = tidy(
    kind === 'message'
      ? text.replace(/^(?:say|that|tell (?:him|her|them) that|it should say|saying) /i, '')
      : text.replace(/^(?:The|My|Our) (?=\p{Ll})/u, (word) => word.toLowerCase()).replace(answering, ''),
  )
  if (plain === '') return undefined
  if (kind === 'place')
    return takePlace({ text: `in ${plain}` }, { ...parameter, words: ['city'] }, () => false) ?? bare(plain)
  if (kind === 'list' && parameter.options.length === 0 && parameter.items?.type === 'string') return listed(plain)
  const found = fill(
    [{ ...parameter, required: true }],
    { text: kind === 'moment' || kind === 'date' || kind === 'time' ? timely(plain, kind) : plain },
    { now, frame: { things: [], verb: null } },
  )[parameter.name]
  if (found !== undefined && !(loose.has(kind) && kind !== 'list')) return found
  if (kind === 'duration' && parameter.type !== 'string')
    return fill(
      [{ ...parameter, words: ['count'], description: '', required: true }],
      { text: plain },
      { now, frame: { things: [], verb: null } },
    )[parameter.name]
  if (kind === 'person') return parameter.items ? listed(plain) : (found ?? bare(plain))
  return kind === 'message' || kind === 'title' || kind === 'text' || kind === 'zone' ? plain : undefined
}

/** A bare number in answer to "at what time?" is a time. */
const timely = (text: string, kind: string) =>
  kind !== 'date' && /^\w+(?: (?:thirty|fifteen|\d\d))?$/.test(text) && !/day$|^(?:to|noon|mid|now)/i.test(text)
    ? `at ${text}`
    : text

const counted: ReadonlySet<Kind> = new Set(['number', 'duration'])

/** The plan with the answer in it; what else the answer tells is taken too. */
export function answered(
  declared: DeclaredFunction,
  given: Arguments,
  path: string,
  text: string,
  now: Date,
): CallPlan | null {
  const parameter = parameterAt(declared.parameters, path)
  if (!parameter) return null
  // One number is the answer to what was asked, and not to what else wants one.
  const isOneNumber = counted.has(kindOf(parameter)) && numbersIn(text).length < 2
  const rest = fill(
    declared.parameters.filter(
      (other) =>
        (other.required || other.words.includes('currency')) &&
        given[other.name] === undefined &&
        other !== parameter &&
        !loose.has(kindOf(other)) &&
        !(counted.has(kindOf(other)) && isOneNumber),
    ),
    { text },
    { now, frame: { things: [], verb: null } },
  )
  const spare = Object.keys(rest).length > 0 && loose.has(kindOf(parameter)) ? beforeTime(text) : text
  const value = answerFor(parameter, spare, now)
  if (value === undefined) return null
  if (/latitude|^lat$/i.test(parameter.name)) {
    const both = fill(declared.parameters, { text: `in ${text}` }, { now, frame: { things: [], verb: null } })
    return completed(declared, { ...given, ...both })
  }
  return completed(declared, assigned({ ...rest, ...given }, path, value))
}

const beforeTime = (text: string) =>
  text.replace(
    /,? (?:on |at |for )?(?:tomorrow|today|tonight|at|next|on|for|in \w+ (?:minutes?|hours?|days?))\b.*$/i,
    '',
  )
