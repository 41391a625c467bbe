/** The spelling alphabet of radio and telephone: "K as in Kilo". */

const names =
  'Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  )
const numbers = 'Zero One Two Three Four Five Six Seven Eight Nine'.split(' ')

const alphabet =
  '(?:(?:nato|phonetic|military|radio|aviation|police|pilot|international|spelling|icao|telephone)(?: (?:phonetic|spelling|radio))*(?: (?:alphabet|code|letters|spelling|words?))|(?:nato|alpha bravo)(?: (?:style|charlie))*|(?:military|radio|phonetic) spelling)'
const lead =
  '(?:(?:spell|spell out|say|read|write|give me|tell me|put|what is|what are|how (?:do|would|can|should) (?:you|i|we) (?:spell|say))(?: out)? )?(?:the )?(?:word |name |letters? )?'
const asks = [
  new RegExp(`^${lead}(.+?) (?:in|using|with|by|like|via|from) (?:the |a )?${alphabet}$`),
  /^(?:spell|spell out|say|how (?:do|would) (?:you|i) spell)(?: the)?(?: word| name)? (.+?) phonetically$/,
  /^phonetically spell(?: out)? (.+)$/,
  new RegExp(
    `^(?:use|using|in|with) (?:the )?${alphabet}(?: to| and| please)*(?: spell| say)?(?: out)?(?: the (?:word|name))? (.+)$`,
  ),
  new RegExp(
    `^(?:what (?:is|are) )?(?:the )?${alphabet} (?:spelling )?(?:for|of)(?: the)?(?: word| name| letters?)? (.+)$`,
  ),
  new RegExp(`^(?:what is|what letter is) (?:the letter )?([a-z]) in (?:the )?${alphabet}$`),
]
const whole = new RegExp(
  `^(?:(?:what is|tell me|say|recite|give me|list) )?(?:the )?(?:whole |full |entire )*${alphabet}$`,
)
/** The cheap question before the dear one. */
const hint =
  /\b(?:nato|phonetic(?:ally)?|alpha bravo|(?:military|radio|aviation|police|pilot|spelling|icao|telephone) (?:alphabet|code|spelling|letters))\b/

/** @returns null when no word is to be spelled like this; an empty word means the alphabet itself */
export function askedPhonetically(core: string): string | null {
  if (!hint.test(core)) return null
  if (whole.test(core)) return ''
  for (const pattern of asks) {
    const word = pattern.exec(core)?.[1]
    if (word !== undefined) return word
  }
  return null
}

/** "Kilo, India, Mike." */
export function spelledPhonetically(word: string): string {
  const letters = word === '' ? 'abcdefghijklmnopqrstuvwxyz' : word.normalize('NFD').toLowerCase()
  const said = [...letters].flatMap((letter) => {
    if (/[a-z]/.test(letter)) return names[letter.charCodeAt(0) - 97] ?? []
    return /\d/.test(letter) ? (numbers[Number(letter)] ?? []) : []
  })
  return `${said.join(', ')}.`
}
