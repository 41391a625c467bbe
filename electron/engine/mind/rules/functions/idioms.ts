import { actsOf } from './verbs'

/** Figures of speech for plain orders, written as the order that they mean. */
const idioms: readonly (readonly [RegExp, string])[] = [
  [/^keep (?:an|one) eye on\b/i, 'watch'],
  [/^keep tabs on\b/i, 'watch'],
  [/^keep track of\b/i, 'track'],
  [/^(?:call|blow) off\b/i, 'cancel'],
  [/^(?:put off|push back)\b/i, 'postpone'],
  [/^(?:never mind|forget (?:it|that|about it)|scratch that)[,. ]+(?=\S)/i, ''],
  [/^(?:hang on|hold on|hold off) (?:to|on|with)\b/i, 'pause'],
  [/^get rid of\b/i, 'delete'],
  [/^take (.+?) (?:off|out of) (?=(?:the|my|our)\b)/i, 'remove $1 from '],
  [
    /^(?:put|stick|throw|pop|chuck) (.+?) (?:on|onto|in|into) (?=(?:the|my|our) (?:[\w-]+ )?(?:list|cart|basket|calendar|agenda|queue|playlist)\b)/i,
    'add $1 to ',
  ],
  [
    /^(?:we|i)(?:'re| are|'m| am) (?:all |nearly |almost |completely |totally |just )?(?:out of|low on|running (?:low on|out of|short of)|short of) (.+)$/i,
    'add $1 to the shopping list',
  ],
  [/^(?:we|i)(?:'ve| have)? (?:have )?run out of (.+)$/i, 'add $1 to the shopping list'],
  [/^(?:there is|there's|we have|we've got) no (?:more )?(.+?) left$/i, 'add $1 to the shopping list'],
  [/^no (?:more )?(?=[\w -]+? (?:until|till|before|for the next)\b)/i, 'forbid '],
  [
    /^(?:back up|reverse)(?= (?:by )?(?:\d|a (?:bit|little|meter|foot|few|couple)|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty)|$)/i,
    'go backward',
  ],
  [/^(?:put|patch) me through to\b/i, 'connect me to'],
  [/^(?:give|get) me (?:all )?(?:my|the|our) money back\b/i, 'request a refund'],
  [
    /^(?:notify me|ping me|message me|let me know) (?=(?:when|whenever|if|once|as soon as) .*\b(?:above|below|over|under|exceed\w*|drop\w*|f[ae]lls?|rises?|reach\w*|hits?|leaves?|(?:less|more) than)\b)/i,
    'alert me ',
  ],
  [/^call in sick\b/i, 'report sick'],
  [/^send (.+?) back$/i, 'return $1'],
  [/^how (?:am i|are we) doing (?:on|with|for)\b/i, 'what is the status of'],
]

const trailing = /,? (?:instead|rather|then)$/i

/** "Have the parcels picked up", "get the car washed": the order of what is to be done. */
const causative =
  /^(?:(?:can|could|may|might) (?:i|we) (?:please )?)?(?:have|get) ((?!(?:you|i|we|they|he|she|to|been|no|not|never)\b)[\w'-]+(?: [\w'-]+){0,5}?) ((?!need\b|feed\b|seed\b|bed\b|red\b|speed\b)[a-z]+ed|sent|brought|made|done|put|cut)((?: (?:up|out|off|down|back|in|on|over))?)(?= |$)/i
const irregularBases: Record<string, string> = { sent: 'send', brought: 'bring', made: 'make', done: 'do' }

/** "Picked" and "cleaned" lose two letters, "measured" one. */
const withE = /(?<=[aeiou]{2}[^aeiou]|[^aeiounlrs][^aeiou]|[nr][tdkm]|l[tdlkp]|s[shtk])ed$/

function baseOf(participle: string): string {
  const word = participle.toLowerCase()
  const bases = [word.slice(0, -1), word.slice(0, -2), word.slice(0, -3), `${word.slice(0, -3)}y`]
  return (
    irregularBases[word] ??
    bases.find((base) => word.endsWith('ed') && actsOf(base)) ??
    word.replace(withE, '').replace(/(?<=..)d$/, '')
  )
}

/** @param text an order in its own capitals, without address and politeness */
export function literal(text: string): string {
  const plain = text
    .replace(trailing, '')
    .replace(causative, (_, thing: string, done: string, particle: string) => `${baseOf(done)}${particle} ${thing}`)
  for (const [pattern, order] of idioms) if (pattern.test(plain)) return plain.replace(pattern, order)
  return plain
}
