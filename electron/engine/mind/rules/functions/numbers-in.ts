/** Which of the numbers in a request a parameter means. */
import { takeAmount, takeCompany } from './amounts-said'
import type { Parameter } from './declared'
import { allowed, withRuns } from './number-runs'
import { takeExplained } from './options'
import { numbersIn, take, withDigits, type Said } from './said'
import { takeSpelled } from './take-code'
import { stem } from './words'

const related: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:people|guests?|party|persons?|passengers?|adults?|seats?|attendees?|covers|diners?)\b/,
    /^(?:people|guests?|persons?|adults?|passengers?|of us|seats?|tickets?|friends|kids|children|travel+ers)\b/i,
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
  if (/\b(?:modifier|bonus)\b/.test(name) && /\b(?:plus|minus)\s*$/.test(before)) return 3
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
  /^\s*(?:%|percent\b|degrees?\b|people\b|persons?\b|guests?\b|°|bucks\b|dollars?\b|euros?\b|points?\b|units?\b(?! of)|units of|copies\b|(?:kilo|centi)?met(?:er|re)s?(?: per (?:second|hour))?\b|stars?\b|adults?\b|passengers?\b|times\b)/i
const leadBefore = /(?:\b(?:for|of|(?:(?:up|down|back) )?to|at|by|under|below|over|above|number)\s+|#|[$€£]\s*)+$/i

/**
 * @param others the other parameters that want a number and have none
 * @returns a number that stands by the parameter's own words; any number where no other parameter could want it
 */
export function takeNumber(said: Said, parameter: Parameter, others: readonly Parameter[]): number | undefined {
  const named = isOutright(said.text, parameter) ? undefined : takeExplained(said, parameter)
  if (typeof named === 'number') return named
  const spelled = isKey(parameter) && parameter.type === 'integer' ? spelledBy(said, parameter) : undefined
  if (spelled !== undefined) return spelled
  const pressure = /\b(?:systolic|diastolic)\b/.exec(parameter.words.join(' '))
  if (pressure) {
    const [, upper, lower] = /(\d+) (?:over|on) (\d+)/i.exec(withDigits(said.text).text) ?? []
    const value = Number((pressure[0] === 'systolic' ? upper : lower) ?? 'none')
    return Number.isNaN(value) ? undefined : value
  }
  const numbers = allowed(withRuns(said.text, numbersIn(said.text), parameter), parameter)
  if (numbers.length === 0) return takeAmount(said, parameter)
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
  if (!best) return takeCompany(said, parameter)
  if (best.rate === 0 && !parameter.required && (others.length > 0 || numbers.length > 1)) return undefined
  const { value, from, to } = best.number
  if (parameter.type === 'integer' && !Number.isInteger(value)) return undefined
  const signed = isChange(parameter) && value > 0 && lessens.test(said.text) ? -value : value
  const isMeasured = measured.test(`${parameter.words.join(' ')} ${parameter.description.toLowerCase()}`)
  const unit = (isMeasured ? measure.exec(said.text.slice(to)) : null) ?? unitAfter.exec(said.text.slice(to))
  const own = parameter.words[parameter.words.length - 1] ?? ''
  // "Six replicas" of what is named so.
  const counted =
    own.length > 4 && own.endsWith('s') ? new RegExp(`^ ${own.slice(0, -1)}s?\\b`, 'i').exec(said.text.slice(to)) : null
  const lead = new RegExp(
    `(?:(?:,? ?(?:with |at )?\\b${own} )?${leadBefore.source}|,? ?(?:with |at )?\\b${own} $)`,
    'i',
  ).exec(said.text.slice(0, from))
  take(said, lead ? lead.index : from, to + ((unit ?? counted)?.[0].length ?? 0))
  if (parameter.minimum !== null && signed < parameter.minimum) return undefined
  if (parameter.maximum === 1 && value > 1 && value <= 100) return value / 100
  return parameter.maximum !== null && value > parameter.maximum ? undefined : signed
}

/** "Open it a bit, like 10%": a number that is said counts more than a word that may mean one. */
const isOutright = (text: string, parameter: Parameter) =>
  /\bhalf[ -]?way\b/i.test(text) ||
  numbersIn(text).some(({ value, from, to }) => {
    const isWithin = value >= (parameter.minimum ?? -Infinity) && value <= (parameter.maximum ?? Infinity)
    return (
      isWithin && (closeness(parameter, text.slice(0, from), text.slice(to)) >= 2 || toward.test(text.slice(0, from)))
    )
  })
const toward = /\b(?:to|at|by|like|about|around) (?:about |around )?$/i

const isKey = ({ words }: Parameter) =>
  /^(?:id|number|code|no|key|ref|extension|pin)$/.test(words[words.length - 1] ?? '')

/** "Ticket four five six" is one number. */
function spelledBy(said: Said, { words }: Parameter): number | undefined {
  const name = words.filter((word) => !/^(?:id|number|code|no|key|ref)$/.test(word)).pop()
  const at = name === undefined ? -1 : said.text.toLowerCase().indexOf(name)
  const own = { text: at < 0 ? said.text : said.text.slice(at) }
  const value = Number(takeSpelled(own) ?? 'none')
  if (!Number.isInteger(value)) return undefined
  said.text = (at < 0 ? '' : said.text.slice(0, at)) + own.text
  return value
}

const isChange = ({ words, minimum }: Parameter) =>
  (minimum === null || minimum < 0) && /\b(?:delta|change|adjustment|difference|offset|shift)\b/.test(words.join(' '))
const lessens =
  /\b(?:take|remove|subtract|deduct|reduce|decrease|lower|less|fewer|lost|missing|broken|damaged|stolen|sold|out of|off|down|minus|gone|used up)\b/i

const measured =
  /\b(?:mg|kg|km|cm|ml|lbs?|oz|g|l|m|(?:milli|kilo|centi)?(?:grams?|met(?:er|re)s?|lit(?:er|re)s?)|miles?|pounds?|ounces?)\b/
const measure =
  /^\s*(?:mg|kg|km|cm|ml|lbs?|oz|(?:milli|kilo|centi)?(?:grams?|met(?:er|re)s?|lit(?:er|re)s?)|kilos?|miles?|pounds?|ounces?)\b(?: (?:of|per (?:second|hour|minute)))?/i
