/** First and last names that a function wants apart. */
import type { Parameter } from './declared'
import { gap, take, takeMatch, type Said } from './said'
import { divide } from './segments'
import type { Frame } from './texts'

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

/** Where several people are wanted: who is who, by the words that lead to each. */
export function takeEachPerson(said: Said, people: readonly Parameter[], frame: Frame): Map<Parameter, string> {
  const found = new Map<Parameter, string>()
  if (people.length < 2) return found
  const each = divide(said, people, frame)
  for (const one of people) {
    const name = each[one.name]
    if (name === undefined || !/^\p{Lu}/u.test(name)) continue
    found.set(one, name)
    takeMatch(said, new RegExp(`(?:\\b(?:for|of|with|to|by|from) )?${name.replace(/[^\p{L}\d' -]/gu, '.')}`, 'u'))
  }
  return found
}
