/** First and last names that a function wants apart. */
import type { Parameter } from './declared'
import { gap, take, type Said } from './said'

const full = new RegExp(
  `(?<=[\\s${gap}])(?:(?:called|named|for|name is)\\s+)?(\\p{Lu}[\\p{L}'-]+)((?: \\p{Lu}[\\p{L}'-]+)+)`,
  'u',
)

export function takeFullName(said: Said, parameters: readonly Parameter[]): Record<string, string> {
  const named = (pattern: RegExp) =>
    parameters.find(({ words, type }) => type === 'string' && pattern.test(words.join(' ')))
  const first = named(/^(?:first|given|fore) ?name$|^forename$/)
  const last = named(/^(?:last|family|sur) ?name$|^surname$/)
  const found = first && last ? full.exec(said.text) : null
  if (!first || !last || !found?.[1] || !found[2]) return {}
  take(said, found.index, found.index + found[0].length)
  return { [first.name]: found[1], [last.name]: found[2].trim() }
}
