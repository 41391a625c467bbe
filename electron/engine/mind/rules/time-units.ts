/** The units in which a length of time is told. */
import type { Calculator } from './calculator'
import type { Quantity } from './quantities'
import { readUnits, type Unit } from './units'

const timeNames = ['week', 'day', 'hour', 'minute', 'second']
/** What longer times are told in, and the time itself where it is shorter than the next longer unit. */
const smallerTime: Record<string, string> = {
  commonmillennium: 'year',
  commoncentury: 'year',
  commondecade: 'year',
  commonyear: 'day',
  commonmonth: 'day',
  fortnight: 'day',
  week: 'day',
  day: 'hour',
  hour: 'minute',
  minute: 'second',
}

/** "5000 seconds" is told in hours, minutes and seconds, "an hour" in minutes. */
export function timeUnits({ parts }: Quantity, calculator: Calculator): (readonly Unit[])[] | null {
  const [{ math, units } = { math: '', units: [] }] = parts
  const unit = units.find(({ kind }) => kind === 'time')
  if (!unit) return null
  const named = timeNames.map((name) => (readUnits([name], 0)?.units ?? []).filter(({ kind }) => kind === 'time'))
  const own = named.findIndex(([each]) => each?.math === unit.math)
  const larger = named[own - 1]?.[0]
  const inLarger = larger ? Number(calculator.convert(math, unit.math, larger.math)) : 0
  if (inLarger >= 1) return named.slice(own <= 1 ? 0 : 1, own + 1)
  const smaller = readUnits([smallerTime[unit.math] ?? ''], 0)?.units
  return smaller ? [smaller] : null
}
