/** What one request asks for: of all that the abilities make of its words, what the surest of them says. */
import { say, type Ability, type Context, type Understanding } from './ability'
import { memoryAfter, toldBy } from './follow/memory-after'
import { meaningsOf } from './follow/in-view'
import { beginsAnew, unwrapped } from './follow/openers'
import { statedBefore } from './follow/stated'
import { hear, partsOf } from './heard'
import { otherReadings } from './misheard'
import type { Style } from './style'
import { selfCorrection } from './revisions'
import { readWish } from './wish'

const maximumHeardCharacters = 2000
/** From here on an ability has understood the words, and not only guessed. */
const understood = 0.5

export interface Understood extends Understanding {
  /** The name of the ability. */
  ability: string
  /** The request that it answered, plain: what the words stand for in view of those before. */
  asked?: string
  /** How the request wants to be answered. */
  style: Style
}

export function understand(raw: string, context: Context, abilities: readonly Ability[]): Understood {
  const text = raw.slice(0, maximumHeardCharacters)
  const wish = readWish(text)
  if (!wish) return inView(text, context, abilities)
  const whole = inView(text, context, abilities)
  // Words that are to be said exactly may speak of words.
  if (whole.certainty === 1) return whole
  return { ...inView(wish.rest || 'repeat that', context, abilities), style: wish.style }
}

/** Requests of more words than these stand for themselves. */
const longestFollowUp = 160

/** As it is said; without what only leads over to it; and in view of the talk before. */
function inView(text: string, context: Context, abilities: readonly Ability[]): Understood {
  const bare = text.length > longestFollowUp ? text : unwrapped(text)
  // "By the way, what day is it?" goes on from nothing.
  const anew = beginsAnew(text) ? surest(bare, { ...context, ...nothingBefore }, abilities) : null
  if (anew && anew.certainty >= understood && anew.topic !== 'talk') return anew
  const whole = surest(text, context, abilities)
  if (whole.certainty >= 1 || text.length > longestFollowUp) return whole
  const alone = bare === text.trim() ? whole : surest(bare, context, abilities)
  let best = alone.certainty > whole.certainty ? alone : whole
  for (const { text: meant, rank, by, isAside, isWithin } of meaningsOf(hear(bare, context.ownName), context)) {
    if (rank <= best.certainty) continue
    const found = surestAsSaid(meant, by && !isWithin ? { ...context, ...nothingBefore } : context, abilities)
    if (found.certainty < understood || (by && !by.has(found.ability))) continue
    // What is found by a guess stays one.
    const certainty = found.certainty >= certain ? rank : Math.min(rank, found.certainty)
    if (certainty > best.certainty) best = { ...found, certainty, asked: meant, ...(isAside ? { told: [] } : {}) }
  }
  return best
}

/** A request that stands for itself is understood by itself. */
const nothingBefore = { followUp: null, pending: null, choices: [], picked: null, topic: null, standalone: null }

/** What the next words may refer to, once this was understood. */
export function contextAfter(understood: Understood, context: Context, said: string): Context {
  const { topic, pending, value, named, picked, standalone, followUp } = understood
  return {
    ...context,
    ...memoryAfter(understood, context, said),
    topic: topic === 'talk' ? context.topic : topic,
    pending: pending ?? null,
    value: value ?? context.value,
    named: named ?? context.named,
    picked: picked ?? context.picked,
    standalone: standalone ?? context.standalone,
    followUp: followUp ?? (topic === 'other' || topic === 'talk' ? context.followUp : null),
  }
}

/** From here on nothing that is changed in the same breath can have been meant otherwise. */
const certain = 0.9

function surest(text: string, context: Context, abilities: readonly Ability[]): Understood {
  const best = surestAsSaid(text, context, abilities)
  const correction = best.certainty < certain ? selfCorrection(hear(text, context.ownName).core) : null
  const first = correction && surestAsSaid(correction.before, context, abilities)
  if (!first || first.certainty < understood || first.outcome.kind === 'call') return best
  const meant = [`no i meant ${correction.after}`, correction.after]
    .map((after) => surestAsSaid(after, contextAfter(first, context, correction.before), abilities))
    .find(({ certainty }) => certainty > best.certainty && certainty >= understood)
  return meant ?? best
}

function surestAsSaid(text: string, context: Context, abilities: readonly Ability[]): Understood {
  const heard = hear(text, context.ownName)
  let best: Understood = { ability: 'none', certainty: 0, outcome: say(''), topic: 'other', style: {} }
  for (const ability of abilities) {
    const understanding = ability.understand(heard, context)
    if (understanding && understanding.certainty > best.certainty) {
      best = { ...understanding, ability: ability.name, style: {} }
      if (best.certainty >= 1) break
    }
  }
  return best
}

/** What follows from words that were only taken for others calls nothing that a client declares, and refuses nothing. */
const notMeant = new Set(['call-function', 'cannot', 'unknown'])

/** What makes sense only when some of the words were misheard; null when nothing does. */
function secondHearing(text: string, context: Context, abilities: readonly Ability[]): Understood | null {
  for (const reading of otherReadings(text)) {
    const again = understand(reading, context, abilities)
    if (again.certainty >= understood && !notMeant.has(again.ability) && again.extracted?.['known'] !== false)
      return again
  }
  return null
}

/** One request; or two in one breath, when each of them is understood and only the whole is not. */
export function understandAll(text: string, context: Context, abilities: readonly Ability[]): Understood {
  const parts = partsOf(text)
  const whole = understand(text, context, abilities)
  const stated = parts.length === 2 ? statedBefore(parts, context) : null
  if (stated && (stated.isShifted || whole.certainty < certain)) {
    const told = [...context.told, ...stated.told]
    const last = understand(parts[1] ?? '', { ...context, ...nothingBefore, told }, abilities)
    if (last.certainty >= understood && last.asked !== undefined) return last
  }
  if (whole.certainty >= understood) return whole
  if (parts.length < 2 || parts.length > 4) return secondHearing(text, context, abilities) ?? whole
  const each = inTurn(parts, context, abilities)
  const main = each.findLast(({ topic }) => topic !== 'talk') ?? each[0]
  if (!main) return secondHearing(text, context, abilities) ?? whole
  const call = each.find(({ outcome }) => outcome.kind === 'call')
  if (call) return call
  const said = each.map(({ outcome }) => (outcome.kind === 'say' ? outcome.text : ''))
  return { ...main, outcome: say([...new Set(said)].join(' ')), told: each.flatMap(toldBy) }
}

/** Each in view of those before it. */
function inTurn(parts: readonly string[], context: Context, abilities: readonly Ability[]): Understood[] {
  let known = context
  return parts.flatMap((part) => {
    const one = understand(part, known, abilities)
    if (one.certainty < understood) return []
    known = contextAfter(one, known, part)
    return [one]
  })
}
