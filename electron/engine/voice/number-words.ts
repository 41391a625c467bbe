/** Numbers as an English speaker says them. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion']
const irregular: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** @param digits whole, without sign or separators; beyond the quadrillions they are said one by one */
export function cardinal(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/u, '')
  if (plain.length > 18) return spellDigits(plain)
  if (plain === '0') return 'zero'
  const groups: string[] = []
  for (let end = plain.length, scale = 0; end > 0; end -= 3, scale++) {
    const value = Number(plain.slice(Math.max(0, end - 3), end))
    if (value > 0) groups.unshift([belowThousand(value), scales[scale]].filter(Boolean).join(' '))
  }
  return groups.join(' ')
}

export function ordinal(digits: string): string {
  const words = cardinal(digits)
  const [, head = '', last = ''] = /^(.*[ -])?([a-z]+)$/u.exec(words) ?? []
  return head + (irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`))
}

/** 1907 → nineteen oh seven, 2026 → twenty twenty-six, 2005 → two thousand five. */
export function year(digits: string): string {
  const value = Number(digits)
  const [century, rest] = [Math.floor(value / 100), value % 100]
  if (value < 1_000 || value > 2_099 || (value >= 2_000 && value < 2_010)) return cardinal(digits)
  if (rest === 0) return `${cardinal(String(century))} hundred`
  return `${cardinal(String(century))} ${rest < 10 ? `oh ${small[rest]!}` : cardinal(String(rest))}`
}

export function spellDigits(digits: string): string {
  return [...digits].map((digit) => small[Number(digit)] ?? digit).join(' ')
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const words: string[] = []
  if (hundreds > 0) words.push(`${small[hundreds]!} hundred`)
  if (rest > 0)
    words.push(rest < 20 ? small[rest]! : tens[Math.floor(rest / 10)]! + (rest % 10 > 0 ? `-${small[rest % 10]!}` : ''))
  return words.join(' ')
}
