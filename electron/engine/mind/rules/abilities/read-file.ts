/** Reading a text file out, or its first lines. */
import { say, type Ability, type Understanding } from '../ability'
import { fileName, isKnownFolder, namePattern, splitFolder, takeName, writtenThing } from '../file-names'
import { followed } from '../follow-words'
import { digits } from '../numbers'

const reading =
  '(?:read|read out|read aloud|read back|recite|speak|tell|give|show|print|display|open|hear|get|let me hear|i want to hear|have|see|type)'
const portion =
  '(?:the |its )?(?:very )?(?:first|1st|top|opening|initial|beginning|start|head|starting)(?: (?:few|couple(?: of)?))?(?: (\\d{1,3}))?(?: (lines?|sentences?|paragraphs?|rows|words|part|bit|section|text))?'
const first = [
  /^(?:read|tell|give|show|print|hear)(?: (?:me|us|out|aloud|to me))* (?:a |the )?(?:few|couple(?: of)?|some)(?: first)? lines (?:of|from|in|off) (.+)$/,
  /^(?:read|tell|give|show|print|hear)(?: (?:me|us|out|aloud|to me))* (?:the )?lines (?:1|one) (?:to|through|-|till|until) (\d{1,3}) (?:of|from|in|off) (.+)$/,
  new RegExp(
    `^(?:${reading}(?: (?:me|us|out|aloud|to me|out loud|back|with))* )?(?:what (?:is|are) )?${portion} (?:of|from|in|off|on|out of|for|and) (.+)$`,
  ),
  new RegExp(
    `^(?:${reading}(?: (?:me|us|out|aloud|to me|out loud|back))* )?(?:what (?:is|are) )?(?:the )?(?:first )?(\\d{1,3}) (lines?|rows) (?:of|from|in|off|out of) (.+)$`,
  ),
  new RegExp(`^(?:how|what) (?:does|do|is) ${portion} (?:of|in) (.+?) (?:say|read|go)$`),
]
const beginning = /^(?:how|what) does (.+?) (?:begin|start)(?: with)?$/
const plainRead = [
  /^(?:read|recite|narrate|read out|read aloud|read out loud|read back|re-read|reread)(?: (?:me|us|to me|out|aloud|out loud|to us|through|up|over|off))* (.+?)(?: (?:out loud|aloud|out|to me|to us|back to me|for me|to me aloud))*$/,
  /^(?:i (?:want|would like|need)(?: you)? to|let us|let me|we) (?:read|hear|open|see) (.+?)(?: (?:out loud|aloud|to me))?$/,
]
const says = [
  /^what (?:does|do|did) (?:it say in |they say in )?(.+?) (?:say|contain|have in it|says|hold|include|read|tell(?: me| us)?|look like|have inside|have to say)(?: (?:inside|exactly|in it))?$/,
  /^(?:what|tell me what|show me what|tell me) (.+?) (?:says|contains|holds|includes)$/,
  /^(?:what|which|and what) (?:is|are|was|text is|words are|stands|do i have|have i got|does it say|did i write|do we have|have i written)(?: (?:written|inside|stored|there|saved|the text|the (?:content|contents|text|body)))*(?: (?:in|inside|inside of|of|within|on|at|down in))+ (.+)$/,
  /^(?:tell me|give me|read(?: me| out)?|show(?: me)?|what (?:is|are)|get|display|print)(?: (?:about|out))?(?: (?:the|all the|full|whole|entire))* (?:contents?|text|body|words|wording|lines)(?: (?:of|in|from|inside))+ (.+)$/,
  /^(?:tell me |say )?what (?:is|stands|it says|i wrote|i have) (?:written )?(?:in|inside|on) (.+)$/,
]
const opens =
  /^(?:open|open up|show|display|view|print|bring up|pull up|look (?:at|into|inside|in)|check|see|access|launch|load|take a look at|have a look at|have a look in|peek into|start)(?: (?:me|us|up|inside))* (.+?)(?: (?:file up|up))?$/

const ending =
  /^(?:read|give|tell|show)(?: (?:me|us|out))* (?:the |what the )?(?:last|final|end|bottom)(?: \w+){0,3} (?:of|in|from) /

interface Wanted {
  file: string
  explicit: boolean
  isFile: boolean
}

function wanted(text: string): Wanted {
  const { name, explicit, isFile } = takeName(
    text.replace(/^(?:each|every|everything in|all of|what is in|whatever is in) /, ''),
  )
  const split = explicit && /\.\w+$/.test(name) ? { text: name } : splitFolder(name)
  return { file: fileName(split.text), explicit: explicit || namePattern.test(name), isFile }
}

function read(certainty: number, { file }: Wanted, lines?: number): Understanding {
  const limited = lines !== undefined && lines > 0
  return {
    certainty,
    outcome: { kind: 'call', name: 'read_text_file', arguments: limited ? { file, lines } : { file } },
    topic: 'read',
  }
}

const notFiles =
  /\b(?:e-?mails?|mails?|messages?|sms|news|headlines|newspaper|story|stories|poem|book|bible|mind|tea leaves|horoscope|web ?site|page|wikipedia|weather|inbox|tweets?|whatsapp|calendar|articles?|palm|fortune|notifications?|text messages?|bedtime|joke)\b/

function linesOf(found: RegExpExecArray): number | undefined {
  const count = found.slice(1).find((group) => /^\d+$/.test(group ?? ''))
  if (count !== undefined) return Number(count)
  return /\b(?:first|1st|top|opening) (?:line|sentence|row)\b/.test(found[0]) ? 1 : undefined
}

/** Which one is not said. */
const aFile =
  /^(?:an?|some|any|one of (?:my|the)) (?:text )?(?:files?|documents?)(?: (?:for|to) (?:me|us)| from .{1,20})?$|^something$/
const whichFile = 'Which file shall I read?'

/** "And my diary?", "what about notes.txt?" */
function next(core: string): Understanding | null {
  const { slot, isFramed } = followed(core)
  const file = wanted(slot)
  const isNamed = file.explicit || file.isFile || (writtenThing.test(slot) && slot.split(' ').length <= 5)
  return isFramed && file.file !== '' && isNamed && !isKnownFolder(file.file) ? read(0.7, file) : null
}

export const readFile: Ability = {
  name: 'read-file',
  does: 'read out a text file',
  wordings: [
    'Read notes.txt.',
    'Read me the first three lines of notes dot text.',
    'What does my shopping list say?',
    'Open the file notes.txt.',
    'What are the first two lines of the readme?',
  ],
  near: /\b(?:read|story|book|poem|e-?mails?|mail|news|message|text|translate|write|note|article|recipe|summari[sz]e|explain|send|sing|tell me a|song|music)\b/,
  tool: 'read_text_file',
  understand(heard, { lastAnswer, topic }) {
    if (lastAnswer === whichFile && heard.core.split(' ').length <= 6) {
      const file = wanted(heard.core.replace(/^(?:it is |its name is |the name is |read )?(?:called |named )?/, ''))
      if (file.file !== '' && !isKnownFolder(file.file)) return read(0.6, file)
    }
    const core = heard.core
      .replace(/(?<=\w.*) and (?:then )?(?:read|open|show|tell)(?: (?:me|us|it|that|out|aloud|to))*$/, '')
      .replace(/^(?:start|begin|continue|go on) reading\b/, 'read')
      .replace(/ (?:starting )?(?:from|at) (?:the|its) (?:very )?(?:top|beginning|start)$/, '')
      .replace(/ the (?:whole|entire|complete|full) (?=\w)/, ' the ')
    if (ending.test(core)) {
      return { certainty: 0.97, outcome: say('I can read a file only from its beginning.'), topic: 'read' }
    }
    const counted = digits(core.replace(/ (?:out loud|aloud)(?= |$)/g, '')).replace(/\bcouple of\b/, 'couple')
    for (const pattern of first) {
      const found = pattern.exec(counted)
      const named = found?.[found.length - 1]
      if (!found || !named || notFiles.test(named)) continue
      const asked = core.endsWith(named)
        ? named
        : core.slice(core.lastIndexOf(` ${named.split(' ')[0] ?? ''} `) + 1) || named
      const file = wanted(asked)
      if (file.file === '' || /^(?:it|that|this|them|me)$/.test(file.file)) return null
      const aloud = /^(?:read|tell|give|show|print|display|hear|let me|open|get)/.test(counted)
      if (aloud || file.isFile || file.explicit || writtenThing.test(asked)) return read(0.96, file, linesOf(found))
    }
    const begin = beginning.exec(core)?.[1]
    if (begin) {
      const file = wanted(begin)
      if (file.explicit || file.isFile) return read(0.95, file)
    }
    for (const pattern of plainRead) {
      const asked = pattern.exec(core)?.[1]
      if (!asked) continue
      const file = wanted(asked)
      if (aFile.test(asked)) return { certainty: 0.96, outcome: say(whichFile), topic: 'read' }
      if (file.file === '' || /^(?:it|that|this|them|the .*one|me|my|\d+)$/.test(asked)) return null
      if (file.explicit || file.isFile) return read(0.97, file)
      if (notFiles.test(asked) || asked.split(' ').length > 7) return null
      return read(writtenThing.test(asked) ? 0.85 : 0.7, file)
    }
    for (const pattern of says) {
      const asked = pattern.exec(core)?.[1]
      if (!asked || /\b(?:folder|directory)\b/.test(asked)) continue
      const file = wanted(asked)
      if (file.file === '' || isKnownFolder(file.file)) continue
      if (file.explicit || (file.isFile && /\b(?:file|document)\b/.test(asked) && !/\bfiles\b/.test(asked)))
        return read(0.97, file)
      if (writtenThing.test(asked) && /^(?:the|my|our|that|this)\b/.test(asked) && !notFiles.test(asked))
        return read(0.8, file)
    }
    const asked = opens.exec(core)?.[1]
    if (asked && /^open/.test(core) && aFile.test(asked))
      return { certainty: 0.96, outcome: say(whichFile), topic: 'read' }
    if (!asked) return topic === 'read' ? next(core) : null
    if (/\b(?:folder|directory|files|documents)\b/.test(asked)) return null
    const file = wanted(asked)
    if (file.file === '' || isKnownFolder(file.file)) return null
    if (file.explicit || file.isFile) return read(0.95, file)
    const mine =
      (!/^print/.test(core) && /^(?:the|my|our)\b/.test(asked)) || (/^open/.test(core) && !asked.includes(' '))
    return mine && writtenThing.test(asked) && !notFiles.test(asked) ? read(0.75, file) : null
  },
}
