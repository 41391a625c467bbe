/** Reads a time in one place that is asked for in another: "what is 3 pm in New York in Berlin". */
import { say, type Understanding } from './ability'
import { daysBetween } from './calendar'
import { parseClock, sayTime } from './clock'
import { clockIn } from './scan'
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
  /\b(?:am|pm|noon|midnight|midday|o'clock|\d{1,4}|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/

/** "Our webinar is at 9 Pacific. What is that in Denver?": what is said of the time, and where it is asked for. */
const toldFirst =
  /^((?!what|when|which|how|is )\S+ .*?) (?:so |and |then )*(?:at |on )?(?:what|which|when|how late)\b(?:(?: (?:time|hour|is|it|that|this|does|will|would|be|the|equivalent|then|start|begin|come on|local|current|to))*?)(?: (?:(?:over |out )?(?:in|at|for|on)|does (?:it|that) start(?: in)?) (.+)| (there|here)|(?<= (?:is|will) (?:it|that|this)(?: be)?))$/
const theirTime = /^(?:(?:in |at )?(?:their|his|her|local|the local|there|over there)(?: time)?)\b/
const placeBefore = /\b(?:in|with|from|to|at) ((?!(?:a|my|our|the) )[a-z .'-]+?)(?: (?:is|at|from|on|will|\w+s)\b.*)?$/

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

  function toldApart(core: string, find: Find, now: Date): Understanding | null {
    if (!/ (?:what|which|when|late)\b/.test(core)) return null
    const [, said = '', targetWords, beside] = toldFirst.exec(core) ?? []
    const clock = said === '' ? null : clockIn(said)
    const time = clock && clockOf(clock.words)
    if (!clock || !time) return null
    const named = placeBefore.exec(clock.before)?.[1]
    const before = named === undefined ? null : find(named)
    const words = clock.after.replace(/^(?:over )?(?:in|at) /, '').split(' ')
    const after = [4, 3, 2, 1]
      .filter((length) => length <= words.length && words[0] !== '')
      .map((length) => words.slice(0, length).join(' '))
      .find((name) => find(name))
    const target = targetWords ?? beside ?? 'here'
    const isThere = /^(?:over )?there$|^(?:her|him|them)$/.test(target)
    const own = after !== undefined ? find(after) : theirTime.test(clock.after) ? before : null
    if (!own && !targetWords && !beside) return null
    const start = own ?? (isThere ? here : (before ?? here))
    const end = isThere ? before : find(target)
    if (!end || (start === here && end === here)) return null
    return tell(time, start, end, now)
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
    const told = toldApart(core, find, now)
    if (told) return told
    const isBare = /^(?:\d|noon|midnight|half|quarter).* (?:in|to) /.test(core)
    const words = asks.exec(core)?.[1] ?? (isBare ? core : undefined)
    return words ? timedPair(words, find, now) : null
  }

  return { read }
}
