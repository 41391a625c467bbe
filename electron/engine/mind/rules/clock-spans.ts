/** How long it is from one time of day to another, told anywhere: "My shift is 8 to 4:30, how many hours is that?" */
import type { Understanding } from './ability'
import { count, minutesUntil, parseClock, sayDuration, type ClockTime } from './clock'
import { withDigits } from './durations'
import { lengthsIn } from './scan'
import { answer } from './span-answers'

const asks = /\bhow (?:long|much (?:time|sleep|rest)|many (hours|minutes))\b/
/** What asks for something else of two times, or tells of amounts. */
const isOther =
  /\b(?:since|ago|ahead|behind|apart|difference|per|dollars?|euros?|percent|miles?|kilometers?|degrees?|an hour|hourly|from now|left|time zone)\b|[$€£%+*]| (?:times|plus|minus) /
const part =
  'in the (?:morning|afternoon|evening)|at night|last night|yesterday evening|tonight|this (?:morning|afternoon|evening)|the (?:next|following) morning|(?:[ap]m)'
const clock = new RegExp(
  `(?:\\b(at|from|by|until|till|to|around|about|is|between|and|before|after|@) )?\\b(noon|midday|midnight|half past \\d{1,2}|(?:a )?quarter (?:past|to|after) \\d{1,2}|\\d{1,2}[:.]\\d\\d|\\d{1,2})(?: ?o'?clock)?(?: (${part}))?(?: (last night|yesterday|today|tomorrow|tonight))?(?= |$)(?! (?:hours?|minutes?|mins?|days?|weeks?|people|times|years?)\\b)`,
  'g',
)

function timeOf(words: string, part = '', day = ''): ClockTime | null {
  const time = parseClock(words)
  if (!time || time.exact) return time
  const late = /pm|afternoon|evening|night/.test(`${part} ${day}`)
  const isEarly = /am|morning/.test(part) || (/night/.test(`${part} ${day}`) && time.hour % 12 < 6)
  if (!late && !isEarly) return time
  return { ...time, hour: (time.hour % 12) + (isEarly ? 0 : 12), exact: true }
}

/** @param core plain text @returns null unless two times of day, and no other numbers, are told and a span is asked for */
export function readClockSpan(core: string): Understanding | null {
  const asked = asks.exec(core)
  if (!asked || core.length > 160) return null
  if (/\b(?:until|till)\b/.test(core.slice(asked.index))) return null
  const { lengths, rest: withoutLengths } = lengthsIn(core)
  const [pause, more] = lengths
  // "With a half hour lunch"
  if (more || (pause && !/\b(?:lunch|breaks?|pause|rest|dinner|stop)\b/.test(core))) return null
  const text = pause ? withoutLengths : withDigits(core)
  if (isOther.test(text)) return null
  const found = [...text.matchAll(clock)]
  const rest = text.replace(clock, ' ')
  if (found.length !== 2 || /\d/.test(rest)) return null
  const isLed = found.every(([, lead, words = '', part]) => lead ?? part ?? /[^\d]/.test(words))
  const [from, to] = found.map(([, , words = '', part, day]) => timeOf(words, part, day))
  const joined = text.slice((found[0]?.index ?? 0) + (found[0]?.[0].length ?? 0), found[1]?.index)
  if (!from || !to || !(isLed || /^ ?$/.test(joined))) return null
  const starts = from.exact ? [from.hour] : [from.hour % 12, (from.hour % 12) + 12]
  const spans = starts.map((hour) => minutesUntil(to, new Date(2000, 0, 1, hour, from.minute)).minutes)
  const isNight = /\b(?:bed|sleep|slept|asleep)\b/.test(text) && Math.min(...spans) < 180
  const away = (pause?.milliseconds ?? 0) / 60_000
  const minutes = Math.min(...spans) - away + (isNight && !(from.exact && to.exact) ? 720 : 0)
  if (minutes <= 0) return null
  const long = asked[1] === 'minutes' ? count(minutes, 'minute') : sayDuration(minutes)
  return { ...answer(`It is ${long}.`, { minutes }), topic: 'time' }
}
