/** A number, or the last result, in words. */
import { say, type Ability } from '../ability'
import { digits } from '../numbers'
import { numberInWords } from '../number-words'

const asks =
  /^(?:(?:and|now|so|okay) )*(?:(?:say|write|read|give me|tell me|put|express|spell out|spell|what is|write out|repeat|show me|how do you say) )*(?:me )?(?:out )?(.+?) (?:out )?(?:in|as|with|into|using) (?:plain |full |english |the )*words(?: only| instead| (?:for|to) me)?$/
const verb =
  /^(?:(?:and|now) )*(?:in words|write (?:it|that|the number) out(?: in full)?|spell (?:out )?(?:the|that|this) (?:number|result)(?: out)?|(?:say|read) (?:it|that|the number) as (?:a word|one number))$/
const that =
  /^(?:that|it|this|(?:the|that|this) (?:last )?(?:number|result|answer|value|sum|one)|the last (?:number|result|answer))$/

export const inWords: Ability = {
  name: 'in-words',
  does: 'say a number in words',
  wordings: [
    'Say that in words.',
    'What is 8760 in words?',
    'Write 1.5 in words.',
    'Can you say that number in words?',
  ],
  understand({ core }, { value, told }) {
    if (!/\bwords?\b|\bnumber\b|\bout\b/.test(core)) return null
    const latest = told[told.length - 1]
    const result = latest?.kind === 'number' ? (/^-?[\d.]+/.exec(latest.words)?.[0] ?? null) : value
    const said = verb.test(core) ? 'that' : asks.exec(core)?.[1]
    if (said === undefined) return null
    const number = that.test(said)
      ? result
      : digits(said)
          .replace(/,/g, '')
          .replace(/^(?:minus|negative) /, '-')
    const words = number === null ? null : numberInWords(number)
    if (number === null || words === null) return null
    const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
    return { certainty: 0.96, outcome: say(text), topic: 'talk', extracted: { number } }
  },
}
