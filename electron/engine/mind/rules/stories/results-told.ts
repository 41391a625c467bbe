/** A result of a story of money in its sentence. */
import type { Calculator } from '../calculator'
import { sayNumber } from '../say-number'
import type { Mention } from './amounts'
import type { StoryAnswer } from './tell-story'

export const inMoney = (mention: Mention | undefined) => mention?.names['money'] ?? null

/** The sentence of a result; @param said what leads it, @param tail what follows it */
export function result(
  expression: string,
  said: string,
  money: { one: string; many: string } | null,
  calculator: Calculator,
  tail = '',
): StoryAnswer | null {
  const found = calculator.calculate(expression)
  if (found?.kind !== 'value') return null
  const isCents = money !== null && /\.\d{3}/.test(found.value) && Math.abs(Number(found.value)) >= 0.005
  const { text, rounded } = sayNumber(isCents ? Number(found.value).toFixed(2) : found.value)
  const amount = money ? text.replace(/\.(\d)$/, '.$10') : text
  const label = money ? ` ${amount === '1' ? money.one : money.many}` : ''
  return {
    text: `${said.charAt(0).toUpperCase()}${said.slice(1)} ${rounded || isCents ? 'about ' : ''}${amount}${label}${tail}.`,
    value: found.value,
    expression,
    standalone: money ? `${found.value} ${money.many}` : found.value,
  }
}
