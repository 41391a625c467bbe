/** Choosing among the files that were just named: "the second one", "read it", "the one in documents". */
import { say, type Ability, type Choice, type Context, type Understanding } from '../ability'
import { digits } from '../numbers'

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const verb =
  '(?:(?:yes|okay|no|and|then|i mean|maybe|let us take|let us try|i (?:mean|meant|want|would like|choose|pick)|take|use|choose|pick|read|read out|read aloud|open|show|show me|tell me about|give me|it is|that is|what (?:does|is in|is inside)|hear|see|let me hear|read me|read to me|go with|try|the contents of|please|would be)(?: (?:me|up|out|aloud|to me|us))* )*'
const ending =
  '(?: (?:say|says|contain|contains|on the list|in the list|please|aloud|to me|out loud|for me|file|out|then|document|you (?:found|named|mentioned)|of (?:them|those|these)))*'
const byNumber = new RegExp(
  `^${verb}(?:the |file |option |my )*(?:number |file |no )?(${ordinals.join('|')}|1st|2nd|3rd|\\d{1,2}(?:th)?|last|latest|newest|most recent|oldest|latter|former)(?: (?:one|file|match|result|option|document|version|entry|of them))?${ending}$`,
)
const it = new RegExp(
  `^(?:(?:yes|okay|and|then|now|so|great|good|sure|well) )*(?:please )?(?:read|open|show|hear|tell|give|view|display|read out|what does|what is in|what is inside|what is written in|let me hear|let us hear|let me see|i want to (?:hear|read|see)|see)(?: (?:me|us|out|aloud))* (?:it|that|this|that one|this one|that file|this file|the file|the one|the document|what it says|what is in it|what is inside|the contents?|its contents?)(?: (?:say|says|contain|contains|to me|out|aloud|out loud|up|please|for me|then|back|inside|now))*$`,
)
const quiet = /^(?:yes )?(?:please )?(?:read|open|read out|read aloud|read out loud|read to me|open up)(?: please)?$/
const byName = new RegExp(
  `^${verb}(?:the one |one )?(?:the )?(?:one )?(?:(?:called|named|in|from|with|that is|which is|ending in|on) )*(?:the |my )?(.+?)(?: (?:one|file|folder|version))?${ending}$`,
)

function read({ name, path }: Choice, certainty: number): Understanding {
  return {
    certainty,
    outcome: { kind: 'call', name: 'read_text_file', arguments: { file: path ?? name } },
    topic: 'read',
  }
}

function position(word: string, count: number): number {
  if (word === 'last' || word === 'oldest' || word === 'latter') return count - 1
  if (/^(?:latest|newest|most recent|former)$/.test(word)) return 0
  const ordinal = ordinals.indexOf(word)
  return ordinal >= 0 ? ordinal : Number.parseInt(word, 10) - 1
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^(?:the|my|a|of|in)$/.test(word))
}

function named(text: string, choices: readonly Choice[]): Choice | null {
  const asked = words(text)
  if (asked.length === 0) return null
  const fits = choices.filter((choice) => {
    const own = words(`${choice.name} ${choice.folder ?? ''}`)
    return asked.every((word) => own.includes(word))
  })
  return fits.length === 1 ? (fits[0] ?? null) : null
}

function which(choices: readonly Choice[]): Understanding {
  const names = choices.slice(0, 3).map(({ name }) => name)
  const text = `Which one: ${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}?`
  return { certainty: 0.98, outcome: say(text), topic: 'find' }
}

export const pick: Ability = {
  name: 'pick',
  understand({ core }, { choices, topic }: Context) {
    if (choices.length === 0) return null
    const number = byNumber.exec(core)?.[1] ?? byNumber.exec(digits(core))?.[1]
    if (number !== undefined) {
      const choice = choices[position(number, choices.length)]
      if (choice) return read(choice, 0.98)
      const text = choices.length === 1 ? 'I named only one file.' : `I named only ${choices.length} files.`
      return { certainty: 0.98, outcome: say(text), topic: 'find' }
    }
    if (it.test(core) || quiet.test(core)) {
      const [only] = choices
      return choices.length === 1 && only ? read(only, 0.98) : which(choices)
    }
    if (topic !== 'find' && topic !== 'read') return null
    const name = byName.exec(core)?.[1]
    const choice = name && core.split(' ').length <= 9 ? named(name, choices) : null
    return choice ? read(choice, 0.72) : null
  },
}
