/** Several calls that one breath asks for. */
import type { Understanding } from '../ability'
import { hear, type Heard } from '../heard'
import { completed, planCall, type CallPlan } from './call-plan'
import type { Asked, Declarations } from './declarations'
import type { Parameter } from './declared'
import type { Profile } from './profile'
import { isExacting } from './evidence'
import { fill } from './fill'
import { kindOf } from './kinds'
import { takeOptions } from './options'
import { gap, spokenText, withDigits, type Said } from './said'

const joint = /(?:\s*[,.;]?\s+(?:and then|and also|and|then|plus)|\s*[;.,])\s+(?=([a-z]+)\b)/gi
/** What follows is somebody's words, and no order. */
const quoting = /\b(?:saying|says?|that|tell|called|titled|named|reading|subject|message|note)\b|:/i
const maximumCalls = 4

type Calls = readonly CallPlan[]

/** "Turn on the lights and set a timer for ten minutes": each part a call of its own, or none of them. */
function joined(text: string, declarations: Declarations, now: Date): Calls | null {
  const cuts = [...text.matchAll(joint)].filter(
    ({ index }, at, all) => at < maximumCalls && index > 0 && all.length <= 8,
  )
  const parts: CallPlan[] = []
  let from = 0
  for (const cut of [...cuts, { index: text.length, 0: '' }]) {
    const part = text.slice(from, cut.index)
    const rest = text.slice(cut.index + cut[0].length)
    if (
      cut.index < text.length &&
      (quoting.test(text.slice(0, cut.index)) || !declarations.beginsOrder(hear(rest).core))
    )
      continue
    const asked = declarations.asked(hear(part), now)
    if (!asked) return null
    parts.push(carriedOver(asked, parts, part))
    from = cut.index + cut[0].length
  }
  const different = new Set(parts.map((part) => JSON.stringify(part))).size === parts.length
  return parts.length > 1 && different && parts.every(({ missing }) => missing === null) ? parts : null
}

const pointing = /\b(?:there|it|that|them|same)\b/i

/** "Bring towels to room 12 and set a wake-up call there": what was said of the first is meant for the second. */
function carriedOver({ plan, fit }: Asked, before: Calls, text: string): CallPlan {
  if (plan.missing === null || !pointing.test(text)) return plan
  const known = Object.assign({}, ...before.map((one) => one.arguments)) as CallPlan['arguments']
  const shared = fit.profile.declared.parameters.filter(({ name }) => name in known && !(name in plan.arguments))
  return completed(fit.profile.declared, {
    ...Object.fromEntries(shared.map(({ name }) => [name, known[name]])),
    ...plan.arguments,
  })
}

const elliptic =
  /,? (?:and|plus)(?: also| then)? (?=(?:another|one(?= for\b)|one more|a second|in|on|at|for|to|the|my)\b)(?:(?:another|one more|a second)(?: one)? |one (?=for\b))?/i

/** Takes any words at all. */
const isFree = (parameter: Parameter) => ['text', 'title', 'message'].includes(kindOf(parameter))

/** "The bathroom up to 23 and the bedroom to 17": the second order leaves out what it shares with the first. */
function continued(text: string, { fit: { profile }, request }: Asked, now: Date): Calls | null {
  const { declared, things } = profile
  if (declared.parameters.some((one) => one.type === 'array' || (one.required && isFree(one)))) return null
  const [head = '', tail, ...more] = text.split(new RegExp(elliptic, 'i'))
  if (tail === undefined || more.length > 0) return null
  const first = planCall(profile, head, request.verb, now)
  if (first.missing !== null) return null
  const given = fill(declared.parameters, { text: tail }, { now, frame: { things, verb: null } })
  const names = Object.keys(given).filter(
    (name) => !declared.parameters.some((one) => one.name === name && isFree(one)),
  )
  const isAnother = names.some((name) => JSON.stringify(given[name]) !== JSON.stringify(first.arguments[name]))
  const isShared = names.every((name) => first.arguments[name] !== undefined)
  if (names.length === 0 || !isShared || !isAnother) return null
  const second = { ...first.arguments, ...Object.fromEntries(names.map((name) => [name, given[name]])) }
  return [first, completed(declared, second)]
}

const numbers = /(?<=\b[a-z]{3,}s (?:number |numbers |no\.? )?)(\d[\w-]*)((?:, (?:and )?| and | & )\d[\w-]*)+/i

/** "Close tickets 88 and 91": one call for each of what the function takes one of. */
function distributed(text: string, { fit: { profile }, plan, request }: Asked, now: Date): Calls | null {
  const { parameters } = profile.declared
  if (parameters.some(({ type }) => type === 'array')) return null
  const written = withDigits(text).text
  const found = numbers.exec(written)
  if (found) {
    const plans = found[0].split(/\D*[^\w-]+(?=\d)/).map((one) => {
      const own = `${written.slice(0, found.index).replace(/s (?=\D*$)/, ' ')}${one}${written.slice(found.index + found[0].length)}`
      return planCall(profile, own, request.verb, now)
    })
    return areAlike(plans) ? plans : null
  }
  for (const one of parameters) {
    if (one.options.length < 2 || !isExacting(one)) continue
    const paired = pairedUp(text, one, profile, now)
    if (paired) return paired
    const said: Said = { text }
    const options = takeOptions(said, one.options)
    if (options.length < 2 || !neighbours.test(said.text)) continue
    const plans = options.map((option) => completed(profile.declared, { ...plan.arguments, [one.name]: option }))
    return areAlike(plans) ? plans : null
  }
  return null
}

/** "Mark Priya absent and Tobias late": the verb is said once, and each has a value of its own. */
function pairedUp(text: string, one: Parameter, profile: Profile, now: Date): Calls | null {
  const [verb = '', ...rest] = text.split(' ')
  const parts = rest.join(' ').split(/,? and |, /)
  if (parts.length < 2 || parts.length > maximumCalls) return null
  if (!parts.every((part) => takeOptions({ text: part }, one.options).length === 1)) return null
  const plans = parts.map((part) => planCall(profile, `${verb} ${part}`, verb.toLowerCase(), now))
  const names = profile.declared.parameters.filter(({ required }) => required).map(({ name }) => name)
  const isApart = names.every((name) => new Set(plans.map((plan) => plan.arguments[name])).size === plans.length)
  return names.length > 1 && isApart && plans.every(({ missing }) => missing === null) ? plans : null
}

const neighbours = new RegExp(`${gap}(?: [a-z]+)?,? (?:and |as well as )(?:in |on |for )?(?:the |my )?${gap}`, 'i')

/** They differ in one value, and lack nothing. */
function areAlike(plans: Calls): boolean {
  const [first, ...more] = plans
  if (!first || more.length === 0 || plans.length > maximumCalls) return false
  return plans.every(({ missing }) => missing === null) && more.every((plan) => differences(first, plan) === 1)
}

const differences = (one: CallPlan, other: CallPlan) =>
  [...new Set([...Object.keys(one.arguments), ...Object.keys(other.arguments)])].filter(
    (name) => JSON.stringify(one.arguments[name]) !== JSON.stringify(other.arguments[name]),
  ).length

/** @returns null when one call is all that is asked for */
export function understandSeveral(
  heard: Heard,
  asked: Asked | null,
  declarations: Declarations,
  now: Date,
): Pick<Understanding, 'outcome' | 'extracted'> | null {
  const text = spokenText(heard)
  if (!/\b(?:and|then|plus)\b|[,;&]/i.test(text)) return null
  const calls =
    joined(text, declarations, now) ?? (asked && (continued(text, asked, now) ?? distributed(text, asked, now)))
  const [first, ...also] = (calls ?? []).map(({ name, arguments: given }) => ({ name, arguments: given }))
  if (!first || also.length === 0) return null
  return {
    outcome: { kind: 'call', ...first, also },
    extracted: { functions: [first, ...also].map(({ name }) => name) },
  }
}
