/** The sentence that answers a story: how it was worked out, and the result with what it counts. */
import type { Calculator } from '../calculator'
import { sayConverted, sayInParts } from '../conversions'
import { sayNumber } from '../say-number'
import type { Unit } from '../units'
import type { Asked } from './asked'
import { whatAt, type Dimension, type Mention } from './amounts'
import type { Solution } from './solve'

export interface StoryAnswer {
  text: string
  value: string
  /** How it was worked out, for the calculator. */
  expression: string
  /** The result with what it counts: what a follow-up goes on from. */
  standalone: string
}

const minute: Unit = { kind: 'time', math: 'minute', one: 'minute', many: 'minutes' }
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** @returns null where the result cannot be, or cannot be said */
export function tellStory(
  solution: Solution,
  dimension: Dimension,
  asked: Asked,
  mentions: readonly Mention[],
  calculator: Calculator,
): StoryAnswer | null {
  const names = (name: string) => mentions.map((mention) => mention.names[name]).find((each) => each !== undefined)
  const factorOf = (unit: Unit | undefined | null): string =>
    (unit && whatAt(unit.many.toLowerCase().split(' '), 0, calculator)?.factor) ?? '1'
  const name = Object.keys(dimension).find((each) => dimension[each] === 1) ?? ''
  const unit = asked.unit ?? names(name)?.unit ?? null
  const isSpeed = dimension['length'] === 1 && dimension['time'] === -1
  const hours = whatAt(['hour'], 0, calculator)
  const told = names('time')?.unit
  const per = isSpeed
    ? told && !/^(?:minute|hour)$/.test(told.math)
      ? { one: told.one, factor: factorOf(told) }
      : hours
    : asked.per
  const result = calculator.calculate(`(${solution.expression}) * ${per?.factor ?? '1'} / ${factorOf(unit)}`)
  if (result?.kind !== 'value' || result.value.startsWith('-')) return null
  const { value } = result
  const tail = asked.isEach ? ' each' : per ? ` per ${per.one}` : ''
  const answer = (said: string, counted: string): StoryAnswer => ({
    text: `${capital(solution.said)} is ${said}${tail}.`,
    value,
    expression: solution.expression,
    standalone: counted === '' ? value : `${value} ${counted} in ${counted}`,
  })
  if (unit) {
    const isLong = unit.math === 'hour' && !asked.unit && !tail && value.includes('.')
    const inParts = isLong
      ? sayInParts({ parts: [{ math: value, unit }], said: null }, [unit, minute], calculator)
      : null
    return answer(inParts ?? sayConverted(value, unit), tail ? '' : unit.many.toLowerCase())
  }
  const isMoney = name === 'money'
  const isCents = isMoney && /\.\d{3}/.test(value) && Number(value) >= 0.005
  const { text, rounded } = sayNumber(isCents ? Number(value).toFixed(2) : value)
  const amount = isMoney ? text.replace(/\.(\d)$/, '.$10') : text
  const counted = names(name)
  const label = counted ? ` ${amount === '1' ? counted.one : counted.many}` : ''
  return answer(`${rounded || isCents ? 'about ' : ''}${amount}${label}`, '')
}
