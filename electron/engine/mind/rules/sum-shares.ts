/** Sums with a meaning of their own: shares, discounts, tips, remainders. */
import { applied, combined, inner, ofPercent, simple, type Sum } from './sum'
import { sameLabel } from './sum-labels'

export function shareOf(part: Sum, whole: Sum): Sum | null {
  if (sameLabel(part.label, whole.label) === undefined) return null
  const grouped = part.compound || whole.compound
  const suffix = `percent of ${whole.phrase}`
  return { ...simple, expression: `${inner(part)} / ${inner(whole)} * 100`, phrase: part.phrase, suffix, grouped }
}

export function changed(amount: Sum, by: Sum, sign: '+' | '-'): Sum | null {
  return combined(amount, sign, by)
}

export function off(p: Sum, amount: Sum): Sum {
  const phrase = `${p.phrase} percent off ${amount.phrase}`
  return { ...applied((a) => `${a} * (1 - ${p.expression} / 100)`, '', amount, true), phrase }
}

export function tip(p: Sum, amount: Sum): Sum {
  const sum = ofPercent(p.expression, amount)
  const article = /^(?:8|11$|18$)/.test(p.expression) ? 'an' : 'a'
  return {
    ...sum,
    phrase: `${article} ${p.phrase} percent tip on ${amount.phrase}`,
    total: `${inner(amount)} * (1 + ${p.expression} / 100)`,
  }
}

export function split(amount: Sum, ways: Sum, p?: Sum): Sum | null {
  if (ways.label) return null
  const whole = p ? `${inner(amount)} * (1 + ${p.expression} / 100)` : inner(amount)
  const withTip = p ? ` with ${p.phrase} percent tip` : ''
  return {
    ...simple,
    expression: `${whole} / ${inner(ways)}`,
    phrase: `${amount.phrase}${withTip} split ${ways.phrase} ways`,
    label: amount.label,
    answer: (result) => `${amount.phrase}${withTip} split ${ways.phrase} ways is ${result} each`,
  }
}

export function remainder(a: Sum, b: Sum): Sum {
  const phrase = `the remainder of ${a.phrase} divided by ${b.phrase}`
  return { ...simple, expression: `mod(${a.expression}, ${b.expression})`, phrase, grouped: a.compound || b.compound }
}

export function quotientAndRest(a: Sum, b: Sum): Sum {
  return {
    ...simple,
    expression: `floor(${inner(a)} / ${inner(b)})`,
    phrase: '',
    total: `mod(${a.expression}, ${b.expression})`,
    answer: (result, rest) => `${a.phrase} divided by ${b.phrase} is ${result}, remainder ${rest}`,
  }
}

export function percentChange(from: Sum, to: Sum): Sum {
  const phrase = `the change from ${from.phrase} to ${to.phrase}`
  return {
    ...simple,
    expression: `(${to.expression} - ${inner(from)}) / ${inner(from)} * 100`,
    phrase,
    suffix: 'percent',
  }
}

export function wholeOf(part: Sum, p: Sum): Sum {
  return {
    ...simple,
    expression: `${inner(part)} / ${inner(p)} * 100`,
    phrase: '',
    label: part.label,
    answer: (result) => `${part.phrase} is ${p.phrase} percent of ${result}`,
  }
}

export function series(from: Sum, to: Sum): Sum | null {
  if (!from.plain || !to.plain) return null
  const [a, b] = [from.expression, to.expression]
  const phrase = `the sum of all numbers from ${from.phrase} to ${to.phrase}`
  return { ...simple, expression: `(${a} + ${b}) * (${b} - ${a} + 1) / 2`, phrase }
}

export function asPercent(p: Sum): Sum {
  return {
    ...p,
    expression: `(${p.expression} / 100)`,
    phrase: `${p.phrase} percent`,
    percent: p.expression,
    plain: false,
  }
}
