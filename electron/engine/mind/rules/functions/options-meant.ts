/** Values by what they mean: as the description explains them, or by a word of the same root. */
import type { Option, Parameter } from './declared'
import { glossaryOf } from './glossary'
import { rooted } from './roots'
import { contentWords, identifierWords, stem } from './words'

export interface Found {
  option: Option
  from: number
  to: number
}

/** What lies inside a longer find does not count: "light rain" is not also "rain". */
export function outermost(found: readonly Found[]): Found[] {
  return found
    .filter(
      (one) =>
        !found.some(
          (other) => other.to - other.from > one.to - one.from && other.from <= one.from && other.to >= one.to,
        ),
    )
    .sort((left, right) => left.from - right.from)
}

interface Word {
  text: string
  from: number
  to: number
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\d][\p{L}\d'-]*/gu)].map((found) => ({
    text: found[0].replace(/'s$/, ''),
    from: found.index,
    to: found.index + found[0].length,
  }))

/** The place of a phrase in the words, each in any form; also when other words stand between. */
function phraseIn(words: readonly Word[], phrase: string): Found | null {
  const parts = contentWords(phrase)
  const wanted = parts.length > 0 ? parts : phrase.split(' ')
  const places = wanted.map((part) => words.findIndex(({ text }) => rooted(text.toLowerCase(), part)))
  if (places.includes(-1)) return null
  const first = words[Math.min(...places)]
  const last = words[Math.max(...places)]
  return first && last && Math.max(...places) - Math.min(...places) <= wanted.length
    ? { option: phrase, from: first.from, to: last.to }
    : null
}

/**
 * By what the description says that they mean.
 * @param isList whether several may be meant: else only those of which the most was said
 */
export function explained(text: string, parameter: Parameter, isList = false): Found[] {
  const glosses = glossaryOf(parameter)
  if (glosses.length === 0) return []
  const words = wordsIn(text)
  const whole = glosses.flatMap(({ option, phrases }) =>
    phrases.flatMap((phrase) => {
      const found = phraseIn(words, phrase)
      return found ? [{ ...found, option, weight: contentWords(phrase).length }] : []
    }),
  )
  const best = Math.max(0, ...whole.map(({ weight }) => weight))
  if (whole.length > 0 && !isList) return outermost(whole.filter(({ weight }) => weight === best))
  const unique = (word: string) =>
    glosses.filter(({ phrases }) => phrases.some((phrase) => contentWords(phrase).some((one) => rooted(one, word))))
      .length === 1
  const parts = glosses.flatMap(({ option, phrases }): Found[] => {
    const own = phrases.flatMap(contentWords)
    const found = words.find(
      ({ text: word }) => word.length > 3 && own.some((one) => rooted(one, word)) && unique(word),
    )
    return found ? [{ option, from: found.from, to: found.to }] : []
  })
  return whole.length === 0 ? parts : outermost([...whole, ...parts])
}

/** By a word of the same root, or by one of several words that only this value has: "CPU" for cpu_percent. */
export function related(text: string, options: readonly Option[]): Found[] {
  const labels = options.map((option) => ({ option, parts: identifierWords(String(option)) }))
  const words = wordsIn(text)
  return labels.flatMap(({ option, parts }) => {
    const own = parts.filter((part) => part.length > 2 && labels.filter((one) => one.parts.includes(part)).length === 1)
    const found = words.find(({ text: word }) =>
      own.some(
        (part) =>
          (parts.length > 1 && stem(part) === stem(word.toLowerCase())) || (part.length > 3 && rooted(part, word)),
      ),
    )
    return found ? [{ option, from: found.from, to: found.to }] : []
  })
}
