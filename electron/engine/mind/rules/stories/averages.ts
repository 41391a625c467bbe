/** The average of what a story lists: "I scored 88, 92 and 75. What's my mean score?" */
import type { Calculator } from '../calculator'
import { sayNumber } from '../say-number'
import { sameDimension } from './amounts'
import { mentionsOf } from './mentions'
import type { StoryAnswer } from './tell-story'

const asks = /\b(average|mean|median)\b/
export const mayBeAverage = (text: string): boolean =>
  asks.test(text) &&
  !/\bspeed\b|\b(?:mean|means) (?:by|that|to)\b|\bdo you mean\b/.test(text) &&
  /\bwhat\b|\bwork out\b|\bcalculate\b/.test(text)

/** @param words as `storyWords` gives them */
export function readAverage(words: readonly string[], calculator: Calculator): StoryAnswer | null {
  const text = words.join(' ')
  const name = asks.exec(text)?.[1]
  if (!name || !mayBeAverage(text) || /\b(?:per|each|every|percent|below|above|than|times|twice)\b/.test(text))
    return null
  const all = mentionsOf(words, calculator) ?? []
  // "My three grades were …" counts them.
  const [first] = all
  const mentions = first && !first.isBare && all.length === Number(first.math) + 1 ? all.slice(1) : all
  const named = mentions.find(({ isBare }) => !isBare)
  const isOneKind = mentions.every(
    ({ isBare, dimension }) => isBare || (named && sameDimension(dimension, named.dimension)),
  )
  if (mentions.length < 2 || !isOneKind || Object.keys(named?.dimension ?? {}).length > 1) return null
  const numbers = mentions.map(({ math }) => math)
  const expression = `${name === 'median' ? 'median' : 'mean'}(${numbers.join(', ')})`
  const result = calculator.calculate(expression)
  if (result?.kind !== 'value') return null
  const isSame = mentions.every(({ isBare, factor }) => isBare || factor === named?.factor)
  if (!isSame) return null
  const { text: said, rounded } = sayNumber(result.value)
  const label = named ? ` ${Object.values(named.names)[0]?.many ?? ''}`.trimEnd() : ''
  const list = numbers.map((one) => sayNumber(one).text)
  return {
    text: `The ${name === 'median' ? 'median' : 'average'} of ${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''} is ${rounded ? 'about ' : ''}${said}${label}.`,
    value: result.value,
    expression,
    standalone: result.value,
  }
}
