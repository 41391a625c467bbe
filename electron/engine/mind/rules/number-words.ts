/** Numbers in words: "8760" → "eight thousand seven hundred sixty". */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion']

function hundreds(value: number): string {
  const rest = value % 100
  const ten = tens[Math.floor(rest / 10) - 2]
  const below = rest < 20 ? small[rest] : [ten, rest % 10 > 0 ? small[rest % 10] : ''].filter(Boolean).join('-')
  const many = value >= 100 ? `${small[Math.floor(value / 100)] ?? ''} hundred` : ''
  return [many, value >= 100 && rest === 0 ? '' : below].filter(Boolean).join(' ')
}

/** @param value a decimal number without exponent @returns null for one of more digits than have a name */
export function numberInWords(value: string): string | null {
  const [, sign, whole = '', decimals] = /^(-?)(\d{1,18})(?:\.(\d{1,20}))?$/.exec(value) ?? []
  if (whole === '') return null
  const groups = whole
    .replace(/^0+(?=\d)/, '')
    .replace(/\B(?=(\d{3})+$)/g, ' ')
    .split(' ')
    .map(Number)
  const words = groups.flatMap((group, at) =>
    group === 0 && groups.length > 1 ? [] : [hundreds(group), scales[groups.length - 1 - at] ?? ''],
  )
  const point = decimals ? ['point', ...[...decimals].map((digit) => small[Number(digit)] ?? '')] : []
  return [sign ? 'minus' : '', ...words, ...point].filter(Boolean).join(' ')
}
