/** What a thing in the answer of a function is called, and which of its values are nothing to say. */
import { cutAtSentence, keyWords } from './sentences'
import { isScalar, sayScalar } from './values'

export type Data = Record<string, unknown>

/** Says that it went well, and nothing else. */
export const statuses =
  /^(?:success|ok|okay|status|state|code|status_?code|error|errors|is_?error|message_?id|jsonrpc|done|result_?type|type|object)$/i
export const hidden =
  /^(?:id|uuid|guid|_id|url|uri|href|link|etag|token|hash|icon|image|thumbnail|cursor|next_?page|page|self|raw|version|request_?id|trace_?id|_.*|.*_(?:id|url|uuid|token))$|[a-z](?:Id|Url|Uuid)$/
const names = [
  'name',
  'title',
  'summary',
  'subject',
  'label',
  'full_name',
  'fullName',
  'text',
  'content',
  'city',
  'question',
  'path',
  'key',
] as const

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param noun what the list calls its things: "units", of which each has a "unit" */
export function nameOf(thing: unknown, now: Date, noun: string | null = null): string | null {
  if (isScalar(thing)) return cutAtSentence(sayScalar(thing, now), 80)
  if (!isData(thing)) return null
  for (const key of names) {
    const name = thing[key]
    if (typeof name === 'string' && name.trim() !== '') return cutAtSentence(name.trim(), 80)
  }
  const own = Object.entries(thing).filter(([key, value]) => isScalar(value) && !statuses.test(key))
  const singular = noun?.toLowerCase().replace(/s$/, '')
  const [, value] =
    own.find(
      ([key]) =>
        keyWords(key)
          .join(' ')
          .replace(/ (?:id|number|code)$/, '') === singular,
    ) ??
    own.find(([key, text]) => typeof text === 'string' && !hidden.test(key) && !isDate.test(text)) ??
    own.find(([key]) => /(?:^|_)(?:number|code)$|[a-z](?:Number|Code)$/.test(key)) ??
    []
  return isScalar(value) ? cutAtSentence(sayScalar(value, now), 80) : null
}
const isDate = /^\d{4}-\d\d-\d\d/
