/** Interest on an amount, simple or compound: "$2000 at 4 percent for 2 years". */
import type { Calculator } from '../calculator'
import { mentionsOf } from './mentions'
import { inMoney, result } from './results-told'
import type { StoryAnswer } from './tell-story'

const yearly: readonly (readonly [RegExp, number])[] = [
  [/\bmonthly\b/, 12],
  [/\bquarterly\b/, 4],
  [/\bdaily\b/, 365],
  [/\b(?:weekly|half-yearly|semiannually|continuously)\b/, 0],
]

/** @param words as `storyWords` gives them, of which one is a rate */
export function interest(words: readonly string[], calculator: Calculator): StoryAnswer | null {
  const text = words.join(' ')
  const places = words.flatMap((word, at) => (/^\d/.test(word) && words[at + 1] === 'percent' ? [at] : []))
  const [place] = places
  if (place === undefined || places.length > 1) return null
  const rate = words[place] ?? ''
  const rest = words.filter((_, at) => at !== place && at !== place + 1)
  const mentions = mentionsOf(rest, calculator) ?? []
  const years = mentions.filter(
    ({ names, dimension }) => dimension['time'] === 1 && names['time']?.unit?.one === 'year',
  )
  const amounts = mentions.filter((mention) => !years.includes(mention))
  const [year, amount] = [years[0], amounts[0]]
  const money = inMoney(amount)
  if (!year || !amount || mentions.length !== 2 || (!money && !amount.isBare)) return null
  const asksWhole = /\b(?:have|get|worth|grow|become|end up|total|owe)\b/.test(text)
  const isSimple = /\bsimple\b/.test(text) || (!/\bcompound/.test(text) && !asksWhole)
  const said = `on ${amount.said} at ${rate} percent for ${year.said} is`
  if (isSimple) {
    const whole = asksWhole ? `${amount.math} + ` : ''
    if (asksWhole)
      return result(
        `${whole}${amount.math} * ${rate} / 100 * ${year.math}`,
        `${amount.said} with simple interest at ${rate} percent for ${year.said} is`,
        money,
        calculator,
      )
    return result(`${amount.math} * ${rate} / 100 * ${year.math}`, `the simple interest ${said}`, money, calculator)
  }
  const times = yearly.find(([word]) => word.test(text))?.[1] ?? 1
  if (times === 0) return null
  const grown = `${amount.math} * (1 + ${rate} / 100 / ${times}) ^ (${year.math} * ${times})`
  return asksWhole
    ? result(grown, `${amount.said} at ${rate} percent compound interest for ${year.said} is`, money, calculator)
    : result(`${grown} - ${amount.math}`, `the compound interest ${said}`, money, calculator)
}
