/** For a request that names no function: what all its words and values together speak of, and of nothing else. */
import type { CallPlan } from './call-plan'
import { evidenceOf, isExacting, takenBy } from './evidence'
import { kindOf } from './kinds'
import { isDoneBy, knowsWork, lightVerb, meets } from './meeting'
import type { Profile } from './profile'
import { phraseVerb, type Request } from './request'
import { akin, contentWords, isTimeWord, stem } from './words'

export interface Fit {
  profile: Profile
  score: number
  /** 'named': its thing was said; 'implied': the verb alone means it. */
  by: 'named' | 'implied' | 'described'
}

export const maximumRivals = 4

const opposite: Record<string, string> = { in: 'out', out: 'in', on: 'off', off: 'on', up: 'down', down: 'up' }

/** "Clock me out" is not "clock_in". */
export function particleScore({ particles }: Profile, request: Request): number {
  return particles.reduce(
    (sum, one) => sum + (request.particles.has(one) ? 1.5 : request.particles.has(opposite[one] ?? '') ? -2 : 0),
    0,
  )
}

export type PlanFor = (profile: Profile, request: Request) => CallPlan

/** What nothing is named for: what the words and the values together speak of, and of nothing else. */
export function byEvidence(profiles: readonly Profile[], request: Request, planFor: PlanFor): Fit[] {
  const told = request.words.filter((word) => /[a-z]/.test(word) && !isTimeWord.test(word))
  // "Turn on the dishwasher" is about a dishwasher, and "turn it off" about turning.
  const objects = told.filter((word) => word !== request.verb || !(phraseVerb.test(word) || lightVerb.test(word)))
  const words = objects.length > 0 ? objects : told
  const possible = profiles.filter((profile) => isPossible(profile, request) && knowsWork(profile, request))
  const likely = possible
    .map((profile) => ({ profile, ...evidenceOf(profile, words, possible) }))
    .filter(({ weight }) => weight >= 0.5)
    .sort((left, right) => right.weight - left.weight)
    .slice(0, maximumRivals)
  return likely
    .flatMap(({ profile, weight, ...evidence }): Fit[] => {
      const plan = planFor(profile, request)
      const share = Math.min(1, evidence.share + namedShare(profile, plan.arguments, words))
      const { taken, lacking } = takenBy(profile.declared.parameters, plan.arguments)
      const score = weight + 0.5 * taken - 0.5 * lacking + particleScore(profile, request)
      const isSure = lacking === 0 && share >= 0.5 && taken >= (isObject(profile, request) ? 2 : 3)
      if (request.isOrder && !isDoneBy(profile, request.first) && !isSure) return []
      const isMeant = request.isStatement
        ? lacking === 0 &&
          taken >= (isExact(profile) ? 1 : 2) &&
          share >= (words.length < 3 || taken >= 3 ? 0.5 : 0.51) &&
          score >= 1.5
        : share >= 0.5 &&
          ((score >= (lacking === 0 ? 0.9 : 1.2) && (taken >= 1 || weight >= 1.4)) ||
            (share === 1 && lacking === 0 && meets(profile.acts, request.acts) === 'specific'))
      const isListed =
        lacking === 0 && taken > 0 && profile.own.includes(stem(request.verb ?? '')) && takesRecords(profile)
      return isMeant || isListed ? [{ profile, score, by: 'described' }] : []
    })
    .sort((left, right) => right.score - left.score)
}

const isObject = ({ things }: Profile, { words }: Request) =>
  words[1] !== undefined && things.some((thing) => akin(thing, words[1] ?? ''))

/** Of the words, those that name a place or a person that the function takes. */
function namedShare({ declared }: Profile, given: CallPlan['arguments'], words: readonly string[]): number {
  const names = declared.parameters
    .filter((parameter) => /^(?:place|person)$/.test(kindOf(parameter)))
    .flatMap(({ name }) => contentWords(String(given[name] ?? '')))
  return words.length === 0 ? 0 : words.filter((word) => names.includes(word)).length / words.length
}

/** A list of things, each with how many of it there are. */
const takesRecords = ({ declared }: Profile) =>
  declared.parameters.some(({ required, items }) => required && (items?.properties.length ?? 0) > 1)

/** Nothing that it needs would take just any words. */
const isExact = ({ declared }: Profile) =>
  declared.parameters.every((parameter) => !parameter.required || isExacting(parameter))

/** A statement is no question, and a verb that is known must be what is done. */
function isPossible(profile: Profile, request: Request): boolean {
  const { acts } = profile
  const isAsking = acts.size > 0 && [...acts].every((act) => /^(?:get|search|read|play|on|off|call)$/.test(act))
  if (request.isStatement) {
    const isDoing = ['start', 'on', 'off', 'stop', 'run', 'play'].some((act) => acts.has(act))
    const isKeeping = acts.has('create') || (acts.has('track') && !acts.has('get'))
    if (isAsking || acts.has('delete')) return false
    return /^(?:i|we)$/.test(request.first)
      ? acts.size === 0 || (isKeeping && !isDoing)
      : isKeeping || (!isDoing && !acts.has('get'))
  }
  if (request.isQuestion) return meets(profile.acts, request.acts) !== 'no'
  // Of a verb that nobody knows the rest must say it all: "sound the alarm …", "shift 200 from savings to checking".
  if (request.isOrder) return isDoneBy(profile, request.first) || !isAsking
  if (request.verb === null) return !isAsking || request.isBare
  return lightVerb.test(request.verb) || meets(profile.acts, request.acts) !== 'no' || isDoneBy(profile, request.verb)
}
