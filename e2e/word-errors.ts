/** Counts how many words a transcript got wrong: lower case, no punctuation, numbers spelt out. */
import { cardinal, ordinal } from '../electron/engine/voice/number-words'

/** The words that are compared. */
export function comparableWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/(\d),(?=\d{3}\b)/gu, '$1')
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/gu, (_, digits: string) => ` ${ordinal(digits)} `)
    .replace(/(\d)\.(?=\d)/gu, '$1 point ')
    .replace(/(\p{L})\.(?=\p{L})/gu, '$1 dot ')
    .replace(/\d+/gu, (digits) => ` ${cardinal(digits)} `)
    .replace(/%/gu, ' percent ')
    .replace(/'/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
}

/** @returns words inserted, left out or exchanged (the least that explains the difference) */
export function countWordErrors(reference: string, transcript: string): number {
  const wanted = comparableWords(reference)
  const found = comparableWords(transcript)
  let row = Array.from({ length: found.length + 1 }, (_, i) => i)
  for (const [i, word] of wanted.entries()) {
    const next = [i + 1]
    for (const [j, other] of found.entries()) {
      next.push(Math.min(row[j]! + (word === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row[found.length]!
}
