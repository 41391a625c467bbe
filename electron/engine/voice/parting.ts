/** Where a long sentence may be parted, so that its beginning is heard while the rest is still being made. */

/** Characters; the sound of 40 takes some 100 ms to make. */
const longestWhole = 40
const longestPart = 34
const shortestPart = 18
const marks = /[,;:—–]\s+|\s[—–-]\s/gu
/** Speakers too take a breath before these. */
const words =
  /\s(?=(?:and|or|but|because|that|which|who|when|where|while|if|so|by|in|on|at|for|from|with|to|of|as|than)\s)/gu

/** @returns the sentence in one or two parts that make it up */
export function partSentence(text: string): string[] {
  if (text.length <= longestWhole) return [text]
  const ends = (pattern: RegExp) =>
    [...text.matchAll(pattern)]
      .map((match) => match.index + match[0].length)
      .filter((end) => end >= shortestPart && end <= longestPart && text.length - end >= shortestPart)
  const end = ends(marks).at(-1) ?? ends(words).at(-1)
  return end === undefined ? [text] : [text.slice(0, end), text.slice(end)]
}
