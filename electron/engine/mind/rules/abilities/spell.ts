/** Spells the words that were said, and counts their letters; it does not judge how a word is written. */
import { askedPhonetically, spelledPhonetically } from '../phonetic'
import { answerLetters, occurrences, type LetterAnswer } from '../letters'
import { say, type Ability, type Context, type Understanding } from '../ability'

const asks = [
  /^(?:please )?(?:spell|spell out|spell me)(?: (?:out|for me))?(?: (?:the|this|my))?(?: (?:words?|name))? (.+?)(?: out)?$/,
  /^how (?:do|would|should|can|must) (?:you|u|ya|i|we|one|people) (?:spell(?: out)?(?: the)?(?: words?)?|write the word) (.+)$/,
  /^how (?:is|are)(?: the)?(?: words?)? (.+?) (?:spelled|spelt|written)(?: out)?$/,
  /^(?:what (?:is|are) )?the (?:spelling|letters) (?:of|for|in)(?: the)?(?: words?)? (.+)$/,
  /^(?:i (?:need|want) )?(?:the |a )?spelling (?:of|for)(?: the)?(?: words?)? (.+)$/,
  /^(.+) how (?:do|would|should|can) (?:you|u|ya|i|we) (?:spell|write) (?:it|that|this)$/,
  /^how (?:to|does one) spell(?: the)?(?: words?)? (.+)$/,
  /^what letters (?:are in|make up)(?: the)?(?: words?)? (.+)$/,
]
const following = /^(?:and |or |now )*(?:(?:what|how) about |and |now )(?:the word )?([a-z'-]{2,30})$/
const aboutLetters =
  /\b(?:letters?|vowels|consonants|words|how (?:many|often)|the word|alphabet|[a-z](?:'?s)?(?: in it)?$|(?:an?|any) [a-z](?:'?s)? in|(?:start|begin|end) with$)\b/
const otherLetter = /^(?:(?:and|or|now|what about|how about|how many) )+(?:the )?(?:letters? )?([a-z])(?:'?s)?$/
const otherWord =
  /^(?:(?:and|or|so|what about|how about|no|i meant|i mean) )+(?:in |for |of )?(?:the word )?([a-z'-]{2,30})$/
const reversal =
  /^(?:(?:and|now|what about|how about|spell|say|do) )*(?:it |that )?(?:backwards?|in reverse|the other way (?:a?round)|from the end)$/
const notWord = /^(?:you|me|that|it|now|there|them|then|this|today|tomorrow|yesterday)$/
const pronoun = /^(?:it|that|this|that word|this word|the word|that one|the last word|that again|it again)$/
const backwards = /\s+(?:backwards?|in reverse|from the end)$/
const alphabet = /^(?:(?:what is |say |tell me |recite |spell )?the (?:english )?alphabet|say the a ?b ?c)$/

const names: Record<string, string> = {
  '-': 'hyphen',
  "'": 'apostrophe',
  '.': 'dot',
  _: 'underscore',
  '@': 'at',
  '&': 'ampersand',
}
/** A spelling in another language, or of something that is no word. */
const notSpelling =
  /^spell ?check|\b(?:my|his|her|their) (?:\w+ )?name$|\bin (?:french|german|spanish|italian|chinese|japanese|russian|dutch|polish|portuguese|morse code)$/
const which = 'Which word shall I spell?'
const longestWord = 60

/** Letters with a pause between them, as a voice reads them apart. */
function spelled(words: string): string {
  const spaced = words
    .split(/\s+/)
    .map((word) => [...word].map((letter) => names[letter] ?? letter.toUpperCase()).join(', '))
  return `${spaced.join(', space, ')}.`
}

/** The words as they were written: contractions and capitals are gone from the plain text. */
function asWritten(words: string, raw: string): string {
  const text = raw.replace(/[‘’]/g, "'").toLowerCase()
  if (text.includes(words)) return words
  const quoted = /["“”']([^"“”]+?)["“”'](?=\W|$)/.exec(raw)?.[1]
  const last = text.replace(/(?:,?\s+(?:please|for me|parley))+\s*[.?!]*$/, '').match(/[\p{L}\d'-]+(?=[.?!"”]*$)/u)?.[0]
  return quoted?.toLowerCase() ?? last ?? words
}

const clean = (words: string): string =>
  words
    .replace(/[^\p{L}\p{N}\s'._@&-]/gu, '')
    .replace(/^'|'$/g, '')
    .trim()

function wordBefore({ standalone, lastRequest, topic, told }: Context): string | null {
  const latest = told.at(-1)
  const spelledBefore = topic === 'other' && standalone !== null ? /^spell (.+)$/.exec(standalone)?.[1] : undefined
  if (spelledBefore) return spelledBefore
  const named = latest?.kind === 'place' ? latest.words : latest?.kind === 'day' ? latest.name : undefined
  if (named && !/\d/.test(named)) return clean(named.replace(/^(?:the |next |this )+/, ''))
  const last = clean((lastRequest ?? '').toLowerCase().replace(/[.?!,]+$/, ''))
  return last !== '' && last.split(/\s+/).length <= 2 ? last : null
}

export const spell: Ability = {
  name: 'spell',
  does: 'spell a word',
  near: /\b(?:spell|spelling|letters?|dictionary|define|definition|synonyms?|rhymes?|pronounce|grammar)\b/,
  wordings: [
    'Spell necessary.',
    'How do you spell rhythm?',
    'How is the word weird spelled?',
    'Spell necessary backwards.',
    'Spell Kim in the phonetic alphabet.',
    'How many letters are in banana?',
    'How many times does the letter R occur in strawberry?',
  ],
  understand({ core, plain, raw }, context): Understanding | null {
    const answer = (text: string, word: string, certainty = 0.96): Understanding => ({
      certainty,
      outcome: say(text),
      topic: 'other',
      ...(word === '' ? {} : { standalone: `spell ${word}` }),
      extracted: { word },
    })
    const ofLetters = ({ text, word, ofLetter, ofWord }: LetterAnswer): Understanding => ({
      ...answer(text, word),
      followUp: ({ core: next }) => {
        if (reversal.test(next)) return word === '' ? null : spellWord(`${word} backwards`, word)
        const letter = otherLetter.exec(next)?.[1]
        if (letter !== undefined) return ofLetter ? ofLetters(ofLetter(letter)) : null
        const other = otherWord.exec(next)?.[1]
        return other && ofWord && !notWord.test(other) ? ofLetters(ofWord(other)) : null
      },
    })
    const spellWord = (said: string, written = raw): Understanding | null => {
      const reverse = backwards.test(said)
      const named = said.replace(backwards, '')
      const word = pronoun.test(named) ? wordBefore(context) : clean(asWritten(named, written))
      if (word === null) return answer(which, '')
      if (word === '' || word.length > longestWord) return null
      return {
        ...answer(spelled(reverse ? [...word].reverse().join('') : word), word),
        followUp: ({ core: next, raw: said }) => {
          if (reversal.test(next)) return spellWord(`${word} backwards`, word)
          const other = following.exec(next)?.[1]
          if (other && !notWord.test(other)) return spellWord(other, said)
          const letter = next.startsWith('how many ') ? otherLetter.exec(next)?.[1] : undefined
          return letter === undefined ? null : ofLetters(occurrences(letter, word))
        },
      }
    }

    const phonetic = askedPhonetically(core)
    if (phonetic !== null) {
      const word = pronoun.test(phonetic) ? wordBefore(context) : clean(phonetic)
      if (word === null) return answer(which, '')
      return word.length > longestWord ? null : answer(spelledPhonetically(word), word)
    }
    if (notSpelling.test(core)) return null
    if (/^(?:spell|how do you spell) your (?:own )?name$/.test(core)) return answer(spelled('parley'), 'parley')
    if (context.lastAnswer === which && /^[\w'-]+(?: [\w'-]+)?$/.test(core)) return spellWord(core)
    if (/\bsp(?:ell|elt)|\bletters? (?:of|for|in|are|make)|\bwritten|\bwrite\b/.test(core)) {
      // The name of who is spoken to is taken off from requests; here it is the word that was asked for.
      const own = /^spell(?: out)?$/.test(core)
        ? /\bspell(?: out)?(?: the (?:word|name))? ([a-z]+)\b/.exec(plain)?.[1]
        : undefined
      if (own && !/^(?:please|for|now|out)$/.test(own)) return spellWord(own)
      if (/^spell(?: it)?(?: out)?$/.test(core)) return spellWord('it')
      for (const pattern of asks) {
        const said = pattern.exec(core)?.[1]
        if (said && !alphabet.test(core)) return spellWord(said)
      }
    }
    if (alphabet.test(core)) return answer(spelled('abcdefghijklmnopqrstuvwxyz'), '')
    const lettered = aboutLetters.test(core)
      ? answerLetters(core, (said) => {
          const word = pronoun.test(said) ? wordBefore(context) : clean(asWritten(said, raw))
          return word !== null && word.length <= longestWord ? word : null
        })
      : null
    return lettered && ofLetters(lettered)
  },
}
