/** Results from before the last one: "what was the first result again?" */
import { say, type Ability } from '../ability'
import { series } from '../outputs/sentences'
import { sayNumber } from '../say-number'
import type { Told } from '../follow/told'

const which = '(first|second|third|fourth|fifth|last|previous|one before(?: that| the last)?)'
const thing = '(?:result|answer|number|sum|value|total|one)'
const asks = new RegExp(
  `^(?:(?:and|so|okay|no|sorry|but) )*(?:(?:what (?:is|was)|tell me|give me|repeat|say|read me|remind me of|what did you (?:say|get) (?:for|as)) )*(?:again )?(?:the |your |my )(?:very )?(?:${which} ${thing}|(?:result|answer|number) (before)(?: that| the last(?: one)?| it)?)(?: (?:again|you (?:gave|told) me|please|of all|once more|we had|i got|that you gave me))*$`,
)
const all =
  /^(?:(?:and|so|okay) )*(?:what (?:were|are|was)|list|tell me|give me|repeat|name)(?: me)? (?:all )?(?:of )?(?:the|your|our|my|those|these) (?:results|answers|numbers)(?: (?:again|so far|once more|we had|until now))*$/
/** "What was the tip again?" */
const byName =
  /^(?:(?:and|so|okay|no|sorry|but) )*(?:what was|(?:tell|give|remind) me(?: of)?|repeat|(?=.* again\b)what is) (?:again )?(?:the|my|that|our) (?:whole )?([a-z]+?(?: [a-z]+?)??)(?: (?:again|once more|you (?:gave|told) me|before))*$/
const order = ['first', 'second', 'third', 'fourth', 'fifth']

function spoken({ words }: Told): string {
  const [value = '', ...unit] = words.split(' ')
  const { text, rounded } = sayNumber(value)
  return [rounded ? 'about' : '', text, ...unit].filter(Boolean).join(' ')
}

export const recall: Ability = {
  name: 'recall',
  does: 'tell an earlier result once more',
  wordings: [
    'What was the first result again?',
    'What was the second result?',
    'What was the result before that?',
    'Tell me the previous result again.',
  ],
  understand({ core, plain }, { told }) {
    if (told.length === 0) return null
    const noun = / the | my | our | that /.test(plain) ? (byName.exec(plain)?.[1] ?? byName.exec(core)?.[1]) : undefined
    const known = noun ? told.findLast(({ nouns }) => nouns?.test(noun)) : undefined
    if (known) {
      return {
        certainty: 0.955,
        outcome: say(`It was ${spoken(known)}.`),
        topic: 'arithmetic',
        told: [known],
        value: known.words.split(' ')[0],
      }
    }
    if (!/\b(?:results?|answers?|numbers?|sum|value|total|one)\b/.test(plain)) return null
    const numbers = told.filter(({ kind }) => kind === 'number')
    if (numbers.length > 0 && all.test(core)) {
      const said = series(numbers.map(spoken))
      return {
        certainty: 0.955,
        outcome: say(`${numbers.length > 1 ? 'They were' : 'It was'} ${said}.`),
        topic: 'talk',
      }
    }
    const [whole, named, before] = asks.exec(core) ?? asks.exec(plain) ?? []
    if (whole === undefined || numbers.length === 0 || (/\bone\b/.test(whole) && numbers.length < 2)) return null
    const back = before !== undefined || /^(?:previous|one before)/.test(named ?? '') ? 2 : named === 'last' ? 1 : null
    const at = back === null ? order.indexOf(named ?? '') : numbers.length - back
    const one = numbers[at]
    const text = one
      ? `It was ${spoken(one)}.`
      : `There ${numbers.length === 1 ? 'was only one' : `were only ${numbers.length}`}.`
    return {
      certainty: 0.955,
      outcome: say(text),
      topic: 'arithmetic',
      told: one ? [one] : [],
      value: one?.words.split(' ')[0],
    }
  },
}
