/** What is said of a conversion that is none, or not an exact one. */
import type { ConversionWords } from './conversion-requests'
import { sayConverted, sayMeasure, type Measure } from './conversions'
import type { Unit } from './units'

const plural = (units: readonly Unit[] | undefined): string => {
  const unit = units?.[0]
  if (!unit) return 'that'
  return unit.kind === 'temperature' ? 'degrees' : unit.many
}

export function mismatch(from: readonly Unit[] | undefined, to: readonly Unit[] | undefined): string {
  const sentence = `${capital(plural(from))} measure ${from?.[0]?.kind} and ${plural(to)} measure ${to?.[0]?.kind}`
  const cooking = new Set([from?.[0]?.kind, to?.[0]?.kind])
  return cooking.has('weight') && cooking.has('volume')
    ? `${sentence}, so it depends on what you weigh.`
    : `${sentence}, so one cannot be turned into the other.`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** How a temperature is turned, for who asks without naming one. */
const formulas: Record<string, string> = {
  'degC degF': 'Multiply degrees Celsius by 1.8 and add 32 to get degrees Fahrenheit.',
  'degF degC': 'Subtract 32 from degrees Fahrenheit and divide by 1.8 to get degrees Celsius.',
  'degC K': 'Add 273.15 to degrees Celsius to get kelvin.',
  'K degC': 'Subtract 273.15 from kelvin to get degrees Celsius.',
}

export function formulaOf({ quantity, targets, bare }: ConversionWords): string | null {
  const [from, to] = targets
  if (quantity || bare !== null || !from || !to) return null
  return formulas[`${from.units[0]?.math} ${to.units[0]?.math}`] ?? null
}

/** Years and months are not all of one length. */
export function calendarNote({ parts }: Measure, to: Unit, value: string): string | null {
  const [part] = parts
  if (!part || parts.length > 1) return null
  if (part.unit.math === 'commonyear' && to.math === 'day' && part.math === '1')
    return '1 year is 365 days, or 366 in a leap year'
  if (part.unit.math === 'commonmonth' && to.math === 'day' && part.math === '1') return '1 month is 28 to 31 days'
  const isCalendar = ({ math }: Unit) => math.startsWith('common')
  const exact = isCalendar(part.unit) === isCalendar(to)
  if (exact) return null
  const name = isCalendar(part.unit) ? part.unit.one : to.one
  return `${capital(sayMeasure({ parts, said: null }))} is ${sayConverted(value, to)}, counting 365 days to the year${name === 'month' ? ' and twelve equal months' : ''}`
}
