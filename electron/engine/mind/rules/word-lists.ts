/** The words that a group of patterns can match: a cheap test for what none of them will. */

const numberWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ' +
  'twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand million billion trillion point dot oh o and a an'

/** All words that stand in the sources, with their plurals and past forms where "s?" or "d?" ends them. */
export function wordsOf(...patterns: readonly RegExp[]): string[] {
  return patterns
    .flatMap(({ source }) => source.replace(/\\[a-z]/g, ' ').match(/[a-z]+[sd]?\??/g) ?? [])
    .flatMap((word) => (word.endsWith('?') ? [word.slice(0, -1), word.slice(0, -2)] : [word]))
}

/**
 * @param known words in lower case
 * @returns whether a text holds nothing but these, number words, and what is not a plain word at all
 */
export function createWordTest(known: Iterable<string>): (text: string) => boolean {
  const all = new Set([...known, ...numberWords.split(' ')])
  return (text) => text.split(/[\s-]+/).every((word) => all.has(word) || !/^[a-z]+$/.test(word))
}
