/** What one request asks for: of all that the abilities make of its words, what the surest of them says. */
import { say, type Ability, type Context, type Understanding } from './ability'
import { hear, partsOf } from './heard'
import type { Style } from './style'
import { selfCorrection } from './revisions'
import { readWish } from './wish'

const maximumHeardCharacters = 2000
/** From here on an ability has understood the words, and not only guessed. */
const understood = 0.5

export interface Understood extends Understanding {
  /** The name of the ability. */
  ability: string
  /** How the request wants to be answered. */
  style: Style
}

export function understand(raw: string, context: Context, abilities: readonly Ability[]): Understood {
  const text = raw.slice(0, maximumHeardCharacters)
  const wish = readWish(text)
  if (!wish) return surest(text, context, abilities)
  const whole = surest(text, context, abilities)
  // Words that are to be said exactly may speak of words.
  if (whole.certainty === 1) return whole
  return { ...surest(wish.rest || 'repeat that', context, abilities), style: wish.style }
}

/** What the next words may refer to, once this was understood. */
export function contextAfter(
  { topic, pending, value, named, standalone, followUp }: Understanding,
  context: Context,
): Context {
  return {
    ...context,
    topic: topic === 'talk' ? context.topic : topic,
    pending: pending ?? null,
    value: value ?? context.value,
    named: named ?? context.named,
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
    .map((after) => surestAsSaid(after, contextAfter(first, context), abilities))
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

/** One request; or two in one breath, when each of them is understood and only the whole is not. */
export function understandAll(text: string, context: Context, abilities: readonly Ability[]): Understood {
  const whole = understand(text, context, abilities)
  if (whole.certainty >= understood) return whole
  const parts = partsOf(text)
  if (parts.length < 2 || parts.length > 4) return whole
  const each = parts
    .map((part) => understand(part, context, abilities))
    .filter(({ certainty }) => certainty >= understood)
  const main = each.findLast(({ topic }) => topic !== 'talk') ?? each[0]
  if (!main) return whole
  const call = each.find(({ outcome }) => outcome.kind === 'call')
  if (call) return call
  const said = each.map(({ outcome }) => (outcome.kind === 'say' ? outcome.text : ''))
  return { ...main, outcome: say([...new Set(said)].join(' ')) }
}
