/** How long it is until a time or a day, since one, or between two. */
import { say, type Ability, type Understanding } from '../ability'
import { addDays, daysBetween, sayDay, sayElapsed, type ElapsedUnit } from '../calendar'
import { count, minutesUntil, parseClock, sayDuration, sayTime } from '../clock'
import { ordinalDay, parseDay } from '../day-words'
import { followed } from '../follow-words'
import { parseMoment } from '../moments'
import { digits } from '../numbers'
import {
  asksThatDay,
  betweenAsks,
  clocksAsks,
  clockToClock,
  followUnit,
  sinceAsks,
  thenAsks,
  unitOf,
  untilAsks,
  whenAsks,
} from '../span-asks'

/** Long spans are understood better in years than in thousands of days. */
const usual = (from: Date, to: Date): ElapsedUnit => (daysBetween(from, to) > 366 ? 'year' : 'day')
const fine = (unit: ElapsedUnit) => unit === 'hour' || unit === 'minute' || unit === 'second'
const iso = (day: Date) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-')

function answer(text: string, extracted: Record<string, unknown>): Understanding {
  return { certainty: 0.96, outcome: say(text), topic: 'date', extracted }
}

function untilTime(words: string, unit: ElapsedUnit | null, now: Date): Understanding | null {
  const time = parseClock(words.replace(/^exactly /, '').replace(/ today$/, ''))
  if (!time) return null
  const { minutes, hour } = minutesUntil(time, now)
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour, time.minute)
  const name = time.minute > 0 || hour % 12 > 0 ? sayTime(at) : hour === 0 ? 'midnight' : 'noon'
  const isTomorrow = hour * 60 + time.minute <= now.getHours() * 60 + now.getMinutes() && name !== 'midnight'
  const then = new Date(now.getTime() + minutes * 60_000)
  const long = unit === 'second' || unit === 'minute' ? sayElapsed(now, then, unit) : sayDuration(minutes)
  return {
    ...answer(`It is ${long} until ${name}${isTomorrow ? ' tomorrow' : ''}.`, { until: name, minutes }),
    topic: 'time',
    followUp: ({ core }) => {
      const { slot } = followed(core)
      const other = followUnit.exec(slot)?.[1]
      return other ? untilTime(words, unitOf(other), now) : findUntil(untilWhat(slot), unit, now)
    },
  }
}

function untilMoment(words: string, unit: ElapsedUnit | null, now: Date): Understanding | null {
  const at = /\d|noon|midnight|o'clock/.test(digits(words)) ? parseMoment(words, now) : null
  if (!at || at <= now) return null
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000)
  const days = Math.floor(minutes / 1440)
  const rest = sayDuration(minutes % 1440)
  const exact =
    days < 2 || unit === 'hour' ? sayDuration(minutes) : `${days} days${rest.includes(' and ') ? ',' : ' and'} ${rest}`
  const long = unit === 'minute' || unit === 'second' ? sayElapsed(now, at, unit) : exact
  return answer(`It is ${long} until ${sayTime(at)} on ${sayDay(at, now)}.`, { until: at.toISOString() })
}

export function untilDay(day: Date, unit: ElapsedUnit | null, now: Date): Understanding {
  const from = unit && fine(unit) ? now : addDays(now, 0)
  const away = daysBetween(now, day)
  const used = unit ?? usual(addDays(now, 0), day)
  const text =
    away === 0
      ? 'That is today.'
      : away < 0
        ? `That was ${sayElapsed(day, from, unit ?? usual(day, now))} ago, on ${sayDay(day, now)}.`
        : `It is ${sayElapsed(from, day, used)} until ${sayDay(day, now)}.`
  const followUp: Understanding['followUp'] = ({ core }) => {
    const { slot } = followed(core)
    const other = followUnit.exec(slot)?.[1]
    // "What day is it?" means today.
    if (asksThatDay.test(core) && !core.endsWith(' it'))
      return { ...answer(`That is ${sayDay(day, now)}.`, { day: iso(day) }), followUp }
    return other ? untilDay(day, unitOf(other), now) : findUntil(untilWhat(slot), unit, now)
  }
  return { ...answer(text, { until: iso(day), unit: used }), followUp }
}

/** "And if it leaves at nine" asks of another time. */
const untilWhat = (slot: string): string =>
  slot.replace(/^(?:if|when) .*? (?:at|on|by|in) |^(?:until|till|to|at|on|by) /, '')

function findUntil(words: string, unit: ElapsedUnit | null, now: Date): Understanding | null {
  const clock = untilTime(words, unit, now)
  if (clock) return clock
  const name = words.replace(
    /^(?:it is |the start of |the beginning of |(?:my|our|his|her|the|\w+'s) \w+ (?:on|which is) )/,
    '',
  )
  const month =
    /^(?:the (?:month|start) of )?(january|february|march|april|may|june|july|august|september|october|november|december)(?: (\d{4}))?$/.exec(
      name,
    )
  const day = month ? parseDay(`the first of ${name}`, addDays(now, 1)) : parseDay(ordinalDay(name), now)
  return day ? untilDay(day, unit, now) : untilMoment(name, unit, now)
}

function sinceDay(day: Date, unit: ElapsedUnit | null, isAgo: boolean, now: Date): Understanding {
  const used = unit ?? usual(day, now)
  const long = sayElapsed(day, fine(used) ? now : addDays(now, 0), used)
  const away = daysBetween(day, now)
  const text =
    away < 0
      ? `That is still to come, on ${sayDay(day, now)}.`
      : away === 0
        ? 'That is today.'
        : isAgo
          ? `That was ${long} ago, on ${sayDay(day, now)}.`
          : `It is ${long} since ${sayDay(day, now)}.`
  return {
    ...answer(text, { since: iso(day), unit: used }),
    followUp: ({ core }) => {
      const { slot } = followed(core)
      const other = followUnit.exec(slot)?.[1]
      if (other) return sinceDay(day, unitOf(other), isAgo, now)
      const next = parseDay(slot.replace(/^since /, ''), now, true)
      return next ? sinceDay(next, unit, isAgo, now) : null
    },
  }
}

/** "March" means its first day; of a year only the years are counted. */
function findSince(words: string, unit: ElapsedUnit | null, isAgo: boolean, now: Date): Understanding | null {
  const year = Number(/^(?:the year )?(\d{4})$/.exec(digits(words).replace(/\b(19|20) (\d\d)$/, '$1$2'))?.[1] ?? NaN)
  if (year < now.getFullYear()) {
    const years = count(now.getFullYear() - year, 'year')
    return answer(isAgo ? `That was ${years} ago.` : `It is ${years} since ${year}.`, { since: year })
  }
  const day =
    parseDay(words, now, true) ?? (/^[a-z]+$/.test(words) ? parseDay(`the first of ${words}`, now, true) : null)
  return day && sinceDay(day, unit, isAgo, now)
}

function betweenDays(first: Date, second: Date, unit: ElapsedUnit | null, now: Date): Understanding {
  const [from, to] = first <= second ? [first, second] : [second, first]
  const used = unit ?? usual(from, to)
  const long = sayElapsed(from, to, used)
  return {
    ...answer(`It is ${long} from ${sayDay(from, now)} to ${sayDay(to, now)}.`, {
      from: iso(from),
      to: iso(to),
      unit: used,
    }),
    followUp: ({ core }) => {
      const other = followUnit.exec(followed(core).slot)?.[1]
      return other ? betweenDays(from, to, unitOf(other), now) : null
    },
  }
}

function findBetween(words: string, unit: ElapsedUnit | null, now: Date): Understanding | null {
  for (const found of words.matchAll(/ (?:and|to|until|till|through) /g)) {
    const firstWords = words.slice(0, found.index)
    const secondWords = words.slice(found.index + found[0].length)
    const [first, second] = [parseDay(firstWords, now), parseDay(secondWords, now)]
    if (first && second) {
      // "From December 20 to January 5" of the same winter, "from May 1 to April 1" of the next year.
      const after = second < first ? parseDay(secondWords, first) : second
      return betweenDays(first, after ?? second, unit, now)
    }
    const [start, end] = [parseClock(firstWords), parseClock(secondWords)]
    if (!start || !end || (!/\d (?:am|pm)|noon|midnight|:|o'clock/.test(words) && unit === null)) continue
    const { minutes } = minutesUntil(end, new Date(2000, 0, 1, start.hour, start.minute))
    return answer(`It is ${sayDuration(minutes)}.`, { minutes })
  }
  return null
}

export const until: Ability = {
  name: 'until',
  does: 'count the time until a day or a time',
  wordings: [
    'How long is it until Christmas?',
    'How long until 5 p.m.?',
    'How many weeks until next Friday?',
    'How many days are there between March 3 and April 10?',
    'How long ago was July 4, 2020?',
    'How many days since New Year?',
  ],
  understand({ core }, { now }) {
    if (!/\b(?:how|when|number|between|until|till|since|hours|minutes|days|weeks|months|time)\b/.test(core)) return null
    const [, start, inUnit, end] = clockToClock.exec(core) ?? []
    const given = start && end ? findBetween(`${start} to ${end}`, unitOf(inUnit ?? 'minute'), now) : null
    if (given) return given
    const [, first, second, wanted] = clocksAsks.exec(core) ?? []
    const lasts = first && second ? findBetween(`${first} to ${second}`, unitOf(wanted ?? 'minute'), now) : null
    if (lasts) return lasts
    const clock = whenAsks.exec(core)?.[1]
    const atClock = clock ? untilTime(clock, null, now) : null
    if (atClock) return atClock
    for (const pattern of thenAsks) {
      const found = pattern.exec(core)
      const when = found?.groups?.['when']
      const inUnit = found?.slice(1).find((group) => group !== undefined && group !== when)
      const left = when ? findUntil(when, unitOf(inUnit), now) : null
      if (left) return left
    }
    for (const [patterns, find] of [
      [untilAsks, (words: string, unit: ElapsedUnit | null) => findUntil(words, unit, now)],
      [sinceAsks, (words: string, unit: ElapsedUnit | null) => findSince(words, unit, !core.includes(' since '), now)],
      [betweenAsks, (words: string, unit: ElapsedUnit | null) => findBetween(words, unit, now)],
    ] as const) {
      for (const pattern of patterns) {
        const groups = pattern.exec(core)?.slice(1)
        const words = groups?.pop()
        const found = words ? find(words, unitOf(groups?.find((group) => group !== undefined))) : null
        if (found) return found
      }
    }
    return null
  },
}
