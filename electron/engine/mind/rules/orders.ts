/** What one clause of a client's instructions orders, if it is one of the few orders that are obeyed by rule. */
import type { Instructions } from './instructions'
import { place, type Unquoted } from './quotes'
import { readStyle } from './style'

export type Draft = { -readonly [Key in keyof Instructions]: Instructions[Key] }

/** What stands around a clause. */
export interface Around {
  /** The text is short enough for one sentence of it to be the answer to everything. */
  mayOrder: boolean
  /** It is the only sentence. */
  isOnly: boolean
  /** Its sentence speaks of whatever may be asked. */
  isTotal: boolean
  /** The text has headings or long lists: much in it illustrates. */
  isStructured: boolean
}

export const negated = /\b(?:not|don't|never|avoid|without|refrain|no longer|stop|cannot|can't|neither|nor)\b/i
const ofAnswers =
  /\b(?:answers?|answering|repl(?:y|ies|ying)|respon(?:d|ses?|ding)|speak|talk|write|say|output|messages?|keep|limit|everything|text|sentences?|utterances?|turns?)\b/i
const always = /\b(?:always|each|every|all|must|everything|any)\b/i

const noTools =
  /^(?:answer |reply |respond )?(?:do not|don't|never|avoid|refrain from|without|no|not|cannot)\s+(?:ever )?(?:use|using|call|calling|invoke|invoking|make|making)?\s*(?:any |the |your |external )*(?:tools?|functions?|tool calls?|function calls?)(?: (?:or|and) (?:any )?(?:tools?|functions?))?(?: (?:at all|please|ever|for (?:this|the|your) (?:response|answer|reply|turn)|here|now|in this conversation|in your answers?))*$/i
const toolsUnused =
  /^(?:no (?:tools?|functions?)(?: calls?)?(?: (?:may|should|must|can|shall|are to|will) be (?:used|called|made))?|(?:tools?|functions?) (?:must|should|may|can|are|shall|will)(?: not|not) (?:be |to be )?(?:used|called|allowed|available))$/i
const named = [
  /^(?:your name is|(?:you are|you're) (?:called|named)|call yourself|introduce yourself as|(?:you )?go by(?: the name(?: of)?)?|be called|(?:speak|answer|act) as)\s+(?:⟦(\d+)⟧|(\p{Lu}[\p{L}\p{N}'-]*(?: \p{Lu}[\p{L}\p{N}'-]*){0,2}))/iu,
  /^(?:[Yy]ou are|[Yy]ou're|[Aa]ct as|[Bb]e|[Pp]lay) (?:an? |the )[\p{L} -]{1,60}? (?:named|called|by the name of) (?:⟦\d+⟧|(\p{Lu}[\p{L}\p{N}'-]*(?: \p{Lu}[\p{L}\p{N}'-]*){0,2}))/u,
  /^(?:You are|You're) (\p{Lu}[\p{L}\p{N}'-]*(?: \p{Lu}[\p{L}\p{N}'-]*){0,2})(?=,|$| from\b| the\b)/u,
]
const echo =
  /^(?:always |only |just |simply )*(?:repeat|echo|parrot|say)(?: back| exactly| verbatim)*(?: (?:everything|anything|whatever|exactly what|what|all that|all|every(?: \w+)?(?: that)?|each (?:sentence|message|utterance)(?: that)?|the (?:exact )?words(?: that)?))* (?:the (?:user|person|caller|customer)|they|i|is)(?:'s (?:words|message|messages|input|utterances?|sentences?|last message))?(?: (?:says?|said|tells? you|asks?|writes?|types?))?(?: (?:back|to them|to me|to the user|verbatim|exactly|word for word|again|only))*$|^(?:always |only |just )*(?:repeat|echo|parrot) (?:after )?(?:the user|the person|me|them|my words|(?:the )?(?:user )?input)(?: (?:back|verbatim|exactly|word for word))*$/i
const spoken = '(?:say|reply|respond|answer|output|write|speak)'
const exactly =
  '(?:exactly|only|just|simply|verbatim|nothing but|the (?:single |exact |following )?(?:words?|phrase|sentence|text)|the following)'
const orders = new RegExp(
  `^(?:(?:always|only|just|simply|exactly) )*${spoken}(?: (?:back|to (?:the user|(?:anything|everything|whatever|all|(?:every|each|any) \\w+)(?: (?:that )?(?:the \\w+|they|i|is) (?:says?|asks?|writes?|sends?|said|asked))?)))?(?: with)?(?: ${exactly})*(?: with)?(?: ${exactly})*[,:]? (${place})(?: (?:and nothing else|only|verbatim|exactly|word for word|every time|always|no matter what.*|whatever .*|to (?:everything|anything|whatever|every|all|any|each|the user)(?: .*)?))*$`,
  'i',
)
const tells = new RegExp(
  `^(?:tell|ask|greet|welcome|say to|answer|inform)(?: (?:the )?(?:user|person|caller|customer|them|me))?(?: (?:with|by saying|exactly|that))*[,:]? (${place})$`,
  'i',
)
const unquotedOrder =
  /^(?:always |only |just )*(?:say|reply|respond|answer|output)(?: with)? (?:exactly|verbatim|(?:only |just |exactly )?(?:with )?the (?:single |exact )?(?:words?|phrase|sentence)):? (?!the user|what|the same|as|in |how|that |one word|like|when|if)(\S.*)$/i
const coloned =
  /^(?:always |only |just )*(?:say|reply|respond|answer|output)(?: with)?(?: exactly| verbatim| only| just| nothing but| the following(?: \w+)?| the (?:single |exact )?(?:words?|phrase|sentence|text))*:\s*(\S.*)$/i
const onlyWord =
  /^(?:(?:always|only|just) )+(?:say|reply|respond|answer|output)(?: with)? (\p{L}+|\d+)$|^(?:always )?(?:say|reply|respond|answer|output) (?:only|just)(?: with)? (\p{L}+|\d+)$/iu
const courtesy: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:say (?:hello|hi)|greet)(?: (?:to )?(?:the user|the caller|the customer|everyone|them|me))?(?: (?:warmly|politely|briefly))*$/i,
    'Hello. What can I do for you?',
  ],
  [/^say (?:goodbye|bye)(?: to (?:the user|the caller|the customer|everyone|them|me))?$/i, 'Goodbye.'],
]
const begins = /\b(?:begin|start|open|prefix|preface)\b/i
const ends = /\b(?:end|finish|close|conclude|sign off)\b/i
const includes = /\b(?:include|contain|mention|use|say|insert|add|work in)\b/i
const marked =
  /(?:the|these) (?:words?|phrase|sentence) ([\p{L}\p{N}][\p{L}\p{N}' -]{0,40}?)(?= (?:in|at|to|into) (?:each|every|all|your|the)\b|$)/iu

/** "Start every reply with Ahoy" */
const withWord =
  /^(?:[Aa]lways |[Pp]lease )*(?:[Bb]egin|[Ss]tart|[Ee]nd|[Ff]inish|[Cc]lose|[Cc]onclude) (?:each|every|all)(?: of your)? (?:answers?|repl(?:y|ies)|responses?|messages?|sentences?) with (\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*){0,2})$/u

/** @param clause without its address: "always begin with ⟦0⟧" */
const limited =
  /\b(?:(?:must|should|may|can|shall|do|does|will|never|are|is) )*(?:not|never|don't|cannot|can't)(?: ever)? (?:exceed|(?:be|go|use|contain|have|get|say|speak)(?: (?:over|beyond|above|(?:longer|more) than)))(?= )/i

/** "Your reply must be exactly: …", "you only ever say: …" */
const theAnswer =
  /^(?:your (?:only |every |each |single |sole )*(?:answer|reply|response|output)(?: to (?:everything|anything|every \w+))? (?:is|must (?:always )?be|should (?:always )?be|has to be|will (?:always )?be)(?: always)?|(?:you )?(?:only ever|can only|may only|only|ever) (?:say|reply|answer|respond)(?: with)?)(?: exactly| always| just)*(?=:| ⟦)/i

export function readClause(said: string, quotes: Unquoted, found: Draft, around: Around): void {
  const clause = said.replace(limited, 'use at most').replace(theAnswer, 'reply exactly')
  if (noTools.test(clause) || toolsUnused.test(clause)) return void (found.usesNoTools = true)
  const name = named.map((pattern) => pattern.exec(clause)).find(Boolean)
  if (name) {
    found.ownName = quotes.wordsIn(name[0])[0] ?? name[2] ?? name[1] ?? null
    return
  }
  if (negated.test(clause)) return
  if (around.mayOrder) {
    if (echo.test(clause)) return void (found.echoes = true)
    const order = orders.exec(clause)
    const isTotal =
      around.isTotal ||
      /\b(?:only|just|exactly|verbatim|nothing|simply|anything|everything|every|whatever|no matter)\b/i.test(clause)
    const isReply = !/^(?:always )?(?:say|write|speak)\b/i.test(clause)
    if (order && (isTotal || isReply || (around.isOnly && !always.test(clause)))) {
      return void (found.say = quotes.wordsIn(order[1] ?? '')[0] ?? null)
    }
    const word = onlyWord.exec(clause)?.slice(1).find(Boolean)
    // "Only reply OK", and not "only reply truthfully".
    const literal =
      unquotedOrder.exec(clause)?.[1] ??
      (isTotal || around.isOnly ? coloned.exec(clause)?.[1] : undefined) ??
      (word && word === word.toUpperCase() ? word : undefined)
    if (literal && !literal.includes('⟦')) return void (found.say = literal)
  }
  const told = tells.exec(clause)
  if (told) {
    const text = quotes.wordsIn(told[1] ?? '')[0] ?? null
    if (around.isOnly) found.say = text
    else found.greeting = text
    return
  }
  const polite = courtesy.find(([pattern]) => pattern.test(clause))
  if (polite) {
    if (around.isOnly) found.say = polite[1]
    return
  }
  readStyleClause(clause, quotes, found, around.isStructured)
}

function readStyleClause(clause: string, quotes: Unquoted, found: Draft, isStructured: boolean) {
  const phrases = quotes.wordsIn(clause)
  const unquoted = marked.exec(clause)?.[1] ?? withWord.exec(clause)?.[1]
  if (phrases.length === 0 && unquoted) phrases.push(unquoted)
  const [phrase] = phrases
  const isGeneral = always.test(clause)
  if (phrase !== undefined && (isGeneral || !isStructured)) {
    const isAtBegin = begins.test(clause) || /\b(?:at|to) the (?:beginning|start)\b/i.test(clause)
    const isAtEnd = ends.test(clause)
    if (isAtBegin) found.style = { ...found.style, begin: phrase }
    if (isAtEnd) found.style = { ...found.style, end: phrase }
    const isIncluded = includes.test(clause) && (isGeneral || /\binclude\b/i.test(clause))
    if (!isAtBegin && !isAtEnd && isIncluded) {
      found.style = { ...found.style, include: [...(found.style.include ?? []), ...phrases] }
    }
    return
  }
  if (!ofAnswers.test(clause) && !/^(?:in|use|be|at most|only|no more)\b/i.test(clause)) return
  if (/\b(?:for (?:emphasis|names|headings)|the user'?s?|per (?:line|item))\b/i.test(clause)) return
  found.style = { ...found.style, ...readStyle(clause) }
}
