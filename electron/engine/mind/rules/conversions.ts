/** Turns a quantity into other units, and says the result no finer than anybody needs it. */
import type { Calculator } from './calculator'
import type { SaidQuantity } from './quantities'
import { sayMeasured, sayNumber } from './say-number'
import type { Unit } from './units'

export interface Measure {
  parts: readonly { math: string; unit: Unit }[]
  /** The words of an amount that is a fraction, such as "half a gallon". */
  said: string | null
}

/** One meaning for each of the words, so that both sides measure the same kind of thing. */
export function matched(
  quantity: SaidQuantity,
  targets: readonly (readonly Unit[])[],
): { measure: Measure; to: readonly Unit[] } | null {
  const from = quantity.parts[0]?.units ?? []
  const pairs = from.flatMap((unit) => (targets[0] ?? []).map((target) => ({ unit, target })))
  const same = pairs.filter(({ unit, target }) => unit.kind === target.kind)
  const pair = same.find(({ unit, target }) => unit.math !== target.math) ?? same[0]
  if (!pair) return null
  const ofKind = (units: readonly Unit[]) => units.find(({ kind }) => kind === pair.unit.kind)
  const rest = quantity.parts.slice(1).map(({ math, units }) => ({ math, unit: ofKind(units) }))
  const to = targets.slice(1).map(ofKind)
  if (rest.some(({ unit }) => !unit) || to.some((unit) => !unit)) return null
  return {
    measure: {
      parts: [{ math: quantity.parts[0]?.math ?? '1', unit: pair.unit }, ...(rest as { math: string; unit: Unit }[])],
      said: quantity.worded ? quantity.said : null,
    },
    to: [pair.target, ...(to as Unit[])],
  }
}

const fractionNames: Record<string, string> = {
  2: 'half',
  3: 'third',
  4: 'quarter',
  5: 'fifth',
  8: 'eighth',
  10: 'tenth',
}

/** "3/4 cups" is said "3 quarters cup": a voice reads the stroke badly. */
function spokenFractions(words: string): string {
  return words
    .replace(/\b(\d+) (?:and )?(\d+)\/(\d+)/g, (_, whole: string, a: string, b: string) =>
      String(Number((Number(whole) + Number(a) / Number(b)).toFixed(4))),
    )
    .replace(/\b(\d+)\/(\d+)( of an?)?/g, (_, a: string, b: string) => {
      const name = fractionNames[b]
      return name ? `${a === '1' ? 'a' : a} ${name}${a === '1' ? '' : 's'} of a` : `${a} over ${b} of a`
    })
}

function sayUnit({ one, many }: Unit, number: string): string {
  return number === '1' || number === 'minus 1' ? one : many
}

/** Pieces of the name of a unit of which only the plain number is said elsewhere. */
const symbolNames = new Set([
  'f',
  'c',
  'k',
  '°f',
  '°c',
  'm',
  'ft',
  'lb',
  'lbs',
  'oz',
  'g',
  'km',
  'cm',
  'mm',
  'kg',
  'ml',
  'l',
  'hr',
  'hrs',
])

export function sayMeasure({ parts, said }: Measure): string {
  const short = said !== null && said.split(' ').some((word) => symbolNames.has(word))
  if (said !== null && !short) return spokenFractions(said)
  return parts
    .map(({ math, unit }) => {
      const decimal =
        said === null
          ? math
          : math.replace(/^\((\d+) \+ \(?(\d+) ?\/ ?(\d+)\)?\)$|^\(?(\d+) ?\/ ?(\d+)\)?$/, (...found) => {
              const [, whole = '0', a = found[4] as string, b = found[5] as string] = found as string[]
              return String(Number((Number(whole) + Number(a) / Number(b)).toFixed(3)))
            })
      const { text } = sayNumber(decimal.replace(/^(-?)\./, '$10.'))
      return `${text} ${sayUnit(unit, text)}`
    })
    .join(' ')
}

/** @returns decimal, or null when it cannot be worked out */
export function converted({ parts }: Measure, to: Unit, calculator: Calculator): string | null {
  const values = parts.map(({ math, unit }) => calculator.convert(math, unit.math, to.math))
  if (values.includes(null)) return null
  const sum = calculator.calculate(values.join(' + '))
  return sum?.kind === 'value' ? sum.value : null
}

/** "about 9.84 feet" */
export function sayConverted(value: string, unit: Unit): string {
  const { text, rounded } = sayMeasured(value, unit.kind === 'temperature' && unit.math !== 'K' ? 1 : 2)
  return `${rounded ? 'about ' : ''}${text} ${sayUnit(unit, text)}`
}

/** "5 feet and 10.9 inches": the larger units in whole numbers, the rest in the smallest one. */
export function sayInParts(measure: Measure, units: readonly Unit[], calculator: Calculator): string | null {
  const sized = units.map((unit) => ({ unit, size: Number(calculator.convert('1', unit.math, units[0]?.math ?? '')) }))
  sized.sort((a, b) => b.size - a.size)
  const smallest = sized.at(-1)
  const total = smallest ? Number(converted(measure, smallest.unit, calculator) ?? NaN) : NaN
  if (!smallest || !Number.isFinite(total) || total < 0 || sized.some(({ size }) => !(size > 0))) return null
  let tenths = Math.round(total * 10)
  const rounded = Math.abs(total * 10 - tenths) > 1e-6
  const said: string[] = []
  for (const { unit, size } of sized) {
    const per = Math.round((size / smallest.size) * 10)
    const amount = unit === smallest.unit ? tenths / 10 : Math.floor(tenths / per)
    tenths -= amount * per
    const { text } = sayNumber(String(amount))
    if (amount > 0) said.push(`${text} ${sayUnit(unit, text)}`)
  }
  const last = said.pop() ?? `0 ${smallest.unit.many}`
  return `${rounded ? 'about ' : ''}${said.length > 0 ? `${said.join(', ')} and ` : ''}${last}`
}

const prefixed = /^([kMGTPE])B$/
const powers = 'kMGTPE'

/** The same where a kilobyte counts as 1,024 bytes, or null when that makes no difference. */
export function sayBinary(measure: Measure, to: Unit, calculator: Calculator): string | null {
  const step = ({ math }: Unit): number | null =>
    math === 'B' ? 0 : prefixed.test(math) ? powers.indexOf(math.charAt(0)) + 1 : null
  const [part] = measure.parts
  const from = part ? step(part.unit) : null
  const wanted = step(to)
  if (!part || measure.parts.length > 1 || from === null || wanted === null || from === wanted) return null
  const result = calculator.calculate(`${part.math} * 1024 ^ (${from - wanted})`)
  if (result?.kind !== 'value') return null
  const { text, rounded } = sayMeasured(result.value)
  return `${rounded ? 'about ' : ''}${text}`
}
