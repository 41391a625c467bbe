/** Single values of data as a person says them, with the unit that their name or their neighbour tells. */
import { sayDay } from '../calendar'
import { sayTime } from '../clock'
import { cutAtSentence, keyWords } from './sentences'

const units: Record<string, string> = {
  c: 'degrees Celsius',
  celsius: 'degrees Celsius',
  f: 'degrees Fahrenheit',
  fahrenheit: 'degrees Fahrenheit',
  k: 'kelvin',
  km: 'kilometers',
  m: 'meters',
  meters: 'meters',
  mi: 'miles',
  miles: 'miles',
  cm: 'centimeters',
  mm: 'millimeters',
  kmh: 'kilometers per hour',
  kph: 'kilometers per hour',
  mph: 'miles per hour',
  ms: 'milliseconds',
  s: 'seconds',
  sec: 'seconds',
  secs: 'seconds',
  seconds: 'seconds',
  min: 'minutes',
  mins: 'minutes',
  minutes: 'minutes',
  h: 'hours',
  hours: 'hours',
  days: 'days',
  percent: 'percent',
  pct: 'percent',
  percentage: 'percent',
  usd: 'dollars',
  eur: 'euros',
  gbp: 'pounds',
  kg: 'kilograms',
  g: 'grams',
  hpa: 'hectopascals',
  mb: 'megabytes',
  gb: 'gigabytes',
}
const symbols: Record<string, string> = {
  '°C': 'c',
  '°F': 'f',
  '%': 'percent',
  'km/h': 'kmh',
  $: 'usd',
  '€': 'eur',
  '£': 'gbp',
}

function unitOf(name: string): string | undefined {
  const symbol = symbols[name]
  return units[symbol ?? name.toLowerCase()]
}

const unitKeys = /^(?:units?|currency|scale)$|_units?$/

export const isUnitKey = (key: string, value: unknown) => unitKeys.test(key) && typeof value === 'string'

/** The unit beside a number: of its own ("temperature_unit"), or of the whole object. */
function neighbour(key: string, data: Record<string, unknown>): string | undefined {
  const own = data[`${key}_unit`] ?? data[`${key}_units`] ?? data[`${key}Unit`]
  const shared = /\b(?:price|cost|amount|total|balance|fee|rate)\b/.test(keyWords(key).join(' '))
    ? (data.currency ?? data.unit)
    : (data.unit ?? data.units)
  const name =
    own ?? (/\b(?:humidity|percent|chance|index|count|id|battery)\b/.test(keyWords(key).join(' ')) ? undefined : shared)
  return typeof name === 'string' ? (unitOf(name) ?? (name.length < 15 ? name : undefined)) : undefined
}

function sayNumber(value: number): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(2))
  return Math.abs(rounded) >= 10_000 ? rounded.toLocaleString('en-US') : String(rounded)
}

const isoMoment = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

function sayText(text: string, now: Date): string {
  if (isoMoment.test(text)) {
    const isDay = text.length === 10
    const at = new Date(isDay ? `${text}T00:00` : text)
    if (!Number.isNaN(at.getTime())) return isDay ? sayDay(at, now) : `${sayDay(at, now)} at ${sayTime(at)}`
  }
  return cutAtSentence(text.replace(/\s+/g, ' ').trim(), 200)
}

export type Scalar = string | number | boolean

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.trim() !== '')

export function sayScalar(value: Scalar, now: Date): string {
  if (typeof value === 'number') return sayNumber(value)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : sayText(value, now)
}

/** "temperature_c: 21" → "temperature is 21 degrees Celsius" */
export function sayField(key: string, value: Scalar, data: Record<string, unknown>, now: Date): string {
  const words = keyWords(key)
  if (typeof value === 'boolean') {
    if (/^(?:is|has|was|are|can)$/.test(words[0] ?? '')) {
      const [verb = '', ...rest] = words
      return `it ${verb === 'are' ? 'is' : verb}${value ? '' : verb === 'has' ? ' no' : ' not'} ${rest.join(' ')}`
    }
    return `${words.join(' ')} is ${/^(?:power|state|light|switch|on|enabled)$/.test(key) ? (value ? 'on' : 'off') : sayScalar(value, now)}`
  }
  const last = words[words.length - 1] ?? ''
  const own = typeof value === 'number' && words.length > 1 ? unitOf(last) : undefined
  const unit = typeof value === 'number' ? (own ?? neighbour(key, data)) : undefined
  const name = (own === undefined ? words : words.slice(0, -1)).join(' ')
  const singular = value === 1 && unit !== undefined ? unit.replace(/^degrees/, 'degree').replace(/s$/, '') : unit
  return `${name} is ${sayScalar(value, now)}${singular === undefined ? '' : ` ${singular}`}`
}
