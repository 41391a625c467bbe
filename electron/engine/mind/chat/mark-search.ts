/** Looks for marks in a text that comes in pieces. */

export interface FoundMark {
  at: number
  /** In lower case; null: none */
  mark: string | null
  /** Where a mark may begin that is not all there; the text's length: nowhere */
  possible: number
}

/** @param marks in lower case; they are found in any */
export function createMarkSearch(marks: readonly string[]): (text: string) => FoundMark {
  const longest = Math.max(...marks.map(({ length }) => length))
  // The longer first: one may begin with another.
  const ordered = [...marks].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(ordered.map(escape).join('|'), 'iu')

  return (text) => {
    const found = pattern.exec(text)
    if (found) return { at: found.index, mark: found[0].toLowerCase(), possible: found.index }
    for (let at = Math.max(0, text.length - longest); at < text.length; at++) {
      const end = text.slice(at).toLowerCase()
      if (marks.some((mark) => mark.startsWith(end))) return { at, mark: null, possible: at }
    }
    return { at: text.length, mark: null, possible: text.length }
  }
}

const escape = (mark: string) => mark.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
