/** Says numbers as a person reads them: grouped, rounded, or as a power of ten. */

interface Said {
  text: string
  /** To be said with "about". */
  rounded: boolean
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** Takes off the zeros that end a fraction. */
function trimmed(decimals: string): string {
  return decimals.includes('.') ? decimals.replace(/\.?0+$/, '') : decimals
}

function groupedDecimal(decimals: string): string {
  const [whole = '', fraction] = decimals.split('.')
  return grouped(whole) + (fraction ? `.${fraction}` : '')
}

/** @param value a decimal number, as `toString` of a BigNumber writes it */
export function sayNumber(value: string): Said {
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
    const mantissa = trimmed(Number(`${digits[0]}.${digits.slice(1, 12)}`).toFixed(2))
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
    return {
      text: minus + groupedDecimal(trimmed(number >= 1e9 ? number.toFixed(0) : number.toFixed(number >= 1000 ? 2 : 4))),
      rounded: true,
    }
  }
  if (number >= 1e-12) {
    const short = number.toFixed(18).replace(/0+$/, '')
    return short.length <= 12 && short !== '0.' ? { text: minus + short, rounded: false } : scientific(minus, number)
  }
  return scientific(minus, number)
}

/**
 * A measured amount, no finer than anybody needs it.
 * @param decimals how many a number of one to a hundred keeps at most when it is rounded
 */
export function sayMeasured(value: string, decimals = 2): Said {
  const number = Math.abs(Number(value))
  const fraction = /\.(\d+)$/.exec(value)?.[1] ?? ''
  if (fraction.length <= decimals + (decimals === 2 ? 1 : 0) || number >= 1e9) return sayNumber(value)
  if (number < 0.001) return sayNumber(value)
  const minus = value.startsWith('-') ? 'minus ' : ''
  const kept = decimals < 2 ? decimals : number >= 1000 ? 0 : number >= 100 ? 1 : 2
  const short = number < 1 && decimals === 2 ? String(Number(number.toPrecision(3))) : trimmed(number.toFixed(kept))
  return { text: (short === '0' ? '' : minus) + groupedDecimal(short), rounded: true }
}

function scientific(minus: string, number: number): Said {
  if (number === 0) return { text: '0', rounded: false }
  const [mantissa = '', power = ''] = number.toExponential(2).split('e-')
  return { text: `${minus}${trimmed(mantissa)} times 10 to the power of minus ${power}`, rounded: true }
}
