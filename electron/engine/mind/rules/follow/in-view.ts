/** What words may mean in view of the talk before them: each a request that stands for itself. */
import type { Context } from '../ability'
import { followed } from '../follow-words'
import { hear, plainText, type Heard } from '../heard'
import { digits } from '../numbers'
import { onResult } from './on-result'
import { withoutJoin } from './openers'
import { referring } from './references'
import { changed } from './slots'
import { ofTheTwo } from './the-two'
import type { Frame } from './told'

export interface Meaning {
  text: string
  rank: number
  /** The abilities that the rewriting is made for; null for any. */
  by: ReadonlySet<string> | null
  /** Its answer is no other thing that "the two" may mean. */
  isAside?: boolean
  /** It is understood in the talk as it stands, and not by itself. */
  isWithin?: boolean
}

const ofDays = new Set(['schedule', 'date', 'until', 'calendar-facts', 'earlier-day', 'age'])
const ofClocks = new Set(['schedule', 'time', 'until', 'place-time', 'time-conversion', 'time-difference'])
const ofPlaces = new Set(['place-time', 'time-conversion', 'time-difference', 'clock-change'])
const ofNumbers = new Set(['arithmetic', 'number-facts', 'convert'])
const ofSums = new Set(['arithmetic'])
const ofTwo = new Set([...ofNumbers, 'until', 'earlier-day', 'time-difference'])
const ofAny = new Set([...ofDays, ...ofClocks, ...ofPlaces])
const families = [ofDays, ofClocks, ofPlaces, ofNumbers]

const familyOf = (ability: string): ReadonlySet<string> =>
  new Set([ability, ...families.filter((family) => family.has(ability)).flatMap((family) => [...family])])

/** Words that stand before a slot and say nothing else. */
const around =
  /^(?:(?:what|how) (?:about )?if |if |when |and |same (?:thing |question )?(?:again )?(?:for|in|with|on|at|from) |(?:the )?same (?:for|in|with|on) |(?:it|that|this|he|she|i|we|they) (?:is|was|were|are|starts?|begins?|takes?|lasts?|leaves?|ends?|goes|started|took|left|had|has|have|would be|will be|would take)(?: instead)? |change (?:it|that) to |(?:let us )?(?:say|suppose|assume) |try |use |take )+/
const longest = 10

/** The slot that a fragment holds, and whether anything says that it is one. */
function slotOf(core: string): { slot: string; isFramed: boolean } | null {
  if (core.split(' ').length > longest) return null
  const { slot, isFramed } = followed(core)
  const bare = slot.replace(around, '')
  return bare === '' ? null : { slot: bare, isFramed: isFramed || bare !== slot }
}

/** The last request with what this fragment changes of it. */
function ofFrames(heard: Heard, frames: readonly Frame[]): Meaning[] {
  const found = slotOf(heard.core) ?? slotOf(heard.plain)
  if (!found) return []
  const isMarked = found.isFramed || /\?\s*$/.test(heard.raw)
  if (!isMarked) return []
  return (
    frames
      .filter(({ ability }) => !/^(?:cannot|unknown)$/.test(ability))
      .slice(0, 3)
      .flatMap(({ text, ability }, at) => {
        const next = changed(text, found.slot) ?? changed(digits(text), digits(found.slot))
        if (!next || next.text === text) return []
        return [{ text: next.text, rank: at > 0 ? 0.7 : next.isPart ? 0.97 : 0.9, by: familyOf(ability) }]
      })
      // What changes nothing of the last request is about the one before.
      .map((one, at) => (at === 0 && one.rank === 0.7 && found.isFramed ? { ...one, rank: 0.885 } : one))
  )
}

/** What only says that the last question is asked once more of something else. */
const sameOf =
  /^(?:(?:and|so|but|okay|or|now|no) )*(?:(?:do |ask |find out |tell me |is it |would it be )?(?:the )?same (?:thing |question |again )*(?:please )?(?=(?:for|in|with|of|on|at|from|to)\b)|(?:let us say|say|suppose|assume|pretend) (?:(?:it|that|this) (?:is|was|were) )?|(?:now |then )?(?:try|use|with|take) (?:it (?:with|for|in) )?|(?:do|try) (?:it|that) (?:for|with|in) |what (?:would|will) (?:it|that) be (?=(?:for|in|with|on|at)\b)|maybe |rather |perhaps )(?=\S)(.+?)(?: instead| then| again| please)*$/

/** "Same question for Honolulu" → "and in honolulu" */
function ofSame(core: string, { followUp, frames }: Context): Meaning[] {
  const what = sameOf.exec(core)?.[1]
  if (!what || core.split(' ').length > longest || (followUp === null && frames.length === 0)) return []
  const bare = what.replace(/^(?:for|with|of) /, '')
  return [...new Set([what, bare])].map((slot) => ({ text: `and ${slot}`, rank: 0.89, by: null }))
}

const numbered = /\b(?:the|my|your) (first|second|third|previous|last|other) (?:result|number|answer|one|sum|value)\b/

/** "Add that to the first result" */
function ofEarlier(core: string, { told }: Context): Meaning[] {
  const which = numbered.exec(core)
  const numbers = told.filter(({ kind }) => kind === 'number')
  if (!which || numbers.length < 2) return []
  const at = { first: 0, second: 1, third: 2, last: numbers.length - 1 }[which[1] ?? ''] ?? numbers.length - 2
  const meant = numbers[at]
  return meant ? [{ text: core.replace(numbered, meant.words), rank: 0.9, by: ofNumbers }] : []
}

const inUnit =
  /^(?:and |or |so |but )*(?:(?:what|how much) (?:is|are|would) (?:that|it) |how about |what about |(?:that|it) )?(in|into|to) ([a-z][a-z ]{1,30})$/

/** "And in kilobytes?", of a number with a unit that was told. */
function inOtherUnit(core: string, { told, frames }: Context): Meaning[] {
  const unit = inUnit.exec(core)?.[2]
  if (!unit) return []
  const latest = told.findLast(({ kind, words }) => kind === 'number' && / /.test(words))
  // What was turned into a unit is turned into another, and not its result.
  const source = frames.find(({ ability }) => ability === 'convert')?.text
  const quantity = source ? /^(?:what is )?(.+) in .+$/.exec(source)?.[1] : latest?.words
  return quantity ? [{ text: `what is ${quantity} in ${unit}`, rank: 0.9, by: ofNumbers }] : []
}

const asksRest = /^(.+) what\?$/

/** "By 8": what broke off, with its end. */
function finished({ core }: Heard, { lastAnswer, lastRequest, ownName }: Context): Meaning[] {
  const open = asksRest.exec(lastAnswer ?? '')?.[1]?.toLowerCase()
  if (open === undefined || lastRequest === null) return []
  const begun = hear(lastRequest, ownName).core
  if (!begun.endsWith(open)) return []
  const words = open.split(' ')
  const repeated = words.map((_, at) => `${words.slice(at).join(' ')} `).find((end) => core.startsWith(end)) ?? ''
  return [{ text: `${begun} ${core.slice(repeated.length)}`, rank: 0.96, by: null }]
}

const insists =
  /^(?:(?:no|nope|nah|sorry|wait|oh|well|but|that is (?:wrong|not right|not what i said|not it)) )*(?:what )?(?:i (?:said|meant|mean|asked(?: for| about)?|wanted(?: to (?:say|ask|know))?)|the question was|(?<= )it (?:was|should be|should have been)) (?:was )?(?=\S)/

/** "No, I said 50 times 4": the whole request once more. */
function insisted({ core, plain }: Heard): Meaning[] {
  const rest = [plain, core].map((text) => text.replace(insists, '')).find((text, at) => text !== [plain, core][at])
  return rest === undefined || !rest.includes(' ') ? [] : [{ text: rest, rank: 0.88, by: null }]
}

/** The surest first. */
export function meaningsOf(heard: Heard, context: Context): Meaning[] {
  const { told, frames, now } = context
  const { core } = heard
  const found: Meaning[] = [
    ...(told.length + frames.length > 0
      ? referring(core, told, frames, now).map((one) => ({ ...one, by: ofAny }))
      : []),
    ...ofTheTwo(core, told).map((one) => ({ ...one, by: ofTwo, isAside: !/^(?:which comes) /.test(one.text) })),
    ...(frames.length > 0 ? ofFrames(heard, frames) : []),
    ...inOtherUnit(core, context),
    ...ofSame(core, context),
    ...ofEarlier(core, context),
    ...onResult(core, context).map((one) => ({ ...one, by: ofSums, isWithin: true })),
    ...insisted(heard),
    ...finished(heard, context),
  ]
  // "List the downloads instead": a whole request in place of the one before.
  const other = / instead$/.test(core)
    ? core.replace(/^(?:(?:no|nope|wait|actually|sorry|rather|but) )+| instead$/g, '')
    : ''
  if (/^[a-z]+ (?:the|my|a|an|me|in|it|is|of|\d)/.test(other)) found.push({ text: other, rank: 0.96, by: null })
  const joined = withoutJoin(heard.raw)
  if (joined !== heard.raw) found.push({ text: plainText(joined), rank: 0.85, by: null })
  return found.sort((a, b) => b.rank - a.rank)
}

/** The request that a follow-up which an ability understood by itself stands for, as far as it can be worded. */
export function standing(core: string, context: Context): string | null {
  const { told, frames, now } = context
  const [frame] = frames
  const slot = slotOf(core)
  const next = frame && slot ? (changed(frame.text, slot.slot) ?? changed(digits(frame.text), digits(slot.slot))) : null
  return next?.text ?? referring(core, told, frames, now)[0]?.text ?? null
}
