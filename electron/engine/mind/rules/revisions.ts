/** Follow-ups and corrections that change one number of the last sum: "and 20?", "no, I said fifty", "not 15, 50". */
import type { Context } from './ability'
import { digits } from './numbers'
import type { Sum } from './sum'
import { readWritten } from './sums'
import { written } from './sum-words'
import { createWordTest, wordsOf } from './word-lists'

const number = '(-?[\\d.]+)( percent)?'
const another = new RegExp(
  `^(?:(?:and|or|so|now|then|but) )*(?:(?:what|how) about )?(?:and |with |for |of |from |between |among |by |at |to |on |in |into )?${number}(?: ways| people| times| parts)?(?: instead)?$`,
)
const correction = new RegExp(
  `^(?:(?:no|nope|sorry|wait|oops|not that|wrong|actually|well|that is wrong|that is not right|not) )*(?:i (?:said|meant|mean)|it (?:is|was|should be)|make (?:it|that)|change (?:it|that) to|that should be|should be|use|try)? ?(?:with |for |of |from |between |among |by |at |to |on |in |into )?${number}(?: ways| people| times| parts)?(?: instead)?$`,
)
const swapped = [
  new RegExp(
    `^(?:no )?(?:i (?:said|meant) )?not ([\\d.]+)(?: percent)? ?(?:but|i (?:said|meant)|rather)? ([\\d.]+)(?: percent)?$`,
  ),
  new RegExp(`^(?:no )?(?:i (?:said|meant) )?([\\d.]+)(?: percent)? (?:and )?not ([\\d.]+)(?: percent)?$`),
] as const
const operator = /^(?:(?:no|sorry|wait|oops) )*(?:i (?:said|meant|mean) )([-+*/])$/
/** "No, minus 20": the last step of the sum is another one. */
const step =
  /^(?:(?:no|sorry|wait|oops|actually|i (?:said|meant|mean)|make (?:it|that)) )+([-+*/]) ?([\d.]+)( percent)?$/
const lastStep = /([-+*/]) (?:[\d.]+)(?: percent)?((?: \w+)?)$/
/** "With a 10 percent tip", of a bill that is split. */
const withTip =
  /^(?:(?:and|with|plus|including|\+|add|what about|how about) )*(?:an? )?([\d.]+) percent(?: tip| gratuity)?$/
const marks =
  /^(?:and|or|what about|how about|with|for|no|nope|sorry|wait|oops|i (?:said|meant|mean)|make|it |change|that |should|use|try|not|wrong)\b|\bnot\b/

const longestRevision = 60

const numeral = /(?<![\d.])\d+(?:\.\d+)?(?![\d.]|(?:st|nd|rd|th)\b)/g

/** Fifteen is heard for fifty, and the other way round. */
const soundsLike = (a: string, b: string): boolean =>
  Math.min(Number(a), Number(b)) - 10 === Math.max(Number(a), Number(b)) / 10 && Math.min(Number(a), Number(b)) < 20

function replaceNumber(text: string, number: string, isPercent: boolean, isCorrection: boolean): string | null {
  const all = [...text.matchAll(numeral)]
  const percents = all.filter((each) => text.slice(each.index).startsWith(`${each[0]} percent`))
  const alike = isCorrection ? all.filter((each) => soundsLike(each[0], number)) : []
  const fitting = isPercent ? percents : alike.length > 0 ? alike : all
  const replaced = fitting[fitting.length - 1]
  if (!replaced) return null
  return text.slice(0, replaced.index) + number + text.slice(replaced.index + replaced[0].length)
}

const isRevisionText = createWordTest([
  ...wordsOf(another, correction, ...swapped, operator),
  ...'percent per cent plus minus times divided multiplied by is tip gratuity including add a an'.split(' '),
])

/** The cheap question before the dear one. */
export function mayRevise(core: string, { standalone, topic }: Pick<Context, 'standalone' | 'topic'>): boolean {
  return standalone !== null && topic === 'arithmetic' && core.length <= longestRevision && isRevisionText(core)
}

/** @returns the sum anew, or null when the words change nothing of it */
export function revisedSum(
  core: string,
  raw: string,
  { standalone, topic, value }: Context,
): (Sum & { text: string }) | null {
  if (standalone === null || value === null || topic !== 'arithmetic') return null
  const text = written(digits(core))
  if (!marks.test(text) && !/\?\s*$/.test(raw)) return null
  const sign = operator.exec(text)?.[1]
  if (sign) {
    const at = standalone.search(/[-+*/](?!.* [-+*/] )/)
    return at < 0 ? null : readWritten(standalone.slice(0, at) + sign + standalone.slice(at + 1), null, true)
  }
  const [, newSign = '', amount = '', isShare = ''] = step.exec(text) ?? []
  if (newSign && lastStep.test(standalone)) {
    const unit = isShare ? '' : '$2'
    return readWritten(standalone.replace(lastStep, `${newSign} ${amount}${isShare}${unit}`), null, true)
  }
  const share = withTip.exec(text)?.[1]
  if (share && /^(?:split|divide|share) /.test(standalone) && !/ percent/.test(standalone)) {
    return readWritten(`${standalone} with ${share} percent tip`, null, true)
  }
  for (const [i, pattern] of swapped.entries()) {
    const [, first = '', second = ''] = pattern.exec(text) ?? []
    const [wrong, right] = i === 0 ? [first, second] : [second, first]
    if (wrong && standalone.split(' ').includes(wrong)) {
      const words = standalone.split(' ')
      return readWritten(words.map((word) => (word === wrong ? right : word)).join(' '), null, true)
    }
  }
  const more = another.exec(text)
  const [, number = '', percent] = more ?? correction.exec(text) ?? []
  const revised = number === '' ? null : replaceNumber(standalone, number, percent !== undefined, !more)
  return revised === null ? null : readWritten(revised, null, true)
}

/** "12 times 5, I mean 6": what was said, and what is meant by it. */
export function selfCorrection(core: string): { before: string; after: string } | null {
  const [, before = '', after = ''] =
    /^(.+?) (?:(?:no|sorry|wait|oops|or rather|rather|actually|hang on|scratch that|make that|i mean|i meant) )+(.+)$/.exec(
      core,
    ) ?? []
  return after === '' ? null : { before, after }
}
