/** The words of a request as they were written, from which one value after the other is taken. */
import { plainText, type Heard } from '../heard'
import { digits } from '../numbers'

/** What is left of a request. Taking a span leaves a mark in its place, so that what stood apart stays apart. */
export interface Said {
  text: string
}

/** Stands where something was taken out. */
export const gap = '\u0001'

function countWords(token: string): number {
  const plain = plainText(token)
  return plain === '' ? 0 : plain.split(' ').length
}

const wished = /^I(?:'d| would)? (?:want|need|like|love|have|wish)(?: you)? to (?=[a-z])/i

/** The request in its own capitals and marks, without address and politeness. */
export function spokenText({ raw, plain, core }: Heard): string {
  const tokens = raw
    .normalize('NFKC')
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\b([ap])\. ?m\b\.?/gi, '$1m')
    .split(/\s+/)
    .filter((token) => token !== '')
  const at = plain.indexOf(core)
  let before = at > 0 ? plain.slice(0, at).trim().split(' ').length : 0
  let after =
    at >= 0
      ? plain
          .slice(at + core.length)
          .split(' ')
          .filter(Boolean).length
      : 0
  while (before > 0 && tokens.length > 1) before -= countWords(tokens.shift() ?? '')
  while (after > 0 && tokens.length > 1) after -= countWords(tokens.pop() ?? '')
  return tokens
    .join(' ')
    .replace(/[\s,;.!?…]+$/, '')
    .replace(/^[\s,;.]+/, '')
    .replace(wished, '')
    .replace(/^(?:don't|do not) (?:let me )?forget to /i, 'Remind me to ')
}

export function take(said: Said, from: number, to: number): void {
  said.text = `${said.text.slice(0, from)}${gap}${said.text.slice(to)}`
}

/** Takes the first match out, and gives it. */
export function takeMatch(said: Said, pattern: RegExp): RegExpExecArray | null {
  const found = pattern.exec(said.text)
  if (found) take(said, found.index, found.index + found[0].length)
  return found
}

export function tidy(text: string): string {
  return text
    .replaceAll(gap, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.!?"'-]+|[\s,;:."-]+$/g, '')
    .trim()
}

const small =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const part = `(?:${small}|hundred|thousand|million|billion)`
const numberWords = new RegExp(
  `(?<![\\w.])(?:(?:half )?a dozen|a (?:couple|pair)(?: of)?|(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?(?: (?:hundred|thousand|million|billion))?|(?:an? (?=hundred|thousand|million))?${part}(?:(?: and|[ -]point)?[ -]${part})*)(?: dozen| and a half(?=[ .,]|$)| and (?:a quarter|three quarters)(?=[ .,]|$))?)(?![\\w]|\\.\\d)`,
  'giu',
)

export interface NumberAt {
  value: number
  from: number
  to: number
}

function asNumber(words: string): number {
  const plain = words.toLowerCase().replace(/,/g, '')
  if (/^a (?:couple|pair)/.test(plain)) return 2
  const dozens = /^(.*) ?dozen$/.exec(plain)?.[1]?.trim()
  if (dozens !== undefined) return dozens === 'half a' ? 6 : 12 * (dozens === 'a' ? 1 : asNumber(dozens))
  const [, whole = '', part = ''] = /^(.+) and (a quarter|three quarters)$/.exec(plain) ?? []
  if (whole !== '') return asNumber(whole) + (part === 'a quarter' ? 0.25 : 0.75)
  return Number(digits(plain).trim() || 'none')
}

/** One number, or as many as a run of number words holds: "seven thirty" is two. */
function split(words: string, from: number): NumberAt[] {
  const whole = asNumber(words)
  if (!Number.isNaN(whole)) return [{ value: whole, from, to: from + words.length }]
  for (let end = words.lastIndexOf(' '); end > 0; end = words.lastIndexOf(' ', end - 1)) {
    const value = asNumber(words.slice(0, end))
    // "Two and four" are two.
    const next = end + 1 + (/^and /i.test(words.slice(end + 1)) ? 4 : 0)
    if (!Number.isNaN(value)) return [{ value, from, to: from + end }, ...split(words.slice(next), from + next)]
  }
  return []
}

export function numbersIn(text: string): NumberAt[] {
  return [...text.matchAll(numberWords)].flatMap((found) => {
    const sign = /(?:minus |negative |(?<=^|\s)-)$/i.exec(text.slice(0, found.index))?.[0] ?? ''
    return split(found[0], found.index).map((number, at) =>
      sign !== '' && at === 0 ? { ...number, value: -number.value, from: number.from - sign.length } : number,
    )
  })
}

export interface Rewritten {
  text: string
  /** Where a place of the new text was in the old one. */
  origin(at: number): number
}

function rewrite(old: string, changes: readonly { from: number; to: number; by: string }[]): Rewritten {
  const moves: { end: number; grown: number }[] = []
  let text = ''
  let done = 0
  let grown = 0
  for (const { from, to, by } of changes) {
    text += old.slice(done, from) + by
    grown += by.length - (to - from)
    moves.push({ end: text.length, grown })
    done = to
  }
  return {
    text: text + old.slice(done),
    origin: (at) => at - (moves.filter(({ end }) => end <= at).at(-1)?.grown ?? 0),
  }
}

/** One rewriting after the other. */
export function rewriteAll(
  old: string,
  rules: readonly (readonly [RegExp, (found: RegExpMatchArray, text: string) => string | null])[],
): Rewritten {
  let whole: Rewritten = { text: old, origin: (at) => at }
  for (const [pattern, by] of rules) {
    const before = whole
    const changes = [...before.text.matchAll(pattern)].flatMap((found) => {
      const written = by(found, before.text)
      const from = found.index ?? 0
      return written === null ? [] : [{ from, to: from + found[0].length, by: written }]
    })
    if (changes.length === 0) continue
    const after = rewrite(before.text, changes)
    whole = { text: after.text, origin: (at) => before.origin(after.origin(at)) }
  }
  return whole
}

/** The text with digits for number words. */
export function withDigits(text: string): Rewritten {
  return rewrite(
    text,
    numbersIn(text).map(({ value, from, to }) => ({ from, to, by: String(value) })),
  )
}
