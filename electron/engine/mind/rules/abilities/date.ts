/** Today's date, weekday, month and year, and those of days near it. */
import { say, type Ability, type Context, type Understanding } from '../ability'
import { addDays, daysBetween, parseDay, sayDay } from '../calendar'

const today = [
  /^(?:what|which) (?:day|date|weekday|day of the week|day of the month|day of the year)(?: is)?(?: it| today| this| it is| today is| is it| is today| do we have| have we got)*(?: today| exactly)?$/,
  /^(?:what is |what about )?(?:the |today's |todays |current |this )*(?:date|day|weekday|calendar date|day of the week|day today)(?: today| of today| it is| is it| today is| please)*$/,
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
const other = [
  /^(?:what|which) (?:days?|date|weekday|day of the week)(?: of the week)? (?:is it |is |are |was it |was |will it be |will be |it is |it was |will |does )(.+?)(?: be| fall on| on)?$/,
  /^what (?:is|was|will be) (?:the )?(?:date|day|weekday|day of the week)(?: of| on| for)? (.+)$/,
  /^what (?:is|was|will) (tomorrow|yesterday|the day after tomorrow|the day before yesterday)(?:'s| s)?(?: be)?(?: date| day)?$/,
  /^(tomorrow|yesterday)(?:'s|s| s) (?:date|day)$|^(?:tell|give) me (tomorrow|yesterday)(?:'s|s)? (?:date|day)$/,
  /^(?:the |what )?(?:date|day) (?:of |on |is )?(tomorrow|yesterday|the day after tomorrow|the day before yesterday|next \w+)$/,
  /^(?:when is|on (?:what|which) (?:day|date|weekday) (?:is|does|falls)) (.+?)(?: fall| this year)?$/,
]
const following =
  /^(?:and |or |so )?(?:what about |how about |and )?(?:the day |the date )?((?:the )?(?:tomorrow|yesterday|day after tomorrow|day before yesterday|day after that|next \w+|last \w+|in \w+ (?:days|weeks)|today|on \w+day|\w+day))$/
const isIt =
  /^(?:is|was|will) (?:it|today|tomorrow|yesterday|this)(?: be)? (?:a |an )?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?: today)?$/
const dayCount =
  /^how (?:many|much|long)(?: more)?(?: (?:days|time))?(?: (?:is it|are there|are left|left|remain|remaining|do we have|do i have|is there|to go|till|until|does it take))* (?:until|till|til|to|before|left until|left till) (.+)$/

function dayAnswer(day: Date, name: string, now: Date): string {
  const away = daysBetween(now, day)
  const spoken = sayDay(day, now)
  if (away === 0) return `Today is ${spoken}.`
  if (away === 1) return `Tomorrow is ${spoken}.`
  if (away === -1) return `Yesterday was ${spoken}.`
  const subject = /^the day (?:after tomorrow|before yesterday)$/.test(name) ? `The${name.slice(3)}` : 'That'
  return `${subject} ${away < 0 ? 'was' : 'is'} ${spoken}.`
}

function answer(text: string, certainty = 0.95): Understanding {
  return { certainty, outcome: say(text), topic: 'date' }
}

function daysUntil(core: string, now: Date): Understanding | null {
  const name = dayCount.exec(core)?.[1]
  if (!name || /^(?:midnight|noon)$/.test(name)) return null
  const day = parseDay(name, now)
  if (!day) return null
  const days = daysBetween(now, day)
  if (days <= 0) return answer('That is today.')
  return answer(`It is ${days} ${days === 1 ? 'day' : 'days'} until ${sayDay(day, now)}.`)
}

export const date: Ability = {
  name: 'date',
  understand({ core }, { now, topic }: Context) {
    if (today.some((pattern) => pattern.test(core))) return answer(`Today is ${sayDay(now, now)}.`)
    if (both.test(core)) {
      const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' })
        .format(now)
        .replace(/\s/g, ' ')
      return answer(`It is ${time} on ${sayDay(now, now)}.`)
    }
    if (month.test(core)) return answer(`It is ${new Intl.DateTimeFormat('en-US', { month: 'long' }).format(now)}.`)
    if (year.test(core)) return answer(`It is ${now.getFullYear()}.`)
    const weekday = isIt.exec(core)
    if (weekday) {
      const day = addDays(now, core.includes('tomorrow') ? 1 : core.includes('yesterday') ? -1 : 0)
      const name = new Intl.DateTimeFormat('en-US', { weekday: 'long' }).format(day).toLowerCase()
      return answer(`${name === weekday[1] ? 'Yes' : 'No'}. ${dayAnswer(day, '', now)}`)
    }
    const count = daysUntil(core, now)
    if (count) return count
    for (const pattern of other) {
      const name = pattern
        .exec(core)
        ?.slice(1)
        .find((group) => group !== undefined)
      const day = name ? parseDay(name, now) : null
      if (day && name) return answer(dayAnswer(day, name, now))
    }
    const follow = topic === 'date' || topic === 'time' || topic === null ? following.exec(core)?.[1] : undefined
    const day = follow ? parseDay(follow.replace('day after that', 'day after tomorrow'), now) : null
    return day && follow ? answer(dayAnswer(day, follow, now), 0.7) : null
  },
}
