/** What was told lately, in words that a request may hold: what "that", "then", "there" and "the two" mean. */

/** A day and a time of day are local; a number may have a unit: "2500000 bytes". */
export interface Told {
  kind: 'day' | 'time' | 'place' | 'number'
  /** As a request names it: "december 25 2026", "1:15 pm", "tokyo", "13.2". */
  words: string
  /** As the person named it, where that is known: "christmas". */
  name?: string
  /** What a number may be called, by the sum that it is the result of. */
  nouns?: RegExp
}

const nounsOf: readonly (readonly [RegExp, RegExp])[] = [
  [/\btip\b/, /^(?:tip|gratuity)$/],
  [/\bpercent of\b/, /^(?:tip|tax|percentage|share|discount|commission|fee|percent|interest)$/],
  [/ - [\d.]+ percent|percent off/, /^(?:price|discounted price|new price|sale price|reduced price)$/],
  [/^(?:the )?(?:average|mean)\b/, /^(?:average|mean)$/],
  [/\bsqrt\b/, /^(?:root|square root)$/],
  [/ \+ /, /^(?:sum|total|new total|whole)$/],
  [/ - /, /^(?:difference|rest|remainder)$/],
  [/ \* /, /^(?:product|total)$/],
  [/ \/ |^split /, /^(?:quotient|share)$/],
]

/** @param sum as it was written down */
export const resultNouns = (sum: string): RegExp | undefined => nounsOf.find(([pattern]) => pattern.test(sum))?.[1]

/** A request that stands for itself, as it was worded or as it was meant. */
export interface Frame {
  text: string
  /** The ability that answered it. */
  ability: string
}

const months = 'january february march april may june july august september october november december'.split(' ')

export const dayWords = (day: Date): string =>
  `${months[day.getMonth()] ?? ''} ${day.getDate()} ${String(day.getFullYear()).padStart(4, '0')}`

export const toldDay = (day: Date): Told => ({ kind: 'day', words: dayWords(day) })

/** The last two of a kind that were told one after the other; numbers only of the same unit. */
export function lastTwo(told: readonly Told[]): readonly [Told, Told] | null {
  const last = told[told.length - 1]
  const before = told.findLast(
    (one, at) => at < told.length - 1 && one.kind === last?.kind && one.words !== last.words && isSameUnit(one, last),
  )
  return last && before ? [before, last] : null
}

const unitOf = ({ words }: Told): string => words.replace(/^-?[\d.]+ ?/, '')
const isSameUnit = (a: Told, b: Told): boolean => a.kind !== 'number' || unitOf(a) === unitOf(b)
