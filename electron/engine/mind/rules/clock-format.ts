/** A time of day on the other clock: "17:45 in 12-hour time", "8:20 pm in military time". */
import { say, type Understanding } from './ability'
import { parseClock, sayTime, type ClockTime } from './clock'
import { digits } from './numbers'

const toTwelve =
  /(?:12|twelve)[- ]?(?:hours?|hr)\b|\b(?:normal|regular|standard|civilian|ordinary|plain) (?:time|clock|hours|terms)\b|\bam(?:\/| and | or | )?pm\b(?! \d)/
const toMany = /(?:24|twenty[- ]?four)[- ]?(?:hours?|hr)\b|\bmilitary\b|\barmy time\b/
const form = '(?: ?(?:time|clock|format|notation|style|system|hours|terms))*'
const target = new RegExp(
  `(?:\\b(?:in|into|to|as|on|using|with|by|from) )?(?:\\b(?:an?|the|its) )?(?:${toTwelve.source}|${toMany.source})${form}`,
  'g',
)
/** The cheap question before the dear ones. */
const mayBe =
  /^is (?:\d|noon|midnight)|\bhours?\b|\bhr\b|\b(?:normal|regular|standard|civilian|ordinary|plain|military|army) |\bmilitary$|\bam.{1,5}pm\b/
const around =
  /\b(?:what (?:is|would|does|time)|how (?:do|would|can) (?:you|i|we)|convert|change|turn|put|switch|translate|write|say|express|show|give|tell|read|me|the|time|is|be|for|of|called|mean|equals?|equivalent|from|to|in|into|it|that|would|a|please|hours?|when)\b/g

const padded = ({ hour, minute }: ClockTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

/** "Is 13:00 one p.m.?" */
function sameTime(text: string): Understanding | null {
  const words =
    /^is (\d.+)$/
      .exec(text)?.[1]
      ?.replace(/ (?:the same (?:time )?as|equal to|really|also) /, ' ')
      .split(' ') ?? []
  for (let at = 1; at < words.length && words.length < 7; at++) {
    const [one, other] = [parseClock(words.slice(0, at).join(' ')), parseClock(words.slice(at).join(' '))]
    if (!one || !other || !(one.exact && other.exact) || words.slice(0, at).join(' ') === String(one.hour)) continue
    const isSo = one.hour === other.hour && one.minute === other.minute
    const told = `${padded(one)} is ${sayTime(new Date(2000, 0, 1, one.hour, one.minute))}.`
    return { certainty: 0.96, outcome: say(`${isSo ? 'Yes' : 'No'}. ${told}`), topic: 'time' }
  }
  return null
}

/** @param core plain text @returns null where no time is to be said on the other clock */
export function readClockFormat(core: string, now: Date): Understanding | null {
  if (!mayBe.test(core)) return null
  if (core.length > 80 || /\bhow (?:long|many|much)\b/.test(core)) return null
  const text = digits(core)
  const same = sameTime(text)
  if (same) return same
  const isMilitary = /\b\d{3,4} hours\b/.test(text)
  const [isTwelve, isMany] = [toTwelve.test(text), toMany.test(text)]
  if (!isTwelve && !isMany && !isMilitary) return null
  const words = text
    .replace(target, ' ')
    .replace(around, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=\d )(morning|afternoon|evening)$/, 'in the $1')
  const isNow = words === '' && /\b(?:time|it)\b/.test(text) && !isMilitary
  const time = isNow ? { hour: now.getHours(), minute: now.getMinutes(), exact: true } : parseClock(words)
  if (!time || (!isNow && /^\d{1,2}$/.test(words) && !isTwelve && !isMany)) return null
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate(), time.hour, time.minute)
  const isGivenLong = !/[a-z]{2}/.test(words) && (time.hour > 12 || time.hour === 0 || /^0|^\d{4}$/.test(words))
  const answer = (text: string): Understanding => ({
    certainty: 0.96,
    outcome: say(text),
    topic: 'time',
    extracted: { time: padded(time) },
  })
  // Both are named of "what is 1900 hours, military time, in regular time".
  const isToLong = isMany && !(isGivenLong && !isNow)
  if (!isToLong) return answer(isNow ? `It is ${sayTime(at)}.` : `${padded(time)} is ${sayTime(at)}.`)
  if (isNow) return answer(`It is ${padded(time)}.`)
  if (time.exact) return answer(`${sayTime(at)} is ${padded(time)}.`)
  const other = { ...time, hour: (time.hour + 12) % 24 }
  const [morning, later] = time.hour < 12 ? [time, other] : [other, time]
  return answer(`That is ${padded(morning)} in the morning and ${padded(later)} later in the day.`)
}
