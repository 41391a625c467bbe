/** A sum as it is built up: what the calculator works out, beside the words that are said of it. */
import { sayNumber } from './say-number'
import { sameLabel, type Label } from './sum-labels'

export interface Sum {
  /** For the calculator. */
  expression: string
  /** "12 times 19": what the answer begins with. */
  phrase: string
  /** What is counted: dollars, miles. */
  label: Label | null
  /** Only a number: nothing to be worked out. */
  plain: boolean
  /** It has operators of its own, so that in another sum it needs brackets. */
  compound: boolean
  /** Brackets decide the order, which words do not show. */
  grouped: boolean
  /** The number of a bare "15 percent", which "80 plus 15 percent" takes of the 80. */
  percent?: string
  /** The answer is a share, to be followed by "percent …". */
  suffix?: string
  /** What the sum makes together with what it was taken from: "which makes 54 dollars". */
  total?: string
  /** Another way to say the whole answer, given the result in words. */
  answer?: (result: string, total: string) => string
}

/** The number that "that" means. */
export interface Previous {
  value: string
  label: Label | null
}

export const operators: Record<string, { sign: string; say: string; level: 1 | 2 }> = {
  '+': { sign: '+', say: 'plus', level: 1 },
  '-': { sign: '-', say: 'minus', level: 1 },
  '*': { sign: '*', say: 'times', level: 2 },
  '/': { sign: '/', say: 'divided by', level: 2 },
  mod: { sign: 'mod', say: 'modulo', level: 2 },
}
export const simple = { label: null, plain: false, compound: false, grouped: false }

export function number(value: string, label: Label | null = null): Sum {
  const { text } = sayNumber(value.startsWith('.') ? `0${value}` : value)
  return {
    ...simple,
    expression: value,
    phrase: label ? `${text} ${value === '1' ? label.one : label.many}` : text,
    label,
    plain: true,
  }
}

/** An operand as it stands in a larger expression. */
export const inner = (sum: Sum): string => (sum.compound ? `(${sum.expression})` : sum.expression)

export function binary(left: Sum, sign: string, right: Sum): Sum | null {
  const operator = operators[sign]
  if (!operator) return null
  const sum = {
    ...simple,
    phrase: `${left.phrase} ${operator.say} ${right.phrase}`,
    compound: true,
    grouped: left.grouped || right.grouped,
  }
  if (operator.level === 1) {
    if (right.percent && !left.percent) {
      const factor = `(1 ${sign} ${right.percent} / 100)`
      return { ...sum, expression: `${inner(left)} * ${factor}`, label: left.label }
    }
    const label = sameLabel(left.label, right.label)
    return label === undefined ? null : { ...sum, expression: `${left.expression} ${sign} ${right.expression}`, label }
  }
  if (sign === 'mod') return { ...sum, expression: `mod(${inner(left)}, ${inner(right)})`, label: left.label }
  if (sign === '*') {
    if (left.label && right.label) return null
    return { ...sum, expression: `${left.expression} * ${right.expression}`, label: left.label ?? right.label }
  }
  if (right.label && sameLabel(left.label, right.label) === undefined) return null
  return { ...sum, expression: `${left.expression} / ${right.expression}`, label: right.label ? null : left.label }
}

/** The same, for operands that were named apart ("add … to …") and may be sums themselves. */
export function combined(left: Sum, sign: string, right: Sum): Sum | null {
  const braced = (sum: Sum): Sum =>
    sum.compound ? { ...sum, expression: `(${sum.expression})`, compound: false } : sum
  const tight = sign === '*' || sign === '/'
  const sum = binary(tight ? braced(left) : left, sign, tight || sign === '-' ? braced(right) : right)
  return sum && { ...sum, grouped: sum.grouped || (tight && left.compound) || (sign !== '+' && right.compound) }
}

export function applied(math: (a: string) => string, say: string, to: Sum, keepsLabel = false): Sum {
  return {
    ...simple,
    expression: math(to.compound ? `(${to.expression})` : to.expression),
    phrase: `${say} ${to.phrase}`,
    label: keepsLabel ? to.label : null,
    grouped: to.grouped || to.compound,
  }
}

export function ofPercent(percent: string, of: Sum): Sum {
  return applied((a) => `((${percent} / 100) * ${a})`, `${number(percent).phrase} percent of`, of, true)
}
