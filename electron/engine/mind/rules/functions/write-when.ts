/** Moments and lengths of time in the form that a parameter wants. */
import { safePattern } from './code-pattern'
import type { Parameter } from './declared'
import type { Duration } from './durations'
import { secondsPer, type Kind } from './kinds'
import type { When } from './when'

const two = (value: number) => String(value).padStart(2, '0')
const isoDay = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
const isoTime = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`

function offset(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  if (minutes === 0) return 'Z'
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** Of several ways to write it, the first that the schema's pattern takes. */
function patterned({ pattern }: Parameter, forms: readonly string[]): string | undefined {
  const shape = pattern === null ? null : safePattern(pattern)
  return shape ? forms.find((form) => shape.test(form)) : undefined
}

function timeOf(at: Date, parameter: Parameter): string | undefined {
  const { description, format } = parameter
  const full = isoTime(at)
  const short = full.slice(0, 5)
  if (/\bhh:?mm(?!:?ss)\b/i.test(description)) return short
  if (format !== null) return full
  return patterned(parameter, [short, full]) ?? (/24[- ]?h|\d\d:\d\d\b/i.test(description) ? short : undefined)
}

/** RFC 3339 has no moment without a zone; where the description speaks of local time, none is made up. */
const isLocal = /\blocal\b|\b(?:no|without) (?:an? )?(?:time ?zone|offset)\b|T\d\d:\d\d(?::\d\d)?(?![\d:+Z.-])/i

/** A moment as the parameter's format or description wants it, else in the words that named it; undefined when it lacks a half. */
export function writeWhen(when: When, kind: Kind, parameter: Parameter, wantsEnd: boolean): unknown {
  const at = wantsEnd ? when.end : when.at
  if (!at) return undefined
  const { format, description, type, pattern } = parameter
  if (type === 'number' || type === 'integer') {
    const divisor = /\b(?:ms|milli\w*)\b/i.test(`${parameter.words.join(' ')} ${description}`) ? 1 : 1000
    return Math.floor(at.getTime() / divisor)
  }
  const iso = format !== null || pattern !== null || /\biso|rfc ?3339|yyyy|\d{4}-\d\d/i.test(description)
  if (kind === 'date') {
    if (!when.hasDay) return undefined
    return iso ? isoDay(at) : when.dayText
  }
  if (kind === 'time') {
    if (!when.hasTime) return undefined
    return timeOf(at, parameter) ?? (wantsEnd ? isoTime(at).slice(0, 5) : when.timeText)
  }
  if (!iso) return wantsEnd ? isoTime(at).slice(0, 5) : when.text
  if (!when.hasTime && /\bdate\b/.test(parameter.words.join(' ')) && format === null) return isoDay(at)
  const local = `${isoDay(at)}T${isoTime(at)}`
  return format === null || isLocal.test(description) ? local : `${local}${offset(at)}`
}

/** A length of time in the unit or the format that the parameter wants. */
export function writeDuration({ seconds, text }: Duration, parameter: Parameter): unknown {
  if (parameter.type === 'string') {
    if (parameter.format !== 'duration' && !/\biso/i.test(parameter.description)) return text
    const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
    return `PT${parts.map((part, at) => (part === 0 ? '' : `${part}${'HMS'[at] ?? ''}`)).join('') || '0S'}`
  }
  const value = seconds / (secondsPer(parameter) ?? 60)
  return parameter.type === 'integer' ? Math.round(value) : value
}
