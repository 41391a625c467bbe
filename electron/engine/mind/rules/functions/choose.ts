/** Which declared function a request asks for, by its name first and by its description where the name says little. */
import type { Profile } from './profile'
import type { Request } from './request'
import { rooms } from './rooms'
import { isKnownThing, sameThing } from './things'
import { actsOf, generalActs } from './verbs'
import { akin, contentWords, stem } from './words'

export interface Fit {
  profile: Profile
  score: number
  /** 'named': its thing was said; 'implied': the verb alone means it. */
  by: 'named' | 'implied' | 'described'
}

/** Nouns that say little of what a function is about. */
const soft = new Set(
  'price list status item value name user number rate all by state control device entity intent content text media quote action person book message record entry object resource home house calendar search lookup google position channel'
    .split(' ')
    .map(stem),
)

const weight = (word: string) => (soft.has(stem(word)) ? 0.3 : 1)

function covered(things: readonly string[], said: readonly string[]): number {
  const total = things.reduce((sum, word) => sum + weight(word), 0)
  const found = things.filter((word) => said.some((other) => sameThing(word, other)))
  return total === 0 ? 0 : found.reduce((sum, word) => sum + weight(word), 0) / total
}

function meets(acts: ReadonlySet<string>, others: ReadonlySet<string>): 'no' | 'general' | 'specific' {
  const shared = [...acts].filter((act) => others.has(act))
  if (shared.length === 0) return 'no'
  return shared.some((act) => !generalActs.has(act)) ? 'specific' : 'general'
}

/** A function about music is not asked for by "play a game of chess". */
const otherPlay = /^(?:game|chess|video|movie|film|dead|card|guitar|piano|football|soccer|tennis|trick)$/

/** What a request without a verb that is known must not ask of a function with a verb of its own: "is coffee healthy?" */
function metBy({ acts, own }: Profile, request: Request): 'no' | 'general' | 'specific' {
  if (!request.isQuestion && own.some((verb) => akin(verb, request.first))) return 'specific'
  if (acts.size > 0) return meets(acts, request.acts)
  return own.length === 0 || (!request.isQuestion && request.verb !== null) || request.isBare ? 'general' : 'no'
}

/** "How humid is it in the bathroom?" is not asked of what knows cities. */
function isElsewhere({ parameters, declared }: Profile, { words }: Request): boolean {
  return (
    declared.parameters.some(({ name, required }) => required && /^(?:city|location)$/i.test(name)) &&
    !parameters.has('room') &&
    words.some((word) => rooms.has(word))
  )
}

function fit(profile: Profile, request: Request): Fit | null {
  const { acts, things, described, parameters, family, own, values, noun } = profile
  const met = metBy(profile, request)
  if (met === 'no' || isElsewhere(profile, request)) return null
  const said = request.words
  const isOwn = met === 'specific' && own.some((verb) => akin(verb, request.first))
  const nouns = actsOf(request.first) && !request.isQuestion ? said.filter((word) => word !== request.first) : said
  const hasValue = values.some((value) => nouns.some((word) => akin(value, word)))
  const coverage = covered(things, said)
  const isSwitch = ['on', 'off'].some((act) => acts.has(act) && request.acts.has(act))
  const near = described.filter((word) => said.some((other) => sameThing(word, other))).length
  const bonus =
    (isSwitch ? 3.5 : 0) +
    (met === 'specific' ? 1 : 0.4) +
    (isOwn ? 1 : 0) +
    (hasValue ? 1 : 0) +
    Math.min(1, near * 0.25) +
    Math.min(0.9, said.filter((word) => parameters.has(stem(word))).length * 0.3) +
    covered(family, said) * 0.5
  const isDistinct =
    (isOwn && actsOf(request.first) === undefined) || (noun !== null && noun !== request.first && said.includes(noun))
  if (things.length === 0) {
    const plain = met === 'specific' || acts.size === 0
    return plain && (acts.size > 0 || isOwn)
      ? { profile, score: 1 + bonus, by: 'named' }
      : hasValue
        ? { profile, score: 1 + bonus, by: 'named' }
        : byDescription(profile, request, bonus)
  }
  if (coverage >= 0.5 || (coverage >= 0.4 && near > 0)) return { profile, score: 3 * coverage + bonus, by: 'named' }
  if (hasValue || isDistinct) return { profile, score: 1 + 3 * coverage + bonus, by: 'named' }
  const isOther = request.verb === 'play' && said.some((word) => otherPlay.test(stem(word)))
  const meant = covered(things, [...said, ...request.implied])
  if (meant >= 0.5 && !isOther) return { profile, score: 2 * meant + bonus, by: 'implied' }
  if (family.some(isKnownThing) && covered(family, said) >= 0.5) return { profile, score: 1 + bonus, by: 'named' }
  return byDescription(profile, request, bonus)
}

/** For a name that says nothing, or not what people say: several words of the description, the verb among them. */
function byDescription(profile: Profile, request: Request, bonus: number): Fit | null {
  const { acts, things, described, parameters } = profile
  const known = described.filter((word) => !parameters.has(stem(word)) || isKnownThing(word))
  const nouns = request.words.filter((word, at) => !(at === 0 && word === request.verb))
  const found = nouns.filter((word) => known.some((other) => sameThing(word, other)))
  const verbs = described.filter((word) => meets(new Set(actsOf(word) ?? []), request.acts) !== 'no')
  const opaque = !things.some(isKnownThing)
  const isMet = verbs.length > 0 || metBy(profile, request) === 'specific'
  const enough = opaque ? found.length >= 1 && (isMet || acts.size > 0) : found.length >= 2 && isMet
  if (!enough || found.length / Math.max(1, nouns.length) < 0.34) return null
  return {
    profile,
    score: found.length * 0.7 + bonus,
    by: 'described',
  }
}

/** @returns the functions that a request may mean, the best first */
export function choose(profiles: readonly Profile[], request: Request): Fit[] {
  return profiles.flatMap((profile) => fit(profile, request) ?? []).sort((left, right) => right.score - left.score)
}

/** How near a function lies to words that need not ask for it: for a client that insists on a call. */
export function nearness({ acts, things, described, parameters }: Profile, text: string): number {
  const said = contentWords(text)
  const verbs = new Set(
    text
      .toLowerCase()
      .split(/\W+/)
      .flatMap((word) => actsOf(word) ?? []),
  )
  const near = (words: readonly string[]) => said.filter((word) => words.some((other) => sameThing(word, other))).length
  const act = meets(acts, verbs)
  return (
    3 * covered(things, said) +
    near(described) * 0.3 +
    near([...parameters]) * 0.2 +
    (act === 'specific' ? 1 : act === 'general' ? 0.2 : 0)
  )
}
