/**
 * What the amounts of a story make together. Their dimensions tell: eggs are boxes times eggs per box. Every amount
 * must be used, and there must be one way only; else there is no answer.
 */
import { product, sameDimension, type Dimension, type Mention } from './amounts'

export interface Solution {
  /** For the calculator, in base units. */
  expression: string
  said: string
  used: readonly Mention[]
}

interface Place {
  /** Where the question lies in the words. */
  from: number
  to: number
}

const isIn = ({ from }: Mention, place: Place): boolean => from >= place.from && from < place.to

/** Amounts multiplied and divided until the dimension is the one asked for. */
export function productOf(mentions: readonly Mention[], wanted: Dimension, place: Place): Solution | null {
  const ways: (readonly number[])[] = []
  for (let bits = 0; bits < 1 << mentions.length; bits++) {
    const powers = mentions.map((_, i) => (bits & (1 << i) ? -1 : 1))
    const made = mentions.reduce<Dimension>((all, { dimension }, i) => {
      const own = Object.entries(dimension).map(([name, power]) => [name, power * (powers[i] ?? 1)] as const)
      return product(all, Object.fromEntries(own))
    }, {})
    if (sameDimension(made, wanted) && isTold(mentions, powers, place)) ways.push(powers)
  }
  const [powers, other] = ways
  if (!powers || other) return null
  const order = mentions.map((mention, i) => ({ mention, power: powers[i] ?? 1 })).sort((a, b) => b.power - a.power)
  if (order[0]?.power !== 1) return null
  const expression = order
    .map(({ mention, power }, i) => `${i === 0 ? '' : power > 0 ? ' * ' : ' / '}(${mention.math} * ${mention.factor})`)
    .join('')
  const said = order
    .map(({ mention, power }, i) => `${i === 0 ? '' : power > 0 ? ' times ' : ' divided by '}${mention.said}`)
    .join('')
  return { expression, said, used: mentions }
}

/** Of two amounts of the same thing, the one in the question is what is wanted, the other what is told for. */
function isTold(mentions: readonly Mention[], powers: readonly number[], place: Place): boolean {
  return mentions.every((a, i) =>
    mentions.every((b, j) => {
      if (i >= j || !sameDimension(a.dimension, b.dimension)) return true
      if (powers[i] === powers[j]) return false
      const [over, under] = powers[i] === 1 ? [a, b] : [b, a]
      if (isIn(over, place) === isIn(under, place)) return false
      return isIn(over, place)
    }),
  )
}

/** One after the other, each by itself: "3 shirts at 20 dollars, 2 hats at 15". */
export function runsOf(mentions: readonly Mention[], wanted: Dimension, place: Place): Solution[] | null {
  const runs: Solution[] = []
  for (let at = 0; at < mentions.length;) {
    let length = 1
    let run: Solution | null = null
    for (; !run && at + length <= mentions.length; length++)
      run = productOf(mentions.slice(at, at + length), wanted, place)
    if (!run) return null
    runs.push(run)
    at += length - 1
  }
  return runs
}
