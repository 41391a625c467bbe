/** Lengths of time in a request. */
import { rewriteAll, take, takeMatch, tidy, withDigits, type Said } from './said'

export interface Duration {
  seconds: number
  text: string
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^sec/i, 1],
  [/^min/i, 60],
  [/^(?:hour|hr)/i, 3600],
  [/^(?:day|night)/i, 86_400],
  [/^week/i, 604_800],
  [/^month/i, 2_592_000],
  [/^year/i, 31_536_000],
]
const unit = '(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?)'
const first =
  '(half an?|half|(?:a |one |1 )?quarter of an|(?:three|3) quarters of an|an?|a couple of|\\d+(?:\\.\\d+)?(?: and a half)?)'
const next = `(?:,? (?:and )?(half an?|\\d+|an?)[ -]${unit}(?!\\w))?`
const spans = new RegExp(
  `(?:\\b(?:for|in|of|lasting|after)\\s+)?(?:\\b(?<!\\b(?:once|twice|thrice|times|per|\\d) )${first}(?:[ -]|(?: more| extra| additional| further) )${unit}\\b( and a half| and a quarter)?)${next}${next}`,
  'i',
)

function amount(words: string): number {
  if (/^half/i.test(words)) return 0.5
  if (/quarters/i.test(words)) return 0.75
  if (/quarter/i.test(words)) return 0.25
  if (/couple/i.test(words)) return 2
  if (/ and a half$/i.test(words)) return Number.parseFloat(words) + 0.5
  return /^an?$/i.test(words) ? 1 : Number(words)
}

const size = (name: string | undefined) => units.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? 0
const fraction = (words: string | undefined) => (words === undefined ? 0 : / half$/i.test(words) ? 0.5 : 0.25)

/** "2:30" where no time of day is meant: minutes and seconds, or hours and minutes of what is counted in minutes. */
export function takeClocked(said: Said, secondsPerUnit: number): Duration | null {
  const found = takeMatch(said, /(?:\b(?:to|at|of|for) )?\b(\d{1,2}):(\d\d)(?::(\d\d))?(?! ?[ap]m)\b/i)
  if (!found) return null
  const [text, first, second, third] = found
  const isLong = third !== undefined || secondsPerUnit === 60
  const seconds = (Number(first) * 60 + Number(second)) * (isLong ? 60 : 1) + Number(third ?? 0)
  return { seconds, text: tidy(text) }
}

export function takeDuration(said: Said): Duration | null {
  const counted = withDigits(said.text)
  // "An hour thirty", "two minutes thirty"
  const whole = rewriteAll(counted.text, [
    [
      /(\b(?:\d+|an?)[ -](hour|minute)s?) (?:and )?(\d{1,2})(?=$|[,.;\u0001]| (?:in|into|of|on|mark)\b)/gi,
      ([, amount, size, rest]) => `${amount ?? ''} ${rest ?? ''} ${/^h/i.test(size ?? '') ? 'minutes' : 'seconds'}`,
    ],
  ])
  const found = spans.exec(whole.text)
  if (!found) return null
  const seconds =
    (amount(found[1] ?? '') + fraction(found[3])) * size(found[2]) +
    (found[4] ? amount(found[4]) * size(found[5]) : 0) +
    (found[6] ? amount(found[6]) * size(found[7]) : 0)
  const from = counted.origin(whole.origin(found.index))
  const to = counted.origin(whole.origin(found.index + found[0].length))
  const text = tidy(said.text.slice(from, to)).replace(/^(?:for|in|of|lasting|after) /i, '')
  take(said, from, to)
  return { seconds: Math.round(seconds), text }
}
