/** The time of day here, and a while before or after now. */
import { say, type Ability, type Understanding } from '../ability'
import { parseClock, sayTime } from '../clock'
import { readClockFormat } from '../clock-format'
import { followed } from '../follow-words'
import { withDigits } from '../durations'
import { readShift } from '../time-shifts'

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
  /^(?:what|which)(?: is the)? time (?:have |do )?(?:you|we|they|ya)(?: have)? got$|^(?:what|which)(?: is)? time (?:it|is|it is|is it)$|^what is the time (?:is it|it is|now)$|^time check$/,
]
const be =
  '(?:is it|is that|it is|is|was it|was|will it be|it will be|will that be|will be|would it be|would that be|would it have been|does that make it)'
/** What comes before and after the words for a moment. */
const frames = [
  new RegExp(`^what(?: is)?(?: the)? time ?${be}?(?: the time)? (.+)$`),
  new RegExp(`^(.+?) ${be} what time$`),
  /^(?:what will the time be|what (?:is|was|will)(?: the time)?(?: be)?|(?:tell|give) me (?:the time )?|the time|time) (.+)$/,
  /^(.+? (?:from now|ago|before .+|after .+))$/,
]
/** "Two hours before 1:15 pm", "in 20 minutes": from now, unless the words say from when. */
function shifted(words: string, from: Date, isAsked: boolean, now = from): Understanding | null {
  const shift = readShift(words)
  if (!shift || (!shift.isMarked && !isAsked)) return null
  const { anchor, milliseconds: milli } = shift
  const time = anchor === '' ? null : parseClock(anchor)
  if (anchor !== '' && !time) return null
  if (time) {
    const start = new Date(from.getFullYear(), from.getMonth(), from.getDate(), time.hour, time.minute)
    const at = new Date(start.getTime() + milli)
    // Without morning or afternoon the answer has none either.
    const said = time.exact ? sayTime(at) : sayTime(at).replace(/ [AP]M$/, '')
    return {
      certainty: 0.95,
      outcome: say(`That is ${said}.`),
      topic: 'time',
      extracted: { from: anchor, seconds: milli / 1000 },
    }
  }
  const at = new Date(from.getTime() + milli)
  const text = milli < 0 ? `It was ${sayTime(at)} then.` : `It will be ${sayTime(at)} then.`
  return {
    certainty: 0.95,
    outcome: say(text),
    topic: 'time',
    extracted: { seconds: milli / 1000 },
    followUp: goOn(now, at, words),
  }
}

const pastCheck =
  /^is it (?:already |still |almost |nearly )?(past |after |before |later than |earlier than |gone |over )?(.+?)(?: yet| already| now| today)?$/

/** "Is it past noon", "is it five o'clock yet" */
function check(core: string, now: Date): Understanding | null {
  const [whole = '', side = '', words = ''] = pastCheck.exec(core) ?? []
  const time =
    whole === '' || (side === '' && !/(?:yet|already|o'clock| am| pm)\b/.test(core)) ? null : parseClock(words)
  if (!time) return null
  const hour = time.exact || time.hour > 12 || now.getHours() < 12 ? time.hour % 24 : (time.hour % 12) + 12
  const wait = hour * 60 + time.minute - (now.getHours() * 60 + now.getMinutes())
  const isSo = /before|earlier/.test(side) ? wait > 0 : /past|after|later/.test(side) ? wait < 0 : wait <= 0
  return { certainty: 0.95, outcome: say(`${isSo ? 'Yes' : 'No'}. It is ${sayTime(now)}.`), topic: 'time' }
}

/** "And in an hour?" counts from now, "and an hour later" from the time just told; "and in 5?" of what was counted. */
function goOn(now: Date, told: Date, asked = ''): Understanding['followUp'] {
  return ({ core }) => {
    const slot = withDigits(followed(core).slot)
    const number = /^(?:in )?(\d+)$/.exec(slot)?.[1]
    const counted = /\d+|\b(?:an?|half an)(?= )/
    const words = number && counted.test(asked) ? asked.replace(counted, number) : slot
    if (!/\b(?:hours?|min\w*|sec\w*)\b/.test(words)) return null
    const isSame = number !== undefined || /^(?:an?|\d+) (?:hours?|minutes?)$/.test(words)
    return shifted(words, readShift(words)?.isFromTold ? told : now, isSame && asked !== '', now)
  }
}

export const time: Ability = {
  name: 'time',
  does: 'tell you the time',
  wordings: [
    'What time is it?',
    "What's the time?",
    'Do you have the time?',
    'What time will it be in two and a half hours?',
    'What time was it 20 minutes ago?',
    'What is two hours before 1:15 p.m.?',
  ],
  near: /\b(?:time|clock|hour|timer|alarm|when|remind|reminder|wake|late|weather|zone|news|stopwatch|minutes?|o'clock|flight|train)\b/,
  understand({ core }, { now }) {
    const alone = core.replace(/^(?:(?:and|so|what about|how about) )+/, '')
    if (asks.some((pattern) => pattern.test(alone))) {
      return { certainty: 0.95, outcome: say(`It is ${sayTime(now)}.`), topic: 'time', followUp: goOn(now, now) }
    }
    const formatted = readClockFormat(core, now)
    if (formatted) return formatted
    const checked = core.startsWith('is it ') ? check(core, now) : null
    if (checked) return checked
    if (!/\b(?:hours?|minutes?|seconds?|mins?|secs?)\b/.test(core)) return null
    const words = withDigits(core)
    for (const [at, frame] of frames.entries()) {
      const asked = frame.exec(words)?.[1]
      const found = asked ? shifted(asked, now, at < 2) : null
      if (found) return found
    }
    return null
  },
}
