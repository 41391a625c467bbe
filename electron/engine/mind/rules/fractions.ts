/** Which fraction a decimal number is. */

/** "3 over 4"; null when the decimal number is whole, or no short fraction */
export function fractionOf(value: string): string | null {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  if (decimals.length > 12) {
    const third = /^(3{12}|6{12})/.exec(decimals)?.[0]
    return third ? `${sign ? 'minus ' : ''}${Number(whole) * 3 + (third.startsWith('3') ? 1 : 2)} over 3` : null
  }
  let [a, b] = [BigInt(whole + decimals), 10n ** BigInt(decimals.length)]
  const [top, bottom] = [a, b]
  while (b > 0n) [a, b] = [b, a % b]
  const divisor = a === 0n ? 1n : a
  const [numerator, denominator] = [top / divisor, bottom / divisor]
  return denominator === 1n ? null : `${sign ? 'minus ' : ''}${numerator} over ${denominator}`
}
