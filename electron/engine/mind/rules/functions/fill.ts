/** Fills a function's parameters from the words of a request. What was not said stays empty: nothing is invented. */
import { takeBoolean } from './booleans'
import { fillCoordinates } from './fill-coordinates'
import { isMoney, takeLanguage, takeMoney, withCents } from './codes'
import { takeColor } from './colors'
import type { Parameter } from './declared'
import { filledList } from './fill-list'
import { fillTimes } from './fill-times'
import { kindOf, type Kind } from './kinds'
import { takeEmail, takeName, takePeople, takePhone, takeUrl } from './names'
import { takeNumber } from './numbers-in'
import { takeOption } from './options'
import { isIdentifier, isQuery, isRoom, isTimely, kindsOf, mainText } from './parameter-roles'
import { takeEachPerson, takeFullName } from './people'
import { takeRange } from './ranges'
import { takeAnnounced, takeLabelled, takeQuoted } from './labelled'
import { roleOf, takePlace, takeRoom, takeRoute } from './places-said'
import { divide } from './segments'
import { tidy, type Said } from './said'
import { takeCode, takeEachCode, takeSpelled } from './take-code'
import { dropPlaceOfThing, leftover, takeIdentifier, takeMarked, takeMessage, takeNamed, type Frame } from './texts'
import { sameThing } from './things'
import { takeWeekdays, weekdaysOf } from './weekdays'

export interface Filling {
  now: Date
  frame: Frame
}

export type Arguments = Record<string, unknown>

/** @returns the arguments that the words give, by parameter name */
export function fill(parameters: readonly Parameter[], said: Said, { now, frame }: Filling): Arguments {
  const filled: Arguments = {}
  const kinds = kindsOf(parameters)
  // Several times over, since each value that is taken out makes the rest easier to read.
  const open = (...wanted: readonly Kind[]) =>
    parameters
      .filter(({ name }) => filled[name] === undefined && wanted.includes(kinds.get(name) ?? 'text'))
      .sort((left, right) => Number(right.required) - Number(left.required))
  const put = (parameter: Parameter, value: unknown) => {
    if (value !== undefined && value !== '') filled[parameter.name] = value
  }

  const takeList = (one: Parameter) =>
    filledList(one, said, frame, (properties, text, own) => fill(properties, { text }, { now, frame: own }))

  const original = said.text
  said.text = withCents(said.text)
  // "The kitchen lights" name the lights where a parameter wants a name.
  const hasThing = parameters.some(({ words }) => /^(?:name|entity|device)\b/.test(words.join(' ')))
  for (const one of open('place')) if (isRoom(one) && !hasThing) put(one, takeRoom(said))
  for (const one of open('color')) put(one, takeColor(said))
  for (const one of open('email')) put(one, takeEmail(said))
  for (const one of open('person'))
    if (/\bmail\b|e-?mail/i.test(one.description) || one.name === 'to') put(one, takeEmail(said))
  const message = open('message').find(({ required }) => required) ?? open('message')[0]
  if (message) put(message, takeMessage(said))
  const quotable = open('message', 'title', 'text').find(({ required }) => required)
  if (quotable) put(quotable, takeQuoted(said))
  for (const [one, value] of takeLabelled(said, open('title', 'text', 'message'))) put(one, value)
  for (const one of open('title', 'text', 'message')) put(one, takeAnnounced(said, one))
  for (const one of open('phone')) put(one, takePhone(said))
  for (const one of open('url')) put(one, takeUrl(said))

  for (const one of open('code')) {
    const alike = open('code').filter(({ pattern }) => pattern !== null && pattern === one.pattern)
    if (alike.length > 1) for (const [other, value] of takeEachCode(said, alike)) put(other, value)
    else if (filled[one.name] === undefined) put(one, takeCode(said, one))
  }
  for (const one of open('list')) if (one.items && kindOf(one.items) === 'code') put(one, takeList(one))
  for (const one of open('option', 'list')) {
    const days = weekdaysOf(one)
    if (days && one.items) put(one, takeList(one))
    else if (days && !parameters.some((other) => kinds.get(other.name) === 'date'))
      put(one, days.get(takeWeekdays(said)[0] ?? -1))
  }
  for (const one of open('option')) if (isTimely(one)) put(one, takeOption(said, one))
  fillTimes(parameters, kinds, said, { now, frame }, filled)
  const contact = open('title').find(({ name, required }) => name === 'name' && required)
  if (contact && parameters.some(({ name }) => /^(?:phone|email)$/.test(kinds.get(name) ?? '')))
    put(contact, takeName(said))
  const title = open('title').find(({ words }) =>
    /\b(?:title|subject|summary|name|label|task|item|event)\b/.test(words.join(' ')),
  )
  const both = takeFullName(said, parameters)
  for (const [name, value] of Object.entries(both)) filled[name] = value
  if (title)
    put(
      title,
      takeNamed(
        said,
        open('list').some(({ required }) => required),
      ),
    )
  for (const one of open('currency')) put(one, takeMoney(said, one))
  for (const one of open('option')) put(one, isMoney(one) ? takeMoney(said, one) : takeOption(said, one))
  for (const one of open('list')) if ((one.items?.options ?? one.options).length > 0) put(one, takeList(one))
  for (const one of open('language')) put(one, takeLanguage(said, one))
  for (const one of open('text'))
    if (one.required && isIdentifier(one)) put(one, takeSpelled(said) ?? takeMarked(said, one) ?? takeIdentifier(said))
  for (const [name, value] of Object.entries(takeRange(said, open('number')))) filled[name] = value
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
  const isNamed = (word: string) =>
    isThing(word) || parameters.some(({ words }) => words.length > 1 && words[0] === word)
  for (const one of open('latitude')) fillCoordinates(one, open('longitude')[0], said, isThing, put)
  const withPerson = /\b(?:\w+ )?\w+ with \p{Lu}[\p{L}'-]+(?: (?:and )?\p{Lu}[\p{L}'-]+)*/u.exec(said.text)?.[0]
  const people = open('person').filter(({ required }) => required)
  for (const [one, name] of takeEachPerson(said, people, frame)) put(one, name)
  if (parameters.some(({ name }) => kinds.get(name) === 'person') && open('place').every(({ required }) => !required))
    fillPeople()
  const ends = open('place').filter((one) => roleOf(one) !== 'in')
  const route = ends.length > 1 ? takeRoute(said) : null
  for (const one of route ? ends : []) put(one, roleOf(one) === 'from' ? route?.from : route?.to)
  for (const one of open('place', 'zone')) put(one, takePlace(said, one, isNamed))
  fillPeople()
  function fillPeople() {
    for (const one of open('person')) {
      const [first, ...more] = takePeople(said, one, isNamed)
      put(one, first)
      if (more.length > 0) filled[one.name] = [first, ...more].join(' and ')
    }
  }

  for (const one of open('list')) put(one, takeList(one))
  for (const one of open('object')) {
    const nested = fill(one.properties, said, { now, frame })
    if (Object.keys(nested).length > 0) put(one, nested)
  }

  const spoken = parameters.filter(({ name }) => filled[name] !== undefined).flatMap(({ words }) => words)
  // What has something to stand in for it takes no words that are merely left.
  const needs = ({ required, fallback }: Parameter) => required && fallback === undefined
  const rest = { ...frame, things: [...frame.things, ...spoken] }
  // What is left may be all that there is to say.
  const dropped = { ...said }
  dropPlaceOfThing(dropped, frame)
  if (leftover(dropped, rest) !== undefined || !open('title', 'text', 'message').some(({ required }) => required))
    said.text = dropped.text
  const wordy = open('person', 'title', 'text', 'message', 'place').filter(needs)
  if (wordy.length > 1) putDivided(wordy)
  function putDivided(wanted: readonly Parameter[]) {
    const found = divide(said, wanted, rest)
    for (const one of wanted) put(one, found[one.name])
    if (Object.keys(found).length > 0) said.text = ''
  }
  for (const one of open('person')) if (needs(one)) put(one, leftover(said, rest))
  const texts = open('title', 'text', 'message')
  const free =
    texts.find(needs) ??
    (parameters.some(({ required, name }) => required && filled[name] === undefined) ? undefined : mainText(texts))
  if (free) {
    const isTitle = kinds.get(free.name) === 'title'
    put(
      free,
      leftover(said, rest, {
        keepsThings: isTitle && free.required,
        isName: free.required && (isTitle || !isQuery(free)),
      }),
    )
    // "Lunch with Dana" is what it is called, whoever else is told of it.
    const name = filled[free.name]
    if (isTitle && free.required && typeof name === 'string' && withPerson?.split(' with ')[0]?.endsWith(name))
      put(free, `${name} with${withPerson.split(' with')[1] ?? ''}`)
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
