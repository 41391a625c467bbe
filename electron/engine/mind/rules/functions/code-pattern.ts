/** What a code or an id has to look like: by the schema's pattern, or as its description tells it. */
import type { Parameter } from './declared'

const maximumLength = 120
const patterns = new Map<string, RegExp | null>()
const maximumPatterns = 500

/** A pattern of a client that cannot run away; null when it is none, or could. */
export function safePattern(source: string): RegExp | null {
  const known = patterns.get(source)
  if (known !== undefined) return known
  if (patterns.size >= maximumPatterns) patterns.clear()
  const pattern = compiled(source)
  patterns.set(source, pattern)
  return pattern
}

function compiled(source: string): RegExp | null {
  // A repetition of what repeats may take for ever.
  if (source.length > maximumLength || /[+*}]\)+[+*{]/.test(source)) return null
  try {
    return new RegExp(source, 'u')
  } catch {
    return null
  }
}

const count = '(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an)'
const counts = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const piece = new RegExp(
  `\\b${count} (?:(?:capital|upper[- ]?case|lower[- ]?case|small) )?(letters?|digits?|numbers?|alphanumeric characters?|dash|hyphen|slash)\\b`,
  'gi',
)
const example =
  /(?:\be\.? ?g\.?|\bsuch as|\blike|\bfor example|\bexamples?:?)[,:]? ['"`]?((?=[A-Z\d/-]*\d)[A-Z][A-Z\d]*(?:[-/]?[A-Z\d]+)*)\b/

function classOf(kind: string): string {
  if (/^letter/i.test(kind)) return '[A-Z]'
  return /^alpha/i.test(kind) ? '[A-Z\\d]' : '\\d'
}

/** "Two letters, a dash, four digits"; "e.g. LH400" */
function described(description: string): string | null {
  const pieces = [...description.matchAll(piece)].map(([, many = '', kind = '']) => {
    const number = /^\d+$/.test(many) ? Number(many) : /^an?$/i.test(many) ? 1 : counts.indexOf(many.toLowerCase())
    if (/^(?:dash|hyphen)/i.test(kind)) return '-'
    return /^slash/i.test(kind) ? '/' : `${classOf(kind)}{${number}}`
  })
  if (pieces.length > 0 && pieces.some((one) => one.length > 1)) return `^${pieces.join('')}$`
  const shown = example.exec(description)?.[1]
  if (shown === undefined) {
    if (/\b(?:letters and (?:digits|numbers)|alphanumeric)\b/i.test(description)) return '^[A-Z\\d]*\\d[A-Z\\d]*$'
    return /\b(?:only digits|digits(?: only)?)\b/i.test(description) ? '^\\d{2,}$' : null
  }
  return `^${shown.replace(/[A-Z]+|\d+/g, (run) => (/\d/.test(run) ? '\\d+' : `[A-Z]{${run.length}}`))}$`
}

const named = /^(?:id|number|code|key|ref|reference|sku|locator|pnr|pin|plate|vin|iban|serial|zip)$/

/** @returns null for a parameter whose values are no codes */
export function codePattern(parameter: Parameter): RegExp | null {
  const { pattern, description, words } = parameter
  const shape = pattern === null ? null : safePattern(pattern)
  // What takes any words is no code.
  if (shape) return shape.test('two words') || shape.test('Two Words here') ? null : shape
  if (!words.some((word) => named.test(word)) && !/\b(?:code|id|number|identifier)\b/i.test(description)) return null
  const source = described(description)
  return source === null ? null : safePattern(source)
}
