/** Help with one thing: "help with files", "what can you do with dates", "can you do maths?" */
import Fuse from 'fuse.js'
import { say, type Ability, type Context, type Offer } from '../ability'
import { withoutSalutation } from '../heard'

const asks = [
  /^(?:please )?(?:i need |give me |get me |show me |can i have |can i get |i want |i would like )?(?:some )?(?:help|assistance|assist|instructions?|examples?|tips|information|guidance)(?: me)? (?:with|about|on|for|regarding|concerning|of|to) (?:using |working with |the |my |how to |some |doing )*(.+)$/,
  /^(?:so |and )?(?:what|which things?) (?:all |else )?(?:can|could|do) (?:you|i|we) (?:do|ask|say|know|tell me|help me|offer|understand)(?: you)? (?:with|about|for|regarding|concerning|of|on) (?:the |my )?(.+)$/,
  /^(?:so |and )?(?:how) (?:can|could|do|would|should|may) (?:i|we) (?:ask you to |get you to |have you |make you |use you to |ask (?:you )?(?:about|for) |use )(.+)$/,
  /^(?:explain|tell me|show me) (?:to me )?(?:about )?(?:how (?:you|to|i can|i) |what you can do (?:with|about) )(.+)$/,
  /^(?:tell me |i (?:want|would like) to (?:know|hear) |explain |say )?(?:more|something|a bit more|a little more) (?:about|on) (?:the |your )?((?:\w+ing )?(?:files?|folders?|dates?|times?|units?|arithmetic|maths?|spelling|conversions?|documents)\b.{0,20})$/,
]
/** Whether it can do a sort of thing; a certain one would be a request. */
const canYou =
  /^(?:so |and |hey |parley )*(?:(?:can|could|do|are) you|how (?:can|could|do|would|should|may) (?:i|we)) (?:also |even |really |actually |able to |capable of |good at |know how to |know about |understand |know |support |help (?:me )?with |do |handle )*(.+)$/
const sorts =
  /^(?:(?:the |an? |my |any |some |with |about |of |in |on )*)(?:(?:do |doing |work with |handle |read |find |list |open |convert |converting |calculate |add |tell |spell |spelling |search |look for |look into |reading |finding |use |deal with |answer questions about |working with |say |repeat )*)(?:my |the |an? |with |any |other |different |text |about )*(?:math|maths|mathematics|arithmetic|sums|calculations?|calculus|numbers|percentages?|roots|units?|unit conversions?|conversions?|measurements?|temperatures?|dates?|days|calendars?|times?|the time|time ?zones?|clocks?|spelling|words?|letters|files?|text files|documents|folders?|directories|notes)$/

/** "Can you read my notes?" asks to read them. */
const certainThing =
  /\b(?:my|the|this|that|an?) (?:\w+ )*(?:files?|documents?|notes|folders?|director(?:y|ies)|calendars?|time|date|words?)$/

const ignored =
  /^(?:can|you|me|with|the|my|how|what|about|help|for|and|some|tell|go|on|get|out|doing|things?|stuff|parley|please|say|ask|tell|it|this|that|an?|to|of|do|i|your|using|use|work|works|in|is|on)$/
const same: readonly (readonly [RegExp, string])[] = [
  [/\b(?:maths?|mathematics|calculat\w*|sums?|numbers|percent\w*|roots?|adding|multiply\w*|dividing)\b/, 'arithmetic'],
  [/\b(?:calendars?|days?|weekdays?|weeks|holidays?|christmas)\b/, 'date'],
  [/\b(?:clocks?|hours?)\b/, 'time'],
  [/\b(?:documents?|notes|searching|search)\b/, 'file'],
  [/\b(?:director(?:y|ies)|downloads|desktop)\b/, 'folder'],
  [
    /\b(?:measures?|measurements?|temperatures?|conversions?|converting|miles|kilometers|fahrenheit|celsius|metric|lengths?|weights?)\b/,
    'units',
  ],
  [/\b(?:spelling|letters)\b/, 'spell'],
]

const stem = (word: string): string => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word)
const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[a-z]+/g) ?? []).map(stem)

/** What Parley can do about a subject, the nearest first. */
function about(subject: string, offers: readonly Offer[]): Offer[] {
  const named = same.flatMap(([pattern, word]) => (pattern.test(subject) ? [stem(word)] : []))
  const wanted = [...named, ...wordsOf(subject).filter((word) => !ignored.test(word))]
  if (wanted.length === 0) return []
  const exact = offers.filter(({ text }) => wordsOf(text).some((word) => wanted.includes(word)))
  if (exact.length > 0) return exact
  const found = new Fuse([...offers], {
    keys: ['text'],
    threshold: 0.25,
    ignoreLocation: true,
    minMatchCharLength: 4,
  }).search(wanted.join(' '))
  return found.map(({ item }) => item)
}

function explain(offers: readonly Offer[], lead: string): string {
  // What is offered of its own accord comes first.
  const [first, ...others] = [...offers].sort((a, b) => Number(a.near === null) - Number(b.near === null))
  const [example] = first?.wordings ?? []
  const offered = others.filter(({ near }) => near !== null).slice(0, 2)
  const texts = [first, ...offered].flatMap((offer) => (offer ? [offer.text] : []))
  const can = `${lead}I can ${texts.slice(0, -1).join(', ')}${texts.length > 1 ? ' or ' : ''}${texts.at(-1) ?? ''}`
  if (!example) return `${can}.`
  return `${can}: say, for example, “${example.replace(/[.]$/, '')}”${/[?!]$/.test(example) ? '' : '.'}`
}

export const helpAbout: Ability = {
  name: 'help-about',
  does: 'explain one of the things that I can do',
  wordings: ['Help with files.', 'What can you do with dates?', 'Can you do maths?', 'Help me with folders.'],
  understand({ core, plain }, { offers }: Context) {
    const subject = asks.map((pattern) => pattern.exec(core) ?? pattern.exec(plain)).find(Boolean)?.[1]
    const sort =
      subject === undefined
        ? canYou.exec(withoutSalutation(plain))?.[1]?.replace(/ (?:please|too|as well|for me)$/, '')
        : undefined
    const isRequest = sort !== undefined && !/\bhow\b/.test(plain) && certainThing.test(sort)
    const asked = subject ?? (sort !== undefined && sorts.test(sort) && !isRequest ? sort : undefined)
    if (asked === undefined || asked.split(' ').length > 6) return null
    const found = about(asked, offers)
    if (found.length === 0) return null
    return {
      certainty: subject === undefined ? 0.985 : 0.975,
      outcome: say(explain(found, subject === undefined && !/\bhow\b/.test(plain) ? 'Yes, ' : '')),
      topic: 'other',
      extracted: { subject: asked },
    }
  },
}
