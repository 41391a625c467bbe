/** The time, the day and the time zone of a named place. */
import { say, type Ability, type Understanding } from '../ability'
import { daysBetween, sayDay } from '../calendar'
import { sayTime } from '../clock'
import { dateFormat } from '../date-format'
import { parseDay } from '../day-words'
import { followed } from '../follow-words'
import {
  askedThere,
  asksApart,
  asksApartBoth,
  dayAsks,
  dayCheck,
  knownTimeAsks,
  otherDayAsks,
  readDayPart,
  placeTimeWords,
  timeAsks,
  zoneAsks,
} from '../place-asks'
import { digits } from '../numbers'
import type { Places } from '../places'
import {
  followedPlace,
  here,
  inPlace,
  sayApart,
  sayZone,
  somewhere,
  unknownPlace,
  type Somewhere,
} from '../spoken-place'
import type { TimeConversions } from '../time-conversions'
import { readShift, withoutShift } from '../time-shifts'
import { dayIn, offsetMinutes } from '../zoned-time'

export function createPlaceTime(places: Places, conversions: TimeConversions): Ability {
  function timeIn(place: Somewhere, now: Date, at = now): string {
    const shown = dayIn(at, place.timeZone)
    const on = daysBetween(now, shown) === 0 ? '' : ` on ${dateFormat({ weekday: 'long' }).format(shown)}`
    const be = at > now ? 'will be' : at < now ? 'was' : 'is'
    return `It ${be} ${sayTime(at, place.timeZone)}${on}${place === here ? '' : ` ${inPlace(place)}`}.`
  }

  function tellTime(place: Somewhere, now: Date, before?: Somewhere): Understanding {
    return tellTimeAt(place, now, now, before)
  }

  /** "And an hour later?" */
  function tellTimeAt(place: Somewhere, now: Date, at: Date, before?: Somewhere): Understanding {
    const told = answer(place, timeIn(place, now, at), now, (next, _, last) => tellTimeAt(next, now, at, last), before)
    return {
      ...told,
      followUp: (heard) => {
        const shift = readShift(digits(followed(heard.core).slot))
        if (!shift?.isMarked || shift.anchor !== '') return told.followUp?.(heard) ?? null
        return tellTimeAt(place, now, new Date((shift.isFromTold ? at : now).getTime() + shift.milliseconds))
      },
    }
  }

  /** "What time will it be in Tokyo in two hours" */
  function askedLater(core: string, now: Date): Understanding | null {
    const later = withoutShift(core)
    return (
      later &&
      asked(later.rest, timeAsks, now, (place) => tellTimeAt(place, now, new Date(now.getTime() + later.milliseconds)))
    )
  }

  /** "Tokyo and New York" */
  function tellBoth(words: string, now: Date): Understanding | null {
    const [first, second, more] = words.split(' and ').map((name) => somewhere(name, places, now))
    if (!first || !second || more) return null
    const one = tellTime(first, now)
    const other = tellTime(second, now)
    const texts = [one, other].map(({ outcome }) =>
      outcome.kind === 'say' ? outcome.text.slice('It is '.length, -1) : '',
    )
    return { ...other, outcome: say(`It is ${texts.join(' and ')}.`) }
  }

  function tellDay(place: Somewhere, now: Date): Understanding {
    return answer(place, `It is ${sayDay(dayIn(now, place.timeZone), now)} ${inPlace(place)}.`, now, tellDay)
  }

  function tellZone(place: Somewhere, now: Date): Understanding {
    return answer(place, sayZone(place, now), now, tellZone)
  }

  function answer(
    place: Somewhere,
    text: string,
    now: Date,
    again: (place: Somewhere, now: Date, before?: Somewhere) => Understanding,
    before?: Somewhere,
  ): Understanding {
    return {
      certainty: 0.95,
      outcome: say(text),
      topic: 'city',
      told: place === here ? [] : [{ kind: 'place', words: place.name.toLowerCase() }],
      extracted: { place: place.name, timeZone: place.timeZone ?? null },
      followUp: ({ core }) => {
        const thing = askedThere.exec(core)
        if (thing) {
          const noun = thing[1] ?? thing[2] ?? ''
          return (/zone/.test(noun) ? tellZone : /time/.test(noun) ? tellTime : tellDay)(place, now)
        }
        const converted = /\bthere\b/.test(core) ? conversions.read(core, now, place) : null
        if (converted) return converted
        const checked = checkDay(core, now, place)
        if (checked) return checked
        const other = place === here ? null : followDay(core, place, now)
        if (other) return other
        if (before && asksApartBoth.test(core)) return answer(place, sayApart(place, before, now), now, again, before)
        if (place !== here && asksApart.test(core)) return answer(place, sayApart(place, here, now), now, again)
        return followedPlace(core, places, now, (next) => again(next, now, place))
      },
    }
  }

  function asked(
    core: string,
    patterns: readonly RegExp[],
    now: Date,
    tell: (place: Somewhere, now: Date) => Understanding,
    { isKnown = false } = {},
  ): Understanding | null {
    for (const pattern of patterns) {
      const words = pattern.exec(core)?.[1]
      // "What is the time in London in …" is for those who convert times, "in three days" for the calendar.
      if (!words || parseDay(words, now) || / (?:when|if) /.test(words)) continue
      const place = somewhere(words, places, now)
      const both = tell === tellTime ? tellBoth(words, now) : null
      if (both) return both
      if (!place && / in /.test(words)) continue
      if (place) return tell(place, now)
      const unknown = isKnown ? null : unknownPlace(words)
      if (!unknown) continue
      return { ...unknown, followUp: (heard) => followedPlace(heard.core, places, now, (next) => tell(next, now)) }
    }
    return null
  }

  function checkDay(core: string, now: Date, there?: Somewhere): Understanding | null {
    const [, name = '', words = '', where] = dayCheck.exec(core) ?? []
    const place = where ? there : words === '' ? null : somewhere(words, places, now)
    if (!place) return words === '' ? null : unknownPlace(words)
    const shown = dayIn(now, place.timeZone)
    const away = { today: 0, tomorrow: 1, yesterday: -1 }[name]
    const isIt =
      away === undefined
        ? dateFormat({ weekday: 'long' }).format(shown).toLowerCase() === name
        : daysBetween(now, shown) === away
    return answer(place, `${isIt ? 'Yes' : 'No'}. It is ${sayDay(shown, now)} ${inPlace(place)}.`, now, tellDay)
  }

  /** A day of the calendar there: "tomorrow in Tokyo" */
  function tellOther(words: string, place: Somewhere, now: Date): Understanding | null {
    const named = parseDay(words, dayIn(now, place.timeZone))
    const again = (next: Somewhere) => tellOther(words, next, now) ?? tellDay(next, now)
    return named && answer(place, `That is ${sayDay(named, now)} ${inPlace(place)}.`, now, again)
  }

  function followDay(core: string, place: Somewhere, now: Date): Understanding | null {
    const { slot } = followed(core)
    return /^(?:the )?(?:today|tomorrow|yesterday|day after tomorrow|day before yesterday)$/.test(slot)
      ? tellOther(slot, place, now)
      : null
  }

  function askedDay(core: string, now: Date): Understanding | null {
    for (const pattern of otherDayAsks) {
      const [, words = '', name = ''] = pattern.exec(core) ?? []
      const place = words !== '' && parseDay(words, now) ? somewhere(name, places, now) : null
      if (place) return tellOther(words, place, now)
    }
    return null
  }

  /** "Is it night in Tokyo" */
  function checkPart(core: string, now: Date): Understanding | null {
    const asked = readDayPart(core)
    if (!asked) return null
    const place = somewhere(asked.words, places, now)
    if (!place) return unknownPlace(asked.words)
    const hour = Math.floor(((now.getTime() / 60_000 + offsetMinutes(now, place.timeZone)) / 60) % 24)
    const start = asked.answer(hour)
    return { ...tellTime(place, now), outcome: say(`${start}. ${timeIn(place, now)}`) }
  }

  return {
    name: 'place-time',
    does: 'tell you the time in another place',
    wordings: [
      'What time is it in Tokyo?',
      'Time in New York, please.',
      'What day is it in Sydney?',
      'Is it already tomorrow in Auckland?',
      'What time zone is Berlin in?',
      "What's the date in Los Angeles right now?",
    ],
    understand({ core }, { now, topic }) {
      const following = topic === 'time' ? followedPlace(core, places, now, (place) => tellTime(place, now)) : null
      if (following) return following
      if (
        topic === 'date' &&
        /^(?:and |what about |how about )+in /.test(core) &&
        !parseDay(followed(core).slot, now)
      ) {
        return followedPlace(core, places, now, (place) => tellDay(place, now))
      }
      if (!placeTimeWords.test(core)) return null
      return (
        checkDay(core, now) ??
        checkPart(core, now) ??
        askedLater(core, now) ??
        askedDay(core, now) ??
        asked(core, zoneAsks, now, tellZone, { isKnown: !/^(?:what|which) (?:is the )?time/.test(core) }) ??
        asked(core, dayAsks, now, tellDay) ??
        asked(core, timeAsks, now, tellTime) ??
        asked(core, knownTimeAsks, now, tellTime, { isKnown: true })
      )
    },
  }
}
