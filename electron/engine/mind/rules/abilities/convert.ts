/** Turns measures into other units, and goes on from the last one: "and in miles?", "what about 20 meters?". */
import { say, type Ability, type Context, type Understanding } from '../ability'
import type { Calculator } from '../calculator'
import { calendarNote, formulaOf, mismatch } from '../conversion-notes'
import { timeUnits } from '../time-units'
import type { Heard } from '../heard'
import { readConversionWords, withoutStory, withoutStuff, type ConversionWords } from '../conversion-requests'
import { converted, matched, sayBinary, sayConverted, sayInParts, sayMeasure } from '../conversions'
import { quantityOf, type SaidQuantity } from '../quantities'
import { counterpartOf, type Unit } from '../units'

interface Request {
  quantity: SaidQuantity
  targets: readonly (readonly Unit[])[]
}

const longestRequest = 160
/** Units that one amount is given in: days, hours, minutes and seconds. */
const longestList = 4
const wantsChange =
  /^(?:convert|change|turn|switch|express|translate)\b|^how (?:long|much time|far|heavy|big|large|high|tall|deep|fast|hot|cold|warm) (?:is|are)\b/
const asksForUnit = /^(?:how (?:many|much)|what number)\b/
/** "Kilometers to miles", but not "what day of the week is it". */
const namesTwoUnits = (core: string): boolean =>
  /^(?:how (?:many|much|do|does|can|to)|convert|from)\b| (?:to|into) /.test(core) &&
  !/\b(?:this|that|what|which)\b/.test(core) &&
  !/^how (?:many|much) \w+ and \w+$/.test(core)
/** "What day will it be in three days?" asks for a date. */
const asksForDate = /^(?:and )?(?:what|which) (?:day|time|hour|minute|week|month|year)\b/

const counterparts = ({ parts }: SaidQuantity): readonly Unit[] =>
  (parts[0]?.units ?? []).map(counterpartOf).filter((unit) => unit !== null)

const sharesKind = (a: readonly Unit[], b: readonly Unit[]): boolean =>
  a.some(({ kind }) => b.some((unit) => unit.kind === kind))

/** What is left open is taken from the request before. */
function completed(
  words: ConversionWords,
  core: string,
  raw: string,
  before: ConversionWords | null,
  calculator: Calculator,
): Request | null {
  const { quantity, targets, bare, marked, refers } = words
  const units = targets.map((target) => target.units)
  const old = before?.quantity ?? null
  const oldTargets = before?.targets.map((target) => target.units) ?? []
  const goesOn = marked || refers || /\?\s*$/.test(raw)
  if (quantity && units.length > 0) return units.length <= longestList ? { quantity, targets: units } : null
  if (quantity) {
    // "37 degrees" are of the scale that was turned before.
    const source = old?.parts[0]?.units ?? []
    const all = quantity.parts[0]?.units ?? []
    const known = all.length > 1 ? all.filter(({ math }) => source.some((unit) => unit.math === math)) : []
    if (known.length > 0 && oldTargets.length > 0 && goesOn) {
      const [first, ...parts] = quantity.parts
      return {
        quantity: { ...quantity, parts: first ? [{ ...first, units: known }, ...parts] : [] },
        targets: oldTargets,
      }
    }
    const [target] = oldTargets
    if (old && target && goesOn && sharesKind(all, target)) {
      const turned = target.some(({ math }) => all[0]?.math === math)
      return { quantity, targets: turned ? [old.parts[0]?.units ?? []] : oldTargets }
    }
    const wanted = wantsChange.test(core) || words.system || (old && marked)
    const time = wanted && timeUnits(quantity, calculator)
    if (time) return { quantity, targets: time }
    const other = counterparts(quantity)
    return wanted && other.length > 0 ? { quantity, targets: [other] } : null
  }
  const [first, second] = targets
  if (first && second && bare !== null) return withUnit(bare, first.said, second.units)
  if (old && first && words.reversed) return null
  if (old && first && goesOn && bare === null) return { quantity: old, targets: units }
  if (old && first && bare !== null && marked) return withUnit(bare, unitWords(old), first.units)
  if (first && second && bare === null && targets.length === 2 && namesTwoUnits(core)) {
    return asksForUnit.test(core) ? withUnit('1', second.said, first.units) : withUnit('1', first.said, second.units)
  }
  if (!old || first) return null
  if (words.reversed)
    return before?.targets[0] ? withUnit(amountWords(old), before.targets[0].said, old.parts[0]?.units ?? []) : null
  if (bare === null || !goesOn) return null
  const quantityNow = quantityOf(`${bare} ${unitWords(old)}`)
  return quantityNow && { quantity: quantityNow, targets: oldTargets }
}

function withUnit(amount: string, unit: string, target: readonly Unit[]): Request | null {
  const quantity = quantityOf(`${amount} ${unit}`)
  return quantity && { quantity, targets: [target] }
}

const amountWords = ({ parts }: SaidQuantity): string => parts[0]?.math.replace(/[()]/g, '') ?? '1'
const unitWords = ({ parts }: SaidQuantity): string => parts[0]?.units[0]?.many.toLowerCase() ?? ''

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function createConvert(calculator: Calculator): Ability {
  function sentence({ quantity, targets }: Request): { text: string; value?: string; standalone?: string } {
    const found = matched(quantity, targets)
    if (!found) return { text: mismatch(quantity.parts[0]?.units, targets[0]) }
    const { measure, to } = found
    const [target] = to
    const value = target ? converted(measure, target, calculator) : null
    if (!target || value === null) return { text: mismatch(quantity.parts[0]?.units, targets[0]) }
    const kelvin = target.kind === 'temperature' ? Number(converted(measure, kelvinUnit, calculator)) : 0
    if (kelvin < -1e-9)
      return { text: 'There is nothing that cold: the lowest temperature is minus 273.15 degrees Celsius.' }
    const said = sayMeasure(measure)
    const memory = measure.said ?? measure.parts.map(({ math, unit }) => `${math} ${unit.many.toLowerCase()}`).join(' ')
    const standalone = `${memory} in ${to.map(({ many }) => many.toLowerCase()).join(' and ')}`
    const inParts = to.length > 1 ? sayInParts(measure, to, calculator) : null
    const binary = sayBinary(measure, target, calculator)
    const note = calendarNote(measure, target, value)
    const text =
      note ??
      `${capital(said)} is ${inParts ?? sayConverted(value, target)}${binary ? `, or ${binary} counted in powers of two` : ''}`
    return { text: `${text}.`, value, standalone }
  }

  function understand({ core, raw }: Pick<Heard, 'core' | 'raw'>, context: Context): Understanding | null {
    if (core.length > longestRequest || asksForDate.test(core)) return null
    const words =
      readConversionWords(core) ??
      readConversionWords(withoutStory(core) ?? core) ??
      readConversionWords(withoutStuff(core) ?? core)
    if (!words) return null
    const isWhole = words.quantity !== null && words.targets.length > 0
    const goesOn = !isWhole && context.topic === 'arithmetic' && context.standalone !== null
    const before = goesOn ? readConversionWords(context.standalone ?? '') : null
    const formula = formulaOf(words)
    if (formula) return { certainty: 0.97, outcome: say(formula), topic: 'arithmetic' }
    const request = completed(words, core, raw, before?.quantity ? before : null, calculator)
    if (!request) return null
    const { text: spoken, value, standalone } = sentence(request)
    return {
      certainty: value === undefined ? 0.93 : 0.97,
      outcome: say(spoken),
      topic: 'arithmetic',
      value,
      standalone,
      extracted: { quantity: request.quantity.said, to: request.targets.map(([unit]) => unit?.many).join(' and ') },
    }
  }

  return {
    name: 'convert',
    does: 'convert units',
    near: /\b(?:convert|currency|exchange|miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|degrees|temperature|tall|far|distance|weigh|heavy|speed|euros?|dollars?)\b/,
    wordings: [
      'How many feet are in 3 meters?',
      'Convert 10 miles to kilometers.',
      "What's 72 degrees Fahrenheit in Celsius?",
      'How tall is 5 foot 11 in centimeters?',
      'How many seconds are in a day?',
      'Half a gallon in liters.',
      'What is 60 miles per hour in kilometers per hour?',
      'How many megabytes are in a gigabyte?',
    ],
    understand,
  }
}

const kelvinUnit: Unit = { kind: 'temperature', math: 'K', one: 'kelvin', many: 'kelvin' }
