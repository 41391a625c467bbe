/** What kind of request the words are: what they ask to be done, and about what. */
import { withRooms } from './rooms'
import { actsOf, implied } from './verbs'
import { contentWords } from './words'

export interface Request {
  acts: ReadonlySet<string>
  /** What it is about, as said. */
  words: readonly string[]
  /** What the verb alone implies. */
  implied: readonly string[]
  /** The known verb that begins it, if one does. */
  verb: string | null
  first: string
  isQuestion: boolean
  /** A few words without a verb: "two espressos, please". */
  isBare: boolean
}

const wish =
  /^i (?:want|need|would like|would love|have (?=to)|feel like|must|should|wish)(?: (?:you|to|for you to|having))*(?: |$)/
const question =
  /^(?:and )?(?:what|which|how|when|where|who|whose|is|are|was|were|will|does|do i|do we|did|has|have i|any|am i|should i|would it|tell me|give me|let me know|show me|in how|at what|anything)\b/
const howTo =
  /^how (?:do|to|can|could|would|should)\b(?! (?:i|you|we|one) (?:get|say|reach|drive|walk)\b)|^how (?:does|did)\b(?!.*\blook\b)/
const meaning =
  /^(?:what|who) (?:is|are|was) (?:an? )?[\w-]+(?: [\w-]+)?$(?<!\b(?:weather|forecast|temperature|news|traffic|rate|price|balance|status))|^what (?:does|do) .* (?:mean|stand for)\b|\b(?:meaning|history|definition|difference|inventor|purpose|point) (?:of|between)\b|^(?:define|explain|spell|describe|why|who (?:invented|created|discovered|made|wrote|won|was))\b|^tell me (?:about|why|a story)|^what (?:kind|sort|type)s? of\b|^do you\b|^are you\b|^who are you\b|^have you\b|^did you\b/
const notVerb = /^(?:next|previous|march|may) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|weekend|\d)/

/** A known verb begins it: it asks for something of its own. */
export const beginsWithVerb = (core: string) => !notVerb.test(core) && actsOf(core.split(' ', 1)[0] ?? '') !== undefined

const negated =
  /^(?:please )?(?:do not|never|not|no need|i (?:do|would|did|will) not|i already|nobody|thanks|thank you|you (?:should|must) not)\b(?!.*\bforget\b)/
const statement =
  /^(?:i|he|she|it|we|they|you|the|my|our|his|her|your|that|this|there|those|these|an?|yesterday|today|everybody|someone|people|in|\w+)(?: [\w'-]+){0,4}? (?:is|was|are|were|am|has|have|had|will|did|does|love|loves|like|likes|hate|hates|seems?|looks?|feels?|said|sent|made|got|went|broke|rang|works?|used|think|know|knew|saw|ate|bought|played|forgot|missed|cannot|could|should|would|needs?|wants?|runs?|takes?|goes|comes|makes|costs?|sounds?|smells?|went|came|ran|spent|paid|moved|met|told|took|gave|had|kept|\w{3,}ed)\b(?! (?:for|to) )/
const subject = /^(?:the|my|our|his|her|this|that|it|he|she|they|we)\b.*\b(?:is|are|was|were)\b/
const assistantItself = /\b(?:you|your|yourself)\b(?!.*\b(?:send|tell|play|find)\b)/

const phraseVerb =
  /^(?:turn|switch|power|put|tell|let|take|go|bring|get|crank|shut|kill|sign|make|mark|next|hear|exchange|swap|tick|cross)$/

/** Verbs of two words: "turn the lamp off". */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^(?:turn|switch|power|put)\b(?! (?:it |that |this )?(?:up|down)).*? on\b|\bon$/, 'on'],
  [/^(?:turn|switch|power|shut)\b(?! (?:it |that |this )?(?:up|down)).*? off\b|\boff$|^shut down\b|^kill\b/, 'off'],
  [/^(?:turn|crank|bring)\b.*? (?:up|down)\b|^(?:turn|switch|set|make|change)\b.* (?:to|at) /, 'set'],
  [/^(?:hear|put on|i want to (?:hear|listen))\b/, 'play'],
  [/^(?:set up|put (?:in|down)|sign me up|write down|take (?:a |down )?notes?)\b/, 'create'],
  [/^(?:get rid of|take .* off)\b/, 'delete'],
  [/^(?:tell|let) (?!me\b|us\b)/, 'send'],
  [/^get (?:me )?(?:an?|some|two|\d)\b|^(?:call|order|hail|fetch|find) (?:me|us) an?\b/, 'order'],
  [/^give me (?:an?|some|two|\d)\b|^count ?down\b/, 'create'],
  [/^(?:change|exchange|swap)\b.* (?:to|into|for)\b/, 'convert'],
  [
    /^(?:take me|bring me|guide me|how do i get|how can i get|how do i reach|get me to|go)\b|^how (?:far|long)\b.*\b(?:to|drive)\b/,
    'navigate',
  ],
  [
    /^how do (?:you|i|we) say\b|^(?:what is|say) .* in (?:french|spanish|german|italian|japanese|chinese|\w+(?:ese|ish|ian))$/,
    'translate',
  ],
  [/^(?:how (?:much|many)|what) (?:is|are)\b.*\b(?:in|to)\b/, 'convert'],
  [/^(?:do not forget|remember|make sure) (?:to|that)\b/, 'remind'],
  [/^(?:next|skip)\b/, 'skip'],
  [
    /^(?:mark|tick|check|cross)\b.* (?:done|complete|completed|finished)\b|^(?:tick|check|cross) off\b|^(?:tick|check|cross)\b.* off$/,
    'complete',
  ],
  [/^mark\b.* as /, 'set'],
  [/^(?:take|bring|drive) (?:me|us)\b/, 'book'],
]

export const webAddress = /\b[\w-]+(?:\.| dot )(?:com|org|net|io|dev|edu|gov|app|eu)\b|\bhttps?:/
const timeLeft = /^how (?:long|much time|much longer|many minutes)\b.*\b(?:left|remaining|remain|to go)\b/

/**
 * @param core plain words without address and politeness
 * @returns null for what asks nothing of anybody: "I love this song", "how do I send an email?"
 */
export function readRequest(core: string): Request | null {
  if (negated.test(core)) return null
  const wished = wish.exec(core)
  const asked = wished && core.length > wished[0].length ? core.slice(wished[0].length) : core
  const text = asked.replace(/^do not (?:let me )?forget to /, 'remind me to ')
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
    if (statement.test(text) || assistantItself.test(text) || text.split(' ').length > 12) return null
    if (meaning.test(text))
      return {
        acts: new Set(['define']),
        words: contentWords(text),
        implied: [],
        verb: first,
        first,
        isQuestion: true,
        isBare: false,
      }
    for (const act of ['get', 'create', 'start']) acts.add(act)
  }
  if (/^tell (?:me|us)\b/.test(text)) acts.delete('send')
  const words = contentWords(withRooms(text))
  if (timeLeft.test(text)) words.push('timer')
  if (webAddress.test(text)) {
    words.push('url', 'website', 'link', 'page')
    acts.add('open')
  }
  // A switch is set too.
  if (phrased.includes('on') || phrased.includes('off')) acts.add('set')
  if (['navigate', 'translate', 'convert'].some((act) => acts.has(act))) acts.add('get')
  if (/^count ?down\b/.test(text)) words.push('timer')
  if (/\boutside\b/.test(text) && isQuestion) words.push('weather')
  if (/^how many\b/.test(text)) words.push('count')
  if (/^(?:do i|do we|have i) (?:have |got )?(?:any |some )?time\b/.test(text)) words.push('free')
  if (/[$€£]/.test(text)) words.push('money')
  const verb = (own || phraseVerb.test(first)) && !isQuestion ? first : null
  return {
    acts,
    words,
    verb,
    first,
    isQuestion,
    isBare: !isQuestion && phrased.length === 0 && own === undefined,
    implied: (verb === null ? phrased : [verb, ...phrased]).flatMap((one) => implied[one] ?? []),
  }
}
