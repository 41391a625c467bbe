/** For words that name no function: the one whose every need they fill with values that only it would take. */
import type { Heard } from '../heard'
import type { Fit } from './by-evidence'
import type { CallPlan } from './call-plan'
import type { Parameter } from './declared'
import { evidenceOf, isExacting, takenBy } from './evidence'
import { kindOf } from './kinds'
import { isDoneBy, meets } from './meeting'
import type { Profile } from './profile'
import { imagined, meaning, negated, notVerb, nothing, particlesOf, question, wish, type Request } from './request'
import { numbersIn } from './said'
import { isNoMatter } from './statements'
import { actsOf } from './verbs'
import { akin, contentWords, isTimeWord } from './words'

const maximumWords = 25
const telling = /^(?:let me know|alert me|notify me|warn me)\b/
const politely = /^(?:can|could|would|will) (?:you|someone|somebody|anyone)(?: please)? /
/** Of others only a program that looks after somebody is told. */
const ofOthers = /^(?:he|she|they|you|who|nobody|somebody|someone|everybody|people)\b/
const caring = /\b(?:bab(?:y|ies)|infant|toddler|child|kid|nap|diaper|lullaby|pet|dog|cat|puppy|patient|resident)s?\b/
const conditional = /\b(?:if|unless|whenever|in case)\b/

/** What is late is told of by what it is not yet. */
const delayed = /\b(?:will|can) not (be|arrive|get|make|come)\b(?=.*\b(?:until|before|till)\b)/

/** What has been is for what keeps a record of it. */
const past = /\b(?:was|were|had|went|got|did|made|took|drank|ate|slept|ran|\w{3,}ed)\b/i
const keeps = ({ acts, verb }: Profile, words: readonly string[]) =>
  acts.has('create') || acts.has('track') || (verb.length > 3 && words.some((word) => akin(word, verb)))

/** Two values that could hardly be anything else, and nothing that is lacking. */
const enough = 2
/** So many that another verb does not matter. */
const certain = 3

/** @returns null for what is asked, imagined, denied or told of others */
export function readValues({ plain }: Heard): Request | null {
  const told = plain
    .replace(/^(?:um|uh|okay|hey|please|well) /, '')
    .replace(wish, '')
    .replace(politely, '')
    .replace(/^let us /, '')
    .replace(delayed, 'will $1')
  const isAsked = question.test(told) && !telling.test(told) && !/^show me\b/.test(told)
  if (isAsked || negated.test(plain) || imagined.test(told) || isNoMatter(told) || meaning.test(told)) return null
  if (
    notVerb.test(told) ||
    conditional.test(told) ||
    told.split(' ').length > maximumWords ||
    told.split(' ').length < 2
  )
    return null
  const first = told.split(' ', 1)[0] ?? ''
  const particle = /^\w+ (?:\w+ )?(in|out|up|down|off|on|back)\b/.exec(told)?.[1]
  const phrasal = particle === undefined ? null : first + particle
  return {
    ...nothing,
    acts: new Set(actsOf(first) ?? []),
    words: [...contentWords(told), ...(phrasal === null ? [] : [phrasal])],
    phrasal,
    first,
    verb: actsOf(first) ? first : null,
    isStatement: true,
    particles: particlesOf(told),
  }
}

interface Candidate {
  profile: Profile
  taken: number
  weight: number
}

export function byValues(
  profiles: readonly Profile[],
  request: Request,
  text: string,
  planFor: (profile: Profile, request: Request) => CallPlan,
): Fit[] {
  const words = request.words.filter((word) => /[a-z]/.test(word) && !isTimeWord.test(word))
  const cares = profiles.some(({ telling: known }) => known.some(([, own]) => own.some((word) => caring.test(word))))
  if (ofOthers.test(request.first) && !cares) return []
  const whole = profiles.flatMap((profile): Candidate[] => {
    const { declared, acts } = profile
    const needed = declared.parameters.filter(({ required }) => required)
    if (needed.length === 0 || !needed.every(isExact) || acts.has('delete')) return []
    const evidence = evidenceOf(profile, words, profiles).weight
    // To plan is costly: only what is spoken of at all is planned for.
    if (evidence < least && !hasMeasure(profile) && !isSpokenOf(profile, words)) return []
    const plan = planFor(profile, request)
    const { taken, lacking } = takenBy(declared.parameters, plan.arguments)
    const isMeant = isSpokenOf(profile, words) || isMeasured(profile, plan)
    const weight = Math.max(evidence, isMeant ? least : 0)
    const isOther = request.acts.size > 0 && acts.size > 0 && meets(acts, request.acts) === 'no' && !isLight(request)
    if (isOther && taken < certain && !isDone(profile, request)) return []
    if (request.verb === null && past.test(text) && !keeps(profile, words)) return []
    const isWhole = plan.missing === null && lacking === 0 && taken >= enough
    return (isWhole || isNearly(profile, request, taken, lacking)) && weight >= least && isTold(text, profile, plan)
      ? [{ profile, taken, weight }]
      : []
  })
  const [best, next] = whole.sort((left, right) => right.taken + right.weight - (left.taken + left.weight))
  if (!best || (next && next.taken + next.weight > best.taken + best.weight - apart)) return []
  return [{ profile: best.profile, score: best.taken + best.weight, by: 'described' }]
}

/** A word of the function at the least. */
const least = 0.3
/** Nearer together than this, nobody knows which one is meant. */
const apart = 0.4

const measure = /^(?:oz|ml|l|lbs?|kg|g|mg|km|mi|miles|cm|mm|ft|celsius|fahrenheit)$/i

const hasMeasure = ({ declared }: Profile) =>
  declared.parameters.some(({ options }) => options.some((one) => measure.test(String(one))))

/** Ounces of what is told in ounces. */
const isMeasured = ({ declared }: Profile, plan: CallPlan) =>
  declared.parameters.some(({ name, options }) => options.length > 1 && measure.test(String(plan.arguments[name])))

/** "Napped" of a nap. */
const isSpokenOf = ({ telling: known }: Profile, words: readonly string[]) =>
  words
    .map((word) => word.replace(/([bdgmnprt])\1(?:ed|ing)$/, '$1'))
    .some((word) => known.some(([tells, own]) => tells >= 0.7 && own.includes(word)))

const isExact = (parameter: Parameter): boolean =>
  isExacting(parameter) || parameter.options.length > 0 || parameter.properties.some(isExact)

/** "Give": any of them may be given. */
const isLight = ({ first }: Request) => /^(?:give|put|let|have|get|make|take|do|set|bring)$/.test(first)

const timely = new Set(['moment', 'date', 'time', 'duration', 'code', 'phone'])

/** "Close ACC-310": what is done and to what, of which one thing at the most is still open. */
const isNearly = (profile: Profile, request: Request, taken: number, lacking: number) =>
  request.verb !== null &&
  lacking <= 1 &&
  ((taken >= 1 && profile.verb === request.first) || (taken >= enough && isDone(profile, request)))

const isDone = (profile: Profile, { first, phrasal }: Request) =>
  isDoneBy(profile, first) || (phrasal !== null && profile.things.includes(phrasal))

/** Every number that was said went into it. */
function isTold(text: string, { declared }: Profile, { arguments: given }: CallPlan): boolean {
  if (declared.parameters.some((one) => given[one.name] !== undefined && timely.has(kindOf(one)))) return true
  const values = JSON.stringify(given)
  return numbersIn(text).every(({ value }) => values.includes(String(value)))
}
