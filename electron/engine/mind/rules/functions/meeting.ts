/** Whether what a function does is what a request wants done. */
import type { Profile } from './profile'
import type { Request } from './request'
import { sameThing } from './things'
import { generalActs } from './verbs'
import { akin } from './words'

export function meets(acts: ReadonlySet<string>, others: ReadonlySet<string>): 'no' | 'general' | 'specific' {
  const shared = [...acts].filter((act) => others.has(act))
  if (shared.length === 0) return 'no'
  return shared.some((act) => !generalActs.has(act)) ? 'specific' : 'general'
}

/** What a request without a verb that is known must not ask of a function with a verb of its own: "is coffee healthy?" */
export function metBy(profile: Profile, request: Request): 'no' | 'general' | 'specific' {
  const { acts, own } = profile
  if (!request.isQuestion && own.some((verb) => akin(verb, request.first))) return 'specific'
  if (request.phrasal !== null && profile.things.includes(request.phrasal)) return 'specific'
  if (isDoneAsNoun(profile, request)) return 'specific'
  if (request.isOrder) return isDoneBy(profile, request.first) ? 'specific' : 'no'
  if (acts.size > 0) return meets(acts, request.acts)
  // What only tells something does not send, book or buy.
  if (own.length === 0 && isActing(request) && !isDoneBy(profile, request.first)) return 'no'
  return own.length === 0 || (!request.isQuestion && lightVerb.test(request.verb ?? '')) || request.isBare
    ? 'general'
    : 'no'
}

/** "Start the navigation", "make a payment": the noun of the verb that the function is named for. */
const isDoneAsNoun = ({ verb, acts }: Profile, { first, isWish, isQuestion, words, acts: asked }: Request) =>
  !isQuestion &&
  (isWish || performing.test(first)) &&
  !(acts.has('stop') && asked.has('start')) &&
  words.some((word) => word !== first && word.length > verb.length && verb.length >= 3 && akin(word, verb))
const performing = /^(?:start|begin|do|make|perform|run|give|initiate|place|launch|have|get|take|issue|file|submit)$/

const isActing = ({ verb, isQuestion, acts }: Request) =>
  verb !== null &&
  !isQuestion &&
  !lightVerb.test(verb) &&
  acts.size > 0 &&
  [...acts].every((act) =>
    /^(?:send|transfer|call|order|book|delete|navigate|translate|remind|print|hangup)$/.test(act),
  )

/** Verbs that leave open what is to be done. */
export const lightVerb =
  /^(?:get|give|put|take|make|do|bring|have|let|keep|go|set|use|change|switch|turn|move|add|mark|run|start|update)$/

/** "Deliver order 12" of what changes when an order is delivered: a verb that only this function speaks of. */
export const isDoneBy = ({ telling }: Profile, verb: string) =>
  telling.some(([weight, words]) => weight >= 0.7 && words.some((word) => sameThing(word, verb) || akin(word, verb)))

/** Whoever wants a poem wants nothing else. */
export const knowsWork = ({ telling }: Profile, { work }: Request) =>
  work === null || telling.some(([, words]) => words.some((word) => sameThing(word, work)))
