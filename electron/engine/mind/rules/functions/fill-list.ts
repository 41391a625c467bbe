/** Several values of a request for one parameter: people, labels, things to buy. */
import type { Parameter } from './declared'
import type { Arguments } from './fill'
import { kindOf } from './kinds'
import { takeEmail, takePeople } from './names'
import { takeNumber } from './numbers-in'
import { takeOptions } from './options'
import type { Said } from './said'
import { dropPlaceOfThing, leftover, listed, type Frame } from './texts'

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
    const found = takeOptions(said, options)
    return found.length > 0 ? found : undefined
  }
  if (!item) return undefined
  const kind = kindOf(item)
  if (kind === 'email') {
    const found: string[] = []
    for (let one = takeEmail(said); one !== undefined; one = takeEmail(said)) found.push(one)
    if (found.length > 0 || item.format === 'email') return found.length > 0 ? found : undefined
  }
  if (kind === 'person' || kind === 'email') {
    const people = takePeople(said, parameter)
    return people.length > 0 ? people : undefined
  }
  if (!parameter.required) {
    const marked = /\bwith ((?:[\w-]+(?:, | and )?)+)/i.exec(said.text)
    return marked && /\b(?:toppings?|ingredients?|extras?|labels?|tags?)\b/.test(parameter.words.join(' '))
      ? listed(marked[1] ?? '')
      : undefined
  }
  dropPlaceOfThing(said, frame)
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

/** "two large pepperoni pizzas": how many, and what. "A pizza" is one. */
function itemOf(
  properties: readonly Parameter[],
  piece: string,
  frame: Frame,
  fillItem: Parameters<typeof filledList>[3],
): Arguments {
  const text = /^\d|^(?:two|three|four|five|six|seven|eight|nine|ten)\b/i.test(piece) ? piece : `1 ${piece}`
  const counts = properties.some(
    ({ type, words }) => type !== 'string' && /\b(?:quantity|count|amount|number|qty)\b/.test(words.join(' ')),
  )
  const things = frame.things.filter((thing) => !/^(?:pizza|food|item)$/.test(thing))
  return fillItem(properties, counts ? text : piece, { things, verb: null })
}
