/** Takes names apart into words that compare alike however they are written or said. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const numberWords = new Map<string, number>([
  ...small.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
])

type Part = { word: string } | { spoken: number }

function joinNumbers(words: readonly string[]): string[] {
  const parts: Part[] = []
  for (const word of words) {
    const value = numberWords.get(word)
    const last = parts[parts.length - 1]
    if (value === undefined) parts.push({ word })
    else if (last && 'spoken' in last && last.spoken % 10 === 0 && last.spoken % 100 >= 20 && value > 0 && value < 10)
      last.spoken += value
    else if (last && 'spoken' in last && (last.spoken === 19 || last.spoken === 20) && value >= 10)
      last.spoken = last.spoken * 100 + value
    else parts.push({ spoken: value })
  }
  const joined: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!
    const next = parts[at + 1]
    if ('word' in part) joined.push(/^\d+$/.test(part.word) ? String(BigInt(part.word)) : part.word)
    else if (next && 'word' in next && (next.word === 'thousand' || next.word === 'hundred')) {
      const after = parts[at + 2]
      const scale = next.word === 'thousand' ? 1_000 : 100
      const rest = after && 'spoken' in after && after.spoken < scale ? after.spoken : 0
      joined.push(String(part.spoken * scale + rest))
      at += after && 'spoken' in after && after.spoken < scale ? 2 : 1
    } else joined.push(String(part.spoken))
  }
  return joined
}

function singular(word: string): string {
  if (word.length <= 3 || !/^[a-z]+s$/.test(word) || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /(?:s|x|z|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

/** Lower case, without accents, singular, numbers as digits: "Q3_Résumés" → q, 3, resume. */
export function wordsOf(text: string): string[] {
  const plain = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
  return joinNumbers(plain.match(/\p{L}+|\p{N}+/gu) ?? []).map(singular)
}

/** Whether two words differ in no more letters than people and recognisers get wrong. */
export function soundsLike(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  const allowed = longest >= 8 ? 2 : longest >= 4 ? 1 : 0
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed || /\d/.test(a + b)) return false
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]! <= allowed
}
