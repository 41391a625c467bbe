/** What the description of a parameter says that its values mean: "P1 urgent, P2 high", "0 = off, 1 = low". */
import type { Option, Parameter } from './declared'

interface Gloss {
  option: Option
  /** Each way it may be called, in lower case: "taxi", "train", "fuel". */
  phrases: readonly string[]
}

const glossaries = new WeakMap<Parameter, readonly Gloss[]>()

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const opening =
  /^[\s"'`)]*(?:[=:–—-]+|\(|\b(?:is|are|means?|covers?|stands? for|for|includes?|when|if|used for|denotes?)\b|,)?[\s"'`(]*(?:(?:is|are|means|for|to|the|an?|when|if|all|every|completely|fully)\s+)*/i

function phrasesOf(text: string): string[] {
  const bare = text.replace(opening, '')
  const parts = bare.split(/\s*[,;/()]\s*|\s+(?:and|or)\s+/i)
  return [bare, ...parts]
    .map((part) =>
      part
        .toLowerCase()
        .replace(/^(?:(?:the|an?|to|or|and|is|for|of)\s+)+/, '')
        .replace(/[\s"'`.,;:(=)–—-]+$/, '')
        .trim(),
    )
    .filter((part, at, all) => part.length > 1 && part.length < 60 && all.indexOf(part) === at)
}

/** Where the values themselves stand in the description. */
function placesOf(description: string, options: readonly Option[]): { option: Option; from: number; to: number }[] {
  return options
    .flatMap((option) => {
      const label = escaped(String(option))
      const found =
        new RegExp(`(?<![\\w-])["'\`]?${label}["'\`]?(?![\\w-])`).exec(description) ??
        (String(option).length > 2 ? new RegExp(`(?<![\\w-])${label}(?![\\w-])`, 'i').exec(description) : null)
      return found ? [{ option, from: found.index, to: found.index + found[0].length }] : []
    })
    .sort((left, right) => left.from - right.from)
}

/** Whole numbers that a description gives names to: "0 = off", "1 low, 2 high", "low = 1". */
function numbersOf(description: string): number[] {
  const values = (pattern: RegExp) => [...description.matchAll(pattern)].map((one) => Number(one[1]))
  const listed = values(/(?<![\w.-])(-?\d+) ?\(?[a-z]+(?: [a-z]+)?\)?(?=[,;.]|$| and| or)/gi)
  const named = values(/(?<![\w.-])(-?\d+)(?= ?(?:=|:|is\b|means\b|\())/g)
  const reversed = values(/[a-z] ?(?:=|\() ?(-?\d+)(?=[,;.)]|$| and| or)/g)
  if (named.length + reversed.length === 0 && listed.length < 2) return []
  return [...new Set([...named, ...reversed, ...listed])]
}

/** @returns nothing for a description that explains no values */
export function glossaryOf(parameter: Parameter): readonly Gloss[] {
  const known = glossaries.get(parameter)
  if (known) return known
  const { description, type, options } = parameter
  const isCount = type === 'number' || type === 'integer'
  const values = options.length > 0 ? options : isCount ? numbersOf(description) : []
  const found = description === '' || values.length === 0 ? [] : explained(description, values)
  glossaries.set(parameter, found)
  return found
}

function explained(description: string, values: readonly Option[]): Gloss[] {
  const places = placesOf(description, values)
  // "urgent (P1), high (P2)", "low=1"
  const isReversed =
    places.length > 0 &&
    places.every(
      ({ from, to }) => /[(=]\s*$/.test(description.slice(0, from)) && /^\s*(?:[),;.]|$)/.test(description.slice(to)),
    )
  const glosses = places.map(({ option, from, to }, at): Gloss => {
    const next = places[at + 1]?.from ?? description.length
    const before = places[at - 1]?.to ?? 0
    const text = isReversed
      ? (
          description
            .slice(before, from)
            .split(/[),;.:]/)
            .pop() ?? ''
        ).replace(/[(=\s]+$/, '')
      : (/^(?:[^.;\n]|\.(?=\d))*/.exec(description.slice(to, next))?.[0] ?? '')
    return { option, phrases: phrasesOf(text) }
  })
  return glosses.filter(({ phrases }) => phrases.length > 0)
}
