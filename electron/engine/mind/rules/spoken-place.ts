/** A place in a sentence: where it stands, what it is called, and that it is not known. */
import { say, type Understanding } from './ability'
import { followed } from './follow-words'
import { dateFormat } from './date-format'
import type { Place, Places } from './places'
import { offsetMinutes, sayDifference } from './zoned-time'

/** Where this computer is: its own zone. */
export const here = { name: 'here', timeZone: undefined } as const
export type Somewhere = Place | typeof here

const hereWords =
  /^(?:(?:over |around )?here|home|at home|me|us|you|i|we|mine|ours|my place|where (?:i am|i live|we are|we live)|(?:my|our|local)(?: local| own)?(?: time| time ?zone| place| area)?|(?:my|our|this) (?:city|town|country|location|computer)|local|back home)$/

export function cleanPlace(words: string): string {
  return words
    .replace(/^(?:the )?(?:city|country|state|town|island) of /, '')
    .replace(/^(?:over |out |down |up |back )?(?:in|at|for|from|to) /, '')
    .replace(/(?: right now| now| today| at the moment| currently| at this moment| exactly| though| over there)+$/, '')
    .replace(/(?:'s)?(?: local| city)?(?: time(?: ?zone)?)$/, '')
}

export function somewhere(words: string, places: Places, now: Date): Somewhere | null {
  const cleaned = cleanPlace(words)
  if (hereWords.test(cleaned) || hereWords.test(words)) return here
  return places.find(cleaned, now)
}

export const inPlace = ({ name }: Somewhere) =>
  name === 'here' ? 'here' : /\btime$|^(?:UTC|GMT)(?:[+-]\d+)?$/.test(name) ? name : `in ${name}`

/** "Tokyo is 9 hours ahead of here." @param subject not `here`, where only one of them is a place with a name */
export function sayApart(subject: Somewhere, other: Somewhere, now: Date): string {
  const minutes = offsetMinutes(now, subject.timeZone) - offsetMinutes(now, other.timeZone)
  if (minutes === 0)
    return `It is the same time in ${subject.name} and ${other === here ? 'here' : `in ${other.name}`}.`
  const name = `${subject.name[0]?.toUpperCase() ?? ''}${subject.name.slice(1)}${/, the capital|, in /.test(subject.name) ? ',' : ''}`
  return `${name} is ${sayDifference(minutes)} ${other === here ? 'here' : other.name}.`
}

/** "Tokyo is on Japan Standard Time, 9 hours ahead of UTC." */
export function sayZone(place: Somewhere, now: Date): string {
  const name = dateFormat({ timeZone: place.timeZone, timeZoneName: 'long' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value
  const offset = offsetMinutes(now, place.timeZone)
  const minutes = offset === 0 ? 'the same as UTC' : `${sayDifference(offset)} UTC`
  const subject =
    place === here ? 'This computer is' : `${`${place.name[0]?.toUpperCase() ?? ''}${place.name.slice(1)}`} is`
  const said = name === undefined || /^GMT[+-]|^Coordinated/.test(name) ? minutes : `on ${name}, ${minutes}`
  return `${subject} ${said}.`
}

const spans = /\b(?:minutes?|hours?|seconds?|days?|weeks?|months?|years?|\d+)\b/

/** @returns null where the words are rather no place at all */
export function unknownPlace(words: string): Understanding | null {
  const name = cleanPlace(words).replace(/^the /, '')
  if (name === '' || name.split(' ').length > 5 || spans.test(name)) return null
  const spoken = name
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/'S\b/g, "'s")
    .replace(/\b(?:Of|De|And)\b/g, (word) => word.toLowerCase())
  const text = `I do not know the time zone of ${spoken}. I know larger cities such as London or Tokyo.`
  return { certainty: 0.85, outcome: say(text), topic: 'city', extracted: { place: name, known: false } }
}

/** Cities that a single word in an answer hardly means. */
const commonWords =
  /^(?:nice|reading|bath|split|mobile|best|most|male|orange|hull|cork|deal|of|man|same|enterprise|liberal|normal)$/

/** "Spell Mississippi": a state may come after any name, but this is none. */
const orders =
  /^(?:spell|read|open|find|play|say|list|show|tell|count|repeat|convert|call|send|write|look|search|give|take|set|turn|remind|add|define|translate|explain|describe|sing|start|stop|i|we|you|they|my|is|are|do|does|can|love|like)\b/

/** The place a follow-up names; unknown ones only where they are plainly meant as one. */
export function followedPlace(
  core: string,
  places: Places,
  now: Date,
  again: (place: Somewhere) => Understanding,
): Understanding | null {
  const { slot, isFramed } = followed(core)
  const corrected = /^not \S+ (.+)$/.exec(slot)?.[1] ?? slot
  if (corrected.split(' ').length > 6 || /^(?:it|that|there|this)$/.test(corrected)) return null
  if (!isFramed && (commonWords.test(corrected) || orders.test(corrected))) return null
  const place = somewhere(corrected, places, now)
  if (place) return { ...again(place), certainty: 0.96 }
  if (!isFramed || !/^(?:over )?in /.test(corrected)) return null
  const unknown = unknownPlace(corrected)
  return unknown ? { ...unknown, followUp: (next) => followedPlace(next.core, places, now, again) } : null
}
