/** The words of a sum: as operators for the calculator, and as words again for its answer. */

const ones: Record<string, string> = {
  third: '3',
  fourth: '4',
  quarter: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  half: '2',
  halve: '2',
  hundredth: '100',
}
export const spokenOperators: readonly (readonly [RegExp, string])[] = [
  [/\s*(?:\bper ?cents?\b|\bpercentage(?= of)\b|%)\s*/g, ' percent '],
  [
    /\bpercent (?:a )?(?:tip|tax|discount|vat|interest|commission) (?:on|of|for|from)\b|\bpercent (?:out of|from|on)\b/g,
    ' percent of ',
  ],
  [/×|✕|·|\*{1}(?!\*)|(?<=\d)\s*x\s*(?=\d|-|\()/g, ' times '],
  [/\*\*|\^/g, ' ^ '],
  [/÷|:/g, ' divided by '],
  [/²/g, ' squared '],
  [/³/g, ' cubed '],
  [/√/g, ' square root of '],
  [/\b(?:multiplied|multiply|multiplying|multiplies) (?:by|with|times)\b|\btime(?= -?\d)/g, ' times '],
  [/\b(?:divided|divide|dividing) (?:by|with|through)\b|\bover\b(?= -?\d)|\bdivided(?= -?\d)/g, ' divided by '],
  [/\bto the power(?: of)?\b|\braised (?:to|by)(?: the(?: power(?: of)?)?)?\b|\bto the (?=-?\d+$)/g, ' ^ '],
  [/\b(?:added to|and add|adding)\b|\bplus\b/g, ' + '],
  [/\b(?:minus|take away|takeaway|subtracting|reduced by|decreased by|and subtract)\b|\bless\b(?= -?\d)/g, ' - '],
  [/\bnegative (?=\d)/g, '-'],
  [/\b(?:modulo|modulus|mod)\b/g, ' mod '],
  [/\bdivided by\b/g, ' / '],
  [/\btimes\b/g, ' * '],
  [/\b(?:bracket|parenthesis) open\b|\b(?:open|left) (?:bracket|parenthesis|paren)\b/g, ' ( '],
  [/\b(?:close|closed|right) (?:bracket|parenthesis|paren)\b/g, ' ) '],
]

const worded: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the )?square ?root(?: of)? (-?\d+(?:\.\d+)?|\(.*?\))/g, '(sqrt($1))'],
  [/\b(?:the )?cube ?root(?: of)? (-?\d+(?:\.\d+)?|\(.*?\))/g, '(cbrt($1))'],
  [/\b(?:the )?(?:3rd) root(?: of)? (-?\d+(?:\.\d+)?|\(.*?\))/g, '(cbrt($1))'],
  [/\b(?:the )?(\d+)(?:th|rd) root(?: of)? (\d+(?:\.\d+)?)/g, '($2 ^ (1 / $1))'],
  [/\b(?:the )?root(?: of)? (-?\d+(?:\.\d+)?|\(.*?\))/g, '(sqrt($1))'],
  [/\b(?:the )?square of (-?\d+(?:\.\d+)?)/g, '(($1) ^ 2)'],
  [/\b(?:the )?cube of (-?\d+(?:\.\d+)?)/g, '(($1) ^ 3)'],
  [/(-?\d+(?:\.\d+)?|\([^()]*\)) squared?\b/g, '(($1) ^ 2)'],
  [/(-?\d+(?:\.\d+)?|\([^()]*\)) cubed?\b/g, '(($1) ^ 3)'],
  [/(-?\d+(?:\.\d+)?) to the (\d+)(?:st|nd|rd|th)(?: power)?\b/g, '(($1) ^ $2)'],
  [/(-?\d+(?:\.\d+)?) \^ (\d+)(?:st|nd|rd|th)(?: power)?\b/g, '(($1) ^ $2)'],
  [/(-?\d+(?:\.\d+)?) percent of (?:of )?(-?\d+(?:\.\d+)?|\(.*?\))/g, '(($1 / 100) * $2)'],
  [/(-?\d+(?:\.\d+)?) percent\b/g, '($1 / 100)'],
  [/\b(?:a |1 |one )?half(?: of)?(?: a)? (-?\d+(?:\.\d+)?|\(.*?\))/g, '($1 / 2)'],
  [/\b(?:twice|double)(?: of)? (-?\d+(?:\.\d+)?)/g, '(2 * $1)'],
  [/\b(?:triple|thrice|3 times as much as)(?: of)? (-?\d+(?:\.\d+)?)/g, '(3 * $1)'],
  [
    /\b(?:(a|an|one|\d+) )?(third|fourth|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s? of (-?\d+(?:\.\d+)?)/g,
    'FRACTION',
  ],
  [/\b(?:(a|an|one|\d+) )?(third|quarter|half|halve|fifth|sixth|eighth|tenth)s?(?= [-+*/]|$|\))/g, 'PART'],
  [/\b(?:the )?factorial(?: of)? (\d+)/g, '(factorial($1))'],
  [/(\d+) factorial\b/g, '(factorial($1))'],
  [/(\S+) mod (\S+)/g, '(mod($1, $2))'],
  [/(\d) \(/g, '$1 * ('],
]

const sayings: readonly (readonly [RegExp, string])[] = [
  [/\s*\+\s*/g, ' plus '],
  [/\s*\*\s*/g, ' times '],
  [/\s*\/\s*/g, ' divided by '],
  [/\s*\^\s*(\d+)(?:st|nd|rd|th)(?: power)?/g, ' to the power of $1'],
  [/\s*\^\s*/g, ' to the power of '],
  [/\s-\s*/g, ' minus '],
  [/(^|\s)-(?=\d)/g, '$1minus '],
  [/\bmod\b/g, 'modulo'],
  [/[()]/g, ''],
  [/\b1 (?=half|third|quarter|fifth|sixth|eighth|tenth)/g, 'one '],
  [/\bsquareroot\b/g, 'square root'],
  [/(root|factorial|third|quarter|half|tenth) (?=\d)/g, '$1 of '],
  [/^(?=(?:square|cube|\d+(?:th|rd)) root|root of|factorial of|square of|cube of)/, 'the '],
]

/** @returns null when anything but a sum is in the text */
export function expressionOf(text: string): string | null {
  let expression = text
  for (const [pattern, to] of worded) {
    expression =
      to === 'PART'
        ? expression.replace(
            pattern,
            (_, count: string | undefined, part: string) => `(${/^\d/.test(count ?? '') ? count : 1} / ${ones[part]})`,
          )
        : to === 'FRACTION'
          ? expression.replace(
              pattern,
              (_, count: string | undefined, part: string, of: string) =>
                `((${/^\d/.test(count ?? '') ? count : 1} / ${ones[part]}) * ${of})`,
            )
          : expression.replace(pattern, to)
  }
  const bare = expression.replace(/\b(?:sqrt|cbrt|factorial|mod|mean|abs|pi)\b/g, '1')
  if (!/^[\d\s.+\-*/^(),]+$/.test(bare) || !/\d/.test(bare)) return null
  return /[-+*/^(]/.test(bare.trim().slice(1)) || bare.trim().startsWith('(') ? expression.trim() : null
}

export function phraseOf(text: string): string {
  let phrase = text
  for (const [pattern, to] of sayings) phrase = phrase.replace(pattern, to)
  phrase = phrase.replace(/\d{4,}(?=\D|$)/g, (whole, at: number, all: string) =>
    all[at - 1] === '.' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ','),
  )
  phrase = phrase.replace(/\s+/g, ' ').trim()
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}
