/** The files of the last result that were not named yet: "what else is in there?" */
import { say, type Ability } from '../ability'
import { leftOf, ofNamedSort } from '../choosing'
import { series } from '../outputs/sentences'

const asks = [
  /^(?:and )?(?:are there|is there|did you find|do you have|have you (?:got|found)) (?:any )?(?:others?|more|other (?:files|ones|matches))(?: (?:files|ones|matches|of them))?$/,
  /^(?:and )?(?:what|which|anything|is there anything|are there any(?: files?)?|which files|what files|which other files|what other files|anything) ?(?:else|others?|more)?(?: (?:is|are|was|were|do you have|did you find|have you (?:got|found)|do you see|is there|are there))*(?: (?:in|inside|on))? (?:there|it|here|that folder|this folder|the folder)$/,
  /^(?:and )?(?:what|which|who|any) (?:are )?(?:the )?(?:others?|other (?:files|ones|matches|things)|rest|remaining (?:ones|files))(?: (?:are there|did you find|files))*$/,
  /^(?:and )?(?:the |name (?:me )?(?:the )?|tell me (?:the )?|read (?:me )?(?:the )?|list (?:me )?(?:the )?|show (?:me )?(?:the )?)?(?:others|rest|other (?:files|ones|matches|things)|next (?:ones|few|three|five|files)|remaining (?:ones|files))$/,
  /^(?:and )?(?:what else|anything else|more|any more|show (?:me )?more|list more|tell me more|name more|give me more|more (?:files|names|of them|results|matches)|go on|continue|keep going|carry on|and then|next)(?: (?:is there|did you find|have you (?:got|found)|do you have|please|results|files))*$/,
]
const count =
  /^(?:and )?how many(?: of (?:them|those|these) (?:are|were))?(?: different)?(?: (?!(?:of|are|were|is|there|they|in|did|have|do)\b)([a-z]+(?: files)?))?(?: (?:of (?:them|those|these)|are|were|is|there|they|in (?:there|it|that folder|this folder)|did you (?:find|see)|have you (?:found|got)|do you (?:see|have)|were found))*$/
const again = [
  /^(?:and )?which(?: ones?| files?| are (?:they|those))?$/,
  /^(?:and |so )?(?:what|which(?: ones?| files?)?|what files)(?: exactly)? (?:did|have|do) you (?:find|found|get|got|see|have)(?: (?:there|so far|again|for me|in there|exactly|just))*$/,
  /^(?:and |so )?(?:what|which(?: ones| files)?) (?:are|were) (?:they|those|these|(?:the|my|their) (?:files|results|matches|options|choices|names|candidates|file names))(?: called| again| named| you found)*$/,
  /^(?:tell me|say|name|list|give me|repeat|show me)(?: me)? (?:them|those|(?:the|their|my) (?:names|file names|results|matches|options|choices))(?: (?:again|once more|all))*$/,
]
const step = 5

export const moreFiles: Ability = {
  name: 'more-files',
  does: 'name the rest of what was found',
  wordings: [
    'What else is in there?',
    'What are the others?',
    'Go on.',
    'Anything else?',
    'What did you find?',
    'How many are there?',
  ],
  understand({ core }, { choices, named, total, topic, folder, lastAnswer, taken }) {
    const isAboutRest = topic === 'read' && choices.length > 1 && /\b(?:else|others?|rest|remaining)\b/.test(core)
    if (topic !== 'find' && topic !== 'list' && !isAboutRest) return null
    const counted = count.exec(core)
    if (counted && choices.length > 0) {
      const of = counted[1] === undefined ? choices : ofNamedSort(counted[1], choices)
      if (!of) return null
      const number = counted[1] === undefined ? total : of.length
      const text = `There ${number === 1 ? 'is' : 'are'} ${number}${number > 0 || total <= choices.length ? '' : ' among those that I was told of'}.`
      return { certainty: 0.96, outcome: say(text), topic, extracted: { count: number } }
    }
    if (again.some((pattern) => pattern.test(core))) {
      if (choices.length === 0) return lastAnswer === null ? null : { certainty: 0.96, outcome: say(lastAnswer), topic }
      const names = choices.slice(0, step).map(({ name }) => name)
      const text =
        total === 1
          ? `It is ${series(names)}.`
          : total > names.length
            ? `The first ${names.length} of ${total} are ${series(names)}.`
            : `They are ${series(names)}.`
      return { certainty: 0.96, outcome: say(text), topic, named: names.length }
    }
    if (!asks.some((pattern) => pattern.test(core))) return null
    if (!/\b(?:else|others?|more|rest|next|on|continue|going|then|remaining)\b/.test(core)) return null
    // After one of them was read, the rest is what was not.
    const unnamed = choices.slice(named, named + step)
    const more = unnamed.length > 0 || !isAboutRest ? unnamed : leftOf({ choices, taken }).slice(0, step)
    const [first] = choices
    if (more.length > 0) {
      const names = more.map(({ name }) => name)
      const isRest = named + step >= choices.length
      const text = `The ${isRest ? (names.length > 1 ? 'others are' : 'other one is') : 'next ones are'} ${series(names)}.`
      return { certainty: 0.96, outcome: say(text), topic, named: named + more.length }
    }
    if (choices.length === 0) return null
    const place = folder ?? first?.folder ?? null
    // What was found lies somewhere: the rest of that folder may be meant.
    if (topic === 'find' && place !== null && /\b(?:there|it|folder)$/.test(core)) {
      return {
        certainty: 0.96,
        outcome: { kind: 'call', name: 'list_folder', arguments: { folder: place } },
        topic: 'list',
      }
    }
    return { certainty: 0.96, outcome: say('That is all that I was told of.'), topic }
  },
}
