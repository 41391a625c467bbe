/** What the amounts of a story leave open of each other: "each", "a week", hours of every week. */
import { isCount, money, nameOf, over, product, sameDimension, type Mention } from './amounts'
import { unitAt } from './words'

/** Whatever "each" left open is of what was counted before, or else behind it. */
export function settled(mentions: readonly Mention[]): Mention[] | null {
  const found: Mention[] = []
  for (const [at, told] of mentions.entries()) {
    const { alone } = told
    const isPart =
      alone &&
      !told.names['spent'] &&
      mentions.some(
        (other) => other !== told && sameDimension(product(told.dimension, other.dimension), alone.dimension),
      )
    const mention = unspent(alone && !isPart && !told.names['spent'] ? alone : told, mentions)
    const span = mention.math === '1' ? mention.names['time']?.one : undefined
    const isRepeated =
      span !== undefined && mentions.some((other) => other !== told && unspent(other, mentions).during === span)
    if (isRepeated) continue
    const priced = mention.isBare && mention.isEach ? { ...mention, dimension: { [money]: 1 }, isBare: false } : mention
    const isCounted = (other: Mention) =>
      !other.isBare && isCount(other) && !other.dimension[money] && !sameDimension(other.dimension, priced.dimension)
    const of = mention.isEach ? (found.findLast(isCounted) ?? mentions.slice(at + 1).find(isCounted)) : undefined
    if (mention.isEach && !of) return null
    const weeks = wholeWeeks(mention, mentions)
    if (weeks) {
      found.push(weeks)
      continue
    }
    found.push(of ? over(priced, { ...of, factor: '1', ...nameOf(of) }) : priced)
  }
  return found
}

/** A year of weekly amounts is 52 of them, a month of daily ones 30. */
function wholeWeeks(mention: Mention, mentions: readonly Mention[]): Mention | null {
  const spans = (each: Mention, unit: string): boolean => each.names['time']?.one === unit
  const rated = (unit: string) => mentions.some((each) => each.dimension['time'] === -1 && spans(each, unit))
  if (mention.dimension['time'] !== 1) return null
  const [amount, unit] =
    spans(mention, 'year') && rated('week')
      ? [52, 'weeks']
      : spans(mention, 'month') && rated('day')
        ? [30, 'days']
        : [0, '']
  const found = amount > 0 ? unitAt([unit], 0)?.unit : undefined
  if (!found || !/^\d+$/.test(mention.math)) return null
  const count = Number(mention.math) * amount
  return {
    ...mention,
    math: String(count),
    factor: unit === 'weeks' ? '168' : '24',
    said: `${count} ${unit}`,
    names: { time: { one: found.one, many: found.many, unit: found } },
  }
}

/** "40 hours a week" at 25 dollars an hour are the hours of one week. */
function unspent(mention: Mention, mentions: readonly Mention[]): Mention {
  const unit = mention.names['spent']?.unit
  const isRated = mentions.some(
    (other) => other !== mention && other.dimension['time'] === -1 && other.names['time']?.one === unit?.one,
  )
  const what = isRated && unit && mention.alone
  return what ? { ...what, during: mention.names['time']?.one } : mention
}
