/** The words of a request as pieces of a code: letters, digits, and the names of marks. */
import { gap, numbersIn } from './said'

export interface Token {
  /** As it is written in a code. */
  text: string
  from: number
  to: number
}

const marks: Record<string, string> = {
  dash: '-',
  hyphen: '-',
  minus: '-',
  slash: '/',
  dot: '.',
  point: '.',
  underscore: '_',
}
export function tokensOf(text: string): Token[] {
  const words = [...text.matchAll(new RegExp(`[^\\s${gap}]+`, 'g'))].map((found): Token => {
    const lead = /^["'(#]+/.exec(found[0])?.[0].length ?? 0
    const bare = found[0].slice(lead).replace(/(?:'s)?[.,;:!?"')]+$|'s$/, '')
    return { text: bare, from: found.index + lead, to: found.index + lead + bare.length }
  })
  const numbers = numbersIn(text)
  return words.flatMap((token) => {
    const number = numbers.find(({ from, to }) => from <= token.from && token.to <= to)
    const name = token.text.toLowerCase()
    if (marks[name] !== undefined) return [{ ...token, text: marks[name] }]
    if (name === 'oh') return [{ ...token, text: '0' }]
    if (!number || /\d/.test(token.text)) return token.text === '' ? [] : [token]
    // "forty four" is one number, of its last word.
    const isLast = number.to === token.to
    return isLast && Number.isInteger(number.value)
      ? [{ text: String(number.value), from: number.from, to: token.to }]
      : []
  })
}

export const isUnit = ({ text }: Token) => /^(?:[A-Z]|[b-hj-z]|\d+|[-/._])$/.test(text)
/** Words that are never a part of one. */
export const neverCode =
  /^(?:of|for|to|in|on|at|is|the|my|and|by|it|no|id|as|be|he|we|us|me|up|go|so|or|an|with|from|over|below|above|under|than|least|most|between|after|before|about|around|until|every)$/i
export const isWord = ({ text }: Token) => /^\p{Lu}?\p{Ll}[\p{L}'-]*$/u.test(text)
