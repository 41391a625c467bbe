/** Sums of measures whose units differ: "3 kilos plus 500 grams", "1 hour 20 times 3". */
import type { Calculator } from './calculator'
import { converted, matched, sayConverted, sayInParts, sayMeasure } from './conversions'
import { quantityOf, type SaidQuantity } from './quantities'
import { sayNumber } from './say-number'
import { written } from './sum-words'
import type { Unit } from './units'

export interface MeasureSum {
  text: string
  /** In the unit, which is one of those that were said. */
  value: string
  unit: Unit
}

const lead =
  /^(?:(?:and|so|now|what|how|much|many|long|is|are|would|be|do|does|you|i|get|if|when|calculate|work out|find|the|sum|total|of) )+/
const tail = /(?: (?:together|combined|in total|altogether|all together|make|makes|equals?|come to|be|is|=))+$/
const operation =
  / [-+*/] |^(?:add|subtract|take|deduct|multiply|divide|split|double|triple|halve|half of|twice)\b|\b(?:together|combined|sum|total|altogether)\b/
const orders: readonly (readonly [RegExp, string])[] = [
  [/^add (.+?) (?:to|and|with) (.+)$/, '$1 + $2'],
  [/^(?:subtract|take|deduct|-) (.+?) (?:away )?from (.+)$/, '$2 - $1'],
  [/^multiply (.+) (?:by|with) (.+)$/, '$1 * $2'],
  [/^(?:divide|split) (.+) (?:by|into|in) (\d+)(?: parts| pieces)?$/, '$1 / $2'],
  [/^(?:double|twice) (.+)$/, '$1 * 2'],
  [/^triple (.+)$/, '$1 * 3'],
  [/^(?:halve|half of) (.+)$/, '$1 / 2'],
]
/** Units that are said together: hours and minutes, feet and inches. */
const saidTogether = new Set(['week', 'day', 'hour', 'minute', 's', 'ft', 'inch', 'stone', 'lb', 'oz'])

interface Term {
  quantity: SaidQuantity
  /** What it is multiplied or divided by, for the calculator and in words. */
  factor: string
  said: string
}

function readTerm(text: string): Term | null {
  // A fraction that `written` took apart.
  const whole = quantityOf(text.replace(/(\d) \/ (?=\d)/g, '$1/'))
  if (whole) return { quantity: whole, factor: '', said: '' }
  const [, first = '', sign = '', second = ''] = /^(.+) ([*/]) ([\d.]+)$/.exec(text) ?? []
  const [, number = '', rest = ''] = /^([\d.]+) \* (.+)$/.exec(text) ?? []
  const quantity = quantityOf(first || rest)
  if (!quantity) return null
  const by = number || second
  return {
    quantity,
    factor: ` ${sign || '*'} ${by}`,
    said: ` ${sign === '/' ? 'divided by' : 'times'} ${sayNumber(by).text}`,
  }
}

/** @param core plain text of the whole request; @returns null when it is no sum of measures */
export function sumOfMeasures(core: string, calculator: Calculator): MeasureSum | null {
  let text = written(core.replace(lead, '')).replace(lead, '')
  if (!operation.test(text) && !operation.test(core)) return null
  text = text.replace(tail, '')
  for (const [order, sum] of orders) text = text.replace(order, sum)
  const [head = '', ...rest] = text.split(/ ([-+]) /)
  const first = readTerm(head)
  if (!first) return null
  const terms = [{ ...first, sign: '' }]
  for (let at = 0; at < rest.length; at += 2) {
    const term = readTerm(rest[at + 1] ?? '')
    if (!term) return null
    terms.push({ ...term, sign: rest[at] ?? '' })
  }
  const meant = terms[0]?.quantity.parts[0]?.units ?? []
  const of = terms.map(({ quantity }) => matched(quantity, [meant])?.measure)
  const measures = of.filter((measure) => measure !== undefined)
  const unit = measures[0]?.parts[0]?.unit
  if (!unit || measures.length < terms.length || unit.kind === 'temperature') return null
  const values = measures.map((measure) => converted(measure, unit, calculator))
  const expression = terms.map(({ sign, factor }, i) => ` ${sign} ${values[i] ?? 'none'}${factor}`).join('')
  const result = calculator.calculate(expression)
  if (result?.kind !== 'value') return null
  const units = measures.flatMap(({ parts }) => parts.map((part) => part.unit))
  const different = units.filter((each, at) => units.findIndex(({ math }) => math === each.math) === at)
  const inParts =
    different.length > 1 && different.every(({ math }) => saidTogether.has(math))
      ? sayInParts({ parts: [{ math: result.value, unit }], said: null }, different, calculator)
      : null
  const said = terms.map(({ sign, said }, i) => {
    const measure = measures[i]
    return `${sign === '' ? '' : sign === '+' ? ' plus ' : ' minus '}${measure ? sayMeasure(measure) : ''}${said}`
  })
  const phrase = said.join('')
  return {
    text: `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)} is ${inParts ?? sayConverted(result.value, unit)}.`,
    value: result.value,
    unit,
  }
}
