/** What a person orders for the rest of the talk: "from now on answer in one word", "call yourself Max". */
import type { MindTurn } from '../mind'
import { say, type Ability } from './ability'
import { readInstructions, type Instructions } from './instructions'
import { isPlain, readStyle, type Style } from './style'

const answers = '(?:answers?|sentences?|repl(?:y|ies)|responses?|messages?|time|utterances?)'
const each = `(?:(?:each|every|all|any)(?: (?:of|and every))?(?: (?:your|the|single))*|your|whenever you|each time you|every time you) ?`
/** What says that an order holds for more than one answer. */
const scope = new RegExp(
  `[, ]*\\b(?:from (?:now|here|this moment) on(?:wards?)?|in (?:the )?future|for the rest of (?:this|our|the) (?:talk|conversation|chat|session|day)|until (?:i|further) (?:say otherwise|tell you (?:otherwise|to stop)|notice)|always|every time(?: you (?:answer|reply|speak|talk))?|(?:in|with|for|to|of) ${each}(?:answers?|repl(?:y|ies)|responses?|messages?|sentences?)(?: you give(?: me)?)?)\\b[, ]*`,
  'gi',
)
const polite =
  /^(?:(?:please|okay|ok|and|now|so|but|well|hey|parley|then|also|alright|i want you to|i would like you to|i'd like you to|can you|could you|would you|will you|you should|you must|you can)[, ]+)*/i
/** Orders that hold of their own accord. */
const lasting = new RegExp(
  `^(?:call yourself|your (?:new )?name is|(?:do not|don't|never) use (?:any )?(?:tools|functions)|(?:keep|make) your ${answers}|${each}${answers} (?:should|must|has to|have to)|(?:begin|start|open|end|finish|close|conclude) ${each}${answers})\\b`,
  'i',
)
const bareNumber =
  /^(?:(?:give|tell|say)(?: me)? )?(?:just|only|nothing but) (?:(?:give|tell|say)(?: me)? )?(?:the )?(?:numbers?|figures?|results?|values?)(?:,? (?:please|only|and nothing else|nothing else))*[.!]*$/i
const address = /^(?:call|address) me (?:as )?(.+)$/i
const placed = [
  new RegExp(
    `^(?:say|use|add|put|speak) (?:the (?:word|phrase) )?(.+?) (?:at|to|in|on) the (end|start|beginning)(?: of ${each}?${answers}?)?$`,
    'i',
  ),
  new RegExp(
    `^(?<side>begin|start|open|end|finish|close|conclude)(?: ${each}${answers})?(?: (?:by saying|with))(?: the (?:word|phrase))? (.+)$`,
    'i',
  ),
] as const
const short = /\b(?:short|brief|concise|to the point|briefly|shortly)\b/i

type Standing = Pick<Instructions, 'style' | 'ownName' | 'usesNoTools'>

const bare = (phrase: string): string => phrase.replace(/^["'“”‘]|["'“”’.!]+$/g, '').trim()

/** "Say sir at the end", "begin with Captain": quotation marks are not heard. */
function readPhrase(order: string): Style | null {
  const called = address.exec(order)?.[1]
  if (called && called.split(' ').length <= 3) return { include: [bare(called)] }
  const [, phrase = '', side = ''] = placed[0].exec(order) ?? []
  if (phrase !== '') return /^end/i.test(side) ? { end: bare(phrase) } : { begin: bare(phrase) }
  const found = placed[1].exec(order)
  const words = found?.[2]
  if (!words || words.split(' ').length > 6 || /^(?:an?|your|my) /i.test(words)) return null
  return /^(?:end|fin|clo|con)/i.test(found.groups?.['side'] ?? '') ? { end: bare(words) } : { begin: bare(words) }
}

function readStanding(raw: string): Standing | null {
  if (raw.length > 300 || /\?\s*$/.test(raw)) return null
  const text = raw.replace(polite, '').trim()
  const order = text
    .replace(scope, ' ')
    .replace(/[.!\s]+$/, '')
    .replace(polite, '')
    .trim()
  const isScoped = order !== text.replace(/[.!\s]+$/, '')
  if (!isScoped && !lasting.test(text) && !bareNumber.test(text)) return null
  const phrase = readPhrase(order)
  if (phrase) return { style: phrase, ownName: null, usesNoTools: false }
  if (readStyle(order).onlyNumber) return { style: { onlyNumber: true }, ownName: null, usesNoTools: false }
  const whole = text.replace(/your new name is/i, 'your name is')
  for (const words of new Set([whole, order, `answer ${order}`])) {
    const { style, ownName, usesNoTools } = readInstructions(words)
    if (!isPlain(style) || ownName !== null || usesNoTools) return { style, ownName, usesNoTools }
  }
  return short.test(order) && /\b(?:answer|reply|repl|respon|keep|be|talk|speak)/i.test(order)
    ? { style: { maximumSentences: 1 }, ownName: null, usesNoTools: false }
    : null
}

const speaking =
  '(?:answer|talk|speak|reply|respond|write|say|use|begin|start|end|finish|call|go|shout)(?:ing)?(?: (?:to )?me)?'
const usual =
  '(?:normal(?:ly)?|properly|freely|as (?:usual|before|always)|like (?:before|always|normal)|at length|(?:in |with )?(?:your |the |a |an )?(?:normal|usual|full|complete|whole|long|longer|regular|ordinary|proper|lower case|small)(?: (?:sentences?|answers?|way|letters|case|length|replies))?)'
const ended = new RegExp(
  `^(?:(?:use|say) (?:more|as many|any number of) words(?: as you (?:like|want))?|(?:${speaking}|be|act|go back|back|return)(?: to)? ?(?:${speaking} )?${usual}|${usual} (?:answers?|sentences?)?)(?: again| now| please| any ?more)*$`,
  'i',
)
const stopping =
  /^(?:stop|quit|no more|no longer|enough (?:of|with)|forget about|(?:do not|don't|need not|needn't)(?: (?:need|have) to)?|no need to|(?:you )?(?:do not|don't) (?:need|have) to|(?:that is|that's) enough (?:of|with)) (?:the |that |those )?(.+?)(?: (?:now|again|please|any ?more|any longer|at the (?:end|beginning|start)|all the time|every time))*$/i
const ofStyle = new RegExp(
  `^(?:${speaking} |calling |using |doing |with )?(?:me |everything |your |all |the |only |just |in |with |answers? |a |so )*(?:capital letters|capitals|caps|upper ?case|lower ?case|small letters|(?:one|single|a few|two|three)[ -](?:words?|sentences?)(?: answers?)?|one sentence|short(?:ly)?(?: answers)?|brief(?:ly)?|that (?:word|phrase|name)|${each}${answers} with .{1,40})$`,
  'i',
)
const naming = new RegExp(
  `^(?:saying|ending|beginning|starting|using|calling me|adding|say|end|begin|start|use|call me|add|with)(?: ${each}${answers})?(?: (?:with|in))?(?: the word)? (.{1,40})$`,
  'i',
)

/** @returns what of the style the words end: all of it, the phrase that they name, or nothing */
function readEnd(raw: string): 'all' | { phrase: string } | null {
  if (raw.length > 100 || sentencesOf(raw).length > 1) return null
  const text = raw
    .replace(polite, '')
    .replace(scope, ' ')
    .replace(/(?:[,\s]+please)?[.!\s]*$/i, '')
    .trim()
  if (ended.test(text)) return 'all'
  const stopped = stopping.exec(text)?.[1]
  if (stopped === undefined) return null
  if (ofStyle.test(stopped)) return 'all'
  const phrase = naming.exec(stopped)?.[1]
  return phrase === undefined || /\b(?:more|longer|less|fewer) than\b|\b(?:tools?|functions?)\b/i.test(phrase)
    ? null
    : { phrase: bare(phrase).toLowerCase() }
}

function withoutPhrase(style: Style, { phrase }: { phrase: string }): Style {
  // "Stop saying that"
  const isAny = /^(?:that|it|this|so)$/.test(phrase)
  const isIt = (words: string | undefined) => words !== undefined && (isAny || bare(words).toLowerCase() === phrase)
  const { begin, end, include, ...rest } = style
  const included = include?.filter((words) => !isIt(words)) ?? []
  return {
    ...rest,
    ...(begin === undefined || isIt(begin) ? {} : { begin }),
    ...(end === undefined || isIt(end) ? {} : { end }),
    ...(included.length > 0 ? { include: included } : {}),
  }
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=[A-Z])/)

interface Order {
  end: ReturnType<typeof readEnd>
  ordered: Standing | null
}

/** All that was said before is looked through for each answer. */
const ordersKnown = new Map<string, readonly Order[]>()
const mostKnown = 64

/** "You can stop saying that now. What's 10 minus 4?": an order may stand beside a request. */
function ordersIn(text: string): readonly Order[] {
  const known = ordersKnown.get(text)
  if (known) return known
  const read = (said: string): Order[] => {
    const end = readEnd(said)
    const ordered = end ? null : readStanding(said)
    return (end ?? ordered) ? [{ end, ordered }] : []
  }
  const whole = read(text)
  const sentences = whole.length > 0 ? [] : sentencesOf(text)
  const found = sentences.length > 1 ? sentences.flatMap(read) : whole
  const [oldest] = ordersKnown.size < mostKnown ? [] : ordersKnown.keys()
  if (oldest !== undefined) ordersKnown.delete(oldest)
  ordersKnown.set(text, found)
  return found
}

/** The client's instructions with what was ordered since; the latest counts. */
export function withStanding(instructions: Instructions, history: readonly MindTurn[]): Instructions {
  let current = instructions
  for (const { end, ordered } of history.flatMap((turn) => (turn.kind === 'user' ? ordersIn(turn.text.trim()) : []))) {
    if (end) current = { ...current, style: end === 'all' ? instructions.style : withoutPhrase(current.style, end) }
    if (!ordered) continue
    current = {
      ...current,
      style: { ...current.style, ...ordered.style },
      ownName: ordered.ownName ?? current.ownName,
      usesNoTools: current.usesNoTools || ordered.usesNoTools,
    }
  }
  return current
}

export const standingOrder: Ability = {
  name: 'standing-order',
  does: 'answer in a style that you ask for',
  wordings: [
    'From now on answer in one word.',
    'Always begin your answers with "Captain".',
    'Answer in capital letters from now on.',
    'Call yourself Max.',
    'Please call me Captain in every answer.',
    'You can talk normally again.',
  ],
  understand({ raw }, { lastAnswer }) {
    const text = raw.trim()
    const ordered = readEnd(text) ? {} : readStanding(text)
    // The number of the last answer is meant, too.
    const isOfLast = bareNumber.test(text.replace(polite, '')) && lastAnswer !== null && /\d/.test(lastAnswer)
    return (
      ordered && {
        certainty: 1,
        outcome: say(isOfLast ? lastAnswer : 'Okay.'),
        topic: 'other',
        extracted: { ...ordered },
      }
    )
  },
}
