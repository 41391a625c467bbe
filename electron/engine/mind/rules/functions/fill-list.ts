/** Several values of a request for one parameter: people, labels, things to buy. */
import type { Parameter } from './declared'
import type { Arguments } from './fill'
import { kindOf } from './kinds'
import { takeEmail, takePeople } from './names'
import { takeNumber } from './numbers-in'
import { takeOptions } from './options'
import { gap, numbersIn, takeMatch, type Said } from './said'
import { takeCodes } from './take-code'
import { dropPlaceOfThing, leftover, listed, type Frame } from './texts'
import { takeWeekdays, weekdaysOf } from './weekdays'

/** @param fillItem the arguments that the words of one thing give */
export function filledList(
  parameter: Parameter,
  said: Said,
  frame: Frame,
  fillItem: (properties: readonly Parameter[], text: string, frame: Frame) => Arguments,
): unknown[] | undefined {
  const item = parameter.items
  const options = parameter.options.length > 0 ? parameter.options : (item?.options ?? [])
  if (options.length > 0) {
    const days = weekdaysOf(parameter)
    if (days) {
      const all = takeWeekdays(said).flatMap((day) => days.get(day) ?? [])
      return all.length > 0 ? all : undefined
    }
    // The values may be explained where they stand, or where the list is.
    const own = item && item.description !== '' ? item : { ...parameter, options }
    const found = takeOptions(said, options, own)
    return found.length > 0 ? found : undefined
  }
  if (!item) return undefined
  const kind = kindOf(item)
  if (kind === 'code') {
    const found = takeCodes(said, item)
    return found.length > 0 ? found : undefined
  }
  if (kind === 'email') {
    const found: string[] = []
    for (let one = takeEmail(said); one !== undefined; one = takeEmail(said)) found.push(one)
    if (found.length > 0 || item.format === 'email') return found.length > 0 ? found : undefined
  }
  if (kind === 'person' || kind === 'email') {
    const people = takePeople(said, parameter)
    return people.length > 0 ? people : undefined
  }
  const added = item.type === 'object' ? null : takeMatch(said, additions(parameter))
  if (added) return listed(added[1] ?? '')
  if (!parameter.required) return undefined
  dropPlaceOfThing(said, frame)
  takeMatch(said, container)
  const held = takeMatch(said, holding)
  if (held) said.text = held[1] ?? ''
  else if (item.type === 'object') startAtAmount(said, item)
  const rest = leftover(said, { ...frame, things: item.type === 'object' ? [] : frame.things })
  if (rest === undefined) return undefined
  const pieces = listed(rest)
  if (kind === 'number') {
    const numbers = pieces.flatMap((piece) => takeNumber({ text: piece }, item, []) ?? [])
    return numbers.length > 0 ? numbers : undefined
  }
  if (item.type !== 'object') {
    said.text = ''
    return pieces
  }
  const objects = pieces
    .map((piece) => itemOf(item.properties, piece, frame, fillItem))
    .filter((one) => Object.keys(one).length > 0)
  const whole = objects.filter((one) =>
    item.properties.every(({ name, required }) => !required || one[name] !== undefined),
  )
  if (whole.length > 0 && whole.length === objects.length) said.text = ''
  return whole.length > 0 && whole.length === objects.length ? whole : undefined
}

const adding =
  /\b(?:toppings?|ingredients?|extras?|labels?|tags?|sides?|add ?ons?|keywords?|skills?|amenities|features?)\b/

/** What is added to something: "with cheese and olives", "tags: home, garden". */
function additions({ words }: Parameter): RegExp {
  const name = adding.exec(words.join(' '))?.[0].replace(/s$/, '')
  return name === undefined
    ? /$^/
    : new RegExp(`\\s(?:(?:with|plus)(?: the)?(?: ${name}s?)?|${name}s?:?|as) ([^${gap}]+?)$`, 'i')
}

/** "A playlist with …": what it holds, to the end. */
const holding = new RegExp(
  `[\\s${gap}](?:with|containing|including|consisting of|made up of)(?: the)?(?: (?:songs?|tracks?|items?|things?|following))*:? ([^${gap}]+)$`,
  'i',
)

/** "… on the shopping list": where things are put, and no thing. */
const container =
  /\s(?:to|on|onto|in|into|from|off) (?:the |my |our |this )(?:[\w'-]+ ){0,2}?(?:list|cart|basket|order|trolley|bag)\b/i

/** "We need to order 20 boxes": things begin with how many of them there are. */
function startAtAmount(said: Said, { properties }: Parameter): void {
  if (!properties.some(isCount)) return
  const number = numbersIn(said.text)[0]?.from ?? said.text.length
  const article = /\b(?:an?|some|another)\s/i.exec(said.text)?.index ?? said.text.length
  const first = Math.min(number, article)
  if (first < said.text.length) said.text = said.text.slice(first)
}

const isCount = ({ type, words }: Parameter) =>
  type !== 'string' && /\b(?:quantity|count|amount|number|qty)\b/.test(words.join(' '))

/** "two large pepperoni pizzas": how many, and what. "A pizza" is one. */
function itemOf(
  properties: readonly Parameter[],
  piece: string,
  frame: Frame,
  fillItem: Parameters<typeof filledList>[3],
): Arguments {
  const text = numbersIn(piece)[0]?.from === 0 ? piece : `1 ${piece.replace(/^(?:an?|some|another) /i, '')}`
  const counts = properties.some(isCount)
  const things = frame.things.filter((thing) => !/^(?:pizza|food|item)$/.test(thing))
  return fillItem(properties, counts ? text : piece, { things, verb: null })
}
