/** What the numbers of a sum count: money, or a unit; they go along with the result. */
import { readUnits } from './units'

export interface Label {
  one: string
  many: string
  /** Said with two decimals. */
  money: boolean
  temperature: boolean
}

const currencies: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:dollars?|bucks?|usd)$/, 'dollar', 'dollars'],
  [/^(?:euros?|eur)$/, 'euro', 'euros'],
  [/^(?:quid|gbp)$/, 'pound', 'pounds'],
  [/^cents?$/, 'cent', 'cents'],
  [/^(?:yen|rupees?|francs?|crowns?|yuan|pesos?)$/, '', ''],
]
const people = /^(?:people|persons?|friends|ways|parts|pieces|guests|kids|children|of us)$/

/** Words that are units elsewhere, but belong to the sum here. */
const notLabels = /^(?:a|f|c|k|g|l|m|s|h|t|second|seconds|square|cubic|degree|degrees|rad|b|°)$/

export function labelAt(words: readonly string[], at: number): { label: Label; next: number } | null {
  const word = words[at] ?? ''
  for (const [pattern, one, many] of currencies) {
    if (!pattern.test(word)) continue
    const money = one !== 'cent'
    return {
      label:
        one === '' ? { one: word, many: word, money, temperature: false } : { one, many, money, temperature: false },
      next: at + 1,
    }
  }
  if (people.test(word) || (notLabels.test(word) && !/^(?:square|cubic|degrees?)$/.test(word))) return null
  const read = readUnits(words, at)
  const unit = read?.units[0]
  if (!read || !unit || (/^degrees?$/.test(word) && read.next === at + 1)) return null
  return {
    label: { one: unit.one, many: unit.many, money: false, temperature: unit.kind === 'temperature' },
    next: read.next,
  }
}

/** @returns undefined when the two count different things */
export function sameLabel(a: Label | null, b: Label | null): Label | null | undefined {
  if (a && b && a.many !== b.many) return undefined
  return a ?? b
}
