/** A call in the making: the arguments that the words gave, and what is still missing. */
import type { DeclaredFunction, Parameter } from './declared'
import { fill, type Arguments } from './fill'
import { isExacting } from './evidence'
import type { Profile } from './profile'
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
    const value = given[name] ?? (required ? (fallback === undefined ? only : fallback) : undefined)
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

/** What things are put into: "eggs off the list" are eggs. */
const container = /^(?:list|cart|basket|calendar|queue|playlist|inbox|agenda|bag|log|watchlist)$/

/**
 * @param text as spoken, in its own capitals
 * @param before what was told before it, and may give what it lacks
 */
export function planCall(
  { declared, things, own, noun, described }: Profile,
  text: string,
  verb: string | null,
  now: Date,
  before = '',
): CallPlan {
  const first = (text.split(' ', 1)[0] ?? '').toLowerCase()
  const isOwn = own.some((one) => akin(one, first))
  const about = [...things, ...(noun === null ? [] : [noun]), ...described.filter((word) => container.test(word))]
  const frame = { things: about, verb: verb ?? (isOwn ? first : null) }
  const given = fill(declared.parameters, { text: unticked(text, declared.parameters) }, { now, frame })
  const isThing = things.some((thing) => akin(thing, first)) && actsOf(first) === undefined
  const plan = completed(declared, isThing ? { ...started(declared.parameters), ...given } : given)
  if (before === '' || plan.missing === null) return plan
  const open = declared.parameters.filter((one) => plan.arguments[one.name] === undefined && isExacting(one))
  const told = fill(open, { text: before }, { now, frame: { things: about, verb: null } })
  return completed(declared, { ...plan.arguments, ...told })
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
