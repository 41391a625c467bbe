/** Sums told one step after the other: "Take 50, add 20, then divide by 7." */
import { digits } from './numbers'

const it = '(?: (?:it|that|this|the (?:result|answer|total)))?'
const number = '(-?\\d+(?:\\.\\d+)?)'
const start = new RegExp(
  `^(?:(?:if (?:i|you|we) )?(?:take|start(?:ing)? (?:with|from|at|off with)|begin(?:ning)? (?:with|from)|think of|have|got|what is|the number)+ )*(?:(double|triple|halve|square|cube|half|twice)(?: of)? )?${number}(?= )`,
)
const join = '(?:and |then |now |next |after that |afterwards |you |i |we |finally )*'
/** "Multiply 14 by 6 and add 8": what comes later is done with the result. */
const pairs: readonly (readonly [RegExp, (a: string, b: string) => string])[] = [
  [new RegExp(`^multiply ${number} (?:by|with|and) ${number}(?= )`), (a, b) => `( ${a} * ${b} )`],
  [new RegExp(`^divide ${number} by ${number}(?= )`), (a, b) => `( ${a} / ${b} )`],
  [new RegExp(`^add ${number} (?:and|to) ${number}(?= )`), (a, b) => `( ${a} + ${b} )`],
  [new RegExp(`^subtract ${number} from ${number}(?= )`), (a, b) => `( ${b} - ${a} )`],
]
const lead =
  /^(?:what (?:do|would|will|does|is)(?: (?:you|i|we|it))?(?: (?:get|have|make))? (?:if|when) (?:you|i|we) |(?:if|when) (?:you|i|we) (?=multiply|divide|add|subtract))/
const percent = '(?: ?(?:percent|%))?'
const amount = `(-?\\d+(?:\\.\\d+)?${percent})`
const steps: readonly (readonly [RegExp, (before: string, n: string) => string])[] = [
  [
    new RegExp(`^${join}(?:add|adding|plus(?<=then plus))(?: on)? ${amount}(?: (?:to|onto)${it})?`),
    (a, n) => `( ${a} + ${n} )`,
  ],
  [
    new RegExp(
      `^${join}(?:subtract|subtracting|take (?:away|off)|taking away|take|remove|deduct|knock off|lose|minus(?<=then minus)|less(?<=then less)) ${amount}(?: (?:away|off|from)${it})*`,
    ),
    (a, n) => `( ${a} - ${n} )`,
  ],
  [
    new RegExp(`^${join}(?:multiply|multiplying|times(?<=then times))${it}(?: by)? ${number}`),
    (a, n) => `( ${a} * ${n} )`,
  ],
  [
    new RegExp(`^${join}(?:divide|dividing|divided(?<=then divided)|split)${it} (?:by|in|into) ${number}`),
    (a, n) => `( ${a} / ${n} )`,
  ],
  [new RegExp(`^${join}(?:double)${it}(?= |$)`), (a) => `( 2 * ${a} )`],
  [new RegExp(`^${join}(?:triple)${it}(?= |$)`), (a) => `( 3 * ${a} )`],
  [new RegExp(`^${join}(?:halve)${it}(?= |$)`), (a) => `( ${a} / 2 )`],
  [new RegExp(`^${join}(?:square)${it}(?= |$)`), (a) => `( ${a} ^ 2 )`],
]
const question =
  /^(?:(?:and|so|then) )*(?:(?:what|how much|how many) (?:do|does|will|would|is|have|did|am)\b[a-z ]*|what)$/

interface Begun {
  sum: string
  rest: string
  /** Steps so far. */
  count: number
}

function pairBegun(text: string): Begun | null {
  for (const [pattern, build] of pairs) {
    const [head, a = '', b = ''] = pattern.exec(text) ?? []
    if (head !== undefined) return { sum: build(a, b), rest: text.slice(head.length).trim(), count: 1 }
  }
  return null
}

const heads: Record<string, (a: string) => string> = {
  double: (a) => `( 2 * ${a} )`,
  twice: (a) => `( 2 * ${a} )`,
  triple: (a) => `( 3 * ${a} )`,
  halve: (a) => `( ${a} / 2 )`,
  half: (a) => `( ${a} / 2 )`,
  square: (a) => `( ${a} ^ 2 )`,
  cube: (a) => `( ${a} ^ 3 )`,
}

function oneBegun(text: string): Begun | null {
  const [head, verb = '', first = ''] = start.exec(text) ?? []
  if (head === undefined) return null
  const build = heads[verb]
  const isBegun = build !== undefined || /^(?:take|start|begin|think)/.test(head)
  return { sum: build ? build(first) : first, rest: text.slice(head.length).trim(), count: isBegun ? 1 : 0 }
}

/** @param core plain text @returns it written as one sum in brackets; null where it is no such chain of at least two steps */
export function inSteps(core: string): string | null {
  if (!/\b(?:then|add|subtract|take|remove|multiply|divide|halve|double|triple|square)\b/.test(core)) return null
  const text = digits(core.replace(lead, ''))
  const begun = pairBegun(text) ?? oneBegun(text)
  if (!begun) return null
  let { sum, rest, count } = begun
  while (rest !== '' && !question.test(rest)) {
    let next: string | null = null
    for (const [pattern, build] of steps) {
      const found = pattern.exec(rest)
      if (!found) continue
      sum = build(sum, (found[1] ?? '').replace(/ ?%/, ' percent'))
      next = rest.slice(found[0].length).trim()
      break
    }
    if (next === null) return null
    rest = next
    count++
  }
  return count > 1 ? sum : null
}
