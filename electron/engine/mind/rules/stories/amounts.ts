/** What the numbers of a story count or measure, and how amounts of it go together. */
import type { Calculator } from '../calculator'
import { plainText } from '../heard'
import { digits } from '../numbers'
import { quantityWords } from '../quantities'
import { readUnits, type Unit } from '../units'
import { inMany, nounAt, pause, thingOf, unitAt } from './words'

/** What is counted or measured, to which power: miles per hour are length 1, time -1. */
export type Dimension = Readonly<Record<string, number>>

export interface Mention {
  /** A number, or a sum in brackets, in the units that were said. */
  math: string
  /** What it is to be multiplied by to be in base units. */
  factor: string
  dimension: Dimension
  said: string
  /** Names of what is counted, by dimension. */
  names: Readonly<Record<string, { one: string; many: string; unit?: Unit }>>
  from: number
  next: number
  /** A number that nothing is said of. */
  isBare: boolean
  /** The span in which so much time is spent: "40 hours a week" at so much an hour. */
  during?: string
  /** Without what it may go with each of: "a train has 8 cars", where no trains are counted. */
  alone?: Mention
  /** What it goes with each of, where the word "each" leaves that open. */
  isEach: boolean
}

export const money = 'money'
const currencies: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:dollars?|bucks?|usd)$/, 'dollar', 'dollars'],
  [/^(?:euros?|eur)$/, 'euro', 'euros'],
  [/^(?:quid|gbp)$/, 'pound', 'pounds'],
  [/^cents?$/, 'cent', 'cents'],
]
export const bases: Partial<Record<Unit['kind'], string>> = {
  length: 'm',
  weight: 'kg',
  volume: 'l',
  area: 'm^2',
  time: 'hour',
  data: 'MB',
}

/** The words of a story, numbers as digits and pauses marked. */
export function storyWords(raw: string): string[] {
  const text = raw
    .split(/(?:[.?!;:](?=\s|$)|,(?=\s)|\s[–—-]\s)/)
    .map((part) => plainText(part))
    .filter((part) => part !== '')
    .join(` ${pause} `)
    .replace(/\$\s?(\d[\d.]*)/g, '$1 dollars')
    .replace(/€\s?(\d[\d.]*)/g, '$1 euros')
    .replace(/£\s?(\d[\d.]*)/g, '$1 quid')
    .replace(/(\d)\s?%/g, '$1 percent')
    .replace(/\bper ?cent\b/g, 'percent')
    .replace(/\b(?:each (?:person|one)|every(?:one|body))'s\b|\bmy (?=share$|part$|share \||part \|)/g, 'each ')
    .replace(/\beach one\b/g, 'each')
    .replace(/ {2,}/g, ' ')
    .replace(/\bhalf (?:off|price)\b/g, '50 percent off')
    .replace(/\bhalf (?:a )?dozen\b/g, '6')
    .replace(
      /\beach of (?:my |our |the |his |her |their |these )?([\w-]+ [a-z]+s) ([a-z]+) ([\w-]+ [a-z]+)/g,
      '$1 $2 $3 each',
    )
  const counted = digits(text.replace(/\b(?:a|one) dozen\b/g, '12')).replace(/\b(\d+) dozen\b/g, (_, n: string) =>
    String(Number(n) * 12),
  )
  return quantityWords(counted.replace(/\b(\d+) of (?:us|you)\b/g, '$1 people'))
}

export interface What {
  dimension: Dimension
  factor: string
  one: string
  many: string
  names: Mention['names']
  next: number
}

const inverse = (dimension: Dimension): Dimension =>
  Object.fromEntries(Object.entries(dimension).map(([name, power]) => [name, -power]))
export function product(a: Dimension, b: Dimension): Dimension {
  const sum: Record<string, number> = { ...a }
  for (const [name, power] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + power
  return Object.fromEntries(Object.entries(sum).filter(([, power]) => power !== 0))
}
export const sameDimension = (a: Dimension, b: Dimension): boolean => Object.keys(product(a, inverse(b))).length === 0

/** Money, a unit or a thing at a place. */
export function whatAt(words: readonly string[], at: number, calculator: Calculator): What | null {
  for (const [pattern, one, many] of currencies) {
    if (!pattern.test(words[at] ?? '')) continue
    const isCent = one === 'cent'
    const names = { [money]: isCent ? { one: 'dollar', many: 'dollars' } : { one, many } }
    return { dimension: { [money]: 1 }, factor: isCent ? '0.01' : '1', one, many, names, next: at + 1 }
  }
  const found = unitAt(words, at)
  if (found) {
    const { unit, next } = found
    if (unit.kind === 'speed' || unit.kind === 'data rate') {
      const [above, time] = unit.math.split('/').map((math) => unitCalled(math))
      const base = above && bases[above.kind]
      const factor = base ? calculator.convert('1', unit.math, `${base}/hour`) : null
      if (!above || !time || !factor) return null
      const names = { [above.kind]: { ...above, unit: above }, time: { ...time, unit: time } }
      return { dimension: { [above.kind]: 1, time: -1 }, factor, one: unit.one, many: unit.many, names, next }
    }
    const base = bases[unit.kind]
    const factor = base ? calculator.convert('1', unit.math, base) : null
    if (factor === null) return null
    const names = { [unit.kind]: { one: unit.one, many: unit.many, unit } }
    return { dimension: { [unit.kind]: 1 }, factor, one: unit.one, many: unit.many, names, next }
  }
  const named = nounAt(words, at)
  if (!named) return null
  const { noun, next } = named
  const thing = thingOf(noun)
  const one = thing === 'person' ? noun.replace(/^people$/, 'person').replace(/s$/, '') : thing
  const many = inMany(noun)
  const names = { [thing]: { one, many } }
  return { dimension: { [thing]: 1 }, factor: '1', one, many, names, next }
}

/** By what the calculator calls it. */
function unitCalled(math: string): Unit | undefined {
  const name = { mi: 'miles', s: 'seconds', B: 'bytes' }[math] ?? math.toLowerCase()
  return readUnits([name], 0)?.units.find((unit) => unit.math === math)
}

export const inEach = /^(?:in|on|at|inside|with|from|to)$/
const eachWord = /^(?:each|apiece)$/
/** Whether the words from here on mean "for each …", and of what. */
export function perAt(words: readonly string[], at: number, calculator: Calculator): What | 'each' | null {
  let next = at
  if (words[next] === 'for' && /^(?:each|every)$/.test(words[next + 1] ?? '')) next++
  if (inEach.test(words[next] ?? '') && words[next + 1] === 'each') next++
  const word = words[next] ?? ''
  if (word === 'per' || word === 'every') return whatAt(words, next + 1, calculator)
  if (eachWord.test(word))
    return (word === 'each' && words[next + 1] !== 'other' ? whatAt(words, next + 1, calculator) : null) ?? 'each'
  if (!/^an?$/.test(word)) return null
  const what = whatAt(words, next + 1, calculator)
  // "I earn 18 dollars an hour", but not "I have 5 dollars a friend gave me".
  return what && (what.names['time'] || words[what.next] === undefined || words[what.next] === pause) ? what : null
}

export const isCount = ({ dimension }: Mention): boolean => Object.values(dimension).join() === '1'
export const nameOf = ({ names, dimension }: Pick<Mention, 'names' | 'dimension'>): { one: string; many: string } =>
  names[Object.keys(dimension)[0] ?? ''] ?? { one: '', many: '' }

/** So much of it for each of the other. */
export function over(mention: Mention, what: Pick<What, 'dimension' | 'factor' | 'one' | 'names'>): Mention {
  return {
    ...mention,
    dimension: product(mention.dimension, inverse(what.dimension)),
    factor: what.factor === '1' ? mention.factor : `(${mention.factor} / ${what.factor})`,
    said: `${mention.said} per ${what.one}`,
    names: { ...what.names, ...mention.names },
    isEach: false,
  }
}
