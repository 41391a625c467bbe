/** Which of two numbers or measures is the larger one. */
import type { Calculator } from './calculator'
import { converted, matched, sayMeasure } from './conversions'
import { quantityOf } from './quantities'
import { sayNumber } from './say-number'
import type { Previous } from './sum'
import { parseSum } from './sum-grammar'
import { written } from './sum-words'

const more = 'bigger|larger|greater|more|higher|longer|heavier|taller|hotter|warmer|faster|further|farther'
const less = 'less|smaller|lower|fewer|shorter|lighter|colder|cooler|slower'
const most = 'biggest|largest|greatest|highest|maximum'
const least = 'smallest|lowest|least|minimum'
const isIt = new RegExp(`^(?:is|are) (.+?) (${more}|${less}|equal|the same)(?: (?:than|to|as)) (.+)$`)
const whichOf = new RegExp(
  `^(?:what|which)(?: (?:one|number|of these))? (?:is|are|weighs|has|comes to|makes)(?: the)? (${more}|${less}|${most}|${least}) (.+?) or (.+)$`,
)
const listOf = new RegExp(
  `^(?:what|which)(?: (?:one|number))? (?:is )?(?:the )?(${most}|${least})(?: number)? (?:of|among|in|out of|between) (.+)$`,
)
const isMore = new RegExp(`^(?:${more}|${most})$`)

const claimed = [
  /^(?:is|are|does|do) (.+?) (?:equal(?:s| to)?|make|makes|the same as|=|is) (.+)$/,
  /^(?:is|are|does|do) (.*\d.*) (-?[\d.]+(?: \w+)?)$/,
  /^(.+?) (?:is|are|equals|makes|=) (.+?)(?: (?:right|correct|true|is it not|is not it|is that (?:right|correct|true)|yes|no|or not))?$/,
]

interface Thing {
  said: string
  /** How much larger than the other one: below zero, zero or above. */
  expression: string
}

function numbers(a: string, b: string, previous: Previous | null): readonly [Thing, Thing] | null {
  const [left, right] = [a, b].map((text) => parseSum(written(text), previous))
  if (!left || !right || left.label?.many !== right.label?.many) return null
  return [left, right].map(({ phrase, expression }) => ({ said: phrase, expression })) as unknown as readonly [
    Thing,
    Thing,
  ]
}

function measures(a: string, b: string, calculator: Calculator): readonly [Thing, Thing] | 'mismatch' | null {
  const [left, right] = [a, b].map(quantityOf)
  if (!left || !right) return null
  const found = matched(left, [right.parts[0]?.units ?? []])
  const other =
    found && matched(right, [[found.to[0] ?? found.measure.parts[0]?.unit].filter((unit) => unit !== undefined)])
  const unit = other?.to[0]
  const value = found && unit ? converted(found.measure, unit, calculator) : null
  const otherValue = other && unit ? converted(other.measure, unit, calculator) : null
  if (!found || !other || value === null || otherValue === null) return 'mismatch'
  return [
    { said: sayMeasure(found.measure), expression: value },
    { said: sayMeasure(other.measure), expression: otherValue },
  ]
}

/** "Is 2 plus 2 4?", "2 plus 2 is 5, right?": one side is worked out, the other a plain number. */
export function checkClaim(core: string, calculator: Calculator): string | null {
  for (const pattern of claimed) {
    const [, sum = '', result = ''] = pattern.exec(written(core)) ?? []
    const [left, right] = [sum, result].map((text) => (text === '' ? null : parseSum(text, null)))
    if (!left || !right || left.plain || !right.plain) continue
    const value = calculator.calculate(left.expression)
    const difference = calculator.calculate(`(${left.expression}) - (${right.expression})`)
    if (value?.kind !== 'value' || difference?.kind !== 'value') continue
    const { text, rounded } = sayNumber(value.value)
    const label = left.label ? ` ${text === '1' ? left.label.one : left.label.many}` : ''
    const isSo = Number(difference.value) === 0
    return `${isSo ? 'Yes' : 'No'}, ${left.phrase} is ${rounded ? 'about ' : ''}${text}${label}.`
  }
  return null
}

/** @returns a sentence, or null when the words compare nothing */
export function compare(core: string, previous: Previous | null, calculator: Calculator): string | null {
  const list = listOf.exec(core)
  if (list) return extreme(list[1] ?? '', list[2] ?? '', calculator)
  const which = whichOf.exec(core)
  const yesNo = which ? null : isIt.exec(core)
  const [a = '', word = '', b = ''] = which
    ? [which[2], which[1], which[3]]
    : [yesNo?.[1]?.replace(/^(?:it|this)$/, 'that'), yesNo?.[2], yesNo?.[3]]
  if (a === '' || b === '') return null
  const things = numbers(a, b, previous) ?? measures(a, b, calculator)
  if (things === null) return null
  if (things === 'mismatch') return 'Those two measure different things, so they cannot be compared.'
  const [left, right] = things
  const difference = calculator.calculate(`(${left.expression}) - (${right.expression})`)
  if (difference?.kind !== 'value') return null
  const sign = Math.sign(Number(difference.value))
  const equal = /^(?:equal|the same)$/.test(word)
  const relation = sign > 0 ? 'more than' : 'less than'
  if (sign === 0)
    return `${which || equal || !yesNo ? '' : 'No, '}${equal ? 'Yes, ' : ''}${capitalUnless(left.said, equal || Boolean(yesNo))} is the same as ${right.said}.`
  if (yesNo) {
    const isTrue = !equal && sign > 0 === isMore.test(word)
    return `${isTrue ? 'Yes' : 'No'}, ${left.said} is ${relation} ${right.said}.`
  }
  const [picked, other] = sign > 0 === isMore.test(word) ? [left, right] : [right, left]
  return `${capitalUnless(picked.said, false)} is ${isMore.test(word) ? 'more' : 'less'} than ${other.said}.`
}

function capitalUnless(text: string, keep: boolean): string {
  return keep ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

function extreme(word: string, text: string, calculator: Calculator): string | null {
  const items = written(text).split(/ (?:and |or )?/)
  const values = items.filter((item) => /^-?\d+(?:\.\d+)?$/.test(item))
  if (values.length < 2 || values.length !== items.length) return null
  const isMost = new RegExp(`^(?:${most})$`).test(word)
  const result = calculator.calculate(`${isMost ? 'max' : 'min'}(${values.join(', ')})`)
  return result?.kind === 'value' ? `${sayNumber(result.value).text} is the ${word} of them.` : null
}
