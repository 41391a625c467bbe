/** The functions of a client, read once for as long as it declares the same ones, and what was asked of them. */
import type { ToolDeclaration } from '../../mind'
import type { Fit } from './by-evidence'
import { byValues, readValues } from './by-values'
import { choose } from './choose'
import { isDoneBy } from './meeting'
import { readStatement } from './statements'
import { orderIn } from './clauses'
import { literal } from './idioms'
import { profileOf, type Profile } from './profile'
import { readDeclaration } from './declared'
import { planCall, type CallPlan } from './call-plan'
import { beginsWithVerb, notVerb, phraseVerb, readRequest, wish, type Request } from './request'
import { spokenText } from './said'
import { hear, type Heard } from '../heard'
import { actsOf, generalActs } from './verbs'
import { contentWords } from './words'

export interface Asked {
  request: Request
  fit: Fit
  /** The plain words of what was asked, without why. */
  core: string
  /** What gives the arguments, in its own capitals. */
  text: string
  /** What was told before it. */
  before: string
  plan: CallPlan
  /** When the plan was made: "in an hour" is another time each time. */
  at: number
}

export interface Declarations {
  profiles: readonly Profile[]
  /** Whether plain words begin as something that is to be done. */
  beginsOrder(core: string): boolean
  /** @returns null when the words ask for none of the functions */
  asked(heard: Heard, now: Date): Asked | null
}

/** Served by abilities of their own, which know how people speak of files. */
export const isFileTool = (name: string) => /^(?:find_files|list_folder|read_text_file)$/.test(name)

const determiner =
  /^(?:me|us|him|her|them|it|this|that|these|those|all|everything|the|my|our|your|an?|another|some|only|just|\d\S*)$/

/** Whether it does what the verb says, and takes how. */
const hasManner = ({ acts, declared }: Profile, asked: ReadonlySet<string>, how: string) =>
  [...acts].some((act) => asked.has(act) && !generalActs.has(act)) &&
  declared.parameters.some(
    ({ type, words, options }) => (type === 'boolean' && words.includes(how)) || options.includes(how),
  )

function plannerOf(request: Request, text: string, now: Date, before = ''): (profile: Profile) => CallPlan {
  const plans = new Map<Profile, CallPlan>()
  return (profile) => {
    const plan = plans.get(profile) ?? planCall(profile, text, request.verb, now, before)
    plans.set(profile, plan)
    return plan
  }
}

/** Clients at once, and requests of one talk. */
const keptSets = 8
const keptRequests = 500

function declarationsOf(tools: readonly ToolDeclaration[]): Declarations {
  const profiles = tools.filter(({ name }) => !isFileTool(name)).map((tool) => profileOf(readDeclaration(tool)))
  const kept = new Map<string, Asked | null>()
  const beginsOrder = (whole: string) => {
    const core = whole.replace(wish, '')
    const [first = '', next = ''] = core.split(' ')
    return (
      beginsWithVerb(core) ||
      phraseVerb.test(first) ||
      /^(?:what|how)$/.test(first) ||
      (!notVerb.test(core) &&
        determiner.test(next) &&
        !determiner.test(first) &&
        profiles.some((profile) => isDoneBy(profile, first)))
    )
  }
  /** "Video call Raj": what tells how to call is said before the verb. */
  const modified = (text: string) => {
    const [, how = '', verb = ''] = /^([a-z]+) ([a-z]+)(?= \S)/i.exec(text) ?? []
    const acts = new Set(actsOf(verb.toLowerCase()) ?? [])
    if (
      acts.size === 0 ||
      actsOf(how.toLowerCase()) ||
      !profiles.some((one) => hasManner(one, acts, how.toLowerCase()))
    )
      return text
    return `${text.slice(how.length + 1)} ${how.toLowerCase()}`
  }
  const fitting = (request: Request | null, core: string, text: string, now: Date, before = ''): Asked | null => {
    if (!request) return null
    const planFor = plannerOf(request, text, now, before)
    const [fit] = choose(profiles, request, planFor)
    return fit ? { request, fit, core, text, before, plan: planFor(fit.profile), at: now.getTime() } : null
  }
  const filled = (heard: Heard, now: Date): Asked | null => {
    const request = readValues(heard)
    if (!request) return null
    const text = spokenText(heard)
    const planFor = plannerOf(request, text, now)
    const [fit] = byValues(profiles, request, text, planFor)
    return fit
      ? { request, fit, core: heard.core, text, before: '', plan: planFor(fit.profile), at: now.getTime() }
      : null
  }
  const find = (heard: Heard, now: Date): Asked | null => {
    const order = orderIn(heard, beginsOrder)
    if (order) {
      const text = literal(spokenText(order.heard))
      const { core } = hear(text)
      const request = readRequest(core)
      const whole =
        order.pointsBack && request ? { ...request, words: [...request.words, ...contentWords(heard.core)] } : request
      const found = fitting(whole, core, order.pointsBack ? spokenText(heard) : text, now, order.before)
      if (found) return found
    }
    const text = modified(literal(spokenText(heard)))
    const { core } = hear(text)
    const named = fitting(readRequest(core), core, text, now)
    // What takes no values at all gives way to what all the values were said for.
    const isEmpty = named !== null && Object.keys(named.plan.arguments).length === 0
    return (
      (isEmpty ? filled(heard, now) : null) ??
      named ??
      fitting(readStatement(heard.plain), heard.core, spokenText(heard), now) ??
      filled(heard, now)
    )
  }
  return {
    profiles,
    beginsOrder,
    asked(heard, now) {
      const known = kept.get(heard.raw)
      if (kept.size >= keptRequests) kept.clear()
      const found = known === undefined ? find(heard, now) : known
      if (known === undefined) kept.set(heard.raw, found)
      if (!found || found.at === now.getTime()) return found
      const plan = planCall(found.fit.profile, found.text, found.request.verb, now, found.before)
      const again = { ...found, plan, at: now.getTime() }
      kept.set(heard.raw, again)
      return again
    },
  }
}

/** Every turn of a talk is understood again for each answer: what was worked out is kept. */
export function createDeclarations(): (tools: readonly ToolDeclaration[]) => Declarations {
  const sets = new Map<string, Declarations>()
  const known = new WeakMap<readonly ToolDeclaration[], Declarations>()
  return (tools) => {
    const same = known.get(tools)
    if (same) return same
    const key = JSON.stringify(tools)
    const declarations = sets.get(key) ?? declarationsOf(tools)
    if (sets.size >= keptSets) sets.clear()
    sets.set(key, declarations)
    known.set(tools, declarations)
    return declarations
  }
}
