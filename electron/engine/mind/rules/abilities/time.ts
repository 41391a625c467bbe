/** The time of day, here and in cities that the system's time zones are named after. */
import { say, type Ability, type Understanding } from '../ability'
import { sayTime } from '../clock'
import { digits } from '../numbers'
import { zoneOf } from '../time-zones'

const asks = [
  /^(?:what is |what is about )?(?:the |current |exact |local |correct )*time(?: is it| please| of day| of the day| here| today| exactly)*$/,
  /^(?:what|which|wt) time (?:is it|it is|do we have|do you have|have you got|is this|have we got|are we at|of day is it)(?: exactly| here| today| by your clock| on your clock| where i am| already)*$/,
  /^(?:do you |have you )?(?:have|got|know|get) (?:the|any idea what|the current|the exact) time(?: it is| is it)?(?: on you)?$/,
  /^(?:give|tell|say|show|read|get|check) (?:me |us )?(?:the )?(?:current |exact |local )?(?:time|clock)(?: it is)?(?: of day)?(?: here)?$/,
  /^(?:what does )?(?:the|my|your) (?:clock|watch)(?: say| show| read)?$/,
  /^(?:what is )?(?:the )?(?:hour|hour of the day)$|^what hour is it$|^(?:what is )?(?:the )?time and hour$/,
  /^(?:how late|what o'?clock) is it$|^how late is it getting$|^what is the (?:current )?time (?:in|on) (?:my|this) (?:computer|area|place|zone|time zone)$/,
  /^(?:what|how) time(?: it)?$|^check the (?:time|clock)$|^is it late(?: already| yet)?$|^i (?:need|want) (?:to know )?the (?:current |exact )?time$/,
  /^what (?:the |your )?(?:current |exact )?time (?:is|it is|do you have)(?: it)?$/,
  /^what(?: is)? time (?:it|is|it is|is it)$|^what is the time (?:is it|it is|now)$|^time check$/,
]
const city = [
  /^what(?: is)?(?: the)?(?: current| local| exact)* time (?:is it |it is |do they have |do we have |of day is it )?(?:now |right now |currently |over )?(?:in|at|for) (.+)$/,
  /^(?:the )?(?:current |local )?time (?:in|for) (.+)$|^(?:tell|give) (?:me )?(?:the )?(?:current )?time (?:in|for) (.+)$/,
  /^how late is it (?:now |right now )?in (.+)$|^what is (.+?)(?:'s|s) (?:current |local )?time$/,
  /^(?:what|which) (?:hour|o'clock) is it (?:now )?in (.+)$|^is it late in (.+)$/,
]
const following = /^(?:and |or |so )?(?:what about |how about |and )?(?:in |the time in |for )?([a-z .]+)$/
const later =
  /^what (?:time )?(?:will (?:the time |it )?be|is the time|time is it|is it)(?: the time)? in (an?|\d+)(?: and (a) half)? (minute|hour)s?(?: from now| time)?$/

function inCity(name: string, now: Date, unknownIsAnswered: boolean): Understanding | null {
  const place = name
    .replace(/^(?:the city of|the) /, '')
    .replace(/ (?:right now|now|today|at the moment|currently|city time|time)$/, '')
  const zone = zoneOf(place)
  if (!zone && !unknownIsAnswered) return null
  const spoken = place
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/\b(?:Of|De|And)\b/g, (word) => word.toLowerCase())
  const text = zone
    ? `It is ${sayTime(now, zone)} in ${spoken.length <= 3 ? spoken.toUpperCase() : spoken}.`
    : `I do not know the time zone of ${spoken}. I know larger cities such as London or Tokyo.`
  return { certainty: zone ? 0.95 : 0.85, outcome: say(text), topic: 'city' }
}

export const time: Ability = {
  name: 'time',
  understand({ core }, { now, topic }) {
    if (asks.some((pattern) => pattern.test(core))) {
      return { certainty: 0.95, outcome: say(`It is ${sayTime(now)}.`), topic: 'time' }
    }
    const ahead = later.exec(digits(core))
    if (ahead) {
      const amount = (/^an?$/.test(ahead[1] ?? '') ? 1 : Number(ahead[1])) + (ahead[2] ? 0.5 : 0)
      const minutes = ahead[3] === 'hour' ? amount * 60 : amount
      const then = new Date(now.getTime() + minutes * 60_000)
      return { certainty: 0.95, outcome: say(`It will be ${sayTime(then)} then.`), topic: 'time' }
    }
    for (const pattern of city) {
      const found = pattern.exec(core)
      const name = found?.slice(1).find((group) => group !== undefined)
      if (name) return inCity(name, now, true)
    }
    const place = topic === 'city' || topic === 'time' ? following.exec(core)?.[1] : undefined
    return place ? inCity(place, now, false) : null
  },
}
