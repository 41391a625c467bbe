/** How much of what was said a function explains: by its words, and by what its parameters take. */
import type { CallPlan } from './call-plan'
import type { Parameter } from './declared'
import { kindOf, type Kind } from './kinds'
import type { Profile } from './profile'
import { sameThing } from './things'

const known = new WeakMap<Profile, Map<string, number>>()
const maximumKept = 2000

/** 0 … 1: how surely a word that was said speaks of the function. */
function relation(profile: Profile, word: string): number {
  const kept = known.get(profile) ?? new Map<string, number>()
  known.set(profile, kept)
  const before = kept.get(word)
  if (before !== undefined) return before
  if (kept.size >= maximumKept) kept.clear()
  const found = profile.telling.find(([, words]) => words.some((other) => sameThing(word, other)))?.[0] ?? 0
  kept.set(word, found)
  return found
}

interface Evidence {
  /** Words that speak of it, each by how surely and by how few others it speaks of. */
  weight: number
  /** 0 … 1: of the words that mean something, those that it explains. */
  share: number
}

/** @param words of the request, without numbers @param rivals all functions that are declared */
export function evidenceOf(profile: Profile, words: readonly string[], rivals: readonly Profile[]): Evidence {
  let weight = 0
  let explained = 0
  for (const word of new Set(words)) {
    const related = relation(profile, word)
    if (related === 0) continue
    explained++
    const others = rivals.filter((other) => other !== profile && relation(other, word) >= related).length
    weight += related / (1 + others * 0.5)
  }
  return { weight, share: words.length === 0 ? 0 : explained / new Set(words).size }
}

/** Kinds that take only what looks like them: that they were filled means something. */
const exacting: ReadonlySet<Kind> = new Set<Kind>([
  'code',
  'option',
  'number',
  'duration',
  'moment',
  'date',
  'time',
  'email',
  'phone',
  'url',
  'color',
  'currency',
  'language',
])

const isOfTime: ReadonlySet<Kind> = new Set<Kind>(['moment', 'date', 'time'])

export const isExacting = (parameter: Parameter): boolean =>
  exacting.has(kindOf(parameter)) ||
  (kindOf(parameter) === 'list' &&
    ((parameter.items?.options.length ?? parameter.options.length) > 0 ||
      (parameter.items !== null && /^(?:email|code|phone|url)$/.test(kindOf(parameter.items))) ||
      (parameter.items?.properties.length ?? 0) > 1)) ||
  /^(?:id|number|code|key|sku)$/.test(parameter.words[parameter.words.length - 1] ?? '')

/** What a plan took of the words, and what it still lacks. */
export function takenBy(
  parameters: readonly Parameter[],
  given: CallPlan['arguments'],
): { taken: number; lacking: number } {
  let taken = 0
  let lacking = 0
  for (const parameter of parameters) {
    const value = given[parameter.name]
    if (parameter.properties.length > 0 && value !== undefined) {
      const inner = takenBy(parameter.properties, value as CallPlan['arguments'])
      taken += inner.taken
      lacking += inner.lacking
    } else if (value === undefined || value === null) {
      if (parameter.required && parameter.fallback === undefined) lacking++
    } else if (isExacting(parameter) && value !== parameter.fallback && parameter.options.length !== 1)
      taken += isOfTime.has(kindOf(parameter)) ? 1.5 : 1
  }
  return { taken, lacking }
}
