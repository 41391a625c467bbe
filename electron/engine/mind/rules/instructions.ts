/** The plain orders among a client's instructions. Everything else in them is for a mind that can read. */
import { negated, readClause, type Draft } from './orders'
import { place, setQuotesAside, type Unquoted } from './quotes'
import type { Style } from './style'

export interface Instructions {
  style: Style
  /** The answer to everything. */
  say: string | null
  /** What the person said is the answer. */
  echoes: boolean
  /** What to say when nobody has spoken yet. */
  greeting: string | null
  /** Answers to what holds all of the words. */
  replies: readonly { words: readonly string[]; say: string }[]
  ownName: string | null
  usesNoTools: boolean
}

export const noInstructions: Instructions = {
  style: {},
  say: null,
  echoes: false,
  greeting: null,
  replies: [],
  ownName: null,
  usesNoTools: false,
}

/** Beyond this many sentences a text describes a whole role: no single sentence of it is the answer to everything. */
const maximumSentencesOfAnOrder = 8
const maximumCharacters = 20_000

const heading = /^(?:#+\s|\*\*[^*]+\*\*:?$|[A-Z][A-Z /&-]{3,}:?$|<\/?[\w-]+>$)/
const bullet = /^(?:[-*•–]|\d+[.)])\s+/
const illustrated = /example|sample|phrase|flow|state|step|script|scenario|transcript|demo/i

const address =
  /^(?:(?:and|but|then|also|so|please|kindly|now|instead|from now on|in (?:all|each|every) (?:of )?your (?:answers?|repl(?:y|ies)|responses?)|when (?:you (?:answer|reply|respond|speak)|answering|replying|responding|speaking)|whatever (?:the (?:user|customer|caller|person)|they|i|you are|you|is|happens|comes) ?(?:says?|asks?|asked|hears?|hear|writes?|sends?|types?)?(?: you)?|regardless of (?:what|the|whatever|anything)[^,:]{0,40}|(?:to|for) (?:everything|anything|any (?:input|message|question)|(?:every|each) (?:input|message|question|request|utterance))(?: (?:the user|they|i) (?:says?|asks?))?|if (?:the user|anyone|someone|somebody) says anything(?: at all)?|no matter what (?:the user |they |i |is )?(?:says?|asks?|asked)?|for every (?:question|request|message)|i (?:want|need|would like) you to|your (?:only )?(?:task|job|role|goal) is(?: only)? to|you (?:must|should|shall|will|have to|need to|are to|can|may|are required to)|be sure to|make sure (?:to|that you|you)|remember to|try to)[,:]?\s+)+/i
const verbs =
  "always|only|just|never|do not|don't|please|answer|reply|respond|say|repeat|echo|begin|start|end|finish|close|conclude|include|use|speak|write|keep|be|add|your name|call|mention|limit|without"
const clauses = new RegExp(
  `(?:[,;]|(?<!\\b(?:begin|start)) and|,? but| then)\\s+(?:and |but |then )?(?=(?:${verbs})\\b)`,
  'i',
)
const conditional =
  /\b(?:if|when|whenever|unless|in case|once|until|except|depending|(?<!repeat )after the|before (?:you|the))\b/i
const unquotedLine =
  /^(?:please )?(?:always |only |just )*(?:say|reply|respond|answer|output)(?: with)?(?: exactly| only| just| verbatim)*(?: the following)?(?: (?:words?|text|sentence|phrase))?\s*:\s*(\S.*)$/i
const reply = new RegExp(
  `^(?:if|when|whenever) (?:the (?:user|caller|customer|person)|someone|somebody|anyone|they|i|you are|asked)\\s*(?:asks?|asked|says?|said|mentions?|wants? to know|greets?)?(?: (?:you|about|for|to know|what|that|the word|something about))* ?(.{2,60}?),? (?:then )?(?:always |just |only )*(?:say|answer|reply|respond|tell them|tell the user)(?: with| that| exactly| only)*[:,]? (${place}|[^⟦]{1,60})$`,
  'i',
)
/** Lines that give orders, as sentences: no headings, no code, no samples. */
function sentencesOf(text: string): { sentences: string[]; isStructured: boolean } {
  const lines = text.split(/\r?\n/).flatMap((line) => line.trim() || [])
  const isHeading = (line: string) => lines.length > 1 && heading.test(line)
  const isStructured = lines.some(isHeading) || lines.filter((line) => bullet.test(line)).length > 4
  const sentences: string[] = []
  let isSkipped = false
  let isCode = false
  for (const line of lines) {
    if (/^```/.test(line)) isCode = !isCode
    if (isHeading(line)) isSkipped = illustrated.test(line)
    if (isCode || isSkipped || isHeading(line) || /^```|^(?:user|assistant|agent|customer|system|q|a)\s*:/i.test(line))
      continue
    sentences.push(
      ...line
        .replace(bullet, '')
        .split(/(?<=[.!?])(?:\s+|$)|(?<=⟧)\s+(?=\p{Lu})/u)
        .filter((part) => /\S/.test(part)),
    )
  }
  return { sentences, isStructured }
}

const greeted =
  /^(?:if|when|whenever) (?:the \w+|someone|somebody|anyone|they|i|you are) (?:greets?|greeted|says? (?:hello|hi))(?: (?:you|to you))?,? /i
const greetings = ['hello', 'hi', 'hey']

function readReply(sentence: string, quotes: Unquoted, found: Draft) {
  if (greeted.test(sentence)) {
    const [say] = quotes.wordsIn(sentence.replace(greeted, ''))
    if (say) found.replies = [...found.replies, ...greetings.map((word) => ({ words: [word], say }))]
    if (say) return
  }
  const [, topic = '', answer = ''] = reply.exec(sentence) ?? []
  const bare = quotes.wordsIn(topic)[0] ?? topic
  const words =
    bare
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu)
      ?.filter((word) => !fillers.test(word)) ?? []
  const say = quotes.wordsIn(answer)[0] ?? answer
  if (words.length > 0 && words.length <= 4 && say && !/^(?:you|it|them|no|yes you|sorry and|so|that)\b/i.test(say)) {
    found.replies = [...found.replies, { words, say }]
  }
}

/** The answer that the instructions give to words like these. */
export function replyTo(text: string, { replies }: Instructions): string | null {
  const said = new Set(text.toLowerCase().match(/[\p{L}\p{N}']+/gu))
  return replies.find(({ words }) => words.every((word) => said.has(word)))?.say ?? null
}

const fillers = /^(?:the|an?|is|are|your|you|my|of|for|to|do|does|about|what|who|how|it|that|asks?|says?)$/

/** @param text instructions as a client writes them, of any length; only plain sentences that order something are obeyed */
export function readInstructions(text: string): Instructions {
  const found: Draft = { ...noInstructions }
  if (text.trim() === '' || text.length > maximumCharacters) return found
  const quotes = setQuotesAside(text.replace(/(?<=\p{L})’(?=\p{L})/gu, "'"))
  const { sentences, isStructured } = sentencesOf(quotes.text)
  const mayOrder = !isStructured && sentences.length <= maximumSentencesOfAnOrder
  const line = mayOrder ? unquotedLine.exec(quotes.text.trim()) : null
  if (line?.[1]) {
    const [only] = quotes.wordsIn(line[1])
    return { ...found, say: new RegExp(`^${place}[.!]?$`).test(line[1]) ? (only ?? null) : quotes.restored(line[1]) }
  }
  for (const sentence of sentences) {
    const order = sentence.replace(/[.!]+$/, '').trim()
    const direct = order.replace(address, '')
    const isTotal =
      /\b(?:whatever|no matter|everything|anything|regardless|every (?:question|message|request|input))\b/i.test(order)
    const around = { mayOrder, isOnly: sentences.length === 1, isTotal, isStructured }
    if (conditional.test(direct.replace(/\b(?:whenever|when) you (?:answer|reply|respond|speak)\b/i, ''))) {
      if (!negated.test(order)) readReply(direct, quotes, found)
      continue
    }
    for (const part of direct.split(clauses)) {
      const clause = part.replace(address, '').trim()
      if (clause !== '') readClause(clause, quotes, found, around)
    }
  }
  return found
}
