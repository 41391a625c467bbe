/** What kind of request the words are: what they ask to be done, and about what. */
import { phrases } from './phrases'
import { withRooms } from './rooms'
import { actsOf, implied } from './verbs'
import { contentWords } from './words'

export interface Request {
  acts: ReadonlySet<string>
  /** What it is about, as said. */
  words: readonly string[]
  /** What it is about as well, though in other words. */
  hints: readonly string[]
  /** What the verb alone implies. */
  implied: readonly string[]
  /** The known verb that begins it, if one does. */
  verb: string | null
  first: string
  isQuestion: boolean
  /** A few words without a verb: "two espressos, please". */
  isBare: boolean
  /** A verb that is not known begins it: "upgrade me". */
  isOrder: boolean
  /** What is to be made up: a function must know of it. */
  work: string | null
  /** "Check out", as one word. */
  phrasal: string | null
  /** Only a thing is wished for. */
  isWish: boolean
  /** It tells what is: "I spent twenty dollars". */
  isStatement: boolean
  particles: ReadonlySet<string>
}

export const particlesOf = (text: string): ReadonlySet<string> =>
  new Set(text.match(/\b(?:in|out|on|off|up|down|back|over)\b/g) ?? [])

/** "Paid twelve for food": told without a subject. */
const pastAlone =
  /^(?:paid|spent|ran|drank|ate|slept|bought|took|lost|found|had|went|got|did|made|(?!(?:\w*eed|embed|shred|wed|bed|red|shed)\b)\w{2,}ed)\b(?! (?:of|by|me)\b)/
const subjectAlone = /^(?:i|we|he|she|they|nobody|somebody|someone|everybody)\b/
/** "My sister owes me money" */
const ofOthers =
  /^(?:my|our|his|her|their) \w+ (?:always |never |often |still |just |\w+ly )?(?!is\b)\w{2,}[^s]s (?:me|us|him|her|them|it|the|an?|my|our|his|her|their|some|no|to)\b/
const unknownOrder =
  /^[a-z]{3,} (?:(?:me|us|him|her|them|it|this|that|these|those|all|everything|the|my|our|your|an?|another|some|order|number)\b|[$€£\d])(?!\S* (?:is|are|was|were|has|needs?)\b)/
const noOrder =
  /^(?:room|line|machine|flight|gate|table|unit|bed|patient|truck|item|page|chapter|platform|floor|what|which|who|how|when|where|why|and|but|or|if|for|from|with|without|about|in|on|at|to|of|by|until|not|no|all|both|just|only|is|are|was|were|do|does|did|has|have|had|will|would|should|could|can|any|\w+ly|yes|that|this|there|then|because|since|while|as|after|before|into|over|under|like|good|bad|maybe)\b/

export const wish =
  /^(?:(?:can|could|may|might) (?:i|we)(?: please| just| maybe| possibly)*(?= )|(?:i|we) (?:want|need|would like|would love|would rather(?: have)?|would prefer|prefer|have (?=to)|feel like|must|should(?! have)|wish))(?: (?:you|to|for you to|having))*(?: |$)/
export const question =
  /^(?:and )?(?:what|which|how|when|where|who|whose|is|are|was|were|will|does|do i|do we|did|has|have i|any|am i|should i|would it|tell me|give me(?! an?\b| some\b| two\b| \d)|let me know|show me|in how|at what|anything)\b/
const howTo =
  /^how (?:do|to|can|could|would|should)\b(?! (?:i|you|we|one) (?:get|say|reach|drive|walk)\b)|^how (?:does|did)\b(?!.*\blook\b)/
export const meaning =
  /^(?:what|who) (?:is|are|was) (?:an? )?[\w-]+(?: [\w-]+)?$(?<!\b(?:weather|forecast|temperature|news|traffic|rate|price|balance|status))|^what (?:does|do) .* (?:mean|stand for)\b|\b(?:meaning|history|definition|difference|inventor|purpose|point) (?:of|between)\b|^(?:define|explain|spell|describe|why|who (?:invented|created|discovered|made|wrote|won|was))\b|^tell me (?:about|why|a story)|^what (?:kind|sort|type)s? of\b|^is (?:it|there anything) (?:\w+ )?(?:healthy|good|bad|safe|dangerous|normal|true|possible|legal|okay|better|worth)\b|^ever\b|^do you\b|^are you\b|^who are you\b|^have you\b|^did you\b/
export const notVerb =
  /^(?:order|ticket|report|file|document|list|message|request|record|track|route|note|query|call) (?:number |no )?#?\d[\d ]* (?:is|was|has|needs|arrived|came|got|\w+ed)\b|^(?:next|previous|march|may) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|weekend|\d)/

/** A known verb begins it: it asks for something of its own. */
export const beginsWithVerb = (core: string) => !notVerb.test(core) && actsOf(core.split(' ', 1)[0] ?? '') !== undefined

export const negated =
  /^(?:please )?(?:do not|never|not|no need|i (?:do|would|did|will) not|i already|nobody|thanks|thank you|you (?:should|must) not)\b(?!.*\bforget\b)/
const statement =
  /^(?:i|he|she|it|we|they|you|the|my|our|his|her|your|that|this|there|those|these|an?|yesterday|today|everybody|someone|people|in|\w+)(?: [\w'-]+){0,4}? (?:is|was|are|were|am|has|have|had|will|did|does|love|loves|like|likes|hate|hates|seems?|looks?|feels?|said|sent|made|got|went|broke|rang|works?|used|think|know|knew|saw|ate|bought|played|forgot|missed|cannot|could|should|would|needs?|wants?|runs?|takes?|goes|comes|makes|costs?|sounds?|smells?|went|came|ran|spent|paid|moved|met|told|took|gave|had|kept|\w{3,}ed)\b(?! (?:for|to) )/
const subject = /^(?:the|my|our|his|her|this|that|it|he|she|they|we)\b.*\b(?:is|are|was|were)\b/
const assistantItself = /\b(?:you|your|yourself)\b(?!.*\b(?:send|tell|play|find)\b)/

const work =
  /^(?:write|compose|make|create|tell|sing|give|recite|draft)\b.*\b(poem|story|haiku|limerick|riddle|rhyme|fairy tale|lullaby|joke)\b/

export const phraseVerb =
  /^(?:turn|switch|power|put|tell|let|take|go|bring|get|crank|shut|kill|sign|make|mark|next|hear|exchange|swap|tick|cross)$/

export const webAddress = /\b[\w-]+(?:\.| dot )(?:com|org|net|io|dev|edu|gov|app|eu)\b|\bhttps?:/
/** What is only imagined. */
export const imagined =
  /\b(?:what if|would happen|would (?:it|that|this|you|they) (?:be|have|mean|take|cost)|what would|if (?:i|we|you|they|somebody|someone) (?:were|had|did|would|could|\w{2,}ed)|hypothetically|in theory)\b|^(?:suppose|supposing|imagine (?:if|that|we|you|i|the))\b/
/** What is to be done only when something happens is not to be done now. */
const conditional =
  /^(?:if|when|whenever|once|as soon as|unless|in case) (?!(?:is|are|was|were|will|do|does|did|can|should) )(?:it|i|we|he|she|they|you|the|my|our|there|this|that|somebody|someone|anyone|anybody|\w+ (?:is|are|gets|goes|comes|rings|calls|arrives|leaves))\b/
const farewell = /\b(?:good ?bye|bye(?: bye| now)?)$/
const wholeAddress =
  /(?:https?:\/\/)?[\w-]+(?:(?:\.| dot )[\w-]+)*(?:\.| dot )(?:com|org|net|io|dev|edu|gov|app|eu)\b\S*/g
/** "What do I have on Friday?" */
export const agenda =
  /^(?:what (?:do|have|did) (?:i|we) (?:have|got)|what (?:is|are)(?! (?:the|you|your)\b)|what am i doing|have (?:i|we) got|do (?:i|we) have|is there|anything|(?:what|how) does my(?= (?:\w*day|week(?:end)?|month|morning|afternoon|evening|schedule|calendar|agenda)\b)|am i|are we)\b(?: [a-z]+){0,3}? (?:(?:on|for|coming up|planned|scheduled|happening|busy|next|this|today|tomorrow|tonight|look)\b ?)+(?:the )?(?:[a-z]+day|today|tomorrow|tonight|week(?:end)?|month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|morning|afternoon|evening|like|on|planned|scheduled|\d|$)/
const timeLeft = /^how (?:long|much time|much longer|many minutes)\b.*\b(?:left|remaining|remain|to go)\b/

export const nothing: Request = {
  acts: new Set(),
  words: [],
  hints: [],
  implied: [],
  verb: null,
  first: '',
  isQuestion: false,
  isBare: false,
  isOrder: false,
  work: null,
  phrasal: null,
  isWish: false,
  isStatement: false,
  particles: new Set(),
}

/**
 * @param core plain words without address and politeness
 * @returns null for what asks nothing of anybody: "I love this song", "how do I send an email?"
 */
export function readRequest(core: string): Request | null {
  if (negated.test(core) || imagined.test(core) || conditional.test(core) || pastAlone.test(core)) return null
  if (farewell.test(core)) return { ...nothing, acts: new Set(['hangup']), hints: ['call', 'conversation', 'session'] }
  const wished = wish.exec(core)
  const asked = wished && core.length > wished[0].length ? core.slice(wished[0].length) : core
  const text = asked.replace(/^do not (?:let me )?forget to /, 'remind me to ').replace(/^let (?:me|us) (?=\w)/, '')
  const first = text.split(' ', 1)[0] ?? ''
  const own = beginsWithVerb(text) ? actsOf(first) : undefined
  const acts = new Set(phrases.flatMap(([pattern, act]) => (pattern.test(text) ? [act] : [])))
  const phrased = [...acts]
  const isQuestion = question.test(text)
  if (/^do (?!i\b|we\b|you\b|not\b|the\b|a\b|my\b)/.test(text)) return null
  if (subject.test(text) && !own && !phraseVerb.test(first)) return null
  if (isQuestion) {
    if (howTo.test(text) || (meaning.test(text) && !acts.has('translate'))) return null
    if (/^(?:on|off)$/.test([...acts].join())) acts.clear()
    acts.add('get')
  } else if (own) {
    for (const act of own) acts.add(act)
  } else if (wished) {
    for (const act of ['get', 'order', 'book', 'create', 'call', 'play']) acts.add(act)
  } else if (acts.size === 0) {
    const isOrder = !phraseVerb.test(first) && unknownOrder.test(text) && !noOrder.test(text)
    if (subjectAlone.test(text) || ofOthers.test(text)) return null
    if (
      (statement.test(text) && !isOrder) ||
      assistantItself.test(text) ||
      text.split(' ').length > (isOrder ? 40 : 12)
    )
      return null
    if (meaning.test(text))
      return {
        ...nothing,
        acts: new Set(['define']),
        words: contentWords(text),
        verb: first,
        first,
        isQuestion: true,
        particles: particlesOf(text),
      }
    // A vacation is taken, and a coffee had; a picture that is taken is not looked for.
    const isTaken = /^(?:take|have)$/.test(first)
    for (const act of isTaken ? ['create', 'start', 'order', 'book'] : ['get', 'create', 'start']) acts.add(act)
  }
  if (/^tell (?:me|us)\b/.test(text)) acts.delete('send')
  const words = contentWords(withRooms(text.replace(wholeAddress, ' ')))
  const hints: string[] = []
  if (timeLeft.test(text)) hints.push('timer')
  if (webAddress.test(text)) {
    hints.push('url', 'website', 'link', 'page')
    acts.add('open')
  }
  // A switch is set too.
  if (phrased.includes('on') || phrased.includes('off')) acts.add('set')
  if (['navigate', 'translate', 'convert'].some((act) => acts.has(act))) acts.add('get')
  if (/^count ?down\b/.test(text)) hints.push('timer')
  if (/\boutside\b/.test(text) && isQuestion) hints.push('weather')
  if (/^how many\b/.test(text)) hints.push('count')
  if (/^(?:do i|do we|have i) (?:have |got )?(?:any |some )?time\b/.test(text)) hints.push('free')
  if (agenda.test(text)) hints.push('event', 'calendar', 'shift', 'class')
  if (/\bmoney back\b/.test(text)) hints.push('refund')
  if (/[$€£]/.test(text)) hints.push('money')
  const isBare = !isQuestion && phrased.length === 0 && own === undefined
  const verb = (own || phraseVerb.test(first)) && !isQuestion ? first : null
  return {
    acts,
    words,
    hints,
    verb,
    first,
    isQuestion,
    isBare,
    isOrder: isBare && wished === null && !phraseVerb.test(first) && unknownOrder.test(text) && !noOrder.test(text),
    work: work.exec(text)?.[1] ?? null,
    phrasal: /^[a-z]+ (?:in|out|up|down|off|on)\b/.exec(text)?.[0].replace(' ', '') ?? null,
    isWish: wished !== null && own === undefined && phrased.length === 0,
    isStatement: false,
    particles: particlesOf(text),
    implied: (verb === null ? phrased : [verb, ...phrased]).flatMap((one) => implied[one] ?? []),
  }
}
