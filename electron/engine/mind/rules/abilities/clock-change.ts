/** When clocks go forward or back, here or in another place, by the system's own table of time zones. */
import { say, type Ability, type Understanding } from '../ability'
import { sayDay } from '../calendar'
import { sayDuration } from '../clock'
import type { Places } from '../places'
import { followedPlace, here, inPlace, somewhere, unknownPlace, type Somewhere } from '../spoken-place'
import { dayIn, offsetMinutes } from '../zoned-time'

const saving = '(?:daylight[ -]savings?(?: time)?|dst|summer[ -]?time|winter[ -]?time|standard time)'
const clocks = '(?:the )?clocks?(?: next)?'
const move = '(?:change|go|turn|move|spring|fall|switch|set|put|get set|get put|are set|are put)'
const asks = [
  new RegExp(
    `^(?:when|what day|what date|on what day|on which day) (?:do|does|will|are|is|should) (?:we |they |i |people )?(?:${move} )?${clocks}(?: going to| be)?(?: ${move})?(?: changed| moved| turned| set)?(?: (forward|ahead|back|backward|backwards))?(?: an hour| one hour)?(?: next| again)?(?: in (.+))?$`,
  ),
  new RegExp(
    `^(?:when|what day|what date) (?:does|is|will|do we (?:change|switch|go) to|are we on|did)(?: the)?(?: next)? (?:(?:start|end|beginning|change) (?:of|to) )?${saving}(?: change)?(?: going to)?(?: (start|begin|end|stop|finish|be over|over))?(?: next| again| this year)?(?: in (.+))?$`,
  ),
  new RegExp(`^when is the (?:next )?(?:time|clock) change()(?: in (.+))?$`),
]
const uses = new RegExp(
  `^(?:does|do|is|are|has|have) (.+?) (?:(?:still )?(?:use|observe|have|keep|change|on|in|got)|currently on)(?: the| their)? (?:${saving}|clocks?)(?: now)?$`,
)
const isOn = new RegExp(
  `^(?:is it|are we(?: on| in)?) (?:currently |already |still )*${saving}(?: already| yet| still)?(?: in (.+))?$`,
)

interface Change {
  at: Date
  /** Minutes: positive when the clocks go forward. */
  by: number
}

const weekMs = 7 * 86_400_000

/** The next one within 57 weeks, to the minute; clocks are never changed twice in a week. */
function nextChange(from: Date, timeZone: string | undefined, isWanted: (by: number) => boolean): Change | null {
  let before = offsetMinutes(from, timeZone)
  for (let week = 0; week < 57; week++) {
    let start = from.getTime() + week * weekMs
    let end = start + weekMs
    const after = offsetMinutes(new Date(end), timeZone)
    const by = after - before
    if (by === 0 || !isWanted(by)) {
      before = after
      continue
    }
    while (end - start > 60_000) {
      const middle = (start + end) / 2
      if (offsetMinutes(new Date(middle), timeZone) === before) start = middle
      else end = middle
    }
    return { at: new Date(end), by }
  }
  return null
}

export function createClockChange(places: Places): Ability {
  function answer(text: string, place: Somewhere, again: (next: Somewhere) => Understanding, now: Date): Understanding {
    return {
      certainty: 0.96,
      outcome: say(text),
      topic: 'city',
      extracted: { place: place.name },
      followUp: ({ core }) => followedPlace(core, places, now, again),
    }
  }

  function tellNext(place: Somewhere, way: string, now: Date): Understanding {
    const change = nextChange(now, place.timeZone, (by) => way === '' || by > 0 === (way === 'forward'))
    const again = (next: Somewhere) => tellNext(next, way, now)
    if (!change) return answer(`The clocks do not change ${inPlace(place)}.`, place, again, now)
    const turned = `${change.by > 0 ? 'forward' : 'back'} by ${sayDuration(Math.abs(change.by))}`
    const day = dayIn(new Date(change.at.getTime() - 60_000), place.timeZone)
    const where = place === here ? '' : ` ${inPlace(place)}`
    return answer(`The clocks${where} go ${turned} on ${sayDay(day, now)}.`, place, again, now)
  }

  function tellUse(place: Somewhere, now: Date): Understanding {
    const change = nextChange(now, place.timeZone, () => true)
    const next = tellNext(place, '', now).outcome
    const text = next.kind === 'say' ? next.text : ''
    return answer(`${change ? 'Yes' : 'No'}. ${text}`, place, (other) => tellUse(other, now), now)
  }

  /** Summer time is what the clocks fall back from. */
  function tellIsOn(place: Somewhere, isSummerAsked: boolean, now: Date): Understanding {
    const change = nextChange(now, place.timeZone, () => true)
    const next = tellNext(place, '', now).outcome
    const isSo = change ? change.by < 0 === isSummerAsked : !isSummerAsked
    const text = `${isSo ? 'Yes' : 'No'}. ${next.kind === 'say' ? next.text : ''}`
    return answer(text, place, (other) => tellIsOn(other, isSummerAsked, now), now)
  }

  function withPlace(words: string | undefined, now: Date, tell: (place: Somewhere) => Understanding) {
    const place = somewhere(words ?? 'here', places, now)
    return place ? tell(place) : unknownPlace(words ?? '')
  }

  return {
    name: 'clock-change',
    does: 'tell you when the clocks change',
    wordings: [
      'When do the clocks go back?',
      'When does daylight saving time end in New York?',
      'Does Japan use daylight saving time?',
      'When do the clocks change in London?',
    ],
    understand({ core }, { now }) {
      if (!/\b(?:clocks?|daylight|dst|summer[ -]?time|winter[ -]?time|standard time|time change)\b/.test(core))
        return null
      for (const pattern of asks) {
        const found = pattern.exec(core)
        if (!found) continue
        const [, side = '', words] = found
        return withPlace(words, now, (place) => tellNext(place, wayOf(core, side), now))
      }
      const on = isOn.exec(core)
      if (on) return withPlace(on[1], now, (place) => tellIsOn(place, !/winter|standard/.test(core), now))
      const name = uses.exec(core)?.[1]
      return name ? withPlace(name, now, (place) => tellUse(place, now)) : null
    },
  }
}

/** "Back", and what else says which way; '' for either. */
function wayOf(core: string, side: string): string {
  if (/^back/.test(side) || /\bfall\b/.test(core)) return 'back'
  if (/forward|ahead/.test(side) || /\bspring\b/.test(core)) return 'forward'
  if (side === '' || !/daylight|dst|summer|winter|standard/.test(core)) return ''
  const begins = /^(?:start|begin)/.test(side)
  return begins === !/winter|standard/.test(core) ? 'forward' : 'back'
}
