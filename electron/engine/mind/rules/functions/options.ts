/** Values out of a fixed set, and yes or no. */
import Fuse from 'fuse.js'
import type { Option, Parameter } from './declared'
import { take, takeMatch, type Said } from './said'
import { identifierWords, stem } from './words'

/** What people say for values that programs name in their own way. */
const spoken: Record<string, string> = {
  c: 'celsius|centigrade|metric',
  f: 'fahrenheit',
  k: 'kelvin',
  celsius: 'centigrade|metric',
  fahrenheit: 'imperial',
  metric: 'celsius|centigrade|kilomet(?:er|re)s?',
  imperial: 'fahrenheit|miles',
  km: 'kilomet(?:er|re)s?',
  mi: 'miles?',
  kg: 'kilos?|kilograms?',
  lb: 'pounds?',
  s: 'small',
  m: 'medium',
  l: 'large',
  xl: 'extra large',
  business: 'business class',
  economy: 'coach|economy class',
  first: 'first class',
  cool: 'cooling',
  heat: 'heating',
  car: 'driving|by car|drive',
  driving: 'by car|drive|car',
  walking: 'on foot|walk|by foot',
  bicycling: 'bike|cycling|by bike|bicycle',
  transit: 'public transport|bus|train|by train|by bus',
  cycling: 'bike|biking|bicycle',
  running: 'jog|jogging',
  swimming: 'swam',
  urgent: 'asap',
  high: 'urgent|important',
  vegetarian: 'veggie',
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  ja: 'japanese',
  zh: 'chinese',
  next: 'skip',
  stop: 'end',
  increase: 'up|raise|louder|turn up',
  decrease: 'down|lower|quieter|turn down',
  up: 'increase|raise|louder',
  down: 'decrease|lower|quieter',
  true: 'yes',
  false: 'no',
}

/** An option in the words of programs and of people. */
export const optionForms = (word: string): string[] => [word, ...(spoken[word]?.split('|') ?? [])]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function patternOf(option: Option): RegExp {
  const words = identifierWords(String(option))
  const label = words.map(escaped).join('[ -]?') || escaped(String(option))
  if (/^(?:on|off)$/.test(label))
    return new RegExp(`(?<=\\b(?:turn|switch|power|put|shut)\\b.*)\\b${label}\\b|\\b${label}$`, 'i')
  const said = spoken[words.join(' ')]
  const root = /^([a-z]{2,}?)(?:([b-df-hj-np-tv-z])\2)?ing$/.exec(label)
  const own = /^[a-z]$/.test(label)
    ? []
    : [
        `${label}(?:s|es)?`,
        ...(root ? [`${root[1] ?? ''}${root[2] ?? ''}{1,2}(?:e|ed|es|s)?`] : []),
        ...(/^[a-z]{4,}ity$/.test(label) ? [label.slice(0, -3)] : []),
      ]
  return new RegExp(`\\b(?:${[...own, ...(said === undefined ? [] : [said])].join('|') || label})\\b`, 'i')
}

interface Found {
  option: Option
  from: number
  to: number
}

/** The options that are said, in their order. */
function optionsIn(text: string, options: readonly Option[]): Found[] {
  const found = options.flatMap((option): Found[] => {
    const match = patternOf(option).exec(text)
    return match ? [{ option, from: match.index, to: match.index + match[0].length }] : []
  })
  // "light rain" is not also "rain": what lies inside a longer find does not count.
  return found
    .filter(
      (one) =>
        !found.some(
          (other) => other.to - other.from > one.to - one.from && other.from <= one.from && other.to >= one.to,
        ),
    )
    .sort((left, right) => left.from - right.from)
}

/** Names as they are misheard. Only of four letters and more: shorter ones are near to everything. */
function misheard(text: string, options: readonly Option[]): Found | null {
  const names = options.filter((option) => String(option).length >= 4)
  const fuse = new Fuse(
    names.map((option) => ({ option, label: identifierWords(String(option)).join(' ') })),
    { keys: ['label'], threshold: 0.3, includeScore: true },
  )
  const near = [...text.matchAll(/[a-z][a-z'-]{3,}(?: [a-z]{3,})?/gi)].flatMap((word) => {
    const [best] = fuse.search(word[0])
    return best?.score !== undefined && best.score < 0.3 && Math.abs(best.item.label.length - word[0].length) <= 3
      ? [{ option: best.item.option, from: word.index, to: word.index + word[0].length, score: best.score }]
      : []
  })
  return near.sort((left, right) => left.score - right.score)[0] ?? null
}

/** One that is only nearly said counts where a value is needed. */
export function takeOption(said: Said, { options, words, required: mustBe }: Parameter): Option | undefined {
  // "The heating" is what is set, "heating" how it is set.
  const [first] = optionsIn(said.text, options).filter(
    ({ from }) => mustBe || !/(?<!\b(?:for|in|of|on|to) )\b(?:the|my|our) $/i.test(said.text.slice(0, from)),
  )
  const found = first ?? (mustBe ? misheard(said.text, options) : null)
  if (!found) return undefined
  // A verb stays: "turn on" is needed to know where the rest begins.
  if (!/^(?:on|off|open|close|play|pause|stop|start|next)$/.test(String(found.option))) {
    const name = words.map(escaped).join('[ -]?')
    const before = new RegExp(`(?:\\bwith (?:an? |the )?)?(?:\\b${name} (?:of |is |to )?)?$`, 'i').exec(
      said.text.slice(0, found.from),
    )
    const after = new RegExp(`^ ${name}\\b`, 'i').exec(said.text.slice(found.to))
    take(said, before ? before.index : found.from, found.to + (after?.[0].length ?? 0))
  }
  return found.option
}

export function takeOptions(said: Said, options: readonly Option[]): Option[] {
  const found = optionsIn(said.text, options)
  for (const { from, to } of [...found].reverse()) take(said, from, to)
  return found.map(({ option }) => option)
}

const auxiliary = new Set(
  'is has have include includes with enable enabled should use allow do be are make as'.split(' '),
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
  const plain = saidOtherwise(said, words[words.length - 1] ?? '', parameter.description)
  if (plain !== null) return plain
  const name = words.map((word) => `${escaped(stem(word))}\\w*`).join('[ -]?')
  const found = new RegExp(
    `\\b(?:(without|no|not|skip|not include|leave out)(?: an?| any| the)? |with (?:an? |the )?|include (?:the )?|as )?(${name})\\b(?: (on|off))?`,
    'i',
  ).exec(said.text)
  if (!found || words.join('').length < 3) return undefined
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
