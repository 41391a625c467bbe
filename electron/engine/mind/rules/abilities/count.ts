/** Counts aloud: up, down, and in steps. */
import { say, type Ability, type Understanding } from '../ability'
import { digits } from '../numbers'

const start =
  /^(?:(?:let us|now|and|okay|or|then|just|start|begin|you|me|do|do a|a|the|skip) )*(?:count(?:ing|down)?)\b/
const listed =
  /^(?:(?:give|tell|say|list|name|show)(?: me| us)? )(?:all )?(?:the )?(?:(?:even|odd) )?numbers (?:from|to|up to|between|until)\b/
const next =
  /^(?:(?:and|now|or|then|do (?:it|that)|again|what about|how about|okay|but|the same|this time|go|no|count) )*(?=(?:up|down|back(?:wards?)?|forwards?|in (?:reverse|\d|twos|threes|fives|tens)|by|to|until|till|from|the other way)\b)/
const backwards = /\b(?:down|countdown|back(?:wards?)?|in reverse|the other way(?: a?round)?)\b/
const plurals: Record<string, string> = {
  sixes: 'six',
  twenties: 'twenty',
  thirties: 'thirty',
  fifties: 'fifty',
  hundreds: '100',
  thousands: '1000',
}
/** What may stand beside the numbers without changing them. */
const around =
  /\b(?:count(?:ing|down)?|skip|give|tell|say|list|name|show|me|us|up|forwards?|for (?:me|us|(?:my|our|the|him|her) ?\w*)|aloud|out loud|loudly|slowly|the|all|numbers?|and|now|let us|okay|or|then|just|again|start(?:ing)?|begin(?:ning)?|at|do|it|that|same|this time|a|you|all the way|go|no|what about|how about|but|every|only)\b/g
const mostNumbers = 100

export const count: Ability = {
  name: 'count',
  does: 'count',
  wordings: ['Count to ten.', 'Count from 5 to 12.', 'Count down from ten.', 'Count to 20 by twos.'],
  understand: ({ core }) => (start.test(core) || listed.test(core) ? counted(core, null) : null),
}

interface Range {
  from: number
  to: number
  step: number
}

/** The numbers that the words name, what is left open taken from the range before; null when more than a range is named. */
function rangeOf(core: string, before: Range | null): Range | null {
  let rest = digits(
    core.replace(
      /\b(by|in)(?! steps of [a-z]+\b(?<!s)|steps)( steps of)? (?!steps\b)([a-z]+)s\b/g,
      (_, by: string, steps = '', word: string) => `${by}${steps} ${plurals[`${word}s`] ?? word}`,
    ),
  )
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)
    rest = rest.replace(pattern, ' ')
    return found?.[1]
  }
  const parity = take(/\b(even|odd)\b/)
  const step = take(/\b(?:by|in)(?: steps of)? (\d+)s?\b/)
  const from = take(/(?:\b(?:from|between|(?:starting|beginning) (?:at|with)) |^count(?:ing)? )(\d+)\b/)
  const to = take(/\b(?:to|until|till|through|and) (\d+)\b/)
  const isDown = take(new RegExp(`(${backwards.source})`)) !== undefined
  if (rest.replace(around, '').trim() !== '') return null
  const range = { step: Number(step ?? before?.step ?? (parity ? 2 : 1)) }
  if (before && from === undefined && to === undefined) {
    // "Count to 20", "by fours": what began with the first step begins with the new one.
    const begin = before.from === before.step ? range.step : before.from
    return isDown ? { ...range, from: before.to, to: begin } : { ...range, from: begin, to: before.to }
  }
  if (from === undefined && to === undefined) return null
  if (isDown && (from === undefined || to === undefined)) return { ...range, from: Number(from ?? to), to: 1 }
  const first = parity === undefined ? (step === undefined ? 1 : range.step) : parity === 'even' ? 2 : 1
  const begin = Number(from ?? before?.from ?? first)
  const end = Number(to ?? before?.to ?? NaN)
  if (Number.isNaN(end)) return null
  return isDown && begin < end ? { ...range, from: end, to: begin } : { ...range, from: begin, to: end }
}

function counted(core: string, before: Range | null): Understanding | null {
  const range = rangeOf(core, before)
  if (!range || range.step < 1) return null
  const { from, to, step } = range
  const amount = Math.floor(Math.abs(to - from) / step) + 1
  const numbers = (): number[] => Array.from({ length: amount }, (_, i) => from + Math.sign(to - from) * i * step)
  const text =
    amount > mostNumbers
      ? `That would take too long: I count up to ${mostNumbers} numbers.`
      : `${numbers().join(', ')}.`
  return {
    certainty: 0.95,
    outcome: say(text),
    topic: 'other',
    extracted: { from, to, step },
    followUp: ({ core }) => (next.test(core) ? counted(core, range) : null),
  }
}
