/** The words of the grammar of sums. */

export const parts: Record<string, string> = {
  half: '2',
  third: '3',
  quarter: '4',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  twelfth: '12',
  hundredth: '100',
  thousandth: '1000',
}
const ranks =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
/** Functions of one number, by the word that `written` gives them. */
export const functions: Record<string, { math: (a: string) => string; say: string; keepsLabel?: true; unit?: string }> =
  {
    sqrt: { math: (a) => `sqrt(${a})`, say: 'the square root of' },
    cbrt: { math: (a) => `cbrt(${a})`, say: 'the cube root of' },
    root: { math: (a) => `sqrt(${a})`, say: 'the root of' },
    square: { math: (a) => `((${a}) ^ 2)`, say: '' },
    cube: { math: (a) => `((${a}) ^ 3)`, say: '' },
    double: { math: (a) => `(2 * ${a})`, say: 'double', keepsLabel: true },
    twice: { math: (a) => `(2 * ${a})`, say: 'twice', keepsLabel: true },
    triple: { math: (a) => `(3 * ${a})`, say: 'triple', keepsLabel: true },
    factorial: { math: (a) => `factorial(${a})`, say: 'the factorial of' },
    abs: { math: (a) => `abs(${a})`, say: 'the absolute value of' },
    log: { math: (a) => `log10(${a})`, say: 'the logarithm of' },
    ln: { math: (a) => `log(${a})`, say: 'the natural logarithm of' },
    sin: { math: (a) => `sin(${a} * pi / 180)`, say: 'the sine of', unit: ' degrees' },
    cos: { math: (a) => `cos(${a} * pi / 180)`, say: 'the cosine of', unit: ' degrees' },
    tan: { math: (a) => `tan(${a} * pi / 180)`, say: 'the tangent of', unit: ' degrees' },
  }

/** The number that an ordinal stands for: "fifth", "10th". */
export function rankOf(word: string): number | null {
  const written = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1]
  const rank = written === undefined ? ranks.indexOf(word) : Number(written)
  return rank > 0 ? rank : null
}

export const grammarWords = [
  ...Object.keys(functions),
  ...Object.keys(parts),
  ...Object.keys(parts).map((part) => `${part}s`),
  ...ranks,
].concat(
  'halves the of to power squared cubed factorial percent sum total product quotient difference average median between and with that pi root mod'.split(
    ' ',
  ),
)
