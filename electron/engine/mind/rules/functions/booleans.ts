/** Yes or no: by the parameter's own name, by what people say for it, and by what its description says. */
import type { Parameter } from './declared'
import { rooted } from './roots'
import { take, takeMatch, type Said } from './said'
import { contentWords, stem } from './words'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What is said for yes, and for no, of what programs name so. */
const spoken: readonly (readonly [RegExp, RegExp, RegExp | null])[] = [
  [
    /\b(?:duplex|double sided|two sided|both sides)\b/,
    /\b(?:(?:double|two|2)[- ]sided|(?:on )?both sides|front and back|duplex)\b/i,
    /\b(?:(?:single|one|1)[- ]sided|(?:on )?one side)\b/i,
  ],
  [
    /\b(?:colou?r|in colou?r)\b/,
    /\b(?:in |full[- ])?colou?r\b/i,
    /\b(?:(?:in )?black[- ]and[- ]white|gr[ae]y ?scale|monochrome|without colou?r|no colou?r)\b/i,
  ],
  [
    /\b(?:outdoors?|outside|terrace|patio)\b/,
    /\b(?:outdoors?|outside|(?:on|in) the (?:terrace|patio|garden|balcony))\b/i,
    /\b(?:indoors?|inside)\b/i,
  ],
  [
    /\b(?:indoors?|inside)\b/,
    /\b(?:indoors?|inside)\b/i,
    /\b(?:outdoors?|outside|(?:on|in) the (?:terrace|patio|garden|balcony))\b/i,
  ],
  [/\b(?:round trip|return)\b/, /\b(?:round[- ]trip|return|there and back|and back)\b/i, /\b(?:one[- ]way|single)\b/i],
  [/\bone way\b/, /\bone[- ]way\b/i, /\b(?:round[- ]trip|return|there and back)\b/i],
  [
    /\b(?:silent|quiet|silently|mute)\b/,
    /\b(?:silent(?:ly)?|quiet(?:ly)?|without (?:a )?sound|on mute)\b/i,
    /\b(?:loud(?:ly)?|with sound)\b/i,
  ],
  [
    /\b(?:urgent|priority|express|rush|expedited?)\b/,
    /\b(?:urgent(?:ly)?|asap|right away|immediately|express|rush(?:ed)?|expedited|as (?:soon|fast) as possible|it is an emergency|high priority)\b/i,
    /\b(?:not urgent|no (?:rush|hurry)|whenever|standard)\b/i,
  ],
  [/\b(?:gift|gift wrap|wrap)\b/, /\b(?:gift[- ]?wrap(?:ped|ping)?|as a (?:gift|present)|wrapped(?: up)?)\b/i, null],
  [/\b(?:all day|whole day)\b/, /\b(?:all|whole|entire)[- ]day\b/i, null],
  [/\b(?:anonymous|anonymously)\b/, /\banonymous(?:ly)?\b/i, null],
  [
    /\b(?:repeat|recurring|loop|repeats)\b/,
    /\b(?:on (?:repeat|loop)|repeat(?:ing|edly)?|recurring|every (?:day|week|month|morning|\w+day))\b/i,
    /\b(?:just|only) (?:once|this time)\b/i,
  ],
  [/\bforce\b/, /\b(?:force|forcibly|no matter what|even if)\b/i, null],
  [/\bdraft\b/, /\b(?:as a draft|draft)\b/i, null],
  [/\b(?:private|privately)\b/, /\b(?:private(?:ly)?|only me|just me|confidential)\b/i, /\bpublic(?:ly)?\b/i],
]

const auxiliary = new Set(
  'is has have include includes with enable enabled should use allow do be are make as only just flag show'.split(' '),
)

export function takeBoolean(said: Said, parameter: Parameter): boolean | undefined {
  const words = parameter.words.filter((word) => !auxiliary.has(word))
  const switchable = words.length === 0 || /^(?:on|off|state|power|active|status|enabled|value)$/.test(words.join(' '))
  if (switchable) {
    if (/\b(?:turn|switch|power|put)\b.* on\b|\bon$|^(?:enable|activate|start)\b/i.test(said.text))
      return parameter.name !== 'off'
    if (/\b(?:turn|switch|power|put|shut)\b.* off\b|\boff$|^(?:disable|deactivate|stop)\b/i.test(said.text))
      return parameter.name === 'off'
    return undefined
  }
  const usual = saidUsually(said, words.join(' '))
  if (usual !== undefined) return usual
  const plain = saidOtherwise(said, words[words.length - 1] ?? '', parameter.description)
  if (plain !== null) return plain
  const name = words.map((word) => `${escaped(stem(word))}\\w*`).join('[ -]?')
  const found = new RegExp(
    `\\b(?:(without|no|not|skip|not include|leave out)(?: an?| any| the)? |with (?:an? |the )?|include (?:the )?|as )?(${name})\\b(?: (on|off))?`,
    'i',
  ).exec(said.text)
  if (!found || words.join('').length < 3) return onlySaid(said, parameter)
  take(said, found.index, found.index + found[0].length)
  return found[1] === undefined && found[3] !== 'off'
}

const opposites: readonly (readonly [string, string])[] = [
  ['open', 'close'],
  ['on', 'off'],
  ['enable', 'disable'],
  ['show', 'hide'],
  ['public', 'private'],
]

/** "Unlock the car" of what is "locked", "on both sides" of what the description says in these words. */
function saidOtherwise(said: Said, word: string, description: string): boolean | null {
  const { text } = said
  const verb = word.replace(/(?<=..[^e])ed$|(?<=.e)d$/, '').replace(/e$/, '')
  if (verb.length < 3) return null
  if (new RegExp(`\\b(?:un|de)${escaped(verb)}(?:e|ed|d|s)?\\b`, 'i').test(text)) return false
  const pair = opposites.find((one) => one.some((side) => side.replace(/e$/, '') === verb))
  const other = pair?.find((side) => side.replace(/e$/, '') !== verb)
  if (other !== undefined && new RegExp(`\\b${other}d?\\b`, 'i').test(text)) return false
  if (word !== verb && new RegExp(`^${escaped(verb)}(?:e|s)?\\b`, 'i').test(text)) return true
  const last = /\b(\w{3,} \w{4,})\W*$/.exec(description.toLowerCase())?.[1]
  return last !== undefined && takeMatch(said, new RegExp(`(?:\\b(?:on|with|in) )?\\b${last}\\b`, 'i')) ? true : null
}

function saidUsually(said: Said, name: string): boolean | undefined {
  for (const [names, yes, no] of spoken) {
    if (!names.test(name)) continue
    if (no && takeMatch(said, no)) return false
    const found = yes.exec(said.text)
    if (!found) continue
    const negation = /\b(?:not|no|without|don't|never)(?: an?| the| any)? $/i.exec(said.text.slice(0, found.index))
    take(said, negation?.index ?? found.index, found.index + found[0].length)
    return negation === null
  }
  return undefined
}

/** "Just the unread ones", "only those that failed": what is narrowed down, by its name or its description. */
function onlySaid(said: Said, { words, description }: Parameter): boolean | undefined {
  const only = /\b(?:only|just|nothing but)\b([^,.;]*)/i.exec(said.text)
  if (!only) return undefined
  const own = [...words, ...contentWords(description)].filter(
    (word) => word.length > 3 && !/^(?:only|just|true|false|whether|unless|when)$/.test(word),
  )
  const text = (only[1] ?? '').trim()
  if (!contentWords(text).some((word) => own.some((one) => rooted(one, word)))) return undefined
  take(said, only.index, only.index + only[0].length)
  return true
}
