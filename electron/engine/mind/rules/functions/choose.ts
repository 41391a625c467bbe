/** Which declared function a request asks for, by its name first and by its description where the name says little. */
import { byEvidence, maximumRivals, particleScore, type Fit, type PlanFor } from './by-evidence'
import { evidenceOf, takenBy } from './evidence'
import { knowsWork, lightVerb, meets, metBy } from './meeting'
import { isQuery } from './parameter-roles'
import type { Profile } from './profile'
import { phraseVerb, type Request } from './request'
import { rooms } from './rooms'
import { isKnownThing, sameThing } from './things'
import { actsOf, generalActs } from './verbs'
import { akin, contentWords, isTimeWord, stem } from './words'

/** Nouns that say little of what a function is about. */
const soft = new Set(
  'daily hourly weekly next price list status item value name user number rate all by state control device entity intent content text media quote action person book message record entry object resource home house calendar search lookup google position channel'
    .split(' ')
    .map(stem),
)

const weight = (word: string) => (soft.has(stem(word)) ? 0.3 : 1)

function covered(things: readonly string[], said: readonly string[]): number {
  const total = things.reduce((sum, word) => sum + weight(word), 0)
  const found = things.filter((word) => said.some((other) => sameThing(word, other)))
  return total === 0 ? 0 : found.reduce((sum, word) => sum + weight(word), 0) / total
}

/** A function about music is not asked for by "play a game of chess". */
const otherPlay = /^(?:game|chess|video|movie|film|dead|card|guitar|piano|football|soccer|tennis|trick)$/

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
  if (met === 'no' || isElsewhere(profile, request) || !knowsWork(profile, request)) return null
  const said = [...request.words, ...request.hints, ...(request.phrasal === null ? [] : [request.phrasal])]
  const isOwn = met === 'specific' && own.some((verb) => akin(verb, request.first))
  const nouns = actsOf(request.first) && !request.isQuestion ? said.filter((word) => word !== request.first) : said
  const spoken = nouns.filter((word) => parameters.has(stem(word)) || described.some((one) => sameThing(one, word)))
  const hasValue =
    values.some((value) => nouns.some((word) => akin(value, word))) &&
    (!request.isBare || request.isOrder || spoken.length * 2 >= nouns.filter((word) => !isTimeWord.test(word)).length)
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
    (isOwn && actsOf(request.first) === undefined && !phraseVerb.test(request.first)) ||
    (noun !== null && noun !== request.first && said.includes(noun))
  if (things.length === 0) {
    const plain = (met === 'specific' && (!request.isWish || near > 0)) || acts.size === 0
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
  const isGeneral = [...request.acts].every((act) => generalActs.has(act))
  if (meant >= 0.5 && !isOther && (met === 'specific' || isGeneral || request.verb === null)) {
    // "Play some blues" is about music, and an album only one kind of it.
    const isExact = things.some((thing) => request.implied.includes(stem(thing)))
    return { profile, score: (isExact ? 2 : 1.4) * meant + bonus, by: 'implied' }
  }
  if (
    profile.isVerbAlone &&
    !isOther &&
    request.implied.some((word) => described.some((other) => sameThing(word, other)))
  )
    return { profile, score: 2.2 + bonus, by: 'implied' }
  if (family.some(isKnownThing) && covered(family, said) >= 0.5) return { profile, score: 1 + bonus, by: 'named' }
  return byDescription(profile, request, bonus)
}

/** For a name that says nothing, or not what people say: several words of the description, the verb among them. */
function byDescription(profile: Profile, request: Request, bonus: number): Fit | null {
  const { acts, things, described, parameters } = profile
  const known = described.filter((word) => !parameters.has(stem(word)) || isKnownThing(word))
  const nouns = [...request.words, ...request.hints].filter(
    (word, at) =>
      !(at === 0 && (word === request.verb || lightVerb.test(word))) && /[a-z]/.test(word) && !isTimeWord.test(word),
  )
  const found = nouns.filter((word) => known.some((other) => sameThing(word, other)))
  const verbs = described.filter((word) => meets(new Set(actsOf(word) ?? []), request.acts) !== 'no')
  const opaque = !things.some(isKnownThing)
  const isMet = verbs.length > 0 || metBy(profile, request) === 'specific'
  const enough = opaque ? found.length >= 1 && (isMet || acts.size > 0) : found.length >= 2 && isMet
  // What is looked for may be called anything.
  const seeks = profile.declared.parameters.some((parameter) => parameter.required && isQuery(parameter))
  const spokenOf = nouns.filter((word) => found.includes(word) || parameters.has(stem(word)))
  if (!enough || (!seeks && spokenOf.length / Math.max(1, nouns.length) < 0.34)) return null
  return {
    profile,
    score: found.length * 0.7 + bonus,
    by: 'described',
  }
}

/** Scores that lie nearer together than this are told apart by what the rest of the words says. */
const near = 1.8

function settled(fits: readonly Fit[], request: Request, planFor: PlanFor): Fit[] {
  const best = fits[0]?.score ?? 0
  const rivals = fits.filter(({ score }) => score > best - near).slice(0, maximumRivals)
  if (rivals.length < 2) return [...fits]
  const words = request.words.filter((word) => /[a-z]/.test(word))
  const others = rivals.map(({ profile }) => profile)
  const scored = rivals.map((one) => {
    const { taken, lacking } = takenBy(one.profile.declared.parameters, planFor(one.profile, request).arguments)
    const { weight, share } = evidenceOf(one.profile, words, others)
    // What takes nothing leaves unsaid what else was said.
    const left = one.profile.declared.parameters.length === 0 ? Math.min(2, words.length * (1 - share)) : 0
    const score =
      one.score + 0.7 * taken - 0.35 * lacking + 0.6 * weight - 0.7 * left + particleScore(one.profile, request)
    return { ...one, score }
  })
  return [...scored.sort((left, right) => right.score - left.score), ...fits.filter((one) => !rivals.includes(one))]
}

/** "What does Beatrice in accounting earn?": most of it is nothing that could be told to what takes nothing. */
const isOfMore = (profile: Profile, { verb, hints, words, acts }: Request) =>
  profile.declared.parameters.length === 0 &&
  verb === null &&
  hints.length === 0 &&
  !acts.has('hangup') &&
  words.length > 2 &&
  !words.some((word) => profile.telling.some(([tells, own]) => tells >= 0.7 && own.some((one) => akin(one, word)))) &&
  evidenceOf(profile, words, []).share < 0.34

/** @returns the functions that a request may mean, the best first */
export function choose(profiles: readonly Profile[], request: Request, planFor: PlanFor): Fit[] {
  const fits = request.isStatement
    ? []
    : profiles
        .filter((profile) => !isOfMore(profile, request))
        .flatMap((profile) => fit(profile, request) ?? [])
        .sort((left, right) => right.score - left.score)
  const [best, ...others] = fits.length > 0 ? settled(fits, request, planFor) : byEvidence(profiles, request, planFor)
  if (!best || fits.length === 0) return best ? [best, ...others] : []
  // "Have towels brought to room 9" names a room, and books none: what lacks nothing is meant before what lacks much.
  const given = takenBy(best.profile.declared.parameters, planFor(best.profile, request).arguments)
  if (given.lacking < 2) return [best, ...others]
  const whole = byEvidence(
    profiles.filter((profile) => profile !== best.profile),
    request,
    planFor,
  ).find(({ profile }) => {
    const { taken, lacking } = takenBy(profile.declared.parameters, planFor(profile, request).arguments)
    return lacking === 0 && taken >= 2 && taken > given.taken
  })
  return whole ? [whole, best] : [best, ...others]
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
