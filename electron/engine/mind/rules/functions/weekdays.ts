/** Days of the week as values: one of them, or all that "every weekday" means. */
import type { Option, Parameter } from './declared'
import { take, type Said } from './said'

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function dayOf(option: Option): number {
  const text = String(option).toLowerCase()
  const isName = names.some(
    (name) => name === text || (text.length >= 2 && text.length <= 4 && name.startsWith(text.slice(0, 3))),
  )
  return isName ? names.findIndex((name) => name.startsWith(text.slice(0, 3))) : -1
}

/** The options by the day that they are; null where they are no days. */
export function weekdaysOf({ options, items }: Parameter): Map<number, Option> | null {
  const all = options.length > 0 ? options : (items?.options ?? [])
  const days = all.map((option) => [dayOf(option), option] as const).filter(([day]) => day >= 0)
  return days.length >= 5 ? new Map(days) : null
}

const day = '(sun|mon|tues|wednes|thurs|fri|satur)days?'
const range = new RegExp(`\\b(?:every |each |on |from )*${day} (?:to|through|thru|till|until|-) ${day}\\b`, 'i')
const single = new RegExp(`(?:\\b(?:every|each|on|and) |, )*\\b${day}\\b`, 'gi')
const groups: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(?:every|each|on) (?:week|work(?:ing)? ?)days?\b|\b(?:weekdays|work ?days)\b/i, [1, 2, 3, 4, 5]],
  [/\b(?:(?:every|each) weekend|(?:on )?(?:the )?weekends)\b/i, [6, 0]],
  [
    /\b(?:every ?day|each day|daily|all week|seven days a week|every single day|every (?:morning|evening|night))\b/i,
    [1, 2, 3, 4, 5, 6, 0],
  ],
]

const numberOf = (text: string | undefined) => names.findIndex((name) => name.startsWith((text ?? '').toLowerCase()))

export function takeWeekdays(said: Said): number[] {
  for (const [pattern, days] of groups) {
    const found = pattern.exec(said.text)
    if (!found) continue
    // The part of the day stays: it may tell the time.
    if (!/morning|evening|night/i.test(found[0])) take(said, found.index, found.index + found[0].length)
    return [...days]
  }
  const between = range.exec(said.text)
  if (between) {
    take(said, between.index, between.index + between[0].length)
    const first = numberOf(between[1])
    const last = numberOf(between[2])
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, at) => (first + at) % 7)
  }
  const found = [...said.text.matchAll(single)]
  for (const one of [...found].reverse()) take(said, one.index, one.index + one[0].length)
  return [...new Set(found.map((one) => numberOf(one[1])))]
}
