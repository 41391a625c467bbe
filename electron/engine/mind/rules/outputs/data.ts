/** Says what any function answers: a few of its values, or how many things it names and the first of them. */
import { capital, cutAtSentence, series } from './sentences'
import { hidden, isData, nameOf, statuses, type Data } from './thing-names'
import { isScalar, isUnitKey, sayField, sayScalar } from './values'

const maximumSpokenCharacters = 600
const maximumFields = 4
/** Of more things only the first are named. */
const named = 3

const good =
  /^(?:ok|okay|success|successful|succeeded|completed?|done|true|accepted|created|sent|queued|updated|finished|2\d\d)$/i
const texts = [
  'message',
  'answer',
  'summary',
  'text',
  'result',
  'response',
  'output',
  'content',
  'value',
  'description',
  'translation',
  'body',
] as const
const lists = /^(?:results?|items?|data|list|records?|rows|hits|matches|entries|documents|output|value|values|content)$/

/** The form in which the Model Context Protocol wraps text. */
function unwrapped(data: unknown): unknown {
  if (
    isData(data) &&
    data.isError !== true &&
    Array.isArray(data.content) &&
    data.content.every((part) => isData(part) && typeof part.type === 'string')
  ) {
    if (isData(data.structuredContent)) return data.structuredContent
    return parsed(data.content.flatMap((part: Data) => (typeof part.text === 'string' ? [part.text] : [])).join('\n'))
  }
  return data
}

function parsed(text: string): unknown {
  if (!/^\s*(?:[[{"]|(?:-?\d+(?:\.\d+)?|null|true|false)\s*$)/.test(text)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** @param output the text that a function gave back: JSON or not */
export function readData(output: string): unknown {
  const data = unwrapped(parsed(output))
  return typeof data === 'string' ? unwrapped(parsed(data)) : data
}

/** The list that an answer is about, and what it calls its things. */
function listIn(data: unknown): { things: readonly unknown[]; noun: string | null; total: number } | null {
  if (Array.isArray(data)) return { things: data as unknown[], noun: null, total: data.length }
  if (!isData(data)) return null
  const arrays = Object.entries(data).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][]
  const [first] = arrays
  const others = Object.entries(data).filter(
    ([key, value]) =>
      !Array.isArray(value) &&
      isScalar(value) &&
      !statuses.test(key) &&
      !hidden.test(key) &&
      !/^(?:total|count|size|length|total_?(?:count|results|items)|has_?more|limit|offset|query|date|location|city|list)$/i.test(
        key,
      ),
  )
  if (!first || arrays.length > 1 || others.length > 1) return null
  const counted = data.total ?? data.count ?? data.total_count ?? data.totalCount ?? data.total_results
  const total = typeof counted === 'number' ? Math.max(counted, first[1].length) : first[1].length
  return { things: first[1], noun: lists.test(first[0]) ? null : first[0].replace(/_/g, ' '), total }
}

function tellList({ things, noun, total }: NonNullable<ReturnType<typeof listIn>>, now: Date): string {
  if (total === 0) return noun === null ? 'I found nothing.' : `There are no ${noun}.`
  if (things.length === 1 && total === 1) {
    const only = things[0]
    return isData(only) ? tellData(only, now) : capital(`${nameOf(only, now) ?? 'one result'}.`)
  }
  const known = things.slice(0, named).flatMap((thing) => nameOf(thing, now, noun) ?? [])
  const what = noun ?? (things.some(isData) ? 'results' : 'things')
  if (known.length === 0) return `I got ${total} ${what}.`
  return total > known.length
    ? `I got ${total} ${what}. The first ${known.length === 1 ? 'is' : `${['', '', 'two', 'three'][known.length] ?? ''} are`} ${series(known)}.`
    : `I got ${total} ${what}: ${series(known)}.`
}

/** The values in it, those of inner objects too, as "key is value". */
function fields(data: Data, now: Date, prefix = ''): string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    if (
      hidden.test(key) ||
      (prefix === '' &&
        statuses.test(key) &&
        (!isScalar(value) || good.test(String(value)) || /^(?:type|object)$/.test(key))) ||
      isUnitKey(key, value)
    )
      return []
    if (isScalar(value)) return [sayField(prefix === '' ? key : `${prefix}_${key}`, value, data, now)]
    if (Array.isArray(value) && value.length > 0) {
      const known = value.slice(0, named).flatMap((thing) => nameOf(thing, now, key) ?? [])
      return known.length > 0
        ? [`${key.replace(/[_-]/g, ' ')} ${value.length === 1 ? 'is' : 'are'} ${series(known)}`]
        : []
    }
    if (!isData(value)) return []
    return fields(
      value,
      now,
      /^(?:data|result|current|values|attributes|properties|main|details|payload|response)$/.test(key) ? prefix : key,
    )
  })
}

const closed = (text: string) => (/[.!?…]["')]?$/.test(text) ? text : `${text}.`)

/** A sentence or two. */
export function tellData(data: unknown, now: Date): string {
  if (typeof data === 'string')
    return data.trim() === ''
      ? 'Done.'
      : /^(?:ok|okay|success|done|true)[.!]?$/i.test(data.trim())
        ? 'Done.'
        : cutAtSentence(data.trim().replace(/[ \t]+/g, ' '), maximumSpokenCharacters)
  if (typeof data === 'number') return `The result is ${sayScalar(data, now)}.`
  if (typeof data === 'boolean') return data ? 'Done.' : 'No.'
  const list = listIn(data)
  if (list) return tellList(list, now)
  if (!isData(data)) return 'Done.'
  const shown = fields(data, now)
  if (shown.length === 0) return 'Done.'
  for (const key of texts) {
    const text = data[key]
    if (typeof text === 'string' && text.includes(' ') && shown.length <= 2)
      return cutAtSentence(closed(capital(text.trim())), maximumSpokenCharacters)
    if (shown.length === 1 && isScalar(text))
      return typeof text === 'string'
        ? closed(capital(sayScalar(text, now)))
        : typeof text === 'number'
          ? `The result is ${sayScalar(text, now)}.`
          : text
            ? 'Done.'
            : 'No.'
  }
  return capital(`${series(shown.slice(0, maximumFields))}.`)
}

interface Named {
  name: string
  details: string
}

/** The things that an answer about this data may be picked from; null when it names fewer than two. */
export function thingsNamed(data: unknown, now: Date): readonly Named[] | null {
  const list = listIn(data)
  if (!list || list.things.length < 2) return null
  const things = list.things.flatMap((thing) => {
    const name = nameOf(thing, now, list.noun)
    return name === null ? [] : [{ name, details: isData(thing) ? tellData(thing, now) : closed(capital(name)) }]
  })
  return things.length === list.things.length ? things : null
}
