/** Cuts a text that is still being written into sentences that can be spoken, without losing a character. */

/** Never the end of a sentence. */
const abbreviations = new Set(
  'mr mrs ms dr prof st mt ft sgt lt gen col capt rev hon gov sen rep mx messrs vs e.g i.e approx dept ca cf al'.split(
    ' ',
  ),
)
/** The end of a sentence if a capital follows. */
const mayEnd = new Set(
  (
    'etc inc ltd co corp jr sr est ave blvd rd ph.d ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri'
  ).split(' '),
)
/** Part of what is numbered: "No. 5", but "No. It is not." */
const beforeNumber = new Set('no fig vol pp p sec ch art eq nos figs'.split(' '))
/** A first sentence beyond this is begun at a clause, so that it can be heard sooner. */
const longFirst = 70
const shortestClause = 18
/** Text without any end of sentence is cut here, at a space. */
const longest = 300

export interface SentenceCutter {
  /** @returns the sentences that are certainly complete, with the white space that follows them */
  push(text: string): string[]
  flush(): string[]
}

export function createSentenceCutter(): SentenceCutter {
  let rest = ''
  let first = true

  function take(final: boolean): string[] {
    const sentences: string[] = []
    for (let end = findEnd(rest, final); end > 0; end = findEnd(rest, final)) {
      sentences.push(rest.slice(0, end))
      rest = rest.slice(end)
    }
    if (final && rest !== '') {
      sentences.push(rest)
      rest = ''
    }
    return sentences.flatMap((sentence) => {
      const parts = first && sentence.length > longFirst ? cutAtClause(sentence) : [sentence]
      if (sentence.trim() !== '') first = false
      return parts
    })
  }

  return {
    push(text) {
      rest += text
      return take(false)
    },
    flush: () => take(true),
  }
}

/** @returns the length of the first sentence of the text, 0 if none is complete */
function findEnd(text: string, final: boolean): number {
  const marks = /([.!?…]+["')\]”’*_]*)(\s+|$)|[。！？…]+["')\]”’」』）*_]*\s*|\n\s*/gu
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const end = match.index + match[0].length
    if (text.slice(0, end).trim() === '') continue
    const after = text.slice(end)
    // What comes next may still belong to it: "2." + "5", "p." + "m.".
    if (!final && after === '' && !/\s$/u.test(match[0])) return 0
    const isFullStop = match[1] !== undefined && /^\.[^.!?…]*$/u.test(match[1])
    const verdict = isFullStop ? judgeFullStop(text.slice(0, match.index), after) : 'ends'
    if (verdict === 'ends' || (verdict === 'unknown' && final)) return end
    if (verdict === 'unknown') return 0
  }
  if (text.length <= longest) return 0
  const space = text.lastIndexOf(' ', longest)
  return space > 0 ? space + 1 : longest
}

/** Whether a single full stop between two texts ends a sentence; unknown while the second is still to come. */
function judgeFullStop(before: string, after: string): 'ends' | 'goes on' | 'unknown' {
  const word = /[^\s("'“*_~#>]*$/u.exec(before)?.[0] ?? ''
  const isCapitalNext = /^["'“(]?\p{Lu}/u.test(after)
  const doubtful = (ends: boolean) => (after === '' ? 'unknown' : ends ? 'ends' : 'goes on')
  // "p.m.", "U.S.", "D.C."
  if (/^\p{L}(?:\.\p{L})+$/u.test(word) && !abbreviations.has(word.toLowerCase())) return doubtful(isCapitalNext)
  if (mayEnd.has(word.toLowerCase())) return doubtful(isCapitalNext)
  if (beforeNumber.has(word.toLowerCase())) return doubtful(!/^\d/u.test(after))
  if (abbreviations.has(word.toLowerCase())) return doubtful(false)
  // An initial ("J. Smith") or a list number at the start of a line ("1. Milk").
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return doubtful(false)
  if (/^\d{1,2}$/u.test(word) && /(^|\n)\s*$/u.test(before.slice(0, before.length - word.length)))
    return doubtful(false)
  if (isNumberInList(word, before)) return doubtful(false)
  return after !== '' && /^\p{Ll}/u.test(after) ? 'goes on' : 'ends'
}

/** The "2." of "1. Milk 2. Bread", where a list is written on one line. */
function isNumberInList(word: string, before: string): boolean {
  return /^\d{1,2}$/u.test(word) && new RegExp(`(?:^|\\s)${Number(word) - 1}\\.\\s`, 'u').test(before)
}

/** Splits once, after the first comma, semicolon, colon or dash that leaves something to say on both sides. */
function cutAtClause(sentence: string): string[] {
  const marks = /[,;:—–]\s+|\s[—–-]\s/gu
  for (let match = marks.exec(sentence); match; match = marks.exec(sentence)) {
    const end = match.index + match[0].length
    if (end >= shortestClause && sentence.length - end >= shortestClause)
      return [sentence.slice(0, end), sentence.slice(end)]
  }
  return [sentence]
}
