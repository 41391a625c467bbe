/** What is asked of one day, whatever the order of the words: which one it is, and whether it falls on another. */
import { addDays, daysBetween } from './calendar'
import { dateFormat } from './date-format'
import { ordinalDay, parseDay } from './day-words'
import { holidayWords } from './holidays'

const leading = new Set(
  "what what's which when when's day day's date date's weekday is are was were will would does do did on the of for we you people celebrate celebrated observe fall falls land be it this that tell give me in and so then a exactly".split(
    ' ',
  ),
)
const trailing = new Set(
  'weekday day date of the week what which is it that this be on fall falls land lands happen happens celebrated observed held taking take place was will again exactly'.split(
    ' ',
  ),
)
const asks = /\b(?:which|when|weekday|date|day)(?:'s)?\b/

/** "march 15 2027 weekday", "when do we celebrate Easter": the day that is named beside the asking. */
export function dayAsked(core: string, now: Date, past = false): { day: Date; words: string } | null {
  if (core.length > 80 || !asks.test(core) || /\b(?:how|until|till|since|between|many)\b/.test(core)) return null
  const words = core.split(' ')
  let from = 0
  while (from < words.length && leading.has(words[from] ?? '')) from++
  let to = words.length
  while (to > from && trailing.has(words[to - 1] ?? '')) to--
  if (from === to) return null
  const isAsked = (start: number, end: number) => asks.test([...words.slice(0, start), ...words.slice(end)].join(' '))
  // "The day after tomorrow" begins with words of the asking.
  for (let start = from; start >= Math.max(0, from - 2); start--) {
    for (const end of to < words.length ? [to, words.length] : [to]) {
      const name = words.slice(start, end).join(' ')
      const day = isAsked(start, end) ? parseDay(name, now, past) : null
      if (day) return { day, words: name }
    }
  }
  return null
}

const check =
  /^(?:is|was|does|did|will|would)(?: not)? (.+?)(?: (?:going to )?(?:be|fall|land|come|happen)(?: on| in)?| on| in) (.+?)( (?:this|next|last) year)?$/
const todayIs = /^(?:is|was|will) (today|tomorrow|yesterday)(?: be)?(?: not)?(?: on)? (.+)$/
const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')

/** "Is Labor Day 2027 on September 6th?" @returns the day, and whether it is the one that is said */
export function dayChecked(core: string, now: Date): { day: Date; name: string; isSo: boolean } | null {
  const [, name = '', said = '', year = ''] = check.exec(core) ?? todayIs.exec(core) ?? []
  if (name === '' || !(holidayWords.test(name) || /^(?:today|tomorrow|yesterday)$/.test(name))) return null
  const isPast = /^(?:was|did)/.test(core)
  const day = parseDay(name + year, now, isPast)
  if (!day) return null
  const month = months.indexOf(said)
  if (month >= 0) return { day, name, isSo: day.getMonth() === month }
  const inItsYear = new Date(day.getFullYear(), 0, 1)
  const other = parseDay(ordinalDay(said), /^(?:the )?(?:\d|[a-z]+$)/.test(said) ? firstOf(day) : inItsYear)
  return other && { day, name, isSo: daysBetween(day, other) === 0 }
}

const firstOf = (day: Date): Date => new Date(day.getFullYear(), day.getMonth(), 1)

const supposed =
  "(today|tomorrow|yesterday|it|today's date|now)(?: is|'s| was| were) (?:a |the |on )*(.+?)(?: today| now)?"
const ifBefore = new RegExp(
  `^(?:if|given|assuming|supposing|suppose|say|let us say)(?: that)? ${supposed} (?:then )?((?:on )?(?:what|which|when)\\b.+)$`,
)
const ifBehind = new RegExp(`^((?:on )?(?:what|which|when)\\b.+?) (?:if|given(?: that)?|assuming) ${supposed}$`)
const weekdays = /^(?:sun|mon|tues|wednes|thurs|fri|satur)day$/

/** "If today's Saturday, what day will it be in 100 days?" @returns the day, and whether only its weekday can be told */
export function daySupposed(core: string, now: Date): { day: Date; isWeekday: boolean } | null {
  if (!/\b(?:if|say|suppos\w+|given|assuming)\b/.test(core)) return null
  const before = ifBefore.exec(core.replace(/^(if|say|suppose|given that|assuming) today's /, '$1 today is '))
  const behind = before ? null : ifBehind.exec(core.replace(/ today's /, ' today is '))
  const [name, question, which] = before ? [before[2], before[3], before[1]] : [behind?.[3], behind?.[1], behind?.[2]]
  if (!name || !question) return null
  const isToday =
    !/^(?:tomorrow|yesterday)$/.test(which ?? '') &&
    parseDay(`last ${name}`, now)?.getDay() === now.getDay() &&
    weekdays.test(name)
  const told = isToday ? now : parseDay(name, now)
  const today = told && addDays(told, which === 'tomorrow' ? -1 : which === 'yesterday' ? 1 : 0)
  const asked = today && dayAsked(question, today, /\bwas\b/.test(question))
  return asked && { day: asked.day, isWeekday: weekdays.test(name) && !isToday }
}

export const weekdayOf = (day: Date) => dateFormat({ weekday: 'long' }).format(day)
export const monthOf = (day: Date) => dateFormat({ month: 'long' }).format(day)

/** What a day is: "saturday", "weekend", "november", "2026" */
export function isCalled(day: Date, name: string): boolean {
  const isWeekend = day.getDay() % 6 === 0
  if (/^week/.test(name)) return name === 'weekend' ? isWeekend : !isWeekend
  const names = [weekdayOf(day), monthOf(day), String(day.getFullYear())]
  return names.some((one) => one.toLowerCase() === name)
}
