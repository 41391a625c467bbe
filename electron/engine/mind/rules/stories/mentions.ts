/** The amounts that a story tells of: how many, how much, and of what they go with ("12 eggs per box"). */
import type { Calculator } from '../calculator'
import { readAmount, readQuantity } from '../quantities'
import { sayNumber } from '../say-number'
import {
  bases,
  inEach,
  isCount,
  money,
  nameOf,
  over,
  perAt,
  sameDimension,
  whatAt,
  type Mention,
  type What,
} from './amounts'
import { settled } from './settled'
import { nounAt, pause, unitAt } from './words'

const moneyWord = /^(?:dollars?|euros?|quid|bucks)$/
const priceWord = /^(?:costs?|at|pays?|paid|charges?|earns?|makes?|saves?|salary|is)$/
/** "a box holds", "each costs": of what the next number goes with each. */
const holds =
  /^(?:has|have|holds?|contains?|costs?|is|are|weighs?|needs?|fits?|seats?|takes?|gets?|pays?|i|we|he|she|they|you|my|uses?|carries|carry)$/

/** All the amounts of the words, in their order; null when one of them cannot be read. */
export function mentionsOf(words: readonly string[], calculator: Calculator): Mention[] | null {
  const mentions: Mention[] = []
  let per: { what: What | 'each'; isSoft: boolean } | null = null
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? ''
    if (word === pause) per = null
    const head = /^(?:each|every|an?)$/.test(word) ? whatAt(words, at + 1, calculator) : null
    if (head && holds.test(words[head.next] ?? '')) per = { what: head, isSoft: /^an?$/.test(word) }
    else if (word === 'each' && /^(?:costs?|is|weighs?|holds?|has)$/.test(words[at + 1] ?? ''))
      per = { what: 'each', isSoft: false }
    const isOne =
      /^(?:an?)$/.test(word) && /^(?:in|for|after|within|is|that)$/.test(words[at - 1] ?? '') && head?.names['time']
    const amount = isOne ? { math: '1', next: at + 1 } : readAmount(words, at)
    if (!amount) {
      at++
      continue
    }
    if (amount.math.startsWith('-') || words[amount.next] === 'percent' || words[amount.next] === 'of') return null
    const mention = mentionAt(words, at, amount, calculator, per)
    if (!mention) return null
    if (per && !(per.isSoft && mention.isBare)) per = null
    const before = mentions.at(-1)
    // "3 boxes of 12 eggs"
    const isInside = before?.next === at - 1 && /^(?:of|containing|holding)$/.test(words[at - 1] ?? '')
    mentions.push(isInside && before && isCount(before) ? over(mention, { ...before, ...nameOf(before) }) : mention)
    at = mention.next
  }
  return mentions.length > 7 ? null : settled(mentions)
}

/** Things with all the words of their name: "fresh eggs". */
function nameIn(words: readonly string[], from: number, what: What, amount: string): string {
  const isThing = what.factor === '1' && !what.dimension[money] && !Object.values(what.names)[0]?.unit
  if (isThing && what.next - from > 1) return words.slice(from, what.next).join(' ')
  return amount === '1' ? what.one : what.many
}

function mentionAt(
  words: readonly string[],
  from: number,
  amount: { math: string; next: number },
  calculator: Calculator,
  before: { what: What | 'each'; isSoft: boolean } | null,
): Mention | null {
  const number = calculator.calculate(amount.math)
  if (number?.kind !== 'value') return null
  const compound = compoundAt(words, from, calculator)
  if (compound) return compound
  const what = whatAt(words, amount.next, calculator)
  // A unit that stories do not reckon with.
  if (!what && unitAt(words, amount.next)) return null
  const { text } = sayNumber(/^\d+(?:\.\d+)?$/.test(amount.math) ? amount.math : number.value)
  let { math } = amount
  let next = what?.next ?? amount.next
  // "12 dollars and 50 cents"
  const cents = what?.dimension[money] ? /^(?:and )?(\d\d?) cents?\b/.exec(words.slice(next, next + 3).join(' ')) : null
  if (cents) {
    math = `(${math} + ${cents[1] ?? '0'} / 100)`
    next += cents[0].split(' ').length
  }
  const mention: Mention = {
    math,
    factor: what?.factor ?? '1',
    dimension: what?.dimension ?? {},
    said: `${text}${what ? ` ${nameIn(words, amount.next, what, text)}` : ''}${cents ? ` ${cents[1] ?? ''}` : ''}`,
    names: what?.names ?? {},
    from,
    next,
    isBare: !what,
    isEach: false,
  }
  // "2 cups of rice"
  if (words[next] === 'of' && !/^\d/.test(words[next + 1] ?? ''))
    mention.next = nounAt(words, next + 1)?.next ?? next + 1
  const behind = perAt(words, mention.next, calculator)
  const per = behind ?? before?.what ?? regularly(words, mention.next, calculator)
  if (!per) return mention
  if (behind === 'each') mention.next += words[mention.next] === 'for' || inEach.test(words[mention.next] ?? '') ? 2 : 1
  else if (behind) mention.next = behind.next
  if (per === 'each') return { ...mention, isEach: true }
  // "7 hours a night": time that is spent, of the time that passes.
  const spent = mention.dimension['time'] === 1 && per.dimension['time'] === 1
  if (spent)
    return {
      ...over({ ...mention, dimension: { spent: 1 }, names: { spent: mention.names['time'] ?? per } }, per),
      alone: mention,
    }
  const isPriced =
    priceWord.test(words[from - 1] ?? '') || (per.names['time'] && words.some((word) => moneyWord.test(word)))
  if (mention.isBare && isPriced) return over({ ...mention, dimension: { [money]: 1 }, isBare: false }, per)
  if (sameDimension(per.dimension, mention.dimension) || mention.isBare) return { ...mention, isEach: false }
  return before?.isSoft && !behind ? { ...over(mention, per), alone: mention } : over(mention, per)
}

/** "I put 50 dollars aside every week" */
function regularly(words: readonly string[], from: number, calculator: Calculator): What | null {
  for (let at = from; at < from + 5 && !/^(?:\||\d.*|how|what|and|in|to|into|at|for)$/.test(words[at] ?? pause); at++) {
    const what = /^(?:every|each|per)$/.test(words[at] ?? '') ? whatAt(words, at + 1, calculator) : null
    if (what) return what.names['time'] ? what : null
  }
  return null
}

/** "2 hours 20 minutes" is one amount. */
function compoundAt(words: readonly string[], from: number, calculator: Calculator): Mention | null {
  const quantity = readQuantity(words, from)
  const units = quantity?.parts.map(({ units: [unit] }) => unit) ?? []
  const [unit] = units
  const base = unit && bases[unit.kind]
  if (!quantity || !unit || !base || units.length < 2 || /^\|$/.test(words[from + 2] ?? '')) return null
  if (!/^(?:time|length|weight)$/.test(unit.kind) || words.slice(from, quantity.next).includes('a')) return null
  const parts = quantity.parts.map(({ math }, at) => calculator.convert(math, units[at]?.math ?? '', base))
  if (parts.includes(null)) return null
  return {
    math: `(${parts.join(' + ')})`,
    factor: '1',
    dimension: { [unit.kind]: 1 },
    said: words.slice(from, quantity.next).join(' '),
    names: { [unit.kind]: { one: unit.one, many: unit.many, unit } },
    from,
    next: quantity.next,
    isBare: false,
    isEach: false,
  }
}
