/** Turns written text into the words to be said: without Markdown for any voice; in full, in English, for our own. */
import { plainWriting, withoutEscapes } from './model-writing'
import { sayNames } from './spoken-names'
import { sayNumbers } from './spoken-numbers'

const markdown: [RegExp, string][] = [
  [/^\s*(?:```|~~~).*$/gmu, ''],
  [/\[\^?\d+\](?!\()/gu, ''],
  [/!?\[([^\]]*)\]\[[^\]]*\]/gu, '$1'],
  [/<\/?[a-z][^<>\n]*>(?<!:\/\/[^<>]*>)/giu, ' '],
  [/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/gu, '$1'],
  // The end of a link whose text was a sentence.
  [/\]\([^()\s]*\)/gu, ''],
  [/`+([^`]*)`+/gu, '$1'],
  [/^\s{0,3}#{1,6}\s+/gmu, ''],
  [/^\s{0,3}>\s?/gmu, ''],
  [/^\s*(?:[-*_]\s*){3,}$/gmu, ''],
  [/^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*\|?\s*$/gmu, ''],
  [/^\s*\|\s*(.*?)\s*\|\s*$/gmu, '$1'],
  [/\s*\|\s*/gu, ', '],
  [/^\s*[-*+•]\s+(?:\[[ xX]\]\s+)?/gmu, ''],
  [/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/gu, '$2'],
  [/(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])/gu, '$1'],
  [/(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/gu, '$1'],
]

const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{FE0F}\u{200D}\u{20E3}]/gu

/** After the numbers have become words. */
const signs: [RegExp, string][] = [
  [/\s*≈\s*/gu, ' is about '],
  [/\s*≠\s*/gu, ' is not equal to '],
  [/\s*(?:≤|<=)\s*/gu, ' is at most '],
  [/\s*(?:≥|>=)\s*/gu, ' is at least '],
  [/\s+(?:→|->|=>)\s+/gu, ' to '],
  [/\s+<\s+/gu, ' is less than '],
  [/\s+>\s+/gu, ' is greater than '],
  [/\s*=\s*/gu, ' equals '],
  [/\s*±\s*/gu, ' plus or minus '],
  [/\s*×\s*/gu, ' times '],
  [/\s*÷\s*/gu, ' divided by '],
  [/π/gu, 'pi'],
  [/\s+\+\s+/gu, ' plus '],
  [/(\p{L})\+\+/gu, '$1 plus plus'],
  [/\b([CF])#/gu, '$1 sharp'],
  [/\band\/or\b/giu, 'or'],
  [/\s*&\s*/gu, ' and '],
  [/#(?=\s?[a-z])/giu, 'number '],
  [/%/gu, ' percent'],
  [/°/gu, ' degrees'],
  [/\s@\s?/gu, ' at '],
  [/\b(\p{L}+)\/(\p{L}+)\b/gu, '$1 or $2'],
  [/\be\.g\.,?/giu, 'for example'],
  [/\bi\.e\.,?/giu, 'that is'],
  [/\betc\./giu, 'et cetera.'],
  [/\bvs\.?(?=\s)/giu, 'versus'],
  [/\bapprox\./giu, 'approximately'],
  [/[“”«»„]/gu, '"'],
  [/[‘’]/gu, "'"],
  [/\s+[—–-]\s+|—/gu, ', '],
  [/…/gu, '...'],
  [/(?<=^|\s)[:;]-?[()DP](?=\s|$)/gu, ''],
  [/[*_`~^\\|<>{}[\]#]+/gu, ' '],
]

/** @returns the text as it would be written without Markdown and pictures, in any language; empty if there are no words */
export function withoutMarks(text: string): string {
  const plain = withoutEscapes(replaceAll(plainWriting(text), markdown))
    .replace(pictures, '')
    // What is left of a mark whose other half stands in another sentence.
    .replace(/\*\*|__|~~|`+|\[(?![^\]]*\])/gu, '')
    .replace(/^\s+/u, '')
    .replace(/(?<![.!?:;,…。！？])\s*\n\s*/gu, '. ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:!?])/gu, '$1')
    .trim()
  return /[\p{L}\p{N}]/u.test(plain) ? plain : ''
}

/** @returns words and punctuation for the voice; empty if there is nothing to say */
export function speakable(text: string): string {
  const plain = replaceAll(plainWriting(text), markdown).replace(pictures, '')
  const said = replaceAll(sayNumbers(sayNames(plain)), signs)
    .replace(/\s*\n\s*/gu, '. ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:!?])/gu, '$1')
    .replace(/([.!?:;,])(?:\s*[.;,])+(?=\s|$)/gu, (all, mark: string) => (all.startsWith('...') ? '...' : mark))
    .replace(/^[\s.,;:]+/u, '')
    .trim()
  return /[\p{L}\p{N}]/u.test(said) ? said : ''
}

function replaceAll(text: string, table: [RegExp, string][]): string {
  return table.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text)
}
