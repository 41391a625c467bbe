/** Which of the numbers in a request a parameter means. */
import type { Parameter } from './declared'
import { numbersIn, take, takeMatch, type Said } from './said'
import { stem } from './words'

const related: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:people|guests?|party|persons?|passengers?|adults?|seats?|attendees?|covers|diners?)\b/,
    /^(?:people|guests?|persons?|adults?|passengers?|of us|seats?|tickets?|friends)\b/i,
  ],
  [/\b(?:temperature|temp|degrees?|setpoint)\b/, /^(?:degrees?|celsius|fahrenheit|°)/i],
  [/\b(?:volume|brightness|level|percent(?:age)?|position|humidity|speed|battery|tip)\b/, /^(?:%|percent)/i],
  [/\b(?:price|cost|amount|budget|dollars|total|salary|money)\b/, /^(?:dollars?|euros?|bucks|pounds?|\$|€)/i],
  [/\b(?:quantity|count|number|limit|amount|rolls?|dice|copies|results?|items|n|k)\b/, /^[a-z]/i],
  [/\b(?:nights?)\b/, /^nights?/i],
  [/\b(?:days?)\b/, /^days?/i],
  [/\bsides?\b/, /^-?sided/i],
  [/\b(?:rating|stars?)\b/, /^stars?/i],
  [/\b(?:channel|room|floor|id|page|step|issue|number|line)\b/, /^$/],
]

function closeness(parameter: Parameter, before: string, after: string): number {
  const name = parameter.words.join(' ')
  const description = parameter.description.toLowerCase()
  const last = before.toLowerCase().match(/([a-z]+)(?: (?:to|of|is|at|number|under|below|than|#))*[\s#$€]*$/)?.[1] ?? ''
  const next = after.toLowerCase().match(/^[\s-]*([a-z]+)/)?.[1] ?? ''
  if (parameter.words.some((word) => word.length > 1 && stem(word) === stem(last))) return 3
  if (parameter.words.some((word) => word.length > 1 && stem(word) === stem(next))) return 3
  for (const [names, words] of related)
    if ((names.test(name) || names.test(description)) && words.test(after.trim())) return 2
  if (
    /\b(?:max|maximum|limit|under|budget)\b/.test(name) &&
    /\b(?:under|below|less than|at most|up to|max(?:imum)?)\s*[$€]?\s*$/.test(before)
  )
    return 2
  if (
    /\b(?:min|minimum|over)\b/.test(name) &&
    /\b(?:over|above|more than|at least|min(?:imum)?)\s*[$€]?\s*$/.test(before)
  )
    return 2
  return 0
}

const unitAfter =
  /^\s*(?:%|percent\b|degrees?\b|people\b|persons?\b|guests?\b|°|bucks\b|stars?\b|adults?\b|passengers?\b|times\b)/i
const leadBefore = /(?:\b(?:for|of|to|at|by|under|below|over|above|number)\s+|#|[$€£]\s*)+$/i

/**
 * @param others the other parameters that want a number and have none
 * @returns a number that stands by the parameter's own words; any number where no other parameter could want it
 */
export function takeNumber(said: Said, parameter: Parameter, others: readonly Parameter[]): number | undefined {
  const numbers = numbersIn(said.text)
  if (numbers.length === 0) return takeDegree(said, parameter)
  const rated = numbers.map((number) => {
    const before = said.text.slice(0, number.from)
    const after = said.text.slice(number.to)
    const own = closeness(parameter, before, after)
    const claimed = others.some((other) => closeness(other, before, after) > own)
    return { number, rate: claimed ? -1 : own }
  })
  const best = rated.reduce<(typeof rated)[number] | null>(
    (top, one) => (one.rate > (top?.rate ?? -1) ? one : top),
    null,
  )
  if (!best) return undefined
  if (best.rate === 0 && !parameter.required && (others.length > 0 || numbers.length > 1)) return undefined
  const { value, from, to } = best.number
  if (parameter.type === 'integer' && !Number.isInteger(value)) return undefined
  const unit = unitAfter.exec(said.text.slice(to))
  const own = parameter.words[parameter.words.length - 1] ?? ''
  const lead = new RegExp(
    `(?:(?:,? ?(?:with |at )?\\b${own} )?${leadBefore.source}|,? ?(?:with |at )?\\b${own} $)`,
    'i',
  ).exec(said.text.slice(0, from))
  take(said, lead ? lead.index : from, to + (unit?.[0].length ?? 0))
  if (parameter.minimum !== null && value < parameter.minimum) return undefined
  if (parameter.maximum === 1 && value > 1 && value <= 100) return value / 100
  return parameter.maximum !== null && value > parameter.maximum ? undefined : value
}

const degrees: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half ?-?way|half)\b/i, 0.5],
  [/\b(?:a quarter)\b/i, 0.25],
  [/\b(?:fully|completely|all the way|full|maximum|max|to the max)\b/i, 1],
  [/\b(?:minimum|lowest)\b/i, 0],
]

/** "Halfway", "all the way" between the limits of the schema; "twice" of what is counted. */
function takeDegree(said: Said, { minimum, maximum, words }: Parameter): number | undefined {
  const name = words.join(' ')
  if (/\b(?:copies|count|times|quantity|repeat)\b/.test(name)) {
    const often = takeMatch(said, /\b(?:once|twice|thrice)\b/i)?.[0].toLowerCase()
    return often === undefined ? undefined : ['once', 'twice', 'thrice'].indexOf(often) + 1
  }
  if (
    minimum === null ||
    maximum === null ||
    !/\b(?:position|level|brightness|volume|percent(?:age)?|intensity|opening|speed)\b/.test(name)
  )
    return undefined
  for (const [pattern, part] of degrees)
    if (takeMatch(said, pattern)) return minimum + (maximum - minimum) * (/^close/i.test(said.text) ? 1 - part : part)
  return undefined
}
