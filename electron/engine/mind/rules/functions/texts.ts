/** Free words in a request: a message, a title, what to search for, what to play. */
import type { Parameter } from './declared'
import { takeBeside } from './beside'
import { gap, take, takeMatch, tidy, type Said } from './said'
import { bare } from './places-said'
import { sameThing } from './things'
import { actsOf } from './verbs'
import { stem } from './words'

/** What the function is about and what was asked to be done: words that are no value. */
export interface Frame {
  things: readonly string[]
  verb: string | null
}

const announced =
  /(?:,? (?:and )?(?:saying|that says|which says|that reads|to say|saying that|and (?:say|tell (?:him|her|them|it))|with (?:the |a )?(?:message|text|body|words|content)|the message (?:is|should be)|to let (?:him|her|them) know|know)(?: that)?|,? (?:text|message|body) (?:is|should be|reads?) |: ?)[\s:,]*(.+)$/i
const reported =
  /^((?:[Tt]ell|[Tt]ext|[Mm]essage|[Ll]et|[Nn]otify|[Ii]nform|[Ee]-?mail|[Pp]ing)\s+(?:(?:my|the) \p{Ll}[\p{L}'-]+|\p{Lu}[\p{L}'.-]*(?: \p{Lu}(?!')[\p{L}-]+)?|\p{Ll}[\p{L}'-]+)),?\s+(?:know )?(?:that )?(?!(?:an? |the )?(?:message|text|email|sms|about|at|on|tomorrow)\b)(.+)$/u

/** Takes what is to be passed on, up to the end of the request, so that nothing in it is taken for something else. */
export function takeMessage(said: Said): string | undefined {
  const quoted = takeMatch(said, /"([^"]+)"/)
  if (quoted) return tidy(quoted[1] ?? '')
  const found = announced.exec(said.text)
  if (found?.[1]) {
    take(said, found.index, said.text.length)
    return tidy(found[1])
  }
  const noted = /^(?:remember|note|save|write|make|take|jot)\b.*?\bthat (.+)$/i.exec(said.text)
  if (noted?.[1]) {
    take(said, said.text.length - noted[1].length, said.text.length)
    return tidy(noted[1])
  }
  const after = new RegExp(`${gap} that (.+)$`, 'i').exec(said.text)
  if (after?.[1]) {
    take(said, after.index, said.text.length)
    return tidy(after[1])
  }
  const told = reported.exec(said.text)
  if (!told?.[1] || !told[2]) return undefined
  take(said, told[1].length, said.text.length)
  return tidy(told[2]).replace(/^(?:to|that) (?=\S+ \S)/, '')
}

const namedBy =
  /(?:,? (?:(?:that is |which is )?(?:called|named|titled|entitled)|with the (?:title|name|subject|summary)(?: of)?|(?:title|subject|summary|name)d?(?: is)?|(?:and )?(?:call|name|title) it))[\s:,]+/i

/**
 * Takes what stands after "called", or after a colon.
 * @param holds whether a list of what it holds may follow: "called road trip with …"
 */
export function takeNamed(said: Said, holds = false): string | undefined {
  const found = namedBy.exec(said.text) ?? /:\s+(?=\S)/.exec(said.text)
  if (!found) return undefined
  const rest = said.text.slice(found.index + found[0].length)
  const end = rest.search(
    new RegExp(
      `${gap}|${holds ? ' (?:with|containing|including) |' : ''}, (?:due|at|on|for|with|priority)\\b| (?:with (?:the )?(?:priority|description|body|label|message|subject|text|status)|in (?:the |my )?(?:[\\w-]+ )?(?:repo(?:sitory)?|project|list|calendar|channel|folder)\\b|to (?:the|my) )\\b`,
      'i',
    ),
  )
  const value = end < 0 ? rest : rest.slice(0, end)
  if (tidy(value) === '') return undefined
  take(said, found.index, found.index + found[0].length + value.length)
  return tidy(value)
}

/** Takes what follows the parameter's own name, or what stands before it: "priority high", "in the general channel". */
export function takeMarked(said: Said, parameter: Parameter): string | undefined {
  const marks: readonly (readonly [RegExp, string])[] = [
    [/\b(?:artist|composer|author|band|singer|creator)\b/, 'by'],
    [/\b(?:album|playlist)\b/, 'from (?:the )?(?:album|playlist)|on (?:the )?(?:album)'],
    [/\b(?:topic|subject|about)\b/, 'about|regarding|concerning'],
    [/\b(?:company|organi[sz]ation|employer|firm)\b/, 'from|at|of|with'],
    [/\b(?:reference|purpose|reason|memo)\b/, 'for|because of'],
    [/^(?:guest |customer |booking )?name$/, 'under(?: the name(?: of)?)?|in the name of'],
    [/\b(?:description|details?|notes?|body)\b/, 'with (?:the )?(?:description|details?|notes?|body)'],
  ]
  const name = parameter.words.join(' ')
  for (const [pattern, mark] of marks) {
    if (!pattern.test(name)) continue
    const found = takeMatch(
      said,
      new RegExp(
        `(?:^|[\\s${gap}])(?:${mark})\\s+((?:(?!\\s(?:to|for|at|on|from|with|in|by|and)\\s|(?<=[a-z]{3})[.!?]\\s)[^,${gap}])+)`,
        'i',
      ),
    )
    if (found?.[1]) return bare(found[1])
  }
  const last = parameter.words.filter((word) => !/^(?:id|name|number|key|slug|code|title)$/.test(word)).pop()
  if (last === undefined || last.length < 3) return undefined
  const ids = new RegExp(`\\b${last}s?\\s+(?:number |id |#|no\\.? |code )?#?([\\w-]*\\d[\\w/.-]*)`, 'i').exec(said.text)
  if (ids?.[1]) {
    take(said, ids.index, ids.index + ids[0].length)
    return ids[1].replace(/\.$/, '')
  }
  const before = new RegExp(
    `(?:^|[\\s${gap}])(?:in|to|on|from|for|into|onto|off) (?:the |my |our )?#?((?!(?:the|my|our|an?) )[\\w'/-]+(?: (?!${last}|(?:to|in|on|the|my)\\b)[\\w'/-]+)?) ${last}s?\\b`,
    'i',
  ).exec(said.text)
  if (before?.[1]) {
    take(said, before.index, before.index + before[0].length)
    return last === 'list' ? `${before[1]} list` : before[1]
  }
  return takeBeside(said, last)
}

/** "number 42", "LH 454", "#12": for what is known by a number. */
export function takeIdentifier(said: Said): string | undefined {
  const found = takeMatch(said, /(?:\b(?:number|id|code|no\.?)\s+)?#?\b([A-Z]{1,4} ?-?\d[\w-]*|\d[\w-]*)\b/)
  return found?.[1]?.replace(' ', '')
}

const glue =
  /^(?:an?|the|my|our|me|us|some|any|for|about|of|on|to|that|called|named|titled|up|down|out|new|another|is|are|and|please|by|saying|in|with|from|it|there|as|at|what|which|how|does|do|i|want|need|would|like|you|have|got|tell|show|give|let|all|going|go|off|current|latest|say|something|anything|things?|put|search|look|find|also|who)$/i
const ends =
  /^(?:for|of|on|to|in|with|from|at|by|and|the|a|an|my|about|please|is|are|it|into|that|as|doing|there|going)$/i

/** "Access to the roadmap", "the showing of Dune": only the second is meant. */
export const wrapping =
  /^(?:(?:an?|the|full) )?(?:access|permissions?|rights|showing|screening|viewing|performance|copy|copies|pictures?|photos?|photographs?|images?|videos?|footage|recordings?) (?:to|of|for) (?:the )?/i

/** "Roll the inventory back": of the verb. */
const particle = /^(?:up|down|back|off|out|over|away)$/
/** A name ends with its sentence. */
const nextSentence = /(?<=\p{Ll}{3})[.!?] (?=\p{Lu}).*$/u

const isThing = (word: string, { things }: Frame) => things.some((thing) => sameThing(thing, word.toLowerCase()))

/** What is left when the verb, the thing itself and the glue between them are gone. */
export function leftover(said: Said, frame: Frame, { keepsThings = false, isName = false } = {}): string | undefined {
  let isOpen = true
  const pieces = said.text.split(gap).map((piece, at) => {
    const words = tidy(piece)
      .split(' ')
      .filter((word) => word !== '')
    if (at === 0 && frame.verb !== null && stem(words[0]?.toLowerCase() ?? '') === stem(frame.verb)) words.shift()
    const plain = (word: string) =>
      word
        .replace(/[,:;.]+$/, '')
        .toLowerCase()
        .replace(/'(?:s|re|d|ll|m)$/, '')
    const opens = (word: string | undefined) =>
      word !== undefined &&
      (glue.test(plain(word)) ? isOpen || !/^\p{Lu}\p{Ll}/u.test(word) : isThing(plain(word), frame) && isOpen)
    while (words.length > 0) {
      const [word] = words
      if (keepsThings && word !== undefined && isThing(plain(word), frame)) {
        // "a reminder to call Mom" is named by what follows, "dentist appointment" by itself.
        const next = words.findIndex((other) => /^(?:to|for|about|that|called|saying)$/i.test(other))
        if (next !== 1 && words.some((other) => !isThing(plain(other), frame))) break
      } else if (!opens(word)) break
      words.shift()
    }
    while (words.length > 0 && ends.test(plain(words[words.length - 1] ?? ''))) words.pop()
    if (at === 0 && frame.verb !== null && words.length > 1 && particle.test(words[words.length - 1] ?? '')) words.pop()
    while (!isName && words.length > 1 && isThing(plain(words[words.length - 1] ?? ''), frame)) words.pop()
    isOpen &&= words.length === 0
    return words.join(' ')
  })
  const text = tidy(pieces.filter((piece) => piece !== '').join(' '))
    .replace(wrapping, '')
    .replace(isName ? nextSentence : /$^/, '')
  const meaning = text.split(' ').filter((word) => word !== '' && !glue.test(word))
  if (meaning.length === 0 && !/\p{Lu}/u.test(text)) return undefined
  return meaning.length === 1 &&
    (isThing(meaning[0] ?? '', frame) || (keepsThings && actsOf(meaning[0] ?? '') !== undefined && pieces.length < 2))
    ? undefined
    : text
}

/** "milk, eggs and bread" → milk; eggs; bread */
export function listed(text: string): string[] {
  return text
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s+plus\s+|\s*&\s*/i)
    .map((item) => tidy(item).replace(/^(?:some|the|a|an) /i, ''))
    .filter((item) => item !== '')
}

/** "to my shopping list", "on the list": where something goes, when that is what the function is about anyway. */
export function dropPlaceOfThing(said: Said, frame: Frame): void {
  const found = /\s(?:to|on|from|in|off|onto|into) (?:the |my |our )(?:[\w-]+ ){0,2}?([\w-]+)\s*(?:\u0001\s*)*$/i.exec(
    said.text,
  )
  if (found?.[1] && isThing(found[1], frame)) take(said, found.index, said.text.length)
}
