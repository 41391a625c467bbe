/** Divisors, multiples and other ways to write a whole number. */

/** Beyond it, trying divisors takes too long, and nobody listens to the digits. */
export const largestTried = 1e12

export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

export const lcm = (a: number, b: number): number => (a / gcd(a, b)) * b

/** Prime factors in order, each as often as it divides: 12 → 2, 2, 3. At most a million trial divisions. */
export function primeFactors(value: number): number[] {
  const factors: number[] = []
  let rest = value
  for (let divisor = 2; divisor * divisor <= rest; divisor += divisor === 2 ? 1 : 2) {
    while (rest % divisor === 0) {
      factors.push(divisor)
      rest /= divisor
    }
  }
  return rest > 1 ? [...factors, rest] : factors
}

export function divisors(value: number): number[] {
  const found = primeFactors(value).reduce(
    (some, prime) => [...new Set(some.flatMap((divisor) => [divisor, divisor * prime]))],
    [1],
  )
  return found.sort((a, b) => a - b)
}

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** @returns null where the Romans had no sign: below 1, and from 4,000 on */
export function toRoman(value: number): string | null {
  if (value < 1 || value >= 4000) return null
  let rest = value
  let text = ''
  for (const [worth, sign] of romanDigits) {
    text += sign.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

/** @returns null when the letters are no Roman number as it is written */
export function fromRoman(letters: string): number | null {
  let rest = letters.toUpperCase()
  let value = 0
  for (const [worth, sign] of romanDigits) {
    for (; rest.startsWith(sign); rest = rest.slice(sign.length)) value += worth
  }
  return toRoman(value) === letters.toUpperCase() ? value : null
}
