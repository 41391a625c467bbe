/** Writes a spoken sum down: digits for number words, one word or sign for every way to name an operator. */
import { digits } from './numbers'

const dozens: readonly (readonly [RegExp, string])[] = [
  [/\bhalf (?:a|of a) dozen\b/g, '6'],
  [/\ba dozen and a half\b/g, '18'],
  [/\ba dozen\b/g, '1 dozen'],
]
const dozen = /\b(?:(\d+) )?dozen\b/g

const money: readonly (readonly [RegExp, string])[] = [
  [/\$\s*(\d[\d.]*)((?: (?:thousand|million|billion|trillion))?)(?: dollars?| bucks)?/g, '$1$2 dollars '],
  [/€\s*(\d[\d.]*)((?: (?:thousand|million|billion|trillion))?)/g, '$1$2 euros '],
  [/£\s*(\d[\d.]*)((?: (?:thousand|million|billion|trillion))?)/g, '$1$2 quid '],
  [/(\d)\s*€/g, '$1 euros '],
]

const cents = /\b(\d+) (dollars?|euros?|bucks)(?: and)? (\d{1,2})(?: cents?\b|$)/g

/** "seven sevens" */
const manyOf =
  /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty) (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|thirt|fort|fift|hundred|thousand)(?:s|es|ies)\b/g

const operators: readonly (readonly [RegExp, string])[] = [
  [/\btimes as (?:much|many|big|large|high|long) as\b/g, ' * '],
  [/\bhalf off(?: of)?\b/g, '50 percent off'],
  [/\b(?:0\.5|half|1\/2)(?: of)?(?: an?| 1)? (?:percent|per cent|%)/g, '0.5 percent'],
  [/\b(?:a |1 )?quarter(?: of)?(?: an?| 1)? (?:percent|per cent|%)/g, '0.25 percent'],
  [/^(.+?) in (?:brackets|parentheses|parenthesis)\b/g, '( $1 )'],
  [/\s*(?:\bper ?cents?\b|\bpercentage(?= of \d)|%)\s*/g, ' percent '],
  [/(?<=\bpercent) (?:a )?(?:sales tax|tax|vat|interest|commission|service charge) (?:on|of|for|from)\b/g, ' of'],
  [
    /(?<=\d percent) (?:sales tax|tax|vat|interest|commission|service|service charge)\b(?! (?:on|of|for))|(?<=(?:plus|add|with|and|including|\+) (?:an? )?[\d.]+ percent) (?:tip|gratuity)\b(?! (?:on|of|for))/g,
    '',
  ],
  [/(?<=\bpercent) (?:out of|from|on)\b|(?<=\bpercent of) of\b/g, ' of'],
  [/(?<=[-+]\s+|\b(?:plus|minus|with) )an? (?=[\d.]+\s+percent)/g, ''],
  [/×|✕|·|\*{1}(?!\*)|(?<=\d)\s*x\s*(?=\d|-|\()/g, ' * '],
  [/\*\*|\^/g, ' ^ '],
  [/÷/g, ' / '],
  [/√/g, ' sqrt '],
  [
    /\b(?:multiplied|multiply|multiplying|multiplies) (?:it |that )?(?:by|with|times)\b|\btime(?= -?\d)|\btimes\b/g,
    ' * ',
  ],
  [
    /\b(?:divided|divide|dividing) (?:it |that )?(?:by|with|through|into)\b|\bover\b(?= (?:-?\d|that))|\bdivided(?= -?\d)/g,
    ' / ',
  ],
  [/\b(?:raised )?to the power(?: of)?\b|\braised (?:to|by)(?: the(?: power(?: of)?)?)?\b/g, ' ^ '],
  [/\bto the (?=(?:- |minus )?\d+(?:$| (?!root)[-+*/a-z]))/g, ' ^ '],
  [/\b(?:added to|and add|adding|increased by|plus)\b/g, ' + '],
  [
    /\b(?:minus|take away|takeaway|subtracting|reduced by|decreased by|and subtract|subtracted by)\b|\bless\b(?= -?\d)/g,
    ' - ',
  ],
  [/\bnegative (?=[\d.])/g, ' -'],
  [/\b(?:modulo|modulus|mod)\b/g, ' mod '],
  [/\b(?:bracket|parenthesis) open\b|\b(?:open|left) (?:brackets?|parenthesis|parentheses|paren)\b/g, ' ( '],
  [/\b(?:close|closed|right) (?:brackets?|parenthesis|parentheses|paren)\b/g, ' ) '],
  [/\bsquare ?roots?\b/g, ' sqrt '],
  [/\bcube ?roots?\b|\bcubic root\b/g, ' cbrt '],
  [/\b(?:absolute value|absolute)\b/g, ' abs '],
  [/\bnatural (?:log|logarithm)\b/g, ' ln '],
  [/\b(?:logarithm|log)(?: base 10)?\b/g, ' log '],
  [/\bsine\b/g, ' sin '],
  [/\bcosine\b/g, ' cos '],
  [/\btangent\b/g, ' tan '],
  [/(?<=\b(?:sin|cos|tan)(?:\s+of)?\s+-?[\d.]+)(?: degrees?|°)/g, ''],
  [/\bto the (tenth|\d+(?:st|nd|rd|th))\b/g, 'to the $1'],
  [/\b(?:mean|average) (?:value )?(?=of|between|\d)/g, 'average '],
  [/\bthrice\b/g, 'triple'],
  // Multiplication is not always written: "2 (3 + 4)".
  [/(?<=[\d)])\s*\(/g, ' * ( '],
]

export const writtenPatterns = [...dozens, [dozen] as const, [manyOf] as const, ...money, ...operators].map(
  ([pattern]) => pattern,
)

const listed = /\b(?:add|sum|multiply|subtract|total|product|average|mean|median|difference|together|between)\b/

/** @param question plain text; @returns numbers, signs and words with one space between them */
export function written(question: string): string {
  let text = question.replace(
    manyOf,
    (_, many: string, of: string) => `${many} times ${of.replace(/^(?:twent|thirt|fort|fift)$/, '$&y')}`,
  )
  for (const [pattern, to] of dozens) text = text.replace(pattern, to)
  text = digits(text.replace(/\s+/g, ' ').trim()).replace(dozen, (_, count = '1') => String(Number(count) * 12))
  for (const [pattern, to] of money) text = text.replace(pattern, to)
  text = digits(text.replace(/\s+/g, ' ').trim()).replace(
    cents,
    (_, whole: string, name: string, part: string) => `${whole}.${part.padStart(2, '0')} ${name}`,
  )
  text = text.replace(/\b(\d+) (?:and )?(\d+\/\d+)(?![\d/])/g, '( $1 + $2 )')
  for (const [pattern, to] of operators) text = text.replace(pattern, to)
  text = text
    .replace(/([-+*/()])/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
  // "a hundred and five" may be heard as "100 and 5".
  if (!listed.test(text)) {
    text = text.replace(/\b(\d*[1-9]00) and (\d{1,2})\b(?!\.)/g, (_, hundreds: string, rest: string) =>
      String(Number(hundreds) + Number(rest)),
    )
  }
  return (
    text
      // "to" and "for" between operators are the numbers that sound the same.
      .replace(/(^|[-+*/^(] )too?(?=$| [-+*/^)])/g, '$12')
      .replace(/(^|[-+*/^(] )for(?=$| [-+*/^)])/g, '$14')
  )
}
