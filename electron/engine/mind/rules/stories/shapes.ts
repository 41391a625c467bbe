/** How large a shape is, of which the sides are told: "How big is a room 4 by 5 metres?" */
import type { Calculator } from '../calculator'
import { sayConverted } from '../conversions'
import { sayNumber } from '../say-number'
import { readUnits, type Unit } from '../units'
import { mentionsOf } from './mentions'
import type { StoryAnswer } from './tell-story'

type Size = 'length' | 'area' | 'volume'

interface Shape {
  size: Size
  /** What is worked out, as it is told: "the area". */
  name: string
  expression: string
}

const asks =
  /\b(?:areas?|perimeter|circumference|volume|hypotenuse|square footage|how (?:big|large)|square (?:feet|foot|met(?:er|re)s?|yards?|inches|miles|kilomet(?:er|re)s?)|cubic (?:feet|foot|met(?:er|re)s?|yards?)|diagonal|surface)\b/
export const mayBeShape = (core: string): boolean =>
  asks.test(core) && /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b/.test(core)

/** @param words as `storyWords` gives them */
export function readShape(words: readonly string[], calculator: Calculator): StoryAnswer | null {
  const text = words.join(' ')
  if (
    !mayBeShape(text) ||
    /\b(?:not|percent|times|plus|minus|each|per|cost|costs|price|population|city|country|state)\b/.test(text)
  )
    return null
  const mentions = mentionsOf(words, calculator)
  if (!mentions || mentions.length === 0 || mentions.length > 3) return null
  const units = mentions.map(({ names }) => names['length']?.unit)
  if (
    mentions.some(
      ({ dimension }, at) =>
        units[at] === undefined &&
        Object.keys(dimension).some(
          (name) => name === 'time' || name === 'money' || name === 'weight' || name === 'volume' || name === 'area',
        ),
    )
  )
    return null
  const unit = units.find((each) => each !== undefined) ?? null
  const sides = mentions.map(({ math }, at) => {
    const own = units[at] ?? unit
    return own && unit && own.math !== unit.math ? (calculator.convert(math, own.math, unit.math) ?? 'none') : math
  })
  if (!unit && !/\b(?:area|volume|perimeter|circumference|hypotenuse|diagonal|square|cubic)\b/.test(text)) return null
  const shape = shapeOf(text, sides)
  const result = shape && calculator.calculate(shape.expression)
  if (!shape || result?.kind !== 'value') return null
  const measured = unit && powered(unit, shape.size)
  const wanted = /\bhow many ((?:square|cubic) \w+)/.exec(text)?.[1]
  const asked = wanted === undefined ? null : (readUnits(wanted.split(' '), 0)?.units[0] ?? null)
  const value = asked && measured ? calculator.convert(result.value, measured.math, asked.math) : result.value
  if (value === null) return null
  const in_ = asked ?? measured
  const { text: plain, rounded } = sayNumber(value)
  return {
    text: `${shape.name} is ${in_ ? sayConverted(value, in_) : `${rounded ? 'about ' : ''}${plain}`}.`,
    value,
    expression: shape.expression,
    standalone: in_ ? `${value} ${in_.many.toLowerCase()} in ${in_.many.toLowerCase()}` : value,
  }
}

function powered(unit: Unit, size: Size): Unit {
  if (size === 'length') return unit
  const name = size === 'area' ? 'square' : 'cubic'
  const math = `${unit.math}^${size === 'area' ? 2 : 3}`
  return { kind: size, math, one: `${name} ${unit.one}`, many: `${name} ${unit.many}` }
}

function shapeOf(text: string, sides: readonly string[]): Shape | null {
  const [a = '', b = '', c = ''] = sides
  const count = sides.length
  const isRound = /\b(?:circle|circular|round|pizza|disc|disk)\b/.test(text)
  const half = /\bdiameter\b/.test(text) ? `(${a} / 2)` : /\bradius\b/.test(text) ? a : null
  const asksVolume = /\bvolume\b|\bcubic\b/.test(text)
  const asksAround = /\b(?:perimeter|circumference)\b/.test(text)
  const area = (expression: string): Shape => ({ size: 'area', name: 'The area', expression })
  const around = (expression: string): Shape => ({
    size: 'length',
    name: asksAround && /circumference/.test(text) ? 'The circumference' : 'The perimeter',
    expression,
  })
  const volume = (expression: string): Shape => ({ size: 'volume', name: 'The volume', expression })
  if (/\bsurface\b/.test(text) && !/\bsquare\b/.test(text)) return null
  if (/\bhypotenuse\b/.test(text))
    return count === 2 ? { size: 'length', name: 'The hypotenuse', expression: `sqrt(${a} ^ 2 + ${b} ^ 2)` } : null
  if (/\bdiagonal\b/.test(text))
    return count === 2 ? { size: 'length', name: 'The diagonal', expression: `sqrt(${a} ^ 2 + ${b} ^ 2)` } : null
  if (/\b(?:sphere|ball)\b/.test(text))
    return count === 1 && half && asksVolume ? volume(`4 / 3 * pi * ${half} ^ 3`) : null
  if (/\b(?:cylinder|can)\b/.test(text) && asksVolume) return cylinder(text, sides, half !== null)
  if (/\b(?:cone|pyramid|trapez\w+|hexagon|pentagon|ellipse|oval|rhombus|prism)\b/.test(text)) return null
  if (isRound) {
    if (count !== 1 || !half || asksVolume) return null
    return asksAround ? around(`2 * pi * ${half}`) : area(`pi * ${half} ^ 2`)
  }
  if (half !== null) return null
  if (/\btriang\w+/.test(text)) {
    if (asksAround) return count === 3 ? around(`${a} + ${b} + ${c}`) : null
    return count === 2 && /\b(?:base|height|high|tall|by|right)\b/.test(text) ? area(`${a} * ${b} / 2`) : null
  }
  if (/\bcube\b/.test(text) && count === 1 && asksVolume) return volume(`${a} ^ 3`)
  if (count === 3) return asksVolume || /\bhow (?:big|large)\b/.test(text) ? volume(`${a} * ${b} * ${c}`) : null
  if (count === 1) {
    const isSquare =
      /\b(?:an?|the) square\b|\bsquare (?:with|of|room|garden|whose|field|plot)\b/.test(text) &&
      /\b(?:sides?|edges?|wide|long|by)\b/.test(text)
    if (!isSquare || asksVolume) return null
    return asksAround ? around(`4 * ${a}`) : area(`${a} ^ 2`)
  }
  const isRectangle = / by \d|\b(?:rectang\w+|width|wide|length|long|sides)\b/.test(text)
  if (!isRectangle || asksVolume) return null
  return asksAround ? around(`2 * (${a} + ${b})`) : area(`${a} * ${b}`)
}

function cylinder(text: string, [a = '', b = '', more]: readonly string[], isTold: boolean): Shape | null {
  if (!isTold || b === '' || more !== undefined) return null
  const heightFirst = /\b(?:height|high|tall)\b.*\b(?:radius|diameter)\b/.test(text)
  const [across, height] = heightFirst ? [b, a] : [a, b]
  const radius = /\bdiameter\b/.test(text) ? `(${across} / 2)` : across
  return { size: 'volume', name: 'The volume', expression: `pi * ${radius} ^ 2 * ${height}` }
}
