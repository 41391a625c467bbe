/** Codes and ids in a request, also when they are spelled: "A B 1 2 3", "four four seven one", "INV dash 20 31". */
import { codePattern } from './code-pattern'
import { isUnit, isWord, neverCode, tokensOf, type Token } from './code-words'
import type { Parameter } from './declared'
import { take, type Said } from './said'
import { contentWords } from './words'

const maximumTokens = 16
const maximumCharacters = 40

/** What stands in front of all that the pattern takes: "INV-". */
const prefixOf = (pattern: RegExp) => /^\^?([A-Za-z]+[-_/.]?)(?![|*+?{])/.exec(pattern.source)?.[1] ?? ''
const separatorOf = (pattern: RegExp) => /(?<!\[[^\]]*)\\?([-/_. ])(?![^[]*\])/.exec(pattern.source)?.[1] ?? ''

function formsOf(
  parts: readonly string[],
  prefix: string,
  separator: string,
): { forms: string[]; /** Those of them with zeros that were not said. */ padded: string[] } {
  const whole = parts.join('')
  const forms = [whole]
  const padded: string[] = []
  if (separator !== '') {
    const divided = whole.replace(/(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/g, separator)
    forms.push(parts.join(separator), divided)
    for (const width of [2, 3, 4]) padded.push(divided.replace(/(?<!\d)\d+$/, (run) => run.padStart(width, '0')))
  }
  if (prefix !== '') forms.push(prefix + whole)
  // "417-0023"
  if (separator === '' && /\d[-.]\d/.test(whole)) forms.push(whole.replace(/[-.]/g, ''))
  return { forms: [...forms, ...padded], padded }
}

interface Code {
  value: string
  from: number
  to: number
  rate: number
}

/** Everything in the words that may be written as the pattern wants, with how likely it is meant. */
function codesIn(text: string, pattern: RegExp, cues: RegExp): Code[] {
  const tokens = tokensOf(text)
  const prefix = prefixOf(pattern)
  const separator = separatorOf(pattern)
  const codes: Code[] = []
  for (let first = 0; first < tokens.length; first++) {
    const parts: string[] = []
    const groups = ['']
    for (let last = first; last < Math.min(tokens.length, first + maximumTokens); last++) {
      const token = tokens[last]
      const before = tokens[last - 1]
      if (!token) break
      const between = last > first && before ? text.slice(before.to, token.from) : ''
      if (/[^\s.,]/.test(between)) break
      // "Four one seven, zero zero two three" is one number, where no part of it could be one.
      if (between.includes(',')) groups.push('')
      parts.push(token.text)
      groups.push((groups.pop() ?? '') + token.text)
      if (groups.length > 1 && groups.some((group) => !/\d/.test(group) || pattern.test(group))) continue
      if (parts.join('').length > maximumCharacters) break
      const window = tokens.slice(first, last + 1)
      const hasDigit = parts.some((part) => /\d/.test(part))
      const words = window.filter(isWord).length
      const spelled = window.length > 1 && window.every(isUnit)
      if (neverCode.test(token.text)) break
      const pronoun = window.length === 1 && /^(?:a|i)$/i.test(token.text)
      const cue = cues.test(text.slice(0, tokens[first]?.from))
      if (pronoun || words > 1 || (words === 1 && window.length > 1 && ((separator === '' && !cue) || !hasDigit)))
        continue
      const { forms, padded } = formsOf(parts, prefix, separator)
      for (const form of forms) {
        const value = [form, form.toUpperCase(), form.toLowerCase()].find((one) => pattern.test(one))
        if (value === undefined) continue
        const isAsSaid = value === form && form === parts.join('')
        if (words > 0 && !hasDigit && value !== form && !cue) continue
        if (words > 0 && !hasDigit && !cue && !/[a-z]/.test(pattern.source)) continue
        const rate =
          (isAsSaid ? 3 : 0) +
          (hasDigit ? 2 : 0) +
          (spelled ? 2 : 0) +
          (cue ? 3 : 0) -
          (words === 0 || (cue && hasDigit) ? 0 : hasDigit ? 0.5 : 2.5) -
          (padded.includes(value) ? 1 : 0) +
          value.length * 0.15 +
          window.length * 0.3
        codes.push({ value, from: tokens[first]?.from ?? 0, to: token.to, rate })
        break
      }
    }
  }
  return codes.filter(({ rate }) => rate >= 1.5).sort((left, right) => right.rate - left.rate)
}

const roles: readonly (readonly [RegExp, string])[] = [
  [/\b(?:from|source|origin|old|start)\b/, '(?:from|out of)(?: (?!to\\b)\\w+)?'],
  [/\b(?:to|target|destination|new|into|end)\b/, '(?:to|into)(?: (?!from\\b)\\w+)?'],
]

/** The words that a code stands behind: "ticket", "code", "from". */
function cuesOf({ words }: Parameter): RegExp {
  const name = words.join(' ')
  const own = [...contentWords(name), ...roles.flatMap(([pattern, cue]) => (pattern.test(name) ? [cue] : []))]
  const nouns = own.filter((word) => !/^(?:id|number|code|key)$/.test(word)).join('|')
  return new RegExp(
    `(?:${nouns === '' ? '' : `\\b(?:${nouns})s?(?: (?:id|number|code|key|no))?|`}\\b(?:id|number|code|key|no))\\.?(?: is| of)?:? #?$`,
    'i',
  )
}

/** Removes the words that announce it as well: "with the code". */
function takeAt(said: Said, { from, to }: Code): void {
  const lead = /(?:\b(?:number|id|code|no\.?)\s+|#)$/i.exec(said.text.slice(0, from))
  take(said, lead ? lead.index : from, to)
}

/** The surest codes that do not overlap, in their order. */
function apart(codes: readonly Code[]): Code[] {
  const chosen: Code[] = []
  for (const code of codes) if (chosen.every(({ from, to }) => code.to <= from || code.from >= to)) chosen.push(code)
  return chosen.sort((left, right) => left.from - right.from)
}

export function takeCode(said: Said, parameter: Parameter): string | undefined {
  const pattern = codePattern(parameter)
  const [best] = pattern ? codesIn(said.text, pattern, cuesOf(parameter)) : []
  if (!best) return undefined
  takeAt(said, best)
  return best.value
}

/** All that an item of a list may be. */
export function takeCodes(said: Said, item: Parameter): string[] {
  const pattern = codePattern(item)
  const codes = pattern ? apart(codesIn(said.text, pattern, cuesOf(item))) : []
  for (const code of [...codes].reverse()) takeAt(said, code)
  return codes.map(({ value }) => value)
}

/** Codes of one pattern for several parameters: by the words before them, else in their order. */
export function takeEachCode(said: Said, parameters: readonly Parameter[]): Map<Parameter, string> {
  const [first] = parameters
  const pattern = first ? codePattern(first) : null
  const found = new Map<Parameter, string>()
  if (!pattern) return found
  const codes = apart(codesIn(said.text, pattern, /$^/))
  const text = said.text
  const matches = (parameter: Parameter) => codes.find((code) => cuesOf(parameter).test(text.slice(0, code.from)))
  const byCue = parameters.map((parameter) => [parameter, matches(parameter)] as const)
  const sure = byCue.filter(([, code]) => code && byCue.filter(([, other]) => other === code).length === 1)
  const rest = codes.filter((code) => !sure.some(([, other]) => other === code))
  for (const parameter of parameters) {
    const code = sure.find(([one]) => one === parameter)?.[1] ?? rest.shift()
    if (code) found.set(parameter, code.value)
  }
  for (const code of [...codes].reverse()) if ([...found.values()].includes(code.value)) takeAt(said, code)
  return found
}

/** A run of letters and digits that were said one by one: "A B 1 2 3" → AB123; "four five six" → 456. */
export function takeSpelled(said: Said): string | undefined {
  const tokens = tokensOf(said.text)
  let best: Token[] = []
  for (let first = 0; first < tokens.length; first++) {
    const run: Token[] = []
    for (const token of tokens.slice(first)) {
      const before = run[run.length - 1]
      if (!isUnit(token) || (before && /[^\s]/.test(said.text.slice(before.to, token.from)))) break
      run.push(token)
    }
    if (run.length > best.length && run.some(({ text }) => /\d/.test(text))) best = run
  }
  const [first] = best
  const last = best[best.length - 1]
  if (!first || !last || best.length < 2) return undefined
  const value = best.map(({ text }) => text).join('')
  takeAt(said, { value, from: first.from, to: last.to, rate: 0 })
  return value
}
