/** What is asked of the letters of a word, of the words of a sentence, and of the alphabet. */
import { rankOf } from './sum-vocabulary'

export interface LetterAnswer {
  text: string
  /** What a follow-up may mean; empty when there is none. */
  word: string
  /** The same of another letter: "and S's?" */
  ofLetter?: (letter: string) => LetterAnswer
  /** The same of another word: "and in raspberry?" */
  ofWord?: (word: string) => LetterAnswer
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

const lettersIn = [
  /^how many letters (?:(?:are|is) (?:there )?in|does|do|has|is|in|are there in)(?: the)?(?: words?)? (.+?)(?: have| contain)?$/,
  /^(?:what is the )?(?:number|amount) of letters in(?: the)?(?: words?)? (.+)$/,
  /^(?:count|tell me) (?:the )?(?:number of )?letters (?:in|of)(?: the)?(?: words?)? (.+)$/,
  /^how long is the word (.+)$/,
]
const oneLetter =
  /^(?:how (?:many|often|many times)(?: times)?|count)(?: (?:does|is|do))?(?: the)?(?: letters?)? ([a-z])(?:'?s)?(?: letters?)?(?: (?:are|is))?(?: there)?(?: (?:occur|appear|come up|used))?(?: in| does| do)(?: the)?(?: words?)? ([a-z'-]+)(?: have| contain)?$/
const vowelsIn =
  /^how many (vowels|consonants) (?:are |are there |does |is )?(?:in )?(?:the word )?([a-z'-]+)(?: have| contain)?$/
const hasLetter = [
  /^(?:is|are) (?:there )?(?:an? |any |the )?(?:letters? )?(?<letter>[a-z])(?:'?s)?(?: letters?)? (?:anywhere )?in(?: the)?(?: word)? (?<word>[a-z'-]+)$/,
  /^(?:does|has)(?: the)?(?: word)? (?<word>[a-z'-]+) (?:have |contain |got )?(?:an? |any |the )?(?:letters? )?(?<letter>[a-z])(?:'?s)?(?: in it)?$/,
]
const rank = '([a-z]+|\\d+(?:st|nd|rd|th))'
const letterAt = [
  new RegExp(
    `^(?:(?:what|which)(?: letter)? is |tell me )?the ${rank} letter (?:of|in)(?: the)?(?: word)? ([a-z'-]+)$`,
  ),
  /^(?:what|which)(?: letter)? does(?: the)?(?: word)? (?<word>[a-z'-]+) (?<place>start|begin|end) with$/,
]
const besides =
  /^(?:what|which)(?: letter)? (?:comes|is|follows|goes)(?: right| just| directly)? (after|before)(?: the)?(?: letter)? ([a-z])(?: in the alphabet)?$/
const numberOf =
  /^(?:what|which) (?:number|position|place|letter)(?: (?:of|in) the alphabet)?(?: letter)? is(?: the)?(?: letter)? ([a-z])(?: in the alphabet)?$/
const wordsIn =
  /^(?:how many words (?:(?:are|is) )?(?:there )?(?:in|does)|count (?:the )?(?:number of )?words in|(?:what is )?the number of words in)( (?:the |this |following )*(?:sentence|phrase|words))? (.+?)(?: have| contain)?$/

const countWord = (count: number, one: string): string =>
  `There ${count === 1 ? 'is' : 'are'} ${count === 0 ? 'no' : count} ${one}${count === 1 ? '' : 's'}`

const lengthOf = (word: string): number => word.match(/\p{L}/gu)?.length ?? 0

function letterCount(word: string): LetterAnswer {
  return { text: `${countWord(lengthOf(word), 'letter')} in ${word}.`, word, ofWord: letterCount }
}

export function occurrences(letter: string, word: string): LetterAnswer {
  const count = word.split(letter).length - 1
  const name = letter.toUpperCase()
  return {
    text: `There ${count === 1 ? `is 1 ${name}` : `are ${count || 'no'} ${name}'s`} in ${word}.`,
    word,
    ofLetter: (other) => occurrences(other, word),
    ofWord: (other) => occurrences(letter, other),
  }
}

/** @returns -1 for the last one, -2 for the one before it; null when the words name no place */
function placeOf(words: string): number | null {
  if (/^(?:start|begin)$/.test(words)) return 1
  if (/^(?:last|end|final)$/.test(words)) return -1
  return rankOf(words)
}

function letterIn(place: number, word: string): LetterAnswer | null {
  const isAlphabet = word === 'alphabet'
  const found = [...(isAlphabet ? alphabet : word)].at(place < 0 ? place : place - 1)
  const which =
    place === -1 ? 'last' : `${place}${endings[place % 100 > 10 && place % 100 < 14 ? 0 : place % 10] ?? 'th'}`
  const of = isAlphabet ? 'the alphabet' : word
  if (found) return { text: `The ${which} letter of ${of} is ${found.toUpperCase()}.`, word: isAlphabet ? '' : word }
  return { text: `There are only ${isAlphabet ? 26 : word.length} letters in ${of}.`, word: isAlphabet ? '' : word }
}
const endings = ['th', 'st', 'nd', 'rd']

/** @param wordOf the word as it was written, or the one before for a pronoun; null when there is none */
export function answerLetters(core: string, wordOf: (said: string) => string | null): LetterAnswer | null {
  for (const pattern of lettersIn) {
    const said = pattern.exec(core)?.[1]
    if (!said) continue
    if (/^(?:the )?(?:english )?alphabet$/.test(said)) return { text: 'The English alphabet has 26 letters.', word: '' }
    const word = wordOf(said)
    if (word && lengthOf(word) > 0) return letterCount(word)
  }
  const [, letter = '', within = ''] = oneLetter.exec(core) ?? []
  const whole = letter && wordOf(within)
  if (whole) return occurrences(letter, whole)
  const [, kind = '', of = ''] = vowelsIn.exec(core) ?? []
  const counted = kind && wordOf(of)
  if (counted) {
    const vowels = counted.match(/[aeiou]/g)?.length ?? 0
    const count = kind === 'vowels' ? vowels : (counted.match(/[a-z]/g)?.length ?? 0) - vowels
    return { text: `${countWord(count, kind.slice(0, -1))} in ${counted}.`, word: counted }
  }
  for (const pattern of hasLetter) {
    const { letter = '', word = '' } = pattern.exec(core)?.groups ?? {}
    const asked = word && wordOf(word)
    if (!asked) continue
    const found = occurrences(letter, asked)
    return { ...found, text: `${asked.includes(letter) ? 'Yes' : 'No'}, ${found.text.replace(/^T/, 't')}` }
  }
  for (const pattern of letterAt) {
    const found = pattern.exec(core)
    if (!found) continue
    const { word: named = found[2] ?? '', place = found[1] ?? '' } = found.groups ?? {}
    const at = placeOf(place)
    const word = wordOf(named)
    if (at !== null && word) return letterIn(at, word)
  }
  const [, side, beside = ''] = besides.exec(core) ?? []
  if (side) {
    const neighbour = alphabet.charAt(alphabet.indexOf(beside) + (side === 'after' ? 1 : -1))
    const name = beside.toUpperCase()
    return {
      text:
        neighbour === '' ? `There is no letter ${side} ${name}.` : `${neighbour.toUpperCase()} comes ${side} ${name}.`,
      word: '',
    }
  }
  const numbered = numberOf.exec(core)?.[1]
  if (numbered)
    return {
      text: `${numbered.toUpperCase()} is letter number ${alphabet.indexOf(numbered) + 1} of the alphabet.`,
      word: '',
    }
  const [, isQuoted, sentence = ''] = wordsIn.exec(core) ?? []
  return sentence !== '' && (isQuoted || !isDocument.test(sentence))
    ? { text: `${countWord(sentence.split(' ').length, 'word')} in that.`, word: '' }
    : null
}

/** Words that are not the ones to be counted, but name them. */
const isDocument =
  /^(?:(?:my|the|that|this|an?|our|his|her|it)\b|english|\w+$)|\b(?:file|document|language|dictionary|essay|letter|report|notes?|book|\w+\.\w{2,4})\b/
