/** A call in the making: the arguments that the words gave, and what is still missing. */
import type { DeclaredFunction, Parameter } from './declared'
import { fill, type Arguments } from './fill'
import type { Profile } from './profile'
import { bare, takePlace } from './places-said'
import { kindOf, type Kind } from './kinds'
import { takeBoolean } from './options'
import { listed } from './texts'
import { numbersIn, tidy } from './said'
import { actsOf } from './verbs'
import { akin } from './words'

export interface CallPlan {
  name: string
  arguments: Arguments
  /** The way to the first required parameter without a value: "order.size". */
  missing: string | null
}

/** Required values that the schema itself gives are no question to anybody. */
function withFallbacks(parameters: readonly Parameter[], given: Arguments): Arguments {
  const complete: Arguments = {}
  for (const { name, required, fallback, options, properties } of parameters) {
    const only = options.length === 1 ? options[0] : undefined
    const value = given[name] ?? (required ? (fallback ?? only) : undefined)
    if (value !== undefined && properties.length > 0) complete[name] = withFallbacks(properties, value as Arguments)
    else if (value !== undefined) complete[name] = value
    else if (required && properties.length > 0) complete[name] = withFallbacks(properties, {})
  }
  return complete
}

function missingIn(parameters: readonly Parameter[], given: Arguments, path = ''): string | null {
  for (const { name, required, type, properties } of parameters) {
    const value = given[name]
    if (type === 'object' && properties.length > 0 && (required || value !== undefined)) {
      const inner = missingIn(properties, (value ?? {}) as Arguments, `${path}${name}.`)
      if (inner !== null) return inner
    } else if (required && value === undefined) return path + name
  }
  return null
}

/** Optional objects that lack what they require are left away. */
function withoutHalves(parameters: readonly Parameter[], given: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => {
      const parameter = parameters.find(({ name }) => name === key)
      return (
        !parameter ||
        parameter.required ||
        parameter.type !== 'object' ||
        missingIn(parameter.properties, value as Arguments) === null
      )
    }),
  )
}

export function completed({ name, parameters }: DeclaredFunction, given: Arguments): CallPlan {
  const whole = withFallbacks(parameters, withoutHalves(parameters, given))
  return { name, arguments: whole, missing: missingIn(parameters, whole) }
}

/** @param text as spoken, in its own capitals */
export function planCall(
  { declared, things, own, noun }: Profile,
  text: string,
  verb: string | null,
  now: Date,
): CallPlan {
  const first = (text.split(' ', 1)[0] ?? '').toLowerCase()
  const isOwn = own.some((one) => akin(one, first))
  const frame = { things: noun === null ? things : [...things, noun], verb: verb ?? (isOwn ? first : null) }
  const given = fill(declared.parameters, { text: unticked(text, declared.parameters) }, { now, frame })
  const isThing = things.some((thing) => akin(thing, first)) && actsOf(first) === undefined
  return completed(declared, isThing ? { ...started(declared.parameters), ...given } : given)
}

/** "Vacuum the kitchen": the thing itself as a verb lets it start. */
function started(parameters: readonly Parameter[]): Arguments {
  const start = parameters.flatMap(({ name, required, options }) =>
    required
      ? options.filter((one) => /^(?:start|run|clean|on)$/.test(String(one))).map((one) => [name, one] as const)
      : [],
  )[0]
  return start ? { [start[0]]: start[1] } : {}
}

/** "Mark buy milk as done": what is done is what stands between, unless a parameter wants to know that it is done. */
function unticked(text: string, parameters: readonly Parameter[]): string {
  if (!/^(?:mark|tick|check|cross)\b/i.test(text) || parameters.some(({ options }) => options.length > 0)) return text
  return text
    .replace(/^(mark|tick|check|cross) off /i, '$1 ')
    .replace(/ (?:off|(?:as )?(?:being )?(?:done|completed?|finished))$/i, '')
}

export function parameterAt(parameters: readonly Parameter[], path: string): Parameter | null {
  const [first, ...rest] = path.split('.')
  const found = parameters.find(({ name }) => name === first) ?? null
  return rest.length === 0 || !found ? found : parameterAt(found.properties, rest.join('.'))
}

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
