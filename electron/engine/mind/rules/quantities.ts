/** Amounts of something as they are said: "half a gallon", "5 foot 11", "two and a half hours", "a mile". */
import { digits } from './numbers'
import { readUnits, type Unit } from './units'

interface Amount {
  /** An expression of numbers for the calculator. */
  math: string
  /** Whether its words are a fraction, which is said again as it was said. */
  worded: boolean
  next: number
}

export interface Quantity {
  /** Each part with all that its unit may mean; "5 foot 11" has two. */
  parts: readonly { math: string; units: readonly Unit[] }[]
  worded: boolean
  next: number
}

const fractions: Record<string, string> = {
  half: '2',
  halves: '2',
  third: '3',
  quarter: '4',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  eighth: '8',
  tenth: '10',
}
const decimal = /^\d+(?:\.\d+)?$|^\.\d+$/

/** Splits plain text so that numbers, units and signs stand alone: "5ft" → "5", "ft"; "60km/h" → "60", "km", "per", "h". */
export function quantityWords(plain: string): string[] {
  const text = digits(plain.replace(/\b(?:a )?dozen\b/g, '12').replace(/\ba couple(?: of)?\b/g, '2'))
  return text
    .replace(/(\d)'(\d)/g, '$1 feet $2')
    .replace(/\b(\d) ?(?:met(?:er|re)s?|m) (\d\d)(?= (?:in|to|into|as|tall|high|how|what)\b|$)/g, '$1.$2 meters')
    .replace(/(\d)-(?=[a-z])/g, '$1 ')
    .replace(/(\d)(?!(?:st|nd|rd|th)\b)([a-z°µ])/g, '$1 $2')
    .replace(/°(?=[a-z])/g, '° ')
    .replace(/\b([a-z]+)\/([a-z]+)\b/g, '$1 per $2')
    .replace(/\bkms\b/g, 'km')
    .replace(/(^|\s)(?:minus|negative) (?=[\d.])|(^|\s)- ?(?=[\d.])/g, ' - ')
    .trim()
    .split(/\s+/)
}

function fractionAt(words: readonly string[], at: number): { math: string; next: number } | null {
  const word = words[at] ?? ''
  if (/^\d+\/[1-9]\d*$/.test(word)) return { math: `(${word})`, next: at + 1 }
  const counted = /^(?:an?|one|\d+)$/.test(word) && fractions[(words[at + 1] ?? '').replace(/(?<!f)s$/, '')]
  const bare = fractions[word]
  if (counted) return { math: `(${/^\d+$/.test(word) ? word : 1} / ${counted})`, next: at + 2 }
  return bare && /^(?:half|quarter)$/.test(word) ? { math: `(1 / ${bare})`, next: at + 1 } : null
}

/** @param words as from `quantityWords` */
export function readAmount(words: readonly string[], at: number): Amount | null {
  const sign = words[at] === '-' ? '-' : ''
  const begin = sign ? at + 1 : at
  const fraction = fractionAt(words, begin)
  if (fraction) return { math: sign + fraction.math, worded: true, next: fraction.next }
  const word = words[begin] ?? ''
  if (!decimal.test(word)) return null
  const and = words[begin + 1] === 'and' ? 1 : 0
  const more = /^\d+$/.test(word) ? fractionAt(words, begin + 1 + and) : null
  if (more && (and === 1 || /^\d+\//.test(words[begin + 1] ?? ''))) {
    return { math: `${sign}(${word} + ${more.math})`, worded: true, next: more.next }
  }
  return { math: sign + word, worded: false, next: begin + 1 }
}

/** The unit that a bare number after this one counts: "5 foot 11", "10 stone 4", "2 hours 30". */
const nextSmaller: Record<string, string> = { ft: 'inches', stone: 'pounds', hour: 'minutes', minute: 'seconds' }

function article(words: readonly string[], at: number): Amount | null {
  return /^(?:an?|one|per|each|every)$/.test(words[at] ?? '') ? { math: '1', worded: false, next: at + 1 } : null
}

function onePart(words: readonly string[], at: number): (Quantity['parts'][number] & Omit<Quantity, 'parts'>) | null {
  const amount = readAmount(words, at) ?? article(words, at)
  if (!amount) return null
  let { next } = amount
  if (words[next] === 'of') next++
  if (amount.worded && /^(?:an?|one|the)$/.test(words[next] ?? '')) next++
  // "in" is an inch only where it cannot be the preposition: "5 in to cm".
  const inch = words[next] === 'in' && /^(?:to|in|into|as)$/.test(words[next + 1] ?? '')
  const unit = inch ? { units: readUnits(['inch'], 0)?.units ?? [], next: next + 1 } : readUnits(words, next)
  if (!unit) return null
  const half = words[unit.next] === 'and' ? fractionAt(words, unit.next + 1) : null
  // "an hour and a half", but not "an hour and a half mile".
  if (half && !readUnits(words, half.next) && words[half.next] !== 'of' && !/^\d+\//.test(words[unit.next + 1] ?? '')) {
    return { math: `(${amount.math} + ${half.math})`, units: unit.units, worded: true, next: half.next }
  }
  return { math: amount.math, units: unit.units, worded: amount.worded, next: unit.next }
}

export function readQuantity(words: readonly string[], at: number): Quantity | null {
  const first = onePart(words, at)
  if (!first) return null
  const parts = [{ math: first.math, units: first.units }]
  let { next, worded } = first
  for (;;) {
    const last = parts[parts.length - 1]
    const begin = words[next] === 'and' ? next + 1 : next
    const more =
      decimal.test(words[begin] ?? '') || /^(?:an?|one)$/.test(words[begin] ?? '') ? onePart(words, begin) : null
    const sameKind = more?.units.filter(({ kind }) => last?.units.some((unit) => unit.kind === kind))
    if (more && sameKind && sameKind.length > 0 && !more.worded) {
      parts.push({ math: more.math, units: sameKind })
      next = more.next
      worded ||= more.worded
      continue
    }
    const smaller = last?.units.map(({ math }) => nextSmaller[math]).find((name) => name !== undefined)
    if (smaller && !more && parts.length === 1 && decimal.test(words[begin] ?? '') && !readUnits(words, begin + 1)) {
      parts.push({ math: words[begin] ?? '', units: readUnits([smaller], 0)?.units ?? [] })
      next = begin + 1
    }
    return { parts, worded, next }
  }
}

/** With the words that it was said in, once more. */
export type SaidQuantity = Quantity & { said: string }

/** @returns null when the text holds anything else */
export function quantityOf(text: string): SaidQuantity | null {
  const words = quantityWords(text)
  const quantity = readQuantity(words, 0)
  return quantity && quantity.next === words.length ? { ...quantity, said: words.join(' ') } : null
}
