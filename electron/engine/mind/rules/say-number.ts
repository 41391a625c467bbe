/** Says numbers as a person reads them: grouped, rounded, or as a power of ten. */

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** @param value a decimal number, as `toString` of a BigNumber writes it */
export function sayNumber(value: string): { text: string; rounded: boolean } {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(value)
  if (!found) return { text: value, rounded: false }
  const [, sign = '', whole = '', fraction = '', exponentText] = found
  const minus = sign ? 'minus ' : ''
  const exponent = exponentText === undefined ? 0 : Number(exponentText)
  const digits = whole + fraction
  const point = whole.length + exponent
  if (exponent > 0 && point >= digits.length && point <= 18)
    return { text: minus + grouped(digits.padEnd(point, '0')), rounded: false }
  if (point > 18) {
    const mantissa = Number(`${digits[0]}.${digits.slice(1, 12)}`)
      .toFixed(2)
      .replace(/\.?0+$/, '')
    const power = `10 to the power of ${point - 1}`
    const exact = /^10*$/.test(digits)
    return {
      text: minus + (mantissa === '1' && exact ? power : `${mantissa} times ${power}`),
      rounded: !/^\d{1,3}0*$/.test(digits),
    }
  }
  if (exponent === 0 && fraction.length <= 6)
    return { text: minus + grouped(whole) + (fraction ? `.${fraction}` : ''), rounded: false }
  const number = Math.abs(Number(value))
  if (number >= 0.001) {
    const rounded = number >= 1e9 ? number.toFixed(0) : number.toFixed(4)
    const short = rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded
    const [int = '', part] = short.split('.')
    return { text: minus + grouped(int) + (part ? `.${part}` : ''), rounded: true }
  }
  if (number >= 1e-12) {
    const short = number.toFixed(18).replace(/0+$/, '')
    return short.length <= 12 && short !== '0.' ? { text: minus + short, rounded: false } : scientific(minus, number)
  }
  return scientific(minus, number)
}

function scientific(minus: string, number: number): { text: string; rounded: boolean } {
  if (number === 0) return { text: '0', rounded: false }
  const [mantissa = '', power = ''] = number.toExponential(2).split('e-')
  return { text: `${minus}${mantissa.replace(/\.?0+$/, '')} times 10 to the power of minus ${power}`, rounded: true }
}
