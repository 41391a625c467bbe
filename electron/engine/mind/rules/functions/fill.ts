/** Fills a function's parameters from the words of a request. What was not said stays empty: nothing is invented. */
import { takeLanguage, takeMoney } from './codes'
import { takeColor } from './colors'
import type { Parameter } from './declared'
import { filledList } from './fill-list'
import { fillTimes } from './fill-times'
import { kindOf, type Kind } from './kinds'
import { takeEmail, takePeople, takePhone, takeUrl } from './names'
import { takeNumber } from './numbers-in'
import { takeBoolean, takeOption } from './options'
import { takeFullName } from './people'
import { coordinatesOf, takePlace, takeRoom } from './places-said'
import { tidy, type Said } from './said'
import { dropPlaceOfThing, leftover, takeIdentifier, takeMarked, takeMessage, takeNamed, type Frame } from './texts'
import { sameThing } from './things'

export interface Filling {
  now: Date
  frame: Frame
}

export type Arguments = Record<string, unknown>

const isIdentifier = ({ words }: Parameter) => /^(?:id|number|code|no|key|ref)$/.test(words[words.length - 1] ?? '')
const isQuery = ({ words }: Parameter) =>
  /\b(?:query|q|search|term|terms|keywords?|question|prompt|expression|command|instruction|phrase|input)\b/.test(
    words.join(' '),
  )

const isRoom = ({ words }: Parameter) => /\b(?:room|area)\b/.test(words.join(' '))
const isCurrency = ({ words, options }: Parameter) =>
  words.includes('currency') || (options.length > 1 && options.every((one) => /^[A-Z]{3}$/.test(String(one))))

/** @returns the arguments that the words give, by parameter name */
export function fill(parameters: readonly Parameter[], said: Said, { now, frame }: Filling): Arguments {
  const filled: Arguments = {}
  const kinds = new Map(parameters.map((one) => [one.name, kindOf(one)]))
  // Several times over, since each value that is taken out makes the rest easier to read.
  const open = (...wanted: readonly Kind[]) =>
    parameters
      .filter(({ name }) => filled[name] === undefined && wanted.includes(kinds.get(name) ?? 'text'))
      .sort((left, right) => Number(right.required) - Number(left.required))
  const put = (parameter: Parameter, value: unknown) => {
    if (value !== undefined && value !== '') filled[parameter.name] = value
  }

  const original = said.text
  // "The kitchen lights" name the lights where a parameter wants a name.
  const hasThing = parameters.some(({ words }) => /^(?:name|entity|device)\b/.test(words.join(' ')))
  for (const one of open('place')) if (isRoom(one) && !hasThing) put(one, takeRoom(said))
  for (const one of open('color')) put(one, takeColor(said))
  for (const one of open('email')) put(one, takeEmail(said))
  for (const one of open('person'))
    if (/\bmail\b|e-?mail/i.test(one.description) || one.name === 'to') put(one, takeEmail(said))
  const message = open('message').find(({ required }) => required) ?? open('message')[0]
  if (message) put(message, takeMessage(said))
  for (const one of open('phone')) put(one, takePhone(said))
  for (const one of open('url')) put(one, takeUrl(said))

  fillTimes(parameters, kinds, said, now, filled)
  const title = open('title').find(({ words }) =>
    /\b(?:title|subject|summary|name|label|task|item|event)\b/.test(words.join(' ')),
  )
  const both = takeFullName(said, parameters)
  for (const [name, value] of Object.entries(both)) filled[name] = value
  if (title) put(title, takeNamed(said))
  for (const one of open('currency')) put(one, takeMoney(said, one))
  for (const one of open('option')) put(one, isCurrency(one) ? takeMoney(said, one) : takeOption(said, one))
  for (const one of open('language')) put(one, takeLanguage(said, one))
  for (const one of open('text'))
    if (one.required && isIdentifier(one)) put(one, takeMarked(said, one) ?? takeIdentifier(said))
  for (const one of open('number'))
    put(
      one,
      takeNumber(
        said,
        one,
        open('number').filter((other) => other !== one),
      ),
    )
  for (const one of open('boolean')) put(one, takeBoolean(said, one))
  for (const one of open('title', 'text', 'message')) if (!isQuery(one)) put(one, takeMarked(said, one))

  const isThing = (word: string) => frame.things.some((thing) => sameThing(thing, word))
  for (const one of open('latitude')) fillCoordinates(one, open('longitude')[0], said, isThing, put)
  const withPerson = /\b(?:\w+ )?\w+ with \p{Lu}[\p{L}'-]+(?: (?:and )?\p{Lu}[\p{L}'-]+)*/u.exec(said.text)?.[0]
  if (parameters.some(({ name }) => kinds.get(name) === 'person') && open('place').every(({ required }) => !required))
    fillPeople()
  for (const one of open('place', 'zone')) put(one, takePlace(said, one, isThing))
  fillPeople()
  function fillPeople() {
    for (const one of open('person')) {
      const [first, ...more] = takePeople(said, one)
      put(one, first)
      if (more.length > 0) filled[one.name] = [first, ...more].join(' and ')
    }
  }

  for (const one of open('list'))
    put(
      one,
      filledList(one, said, frame, (properties, text, own) => fill(properties, { text }, { now, frame: own })),
    )
  for (const one of open('object')) {
    const nested = fill(one.properties, said, { now, frame })
    if (Object.keys(nested).length > 0) put(one, nested)
  }

  const spoken = parameters.filter(({ name }) => filled[name] !== undefined).flatMap(({ words }) => words)
  const rest = { ...frame, things: [...frame.things, ...spoken] }
  dropPlaceOfThing(said, frame)
  for (const one of open('person')) if (one.required) put(one, leftover(said, rest))
  const texts = open('title', 'text', 'message')
  const free =
    texts.find(({ required }) => required) ??
    (parameters.some(({ required, name }) => required && filled[name] === undefined) ? undefined : mainText(texts))
  if (free) {
    const isTitle = kinds.get(free.name) === 'title'
    put(free, leftover(said, rest, { keepsThings: isTitle && free.required, isName: isTitle }))
    if (filled[free.name] === undefined && isTitle && free.required && withPerson !== undefined)
      put(free, tidy(withPerson.replace(/^(?:an?|the|my|schedule|create|add|book|plan|set up) /i, '')))
  }
  if (
    free &&
    filled[free.name] !== undefined &&
    isQuery(free) &&
    parameters.length === 1 &&
    frame.verb === null &&
    free.required
  )
    put(free, tidy(original))
  return filled
}

/** Among optional ones, only what a request like this is plainly about. */
function mainText(texts: readonly Parameter[]): Parameter | undefined {
  return texts.find(({ words }) =>
    /\b(?:query|q|name|title|item|search|song|track|entity|device|text|message|keyword|label|media)\b/.test(
      words.join(' '),
    ),
  )
}

function fillCoordinates(
  latitude: Parameter,
  longitude: Parameter | undefined,
  said: Said,
  isThing: (word: string) => boolean,
  put: (parameter: Parameter, value: unknown) => void,
): void {
  const asked: Parameter = { ...latitude, words: ['city'], type: 'string', required: true }
  const place = takePlace(said, asked, isThing)
  const found = place === undefined ? null : coordinatesOf(place)
  if (!found) return
  put(latitude, found.latitude)
  if (longitude) put(longitude, found.longitude)
}
