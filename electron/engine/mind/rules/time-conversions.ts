/** Reads a time in one place that is asked for in another: "what is 3 pm in New York in Berlin". */
import { say, type Understanding } from './ability'
import { daysBetween } from './calendar'
import { parseClock, sayTime } from './clock'
import { followed } from './follow-words'
import type { Places } from './places'
import { followedPlace, here, inPlace, somewhere, type Somewhere } from './spoken-place'
import { dayIn, momentAt } from './zoned-time'

type Find = (words: string) => Somewhere | null

interface Clock {
  hour: number
  minute: number
}

const itIs = "(?:it is|it's|the time is|i have|we have|they have|it was)"
const whatTime =
  '(?:then )?(?:(?:what|which) (?:time|hour) (?:is it|it is|is that|would it be|will it be|would that be|is|will that be)|what is (?:the time|it|that)|what would (?:it|that) be|how late is it|what is the (?:current |local )?time)'
const ifFirst = new RegExp(
  `^(?:and |so |then )*(?:(?:if|when|at|suppose|say|assuming)(?: ${itIs})?|${itIs}|.{1,40}? at) (.+?) ${whatTime}(?: then)? (?:in|for|at)? ?(.+)$`,
)
const ifLast = new RegExp(
  `^(?:and |so )*${whatTime}(?: then)? (?:in |for |at )?(.+?) (?:if|when|at) (?:${itIs} )?(.+)$`,
)
const isWhat = new RegExp(`^(.+?) (?:is|would be|equals) (?:what|which)(?: time| hour)?(?: is it)?(?: in| for)? (.+)$`)
const asks =
  /^(?:(?:what|which)(?: time| hour)? (?:is|would|will)(?: it be| be| the time)?|convert|translate|how late is|give me|tell me) (.+)$/
const keyWords =
  /\b(?:am|pm|noon|midnight|midday|o'clock|\d{1,2}|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/

/** An hour without morning or afternoon is taken as one when people are awake; the answer says which. */
function clockOf(words: string): Clock | null {
  const time = parseClock(words.replace(/^(?:at|exactly|about) /, ''))
  if (!time) return null
  return { hour: time.exact || time.hour === 0 || time.hour > 6 ? time.hour : time.hour + 12, minute: time.minute }
}

export interface TimeConversions {
  /** @param there where "there" is, when that was spoken of before */
  read(core: string, now: Date, there?: Somewhere | null): Understanding | null
}

export function createTimeConversions(places: Places): TimeConversions {
  function tell(clock: Clock, from: Somewhere, to: Somewhere, now: Date): Understanding {
    const at = momentAt(clock.hour, clock.minute, from.timeZone, now)
    const days = daysBetween(dayIn(at, from.timeZone), dayIn(at, to.timeZone))
    const day = days === 0 ? '' : days > 0 ? ' the next day' : ' the day before'
    const text = `${sayTime(at, from.timeZone)} ${inPlace(from)} is ${sayTime(at, to.timeZone)}${day} ${inPlace(to)}.`
    return {
      certainty: 0.97,
      outcome: say(text),
      topic: 'city',
      extracted: { time: sayTime(at, from.timeZone), from: from.name, to: to.name },
      followUp: ({ core }) => {
        const away = to === here ? from : to
        const other = /\bthere\b/.test(core) ? read(core, now, away) : null
        if (other) return other
        const next = clockOf(followed(core).slot)
        if (next) return tell(next, from, to, now)
        return followedPlace(core, places, now, (place) => tell(clock, from, place, now))
      },
    }
  }

  /** The longest beginning that is a time of day, and the place after it: "3 pm in new york", "noon here". */
  function timedPlace(words: string, find: Find): { clock: Clock; place: Somewhere } | null {
    const list = words.split(' ')
    for (let at = Math.min(list.length, 7); at > 0; at--) {
      const clock = clockOf(list.slice(0, at).join(' '))
      if (!clock) continue
      const rest = list.slice(at).join(' ')
      const place = rest === '' ? here : find(rest)
      if (place) return { clock, place }
    }
    return null
  }

  /** "3 pm in new york in berlin", "9 am london time to tokyo time" */
  function timedPair(words: string, find: Find, now: Date): Understanding | null {
    // From the end: the time stands with its own place before the place it is asked for.
    for (const found of [...words.matchAll(/ (?:in|to|into|for|as|at) /g)].reverse()) {
      const start = timedPlace(words.slice(0, found.index), find)
      const end = start && find(words.slice(found.index + found[0].length))
      if (!start || !end) continue
      // "3 pm in Tokyo" alone is a time there, and asked for here.
      const isThere = found[0] === ' in ' && start.place === here && !/\b(?:here|my|local|home)\b/.test(words)
      return isThere ? tell(start.clock, end, here, now) : tell(start.clock, start.place, end, now)
    }
    const only = timedPlace(words, find)
    return only && only.place !== here ? tell(only.clock, only.place, here, now) : null
  }

  function read(core: string, now: Date, there: Somewhere | null = null): Understanding | null {
    const find: Find = (words) => (/^(?:over )?there$/.test(words) ? there : somewhere(words, places, now))
    if (!keyWords.test(core)) return null
    const first = ifFirst.exec(core)
    const last = first ? null : ifLast.exec(core)
    const condition = first?.[1] ?? last?.[2]
    const target = first?.[2] ?? last?.[1]
    if (condition !== undefined && target !== undefined) {
      const start = timedPlace(condition, find) ?? timedPlace(condition.replace(/^.* at /, ''), find)
      const end = start && find(target)
      if (start && end && (start.place !== here || end !== here)) return tell(start.clock, start.place, end, now)
    }
    const what = isWhat.exec(core)
    if (what) {
      const start = timedPlace(what[1] ?? '', find)
      const end = start && find(what[2] ?? '')
      if (start && end) return tell(start.clock, start.place, end, now)
    }
    const isBare = /^(?:\d|noon|midnight|half|quarter).* (?:in|to) /.test(core)
    const words = asks.exec(core)?.[1] ?? (isBare ? core : undefined)
    return words ? timedPair(words, find, now) : null
  }

  return { read }
}
