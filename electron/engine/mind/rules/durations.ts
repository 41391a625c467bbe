/** Lengths of time as they are said: "two and a half hours", "three quarters of an hour", "1 h 20". */
import { digits } from './numbers'

const sizes = { h: 3_600_000, m: 60_000, s: 1000 }
const unit = '(?:hours?|minutes?|seconds?|mins?|secs?|hrs?)'
const number =
  '(?:(?:a )?half an?|an? half|half|(?:a )?quarter of an|3 quarters of an|a couple(?: of)?|an?|\\d+(?:\\.\\d+)?)'
const rest = '(?: and (?:a half|a quarter|3 quarters))?'
const part = `${number}${rest} ${unit}${rest}`
/** Of text that `withDigits` has been through; no groups. */
export const durationWords = `${part}(?:(?: and)? ${part})*(?:(?<=hours?)(?: and)? \\d{1,2}(?=$| (?:long|when|what|so)\\b))?`

/** Number words as digits, and "1h30", "2 hrs", "90 min" with their units in full. */
export const withDigits = (text: string): string =>
  digits(text.replace(/-(?=(?:hour|minute|min|day|week|month|year)s?\b)/g, ' '))
    .replace(/\b(\d+) ?h ?(\d\d?)(?: ?m(?:in)?)?\b/g, '$1 hours $2 minutes')
    .replace(/\b(\d+(?:\.\d+)?) ?h\b/g, '$1 hours')
    .replace(/\b(\d+) ?min\b/g, '$1 minutes')
    .replace(/(?<=hours? )(\d+) ?m\b/g, '$1 minutes')

const fractions: readonly (readonly [RegExp, number])[] = [
  [/half/, 0.5],
  [/3 quarters/, 0.75],
  [/quarter/, 0.25],
  [/couple/, 2],
]
const fraction = (words: string): number => fractions.find(([pattern]) => pattern.test(words))?.[1] ?? 0
const each = new RegExp(`(${number})(${rest}) (${unit})(${rest})|\\d+$`, 'g')

/** @param words what `durationWords` matches @returns milliseconds */
export function durationOf(words: string): number {
  let total = 0
  for (const [bare, amount, more = '', name, trailing = ''] of words.matchAll(each)) {
    if (amount === undefined || name === undefined) {
      total += Number(bare) * sizes.m
      continue
    }
    const value = Number(amount) || fraction(amount) || 1
    total += (value + fraction(more) + fraction(trailing)) * sizes[name[0] as 'h' | 'm' | 's']
  }
  return total
}
