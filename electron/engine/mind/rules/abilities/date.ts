/** Today's date, weekday, month and year, and those of any day that can be worked out. */
import { say, type Ability, type Context, type Understanding } from '../ability'
import { addDays, daysBetween, sayDay } from '../calendar'
import { sayTime } from '../clock'
import { dateFormat } from '../date-format'
import { dayAsked, dayChecked, daySupposed, isCalled, monthOf, weekdayOf } from '../day-checks'
import { ordinalDay, parseDay } from '../day-words'
import { toldDay } from '../follow/told'
import { followed } from '../follow-words'
import { holidayWords } from '../holidays'
import { digits } from '../numbers'
import { asksThatDay, unitOf } from '../span-asks'
import { untilDay } from './until'

const today = [
  /^(?:what|which) (?:day|date|weekday|day of the week|day of the month)(?: is)?(?: it| today| this| it is| today is| is it| is today| do we have| we have| have we| have we got)*(?: today| exactly)?$/,
  /^(?:what is |what about )?(?:the |a |today's |todays |current |this )*(?:date|day|weekday|calendar date|day of the week|day today)(?: today| of today| it is| is it| today is| please)*$/,
  /^(?:what|which) (?:is |day is |date is )?today(?:'s)?(?: date| day)?$|^today(?:'s)?(?: date)?(?: please)?$|^today is what(?: day| date)?$/,
  /^(?:give|tell|say|show|get|check|read) (?:me |us )?(?:the |today's |todays |current |what )*(?:date|day|weekday|day of the week)(?: today| of today| it is| is it)*$/,
  /^(?:do you )?(?:have|know|got) (?:the |today's |todays |current )*(?:date|day)(?: today| it is)?$|^what(?: is)? the (?:day|date) (?:and|or) (?:the )?(?:day|date|month|year)(?: today)?$/,
  /^what (?:is the )?date do we have(?: today)?$|^which date(?: is it)?(?: today)?$|^i (?:need|want) (?:to know )?(?:the|today's|todays) date$/,
]
const both =
  /^(?:what|tell me|give me)(?: is| are)? (?:the )?(?:current )?(?:date and (?:the )?time|time and (?:the )?(?:date|day)|day and (?:the )?time)(?: is it| it is| please| today)?$/
const month =
  /^(?:what|which) (?:is )?(?:the )?(?:current )?month(?: is it| it is| is this| are we in| today| of the year is it| do we have)*$|^(?:tell|give) me the (?:current )?month$/
const year =
  /^(?:what|which) (?:is )?(?:the )?(?:current )?year(?: is it| it is| is this| are we in| today| do we have)*$|^(?:tell|give) me the (?:current )?year$/
const noun = '(?:days?|date|weekday|day of the week|day and date|day of the month)(?: of the week)?'
const be =
  '(?:is it|was it|will it be|would it be|it is|it was|it will be|is|are|was|will be|would be|will|would|does|do|did)'
const other = [
  new RegExp(
    `^(?:on )?(?:what|which) ${noun} (?:${be}|falls|comes) (?:on )?(.+?)(?: be| fall on| fall| falls| falls on| land on| on| happen)*((?: this| next) year)?$`,
  ),
  new RegExp(
    `^what (?:is|was|will be|would be) (?:the |a )?${noun}(?: of| on| for| at| it is| it was| will be| is)? (.+?)(?: be)?$`,
  ),
  /^what (?:is|was|will|would) (?:the (?:date|day) be )?(.+?)(?:'s| s)?(?: be)?(?: date| day)?$/,
  /^(?:tell|give) me (?:the )?(?:(?:date|day|weekday) (?:of |on |for |in )?)?(.+?)(?:'s)?(?: (?:date|day))?$/,
  /^(?:the |what )?(?:date|day|weekday) (?:of |on |is |in |for )?(.+)$/,
  /^when (?:is|was|will be|are|were|does|did|will) (.+?)(?: be| fall| happen| start| begin| take place| celebrated| occur| due| on| come(?: around)?)*$/,
  /^(tomorrow|yesterday)(?:'s|s| s) (?:date|day)$/,
  new RegExp(
    `^(.+?) (?:is|was|will be|would be|falls on|falls|lands on) (?:on )?(?:what|which) ${noun}(?: is it| is that)?$`,
  ),
  new RegExp(
    `^(?:on )?(?:what|which) ${noun} was \\w+ born(?: on| in)*(?: if| when)?(?: \\w+ was born| (?:my|his|her|their) (?:birthday|birth ?date|date of birth) (?:is|was))?(?: on)? (.+)$`,
  ),
]
/** "Is it Monday or Tuesday" */
const whichDay =
  /^(?:is|was|will) (it|today|tomorrow|yesterday|this)(?: be)? (?:a |the )?(\w+day|\w+ \d+\w*|the \d+\w*) or (?:a |the )?(?:\w+day|\w+ \d+\w*|\d+\w*)(?: today| tomorrow)?$/
const weekdayNames = 'sunday|monday|tuesday|wednesday|thursday|friday|saturday'
const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'
const todayIs = new RegExp(
  `^(?:is|was|will) (?:it|today|tomorrow|yesterday|this|that|tomorrow's day)(?: be| going to be)?(?: already| still| really| only)*(?: in)? (?:a |an |the )?(${weekdayNames}|weekend|week ?day|${monthNames}|\\d{4})(?: yet| already| today| still| tomorrow| yesterday)*$`,
)
/** "How far away is that", of the day just told. */
const thatAway =
  /^(?:and |so )*(?=.* (?:that|then|it|away)\b)how (?:long|far|soon|much time|many (days|weeks|months|hours|minutes))(?: (?:is|was|are|away|ago|until|till|to|left|there|that|then|it|go|from now|from today|from))+$/
const dayIs = new RegExp(
  `^(?:is|was|will|does|did) (.+?) (?:be |fall )?(?:on |in |at )?(?:a |an |the )?(${weekdayNames}|weekend|week ?day)(?: this year| next year)?$`,
)
const bare =
  /^(?:(?:the )?(?:day (?:after|before) .+|tomorrow|yesterday|today)|(?:this |next |last |on )?\w+day|.+ (?:from(?: (?:now|today|tomorrow|\w+day))?|ago|from .+|after .+|before .+))$/
/** A day that is told from the one before: "and a week later". */
const fromThere =
  /^(?:in |on )?(?:the )?((?:(?:an?|one|two|three|\d+) )?(?:days?|weeks?|months?|years?)(?: and .+)?) (after|later|before|earlier)(?: (?:that|then|it))?$|^(?:the )?(next|following|previous) day$/

const span = /(?:an?|\d+) (?:days?|weeks?|months?|years?)/
const distance = new RegExp(`^(?:in )?${span.source}(?= (?:ago|from|after|before|earlier|later|time)|$)`)
const weekdayAfter = new RegExp(
  `^(?:the )?(?:next )?(${weekdayNames}) after(?: that| it)?$|^the next (${weekdayNames})$`,
)
const ofMonth = new RegExp(`^(?:of|in) (?:${monthNames})(?: \\d{4})?$`)

const monthThen = /^(?:what|which) (month|year) (?:will it be|was it|is it|is|was|will be|are we in) (.+?)(?: be)?$/

function sayFound(day: Date, name: string, now: Date): string {
  const away = daysBetween(now, day)
  const spoken = sayDay(day, now)
  if (away === 0) return `Today is ${spoken}.`
  if (away === 1) return `Tomorrow is ${spoken}.`
  if (away === -1) return `Yesterday was ${spoken}.`
  const subject = /^the day (?:after tomorrow|before yesterday)$/.test(name) ? `The${name.slice(3)}` : 'That'
  return `${subject} ${away < 0 ? 'was' : 'is'} ${spoken}.`
}

function tell(day: Date, now: Date, text: string, { name = '', certainty = 0.95 } = {}): Understanding {
  return {
    certainty,
    outcome: say(text),
    topic: 'date',
    told: [toldDay(day)],
    extracted: { day: [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-') },
    followUp: ({ core }) => {
      const long = thatAway.exec(core)
      if (long) return untilDay(day, unitOf(long[1]), now)
      if (asksThatDay.test(core)) {
        // "What day is it?" may mean today.
        return tell(day, now, sayFound(day, '', now), { name, certainty: / (?:it|this)$/.test(core) ? 0.9 : 0.96 })
      }
      const next = nextDay(followed(core).slot, day, name, now)
      return next && tell(next.day, now, sayFound(next.day, next.name, now), { name: next.name, certainty: 0.9 })
    },
  }
}

/** The day that a follow-up means, and the words for it. @param told the day told before, and @param name its words */
function nextDay(words: string, told: Date, name: string, now: Date): { day: Date; name: string } | null {
  const slot = ordinalDay(words)
  const written = digits(slot)
  const found = (day: Date | null, name = slot) => day && { day, name }
  const year = /^(?:in |of )?((?:next|last|this) year|\d{4})$/.exec(written)?.[1]
  if (year && name) return found(parseDay(`${name.replace(/ (?:in )?(?:\w+ year|\d{4})$/, '')} ${year}`, now))
  const [there, long, side = '', beside] = fromThere.exec(slot) ?? []
  if (beside) return found(addDays(told, beside === 'previous' ? -1 : 1))
  if (there) return found(parseDay(`${long} ${/before|earlier/.test(side) ? 'ago' : 'from now'}`, told))
  const weekday = weekdayAfter.exec(slot)
  if (weekday) return found(parseDay(weekday[1] ?? weekday[2] ?? '', told))
  // "No, four weeks" is another distance, "of March" the rest of the day that was named.
  const isDistance = distance.test(written) && distance.test(digits(name))
  const isMonth = ofMonth.test(slot) && /\dth$/.test(name)
  const whole = isDistance ? digits(name).replace(span, written) : isMonth ? `${name} ${slot}` : slot
  return found(parseDay(whole, now), whole)
}

function checkDay(core: string, now: Date): Understanding | null {
  const called = todayIs.exec(core)?.[1]
  if (called) {
    const day = addDays(now, core.includes('tomorrow') ? 1 : core.includes('yesterday') ? -1 : 0)
    const told = /^\d/.test(called) ? `It is ${day.getFullYear()}.` : sayFound(day, '', now)
    return tell(day, now, `${isCalled(day, called) ? 'Yes' : 'No'}. ${told}`)
  }
  const choice = whichDay.exec(core)
  if (choice) {
    const day = addDays(now, core.includes('tomorrow') ? 1 : core.includes('yesterday') ? -1 : 0)
    return tell(day, now, sayFound(day, '', now))
  }
  const yearWords = / (?:(?:this|next|last) year|(?:in |of )?\d{4})$/.exec(core)?.[0] ?? ''
  const [, name = '', expected = ''] = dayIs.exec(core.slice(0, core.length - yearWords.length)) ?? []
  const day =
    name === '' ? null : (parseDay(name + yearWords, now, /^(?:was|did)/.test(core)) ?? parseDay(ordinalDay(name), now))
  if (day) return tell(day, now, `${isCalled(day, expected) ? 'Yes' : 'No'}. ${sayFound(day, '', now)}`)
  const checked = dayChecked(core, now)
  return checked && tell(checked.day, now, `${checked.isSo ? 'Yes' : 'No'}. ${sayFound(checked.day, '', now)}`)
}

export const date: Ability = {
  name: 'date',
  does: 'tell you the date',
  wordings: [
    'What day is it?',
    "What's the date three weeks from Friday?",
    'What was the date 100 days ago?',
    'What weekday is July 4, 2027?',
    'When is Easter?',
    'What is two months before Christmas?',
    'Is New Year on a Friday?',
  ],
  near: /\b(?:day|date|week|month|year|calendar|appointment|meeting|birthday|holiday|weather|tomorrow|schedule|remind|event|forecast|rain|news)\b/,
  understand({ core }, { now, topic }: Context) {
    const alone = core.replace(/^(?:(?:and|so|what about|how about) )+/, '')
    if (today.some((pattern) => pattern.test(alone))) return tell(now, now, `Today is ${sayDay(now, now)}.`)
    if (both.test(core)) return tell(now, now, `It is ${sayTime(now)} on ${sayDay(now, now)}.`)
    if (month.test(alone)) return tell(now, now, `It is ${monthOf(now)}.`)
    if (year.test(alone)) return tell(now, now, `It is ${now.getFullYear()}.`)
    const supposed = daySupposed(core, now)
    if (supposed) {
      const { day, isWeekday } = supposed
      return tell(day, now, `That would be ${isWeekday ? `a ${weekdayOf(day)}` : sayDay(day, now)}.`)
    }
    const check = checkDay(core, now)
    if (check) return check
    const [, part, when = ''] = monthThen.exec(core) ?? []
    const then = part ? parseDay(when, now) : null
    if (then) {
      const name = dateFormat(part === 'month' ? { month: 'long', year: 'numeric' } : { year: 'numeric' })
      return tell(then, now, `That ${then < now ? 'was' : 'is'} ${name.format(then)}.`)
    }
    const isPast = /\b(?:was|were|did)\b/.test(core)
    for (const pattern of other) {
      const [, words, year = ''] = pattern.exec(core) ?? []
      const name = words && (/\b(?:date|day|weekday|when)\b/.test(core) ? ordinalDay(words + year) : words + year)
      const day = name ? parseDay(name, now, isPast) : null
      if (day && name) return tell(day, now, sayFound(day, name, now), { name })
    }
    const asked = dayAsked(core, now, isPast)
    if (asked)
      return tell(asked.day, now, sayFound(asked.day, asked.words, now), { name: asked.words, certainty: 0.92 })
    const { slot } = followed(core)
    const isHoliday = holidayWords.test(slot) && (topic === 'date' || / /.test(slot))
    if (!(bare.test(slot) || isHoliday) || !(topic === 'date' || topic === 'time' || topic === null || / /.test(slot)))
      return null
    const day = parseDay(slot.replace('day after that', 'day after tomorrow'), now)
    return day ? tell(day, now, sayFound(day, slot, now), { name: slot, certainty: 0.7 }) : null
  },
}
