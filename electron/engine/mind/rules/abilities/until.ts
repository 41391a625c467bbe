/** How long it is until a time or a day, since one, or between two. */
import type { Ability, Understanding } from '../ability'
import { addDays, daysBetween, sayDay, sayElapsed, type ElapsedUnit } from '../calendar'
import { minutesUntil, parseClock, sayDuration, sayTime } from '../clock'
import { readClockSpan } from '../clock-spans'
import { ordinalDay, parseDay } from '../day-words'
import { dayWords, toldDay } from '../follow/told'
import { followed } from '../follow-words'
import { parseMoment } from '../moments'
import { findBetween } from '../between'
import { digits } from '../numbers'
import { findSince } from '../since'
import { answer, fine, iso, usual } from '../span-answers'
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
    told: [{ kind: 'time', words: name.toLowerCase() }],
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
  return {
    ...answer(`It is ${long} until ${sayTime(at)} on ${sayDay(at, now)}.`, { until: at.toISOString() }),
    told: [{ kind: 'time', words: `${sayTime(at).toLowerCase()} on ${dayWords(at)}` }],
  }
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
      return { ...answer(`That is ${sayDay(day, now)}.`, { day: iso(day) }), told: [toldDay(day)], followUp }
    return other ? untilDay(day, unitOf(other), now) : findUntil(untilWhat(slot), unit, now)
  }
  return { ...answer(text, { until: iso(day), unit: used }), told: [toldDay(day)], followUp }
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
  const occasion = /^(?:(?:my|our|his|her|the|\w+'s) )?(?!\w+day\b|tomorrow\b)[a-z]+(?: [a-z]+)? at (.+)$/.exec(
    name,
  )?.[1]
  if (occasion !== undefined) return findUntil(occasion, unit, now)
  const month =
    /^(?:the (?:month|start) of )?(january|february|march|april|may|june|july|august|september|october|november|december)(?: (\d{4}))?$/.exec(
      name,
    )
  const day = month ? parseDay(`the first of ${name}`, addDays(now, 1)) : parseDay(ordinalDay(name), now)
  return day ? untilDay(day, unit, now) : untilMoment(name, unit, now)
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
    const given = start && end ? findBetween(`${start} to ${end}`, unitOf(inUnit), now, true) : null
    if (given) return given
    const [, first, second, wanted] = clocksAsks.exec(core) ?? []
    const lasts = first && second ? findBetween(`${first} to ${second}`, unitOf(wanted), now, true) : null
    if (lasts) return lasts
    const span = readClockSpan(core)
    if (span) return span
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
