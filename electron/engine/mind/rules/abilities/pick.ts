/** Choosing among the files that were just named: "the second one", "read it", "no, I meant the one in documents". */
import { say, type Ability, type Choice, type Context, type Outcome, type Understanding } from '../ability'
import { choose } from '../choosing'
import { folderName, isKnownFolder, takeName } from '../file-names'
import { digits } from '../numbers'
import { open } from './opening'

const correction =
  /^(?:(?:no|nope|nah|wait|oh|sorry|wrong(?: (?:one|file))?|that is (?:wrong|not (?:it|the (?:right )?one|what i (?:meant|mean|wanted|said)))|not (?:that|this)(?: one| file)?|i (?:mean|meant|said|wanted|was thinking of|am looking for)|i want|rather|instead|but) )+/
const verb =
  /^(?:(?:yes|yeah|okay|and|then|now|so|great|good|sure|well|maybe|please|let us (?:take|try|hear|see|read)|let me (?:hear|see)|i (?:want|would like|choose|pick|will take)(?: to (?:hear|see|read|open))?|take|use|choose|pick|try|go with|it is|that is|it would be|tell me about|tell me|give|give me|hear|see|view|display|show|show me|read|read out|read aloud|open|open up|launch|what (?:does|do|is|was)(?: (?:in|inside|written in|the contents? of))?|the contents? of|what is|what about|how about|would be|recite|look (?:at|into)) (?:(?:me|us|up|out|aloud|to me|out loud) )*)+/
const ending =
  /(?: (?:say|says|contain|contains|on the list|in the list|please|aloud|to me|to us|out loud|for me|out|then|back|up|inside|now|again|instead|i mean|i meant|i said|you (?:found|named|mentioned|said)))+$/
const doneWith =
  /(?<=\w) (?:and )?(?:(?:please|then|can you|could you|would you|will you|i want you to|let us|let me) )*(?:read|open|hear|take)(?: me| us| out| up)* (?:it|that|that one|this|this one)(?: (?:out|aloud|to me|for me|up|out loud|please|too|as well|also|next|now|then|first))*$/
const contents = /^(?:what it says|what is in it|what is inside|its contents?|the contents?|what is in there)$/
const several =
  /^(?:both|all|them|(?:them|these|those) (?:both|all)|(?:all|both|each)(?: of)? (?:them|these|those|(?:(?:the|my|these|those|two|three) )*\w+s)|all (?:two|three|four)|everything|the two(?: \w+s| of them)?|one after (?:the other|another))$/
const taking = /\b(?:read|open|hear|see|take|show|tell|give|launch|view|display|look|use)\b/
const notThisBut = /^(?:no )?not (?:the )?.+? (?:but )?(?=the )/
/** "Just the first line", "the first three lines of it". */
const portion =
  /^(?:(?:and|but|no|yes|just|only|read|tell|give|show|hear|say)(?: (?:me|us|out))* )*(?:the )?(?:very )?(?:first|top) (?:(\d{1,3}|few|couple(?: of)?) )?(lines?|rows?|sentences?)(?: (?:of|from|in) (it|that|this|the .+))?$/
const alone = /^(?:yes )?(?:please )?(?:read|open|read out|read aloud|read out loud|read to me|open up|open it up)$/

function read({ name, path }: Choice): Outcome & { kind: 'call' } {
  return { kind: 'call', name: 'read_text_file', arguments: { file: path ?? name } }
}

/** @param lines NaN: as many as the tool reads of its own accord */
function readLines(choice: Choice, lines: number): Understanding {
  const outcome = read(choice)
  const limited = Number.isNaN(lines) ? outcome : { ...outcome, arguments: { ...outcome.arguments, lines } }
  return { certainty: 0.98, outcome: limited, topic: 'read', extracted: { file: choice.name } }
}

function act(choice: Choice, isOpening: boolean, certainty: number, { tools }: Context): Understanding {
  if (choice.details !== undefined) {
    return { certainty, outcome: say(choice.details), topic: 'other', extracted: { picked: choice.name } }
  }
  if (choice.isFolder) {
    const outcome: Outcome = { kind: 'call', name: 'list_folder', arguments: { folder: choice.path ?? choice.name } }
    return { certainty, outcome, topic: 'list', extracted: { folder: choice.name } }
  }
  return {
    certainty,
    outcome: isOpening ? open(choice, tools) : read(choice),
    topic: 'read',
    extracted: { file: choice.name },
  }
}

/** As many as a listener takes in one after the other. */
const mostAtOnce = 3

function actOnAll(choices: readonly Choice[], isOpening: boolean, context: Context): Understanding {
  if (choices.length > mostAtOnce) {
    return { certainty: 0.98, outcome: say('Those are too many at once. Which one first?'), topic: 'find' }
  }
  const each = choices.map((choice) => act(choice, isOpening, 0.98, context))
  const calls = each.flatMap(({ outcome }) => (outcome.kind === 'call' ? [outcome] : []))
  const [first, ...also] = calls
  if (!first) return each[0] ?? which(choices)
  return {
    certainty: 0.98,
    outcome: { ...first, also },
    topic: 'read',
    extracted: { files: choices.map(({ name }) => name) },
  }
}

function which(choices: readonly Choice[]): Understanding {
  const sameNames = new Set(choices.map(({ name }) => name)).size < choices.length
  const names = choices.slice(0, 3).map(({ name, folder }) => (sameNames && folder ? `${name} in ${folder}` : name))
  const text = `Which one: ${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}?`
  return { certainty: 0.98, outcome: say(text), topic: 'find' }
}

function tooFew({ choices }: Context): Understanding {
  const text = choices.length === 1 ? 'I named only one file.' : `I named only ${choices.length} files.`
  return { certainty: 0.98, outcome: say(text), topic: 'find' }
}

/** What was meant is none of those named: it is looked for anew, in the way of the request before. */
function lookAnew(name: string, { topic }: Context): Understanding | null {
  const call = (tool: string, args: Record<string, unknown>): Understanding => ({
    certainty: 0.8,
    outcome: { kind: 'call', name: tool, arguments: args },
    topic: topic ?? 'find',
    extracted: args,
  })
  const folder = folderName(name)
  if (folder !== undefined && (isKnownFolder(folder) || / folder$/.test(name))) {
    return topic === 'list' ? call('list_folder', { folder }) : null
  }
  const { name: wanted } = takeName(name)
  if (wanted === '' || wanted.split(' ').length > 6) return null
  return topic === 'read' ? call('read_text_file', { file: wanted }) : call('find_files', { query: wanted })
}

const ordinal = /^(?:the )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/

/** A name alone may be something else that is asked for; one that only sounds alike, all the more. */
function certaintyOf(chosen: number, isMeant: boolean): number {
  if (chosen >= 0.98 || (chosen >= 0.9 && isMeant)) return 0.98
  return chosen >= 0.9 ? 0.72 : isMeant ? 0.71 : 0.55
}

export const pick: Ability = {
  name: 'pick',
  does: 'go on with one of the files that were found',
  wordings: [
    'The second one.',
    'Read it to me.',
    'The newest one, please.',
    'The one in Documents.',
    'No, I meant the notes.',
    'Open the last one.',
  ],
  understand(heard, context: Context) {
    const { choices, topic, picked } = context
    // "The second one, read it please": what is to be done with it comes behind.
    const done = heard.core.replace(doneWith, '')
    const core = /^(?:(?:yes|yeah|yep|okay|sure|please|and|then|so|no|now|great|good|well|right|i)\b ?)*$/.test(done)
      ? heard.core
      : done
    const isOpened = core !== heard.core && /\bopen\b/.test(heard.core.slice(core.length))
    const isAboutFiles = topic === 'find' || topic === 'read' || topic === 'list'
    if (choices.length === 0 && !picked && !isAboutFiles) return null
    if (core.length > 120) return null
    // "How big is the first? And the second?"
    const fact = isAboutFiles && /^(?:and|what about|how about) /.test(core) ? context.followUp?.(heard) : null
    if (fact?.outcome.kind === 'say') return { ...fact, certainty: 1 }
    const instead = notThisBut.exec(core)
    const meant = instead && choose(core.slice(instead[0].length), context)
    if (meant?.kind === 'one' && meant.certainty >= 0.9) return act(meant.choice, false, 0.98, context)
    const asked = portion.exec(digits(core))
    if (asked) {
      const [, number, lines = '', of = 'it'] = asked
      const file = choose(of, context)
      const limit = Number(number ?? (lines.endsWith('s') ? Number.NaN : 1))
      if (file?.kind === 'one' && file.certainty >= 0.9) return readLines(file.choice, limit)
    }
    const corrected = correction.exec(`${core} `)?.[0]?.trimEnd() ?? ''
    const uncorrected = core.slice(corrected.length).trim()
    const verbs = verb.exec(`${uncorrected} `)?.[0]?.trimEnd() ?? ''
    const isOpening = isOpened || /\b(?:open|launch)\b/.test(verbs || uncorrected)
    const bare = uncorrected.slice(verbs.length).trim().replace(ending, '')
    const isWrong = /\b(?:not (?:that|this)|wrong|not (?:it|the))\b/.test(corrected)
    const said =
      alone.test(uncorrected) || contents.test(bare) || contents.test(uncorrected)
        ? 'it'
        : bare || (isWrong ? 'the other one' : '')
    if (
      said === '' ||
      (/^(?:it|that|this)$/.test(said) &&
        /^(?:(?:what|it|that|tell)\b.*)?$/.test(verbs) &&
        !/ in$|inside|does$/.test(verbs) &&
        !alone.test(uncorrected) &&
        !contents.test(bare))
    )
      return null
    if (choices.length > 1 && taking.test(verbs) && several.test(said)) {
      return /both|two/.test(said) && choices.length > 2 ? which(choices) : actOnAll(choices, isOpening, context)
    }
    const chosen = choose(said, context)
    if (chosen?.kind === 'several') return isAboutFiles || said === 'it' ? which(chosen.choices) : null
    if (chosen?.kind === 'none') return tooFew(context)
    const isPointed = / one$/.test(said) && (chosen?.certainty ?? 0) >= 0.9
    if (chosen && (isAboutFiles || isPointed || chosen.certainty >= 0.98)) {
      const isMeant = corrected !== '' || verbs !== '' || /\b(?:one|ones|file|document|version)$/.test(said)
      // Here "the third" is no fraction.
      const certainty = isAboutFiles && ordinal.test(said) ? 1 : certaintyOf(chosen.certainty, isMeant)
      return act(chosen.choice, isOpening, certainty, context)
    }
    const isCorrection = /\b(?:i (?:mean|meant|said|wanted|was thinking of)|rather|instead|wrong)\b/.test(corrected)
    return isAboutFiles && isCorrection ? lookAnew(said, context) : null
  },
}
