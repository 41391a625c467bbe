/** Numbers said piece by piece: "two twenty-five", "four oh five", "4 0 5 2". */
import type { Parameter } from './declared'
import { withDigits, type NumberAt } from './said'

const digitByDigit = /(?<![\w.:-])\d(?:(?:,? |-)(?:\d|oh|o)(?![\w.:-])){2,}/gi
const inPairs = /(?<![\w.:-])([1-9]\d?)[ -]([1-9]\d|oh [1-9])(?![\w.:%-]|,\d)/gi

/** A place or a thing that is known by its number. */
const numbered =
  /\b(?:room|suite|apartment|apt|unit|flight|bus|gate|page|extension|channel|train|load|order|ticket|id|number|code)\b/

/** @returns the numbers with those runs put together that only together are in the parameter's range */
export function withRuns(text: string, numbers: readonly NumberAt[], parameter: Parameter): NumberAt[] {
  if (numbers.length < 2 || parameter.type === 'string') return [...numbers]
  const { minimum, maximum, words } = parameter
  const isNumbered = numbered.test(words.join(' '))
  const digits = withDigits(text)
  const runs = [...digits.text.matchAll(digitByDigit), ...digits.text.matchAll(inPairs)].flatMap((found) => {
    const pieces = found[0].replace(/\b(?:oh|o)\b/gi, '0').replace(/\D/g, '')
    const value = Number(pieces)
    const isWithin = value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)
    const isLow = minimum !== null && Number(found[1] ?? found[0][0]) < minimum
    if (!isWithin || !(isNumbered || isLow)) return []
    return [{ value, from: digits.origin(found.index), to: digits.origin(found.index + found[0].length) }]
  })
  const apart = runs.filter((run, at) => runs.findIndex(({ from, to }) => from < run.to && to > run.from) === at)
  return [...numbers.filter(({ from, to }) => !apart.some((run) => from < run.to && to > run.from)), ...apart].sort(
    (left, right) => left.from - right.from,
  )
}

/** Without those that the schema does not allow, where it allows another. */
export function allowed(numbers: readonly NumberAt[], { type, minimum, maximum }: Parameter): NumberAt[] {
  const within = numbers.filter(
    ({ value }) =>
      value >= (minimum ?? -Infinity) &&
      value <= (maximum ?? Infinity) &&
      (type !== 'integer' || Number.isInteger(value)),
  )
  return within.length > 0 ? within : [...numbers]
}
