/** Which part a parameter plays among the others of its function. */
import type { Parameter } from './declared'
import { kindOf, type Kind } from './kinds'

export const isIdentifier = ({ words }: Parameter) =>
  /^(?:id|number|code|no|key|ref)$/.test(words[words.length - 1] ?? '')
export const isQuery = ({ words }: Parameter) =>
  /\b(?:query|q|search|term|terms|keywords?|question|prompt|expression|command|instruction|phrase|input)\b/.test(
    words.join(' '),
  )

export const isRoom = ({ words }: Parameter) => /\b(?:room|area)\b/.test(words.join(' '))
/** Values that are words of time as well: they are read before the days and hours. */
export const isTimely = ({ options }: Parameter) =>
  options.length > 0 &&
  options.every((one) =>
    /^(?:(?:early |late )?(?:morning|noon|midday|afternoon|evening|night|midnight)|today|tomorrow|tonight|(?:this |next )?(?:week|weekend|month|year)|am|pm|hourly|daily|weekly|monthly|yearly|any(?:time)?|all[_ ]day|lunch|dinner|breakfast|now|later)$/i.test(
      String(one),
    ),
  )

/** "From" and "to" are people of a message, and else the ends of a way. */
export function kindsOf(parameters: readonly Parameter[]): Map<string, Kind> {
  const kinds = new Map(parameters.map((one) => [one.name, kindOf(one)]))
  const loose = (name: string) => /^(?:person|text)$/.test(kinds.get(name) ?? '')
  const isMessage = [...kinds.values()].includes('message') || kinds.has('subject')
  if (loose('from') && loose('to') && !isMessage) kinds.set('from', 'place').set('to', 'place')
  return kinds
}

/** Among optional ones, only what a request like this is plainly about. */
export function mainText(texts: readonly Parameter[]): Parameter | undefined {
  return texts.find(({ words }) =>
    /\b(?:query|q|name|title|item|search|song|track|entity|device|text|message|keyword|label|media)\b/.test(
      words.join(' '),
    ),
  )
}
