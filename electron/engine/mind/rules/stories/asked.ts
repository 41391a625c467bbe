/** What the question of a story is for: how many of what, how much, how long, and for each of what. */
import type { Calculator } from '../calculator'
import type { Unit } from '../units'
import { perAt, product, whatAt, type Dimension, type Mention, type What } from './amounts'
import { pause, thingOf } from './words'

export interface Asked {
  /** What it may be for, the likeliest first; empty: any of what is told of. */
  dimensions: readonly Dimension[]
  /** The unit that the answer is wanted in. */
  unit: Unit | null
  /** What it is to be divided by. */
  per: What | null
  isEach: boolean
  /** "how many more", "the difference" */
  isDifference: boolean
  /** All of what is told, together. */
  isTotal: boolean
  /** What remains, or is there in the end. */
  isRest: boolean
  /** Where the question begins and ends in the words. */
  from: number
  to: number
}

const money: Dimension = { money: 1 }
const question = /^(?:how (?:many|much|long|far|fast)|(?:and )?what(?:'s)?(?: (?:is|are|was|will|would|does|do))?)\b/

/** "4 coffees at $3.50 each" */
const priceOfAll: Asked = {
  dimensions: [money],
  unit: null,
  per: null,
  isEach: false,
  isDifference: false,
  isTotal: true,
  isRest: false,
  from: 0,
  to: 0,
}

function wordsFrom(words: readonly string[], at: number): string {
  return words.slice(at, at + 6).join(' ')
}

/** @returns null where nothing is asked that a story answers */
export function askedOf(words: readonly string[], mentions: readonly Mention[], calculator: Calculator): Asked | null {
  const from = words.findIndex((word, at) => /^(?:how|what)$/.test(word) && question.test(wordsFrom(words, at)))
  if (from < 0)
    return /^(?:each|apiece)$/.test(words.at(-1) ?? '') ? { ...priceOfAll, from: words.length, to: words.length } : null
  const condition = words.findIndex((word, at) => at > from && /^(?:if|when)$/.test(word))
  // "How much is left of 20 dollars? I spend 5." is told behind the question.
  const to = condition > 0 ? condition : words.length
  const isIn = (at: number): boolean => mentions.some((mention) => at >= mention.from && at < mention.next)
  const text = words
    .slice(from, to)
    .filter((_, i) => !isIn(from + i))
    .join(' ')
  const head = /^how (many|much|long|far|fast)|^(?:and )?what/.exec(text)
  const kind = head?.[1] ?? 'what'
  const base: Asked = {
    dimensions: [],
    unit: null,
    per: null,
    isEach: false,
    isDifference:
      /\bhow (?:many|much) (?:\w+ )?(?:more|fewer|less|longer|further|cheaper|change)\b|\bdifference\b|\bwhat.* change\b/.test(
        text,
      ),
    isTotal:
      /\b(?:total|altogether|together|in all|combined|all up|sum|come to|comes to|owe|pay|spend|spent|paid|costs?|bill|price|is (?:it|that)|are there)\b/.test(
        text,
      ),
    isRest: /\b(?:left|remain\w*|over|change|still|now)\b/.test(text),
    from,
    to,
  }
  const found = wanted(kind, text, words, from, base, calculator)
  if (!found) return null
  const isSpent =
    mentions.some(({ dimension }) => dimension['spent']) && found.dimensions.some((dimension) => dimension['time'])
  const asked = isSpent ? { ...found, dimensions: [{ spent: 1 }] } : found
  for (let at = from + 2; at < to; at++) {
    if (isIn(at)) continue
    const per = perAt(words, at, calculator)
    if (per === 'each' || (per && per.dimension['person'])) return { ...asked, isEach: true }
    if (per) return { ...asked, per }
  }
  return asked
}

function wanted(
  kind: string,
  text: string,
  words: readonly string[],
  from: number,
  base: Asked,
  calculator: Calculator,
): Asked | null {
  if (kind === 'long') return { ...base, dimensions: [{ time: 1 }] }
  if (kind === 'far') return { ...base, dimensions: [{ length: 1 }] }
  const isSpeed = kind === 'fast' || /\bspeed\b/.test(text)
  if (isSpeed) return { ...base, dimensions: [{ length: 1, time: -1 }] }
  if (kind === 'what') {
    if (/\b(?:distance)\b/.test(text)) return { ...base, dimensions: [{ length: 1 }] }
    const isMoney = /\b(?:prices?|costs?|total|bill|pay|owe|share|part|spend|earn|change|wage|salary|sum)\b/.test(text)
    return isMoney ? { ...base, dimensions: [money] } : null
  }
  if (kind === 'much') {
    if (/\b(?:time)\b/.test(text)) return { ...base, dimensions: [{ time: 1 }] }
    const isMoney =
      /\b(?:costs?|pay|owe|spend|earn|paid|price|money|cash|spent|save|saved|worth)\b|^how much (?:is|are|does|do|would|will) (?:it|they|that)\b/.test(
        text,
      )
    return isMoney ? { ...base, dimensions: [money] } : base
  }
  const more = /^(?:more|fewer|less|of|other)$/.test(words[from + 2] ?? '') ? 1 : 0
  const what = whatAt(words, from + 2 + more, calculator)
  if (!what || thingOf(words[from + 2] ?? '') === pause) return base
  const unit = Object.values(what.names)[0]?.unit ?? null
  const dimensions = [what.dimension]
  return { ...base, dimensions, unit: what.dimension['money'] ? null : unit }
}

/** The dimension asked for, for each of what it is shared among. */
export function perEach(dimension: Dimension, per: Dimension): Dimension {
  return product(dimension, Object.fromEntries(Object.entries(per).map(([name, power]) => [name, -power])))
}
