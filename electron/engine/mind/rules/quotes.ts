/** Quoted words inside a text, set aside so that sentences and clauses are found around them. */

const quotation =
  /"([^"\n]+)"|“([^”\n]+)”|«([^»\n]+)»|`([^`\n]+)`|(?<![\p{L}\p{N}])['‘]((?:[^'’\n]|(?<=\p{L})['’](?=\p{L}))+)['’](?![\p{L}\p{N}])/gu

/** Where a quotation was: `⟦0⟧`. */
export const place = '⟦\\d+⟧'

export interface Unquoted {
  text: string
  /** Puts the words back, with their quotation marks. */
  restored(part: string): string
  /** The words of a place, or of each of several, without marks. */
  wordsIn(part: string): string[]
}

export function setQuotesAside(raw: string): Unquoted {
  const words: string[] = []
  const marked: string[] = []
  const text = raw.replace(quotation, (whole: string, ...groups: unknown[]) => {
    words.push(groups.slice(0, 5).find((group): group is string => typeof group === 'string') ?? '')
    marked.push(whole)
    return `⟦${words.length - 1}⟧`
  })
  const at = (found: string) => Number(/\d+/.exec(found)?.[0] ?? 0)
  return {
    text,
    restored: (part) => part.replace(new RegExp(place, 'g'), (found) => marked[at(found)] ?? ''),
    wordsIn: (part) => (part.match(new RegExp(place, 'g')) ?? []).map((found) => words[at(found)] ?? ''),
  }
}
