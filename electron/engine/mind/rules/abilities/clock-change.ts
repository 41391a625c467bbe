/** When clocks go forward or back, here or in another place, by the system's own table of time zones. */
import { say, type Ability, type Understanding } from '../ability'
import { sayDay } from '../calendar'
import { sayDuration } from '../clock'
import type { Places } from '../places'
import { followedPlace, here, inPlace, somewhere, unknownPlace, type Somewhere } from '../spoken-place'
import { dayIn, offsetMinutes } from '../zoned-time'

const saving = '(?:daylight[ -]savings?(?: times?)?|dst|summer[ -]?time|winter[ -]?time|standard time)'
const asksWhen =
  /^(?:(?:on |at )?(?:when|what (?:day|date|time|month|weekend)|which (?:day|date|month|weekend)|what is the date|the date)\b|how (?:long|soon|many (?:days|weeks|months)) (?:is it |are there |are left )?(?:until|till|before|to)\b|(?:the )?(?:next |last |start|end|beginning))/
const moves =
  /\b(?:chang\w*|go(?:es|ing)?|went|turn\w*|mov\w*|spring|sprang|fall|fell|switch\w*|set|put|start\w*|begin\w*|began|end\w*|stop\w*|finish\w*|over|adjust\w*|shift\w*|kick\w* in|happen\w*|come|back|forward|next|last|to|on|is)\b/
const changing = new RegExp(
  `\\b(?:(?<!alarm )clocks?\\b(?! (?:in|go(?:es)? off|stop|ring)\\b)|${saving}|(?:time|clock|hour) change)`,
)
const yearWords = /\b(?:(?:in |of )?(this|next|last) year|(?:in |of )(?:the year )?(\d{4}))\b/
const placeWords =
  /\b(?:in|for) (?!the (?:fall|spring|autumn|night|morning)\b|spring\b|fall\b|autumn\b|winter\b|summer\b)(?:the )?([a-z][a-z .'-]*?)(?: (?:next|again|then|this time))*$/
const uses = new RegExp(
  `^(?:does|do|is|are|has|have) (.+?) (?:(?:still )?(?:use|observe|have|keep|change|on|in|got)|currently on)(?: the| their)? (?:${saving}|clocks?)(?: now)?$`,
)
const isOn = new RegExp(
  `^(?:is it|are we(?: on| in)?) (?:currently |already |still )*${saving}(?: already| yet| still)?(?: in (.+))?$`,
)
const isOver = new RegExp(
  `^(?:is|has|are we (?:still )?on)(?: the)? ${saving}(?: (?:already|still|currently))*(?: (on|in effect|active|started|begun|over|ended|finished|off|observed))?(?: already| yet| now)*(?: in (.+))?$`,
)

interface Change {
  at: Date
  /** Minutes: positive when the clocks go forward. */
  by: number
}

const weekMs = 7 * 86_400_000

/** Every one in so many weeks from then, to the minute; clocks are never changed twice in a week. */
function* changes(from: Date, weeks: number, timeZone: string | undefined): Generator<Change> {
  let before = offsetMinutes(from, timeZone)
  for (let week = 0; week < weeks; week++) {
    let start = from.getTime() + week * weekMs
    let end = start + weekMs
    const after = offsetMinutes(new Date(end), timeZone)
    const by = after - before
    if (by === 0) continue
    while (end - start > 60_000) {
      const middle = (start + end) / 2
      if (offsetMinutes(new Date(middle), timeZone) === before) start = middle
      else end = middle
    }
    before = after
    yield { at: new Date(end), by }
  }
}

/** Which of the changes is asked for. */
interface Wanted {
  way: '' | 'forward' | 'back'
  year: number | null
  isPast: boolean
}

function changeWanted({ way, year, isPast }: Wanted, timeZone: string | undefined, now: Date): Change | null {
  const isWanted = ({ by }: Change) => way === '' || by > 0 === (way === 'forward')
  const from = year !== null ? new Date(year, 0, 1) : isPast ? new Date(now.getTime() - 57 * weekMs) : now
  const all = [...changes(from, year === null ? 57 : 53, timeZone)].filter(isWanted)
  if (year === null) return (isPast ? all.filter(({ at }) => at <= now).pop() : all[0]) ?? null
  const inYear = all.filter(({ at }) => at.getFullYear() === year)
  const isOpen = way === '' && year === now.getFullYear()
  return (
    (isOpen ? (isPast ? inYear.findLast(({ at }) => at <= now) : inYear.find(({ at }) => at > now)) : null) ??
    inYear[0] ??
    null
  )
}

const next: Wanted = { way: '', year: null, isPast: false }

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

  function tellChange(place: Somewhere, wanted: Wanted, now: Date): Understanding {
    const change = changeWanted(wanted, place.timeZone, now)
    const again = (next: Somewhere) => tellChange(next, wanted, now)
    if (!change) return answer(`The clocks do not change ${inPlace(place)}.`, place, again, now)
    const turned = `${change.by > 0 ? 'forward' : 'back'} by ${sayDuration(Math.abs(change.by))}`
    const day = dayIn(new Date(change.at.getTime() - 60_000), place.timeZone)
    const where = place === here ? '' : ` ${inPlace(place)}`
    return answer(
      `The clocks${where} ${change.at < now ? 'went' : 'go'} ${turned} on ${sayDay(day, now)}.`,
      place,
      again,
      now,
    )
  }

  /** "When do the clocks go back in New York next year", in whatever order it is said. */
  function readChange(core: string, now: Date): Understanding | null {
    const words = core.replace(/\b(?:day|time) light saving/, 'daylight saving')
    if (!asksWhen.test(words) || !moves.test(words) || !changing.test(words)) return null
    const [inYear = '', named, written] = yearWords.exec(words) ?? []
    const rest = words.replace(inYear, ' ').replace(/\s+/g, ' ').trim()
    const isPast = /\b(?:did|was|were|went|last|began|started|ended|fell|sprang)\b/.test(rest)
    const step = named === 'next' ? 1 : named === 'last' ? -1 : 0
    const year = written ? Number(written) : named ? now.getFullYear() + step : null
    const place = placeWords.exec(rest)?.[1]
    return withPlace(place, now, (found) => tellChange(found, { way: wayOf(rest), year, isPast }, now))
  }

  function tellUse(place: Somewhere, now: Date): Understanding {
    const change = changeWanted(next, place.timeZone, now)
    const told = tellChange(place, next, now).outcome
    const text = told.kind === 'say' ? told.text : ''
    return answer(`${change ? 'Yes' : 'No'}. ${text}`, place, (other) => tellUse(other, now), now)
  }

  /** Summer time is what the clocks fall back from. */
  function tellIsOn(place: Somewhere, isSummerAsked: boolean, now: Date): Understanding {
    const change = changeWanted(next, place.timeZone, now)
    const told = tellChange(place, next, now).outcome
    const isSo = change ? change.by < 0 === isSummerAsked : !isSummerAsked
    const text = `${isSo ? 'Yes' : 'No'}. ${told.kind === 'say' ? told.text : ''}`
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
      const on = isOn.exec(core)
      if (on) return withPlace(on[1], now, (place) => tellIsOn(place, !/winter|standard/.test(core), now))
      const [over, state, where] = isOver.exec(core) ?? []
      if (over && (state ?? where)) {
        const isSummerAsked = /winter|standard/.test(core) === /over|ended|finished|off/.test(state ?? '')
        return withPlace(where, now, (place) => tellIsOn(place, isSummerAsked, now))
      }
      const name = uses.exec(core)?.[1]
      return name ? withPlace(name, now, (place) => tellUse(place, now)) : readChange(core, now)
    },
  }
}

/** "Back", and what else says which way; '' for either. */
function wayOf(core: string): Wanted['way'] {
  if (/\b(?:back|backwards?|fall|fell)\b/.test(core)) return 'back'
  if (/\b(?:forwards?|ahead|spring|sprang)\b/.test(core)) return 'forward'
  if (!/daylight|dst|summer|winter|standard/.test(core)) return ''
  const [begins, ends] = [
    /\b(?:start|begin|began|kick|come|change to|switch to|go to)/,
    /\b(?:end|stop|finish|over)/,
  ].map((verb) => verb.test(core))
  if (!begins && !ends) return ''
  return begins === !/winter|standard/.test(core) ? 'forward' : 'back'
}
