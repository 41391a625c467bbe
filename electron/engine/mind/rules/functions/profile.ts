/** What a declared function says of itself: what is done, to what, and with which values. */
import type { DeclaredFunction, Parameter } from './declared'
import { optionForms } from './synonyms'
import { isKnownThing } from './things'
import { actsOf, ambiguous } from './verbs'
import { akin, contentWords, identifierWords, stem } from './words'

export interface Profile {
  declared: DeclaredFunction
  acts: ReadonlySet<string>
  /** Verbs of its own that its name or its description begins with: "brews a coffee". */
  own: readonly string[]
  /** The verb of its name. */
  verb: string
  /** That verb, where it is a noun as well: "queue". */
  noun: string | null
  /** What its name says it is about. */
  things: readonly string[]
  /** Of the name in front of the name: a server, a package or a brand. */
  family: readonly string[]
  /** Its name is a verb, and what is in front of it: "player.next". */
  isVerbAlone: boolean
  described: readonly string[]
  /** Words of its parameters and of their values. */
  parameters: ReadonlySet<string>
  /** Values it must be given that tell what is asked for: "yoga", "invoices". */
  values: readonly string[]
  /** Every word that tells what it is for, by how much it tells. */
  telling: readonly (readonly [weight: number, words: readonly string[]])[]
  /** Little words of its name that tell it from its counterpart: "clock_out". */
  particles: readonly string[]
}

/** What a description forbids tells of other functions. */
const sentences = (description: string) =>
  description
    .split(/(?<=[.!?;])\s/)
    .filter((sentence) => !/\b(?:not|never|don't|without|instead|unless)\b/i.test(sentence))
    .join(' ')

const optionWords = (parameters: readonly Parameter[]): string[] =>
  parameters.flatMap(({ options, description, properties, items }) => [
    ...options.flatMap((option) => identifierWords(String(option))),
    ...(options.length > 0 ? contentWords(description) : []),
    ...optionWords(properties),
    ...(items ? optionWords([items]) : []),
  ])

const lastVerbs =
  /^(?:get|set|send|create|add|delete|remove|list|update|search|read|write|play|start|stop|cancel|convert)$/

function parameterWords(parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ words, options, description, items, properties }) => [
    ...words,
    ...options.flatMap((option) => identifierWords(String(option))),
    ...contentWords(description).slice(0, 12),
    ...parameterWords(properties),
    ...(items ? parameterWords([items]) : []),
  ])
}

/** Values that any function may have, and that say nothing of what it is for. */
const common = new Set(
  'new old open closed close paid cancelled canceled done pending active inactive on off yes no true false auto automatic low medium high small large big max min normal standard default first last next previous all none any other up down left right front rear back start stop pause resume play start private public today tomorrow daily weekly monthly personal work home private driving walking celsius fahrenheit metric imperial kelvin red green blue slow fast light dark business economy name date time red number lost won call text message read write morning evening city user person production test black white driver passenger'.split(
    ' ',
  ),
)

const valuesOf = (parameters: readonly Parameter[]): string[] =>
  parameters.flatMap(({ required, options, properties }) =>
    required
      ? [
          ...options.flatMap((option) => {
            const words = identifierWords(String(option)).filter((word) => /\D/.test(word) && word.length > 1)
            if (words.some((word) => common.has(word))) return []
            return words.length === 1 ? optionForms(words[0] ?? '') : words
          }),
          ...valuesOf(properties),
        ]
      : [],
  )

/** The verbs that the description begins with, when they are used as such: "locks or unlocks the car". */
function describedVerbs(description: string, words: readonly string[]): string[] {
  const [, leads = '', next = ''] =
    /^([a-z]+(?:(?:,| or|,? and|\/)\s?[a-z]+)*) ([a-z]+)/.exec(description.toLowerCase()) ?? []
  const isVerb = /^(?:an?|the|one|all|some|your|new|this|another|somebody|someone)$/.test(next)
  return leads
    .split(/\W+(?:or |and )?/)
    .filter((lead) => lead !== '' && !isTelling.test(lead))
    .filter(
      (lead) =>
        isVerb ||
        (!isOfNoun.test(next) && isThirdPerson(lead)) ||
        (!isOfNoun.test(next) && !isKnownThing(lead) && words.some((word) => akin(word, lead))),
    )
    .map(stem)
}
/** "Turn the television on or off", "when a pet last ate": what is done without a verb for it. */
function tellingActs(description: string, isOpaque: boolean): string[] {
  if (/^(?:turn|switch|power)s?\b.* on (?:or|and) off\b/i.test(description)) return ['on', 'off']
  return isOpaque && /^(?:when|whether|which|how|where|what|who|the current)\b/i.test(description) ? ['get'] : []
}
/** What stands after a noun: "Flashlight on or off". */
const isOfNoun = /^(?:on|off|of|in|for|is|are|at|by|from|that|which|who|whose|with|to|and|or)$/
/** "Moves money between accounts" */
const isThirdPerson = (lead: string) => /[^s]s$/.test(lead) && actsOf(lead) !== undefined && !ambiguous.has(stem(lead))
const isTelling =
  /^(?:(?:tell|say|answer|inform|let|return|get|the|an?)s?|whether|where|what|when|which|who|how|why|if|for|of|in|on|at|all|only)$/

const steps = /^(?:track|song|step|page|slide|item|episode|chapter|video|image|photo|station|channel|question|tab)$/
const hangingUp = /^(?:end|close|finish|terminate|stop|leave) (?:the )?(?:phone )?(?:call|conversation|session|chat)$/
const particle = /^(?:in|out|on|off|up|down|back|over)$/

function verbAtOf(words: readonly string[], own: readonly string[]): number {
  const last = words[words.length - 1] ?? ''
  // "make_call", "place_order": the last word says what is done.
  const isNoun =
    words.length > 1 &&
    /^(?:make|place|do|perform|initiate|trigger)$/.test(words[0] ?? '') &&
    actsOf(last) !== undefined
  const first = words[0] ?? ''
  const isLed = actsOf(first) !== undefined && !ambiguous.has(stem(first))
  if (isNoun || (lastVerbs.test(last) && !isLed)) return words.length - 1
  // "next_track", "pull_request": what is a noun as well is a verb only at the beginning.
  // "next_departure" is not about skipping one.
  if (/^(?:next|previous)$/.test(first) && words.length > 1 && !steps.test(last)) return -1
  // "opening_hours" opens nothing.
  const isGerund = (word: string, at: number) => /..[^r]..ing$/.test(word) && at < words.length - 1
  const sure = words.findIndex(
    (word, at) => actsOf(word) !== undefined && (at === 0 || !ambiguous.has(word)) && !isGerund(word, at),
  )
  if (sure >= 0) return sure
  const owned = words.findIndex((word) => own.some((verb) => akin(verb, word)))
  if (owned >= 0) return owned
  const unsure = words.findIndex((word, at) => actsOf(word) !== undefined && !isGerund(word, at))
  return unsure === words.length - 1 && words.length > 1 ? -1 : unsure
}

export function profileOf(declared: DeclaredFunction): Profile {
  const parts = declared.name.split(/__|[.:/]/).filter((part) => part !== '')
  const words = identifierWords(parts[parts.length - 1] ?? '')
  const own = describedVerbs(declared.description, words)
  const phrase = /^(?:hass )?(?:turn|switch|power) (on|off)\b/.exec(words.join(' '))
  const verbAt = verbAtOf(words, own)
  const verb = words[verbAt] ?? ''
  const named = phrase ? [phrase[1] ?? ''] : (actsOf(verb) ?? [])
  const isOpaque = named.length === 0
  const described = contentWords(declared.description.split(/(?<=[.!?])\s/)[0] ?? '').slice(0, 16)
  const fromDescription = (own.length > 0 ? own : isOpaque ? described.slice(0, 1) : []).flatMap(
    (one) => actsOf(one) ?? [],
  )
  const isLight = verbAt === words.length - 1 && /^(?:make|place|do|perform|initiate|trigger)$/.test(words[0] ?? '')
  const isBrand = (word: string, at: number) => at < verbAt && verbAt < words.length - 1 && !isKnownThing(word)
  const rest = words.filter((word, at) =>
    phrase
      ? !/^(?:turn|switch|power|on|off)$/.test(word)
      : at !== verbAt && !(isLight && at === 0) && !isBrand(word, at),
  )
  const brands = phrase ? [] : words.filter((word, at) => isBrand(word, at))
  const family = contentWords([...parts.slice(0, -1).flatMap(identifierWords), ...brands].join(' '))
  const plainThings = contentWords(rest.join(' '))
  const things = plainThings.length === 0 && rest.includes('call') ? ['call'] : plainThings
  const isOwnVerb = verb !== '' && actsOf(verb) === undefined && !isKnownThing(verb)
  return {
    declared,
    acts: new Set([
      ...named,
      ...fromDescription,
      ...tellingActs(declared.description, isOpaque),
      ...(hangingUp.test(words.join(' ')) ? ['hangup'] : []),
    ]),
    own: [...new Set([...own, ...(isOwnVerb ? [stem(verb)] : [])])],
    verb,
    noun: ambiguous.has(verb) ? verb : null,
    things: things.length > 0 || parts.length === 1 ? things : family,
    family: things.length > 0 || parts.length === 1 ? family : [],
    isVerbAlone: things.length === 0 && parts.length > 1,
    described,
    parameters: new Set(parameterWords(declared.parameters).map(stem)),
    values: valuesOf(declared.parameters),
    telling: [
      [1, [...words, ...family]],
      [0.9, optionWords(declared.parameters)],
      [0.7, contentWords(sentences(declared.description))],
      [0.5, parameterWords(declared.parameters)],
    ],
    particles: words.filter((word) => particle.test(word)),
  }
}
