/** Finds the unit that words name, with everything that it may mean. */
import { metricUnits, prefixSymbols, unitRows, type Kind } from './unit-table'

export interface Unit {
  kind: Kind
  /** What mathjs, or the calculator's own units, call it. */
  math: string
  one: string
  many: string
}

const byName = new Map<string, Unit[]>()

function addUnit(unit: Unit, spellings: readonly string[]): void {
  for (const spelling of new Set([unit.one.toLowerCase(), unit.many.toLowerCase(), ...spellings])) {
    const same = byName.get(spelling) ?? []
    if (spelling !== '' && !same.some(({ math }) => math === unit.math)) byName.set(spelling, [...same, unit])
  }
}

for (const [kind, math, one, many, others] of unitRows) addUnit({ kind, math, one, many }, others.split(','))
for (const [stem, symbol, kind, prefixes] of metricUnits) {
  for (const prefix of prefixes.split(',')) {
    const one = prefix + stem
    const short = `${prefixSymbols[prefix]}${symbol}`
    const british = one.replace(/(met|lit)er$/, '$1re')
    // In small letters "mb" is heard for megabytes far more often than for megabits.
    const abbreviation = stem === 'bit' ? [] : [short.toLowerCase()]
    addUnit({ kind, math: short, one, many: `${one}s` }, [british, `${british}s`, ...abbreviation])
    if (stem === 'second' && prefix === '') addUnit({ kind, math: 's', one, many: 'seconds' }, ['s'])
  }
}
addUnit({ kind: 'time', math: 'hour', one: 'hour', many: 'hours' }, ['h'])

/** The single words that names of units are made of. */
export function unitWords(): string[] {
  return [...byName.keys()].flatMap((name) => name.split(' ')).concat('square', 'sq', 'cubic', 'cu', 'per')
}

const longestName = 4

/** Length over time is speed, data over time is a data rate. */
const rateOf: Partial<Record<Kind, Kind>> = { length: 'speed', data: 'data rate' }

function lookUp(words: readonly string[], at: number): { units: readonly Unit[]; next: number } | null {
  for (let length = longestName; length > 0; length--) {
    const units = at + length <= words.length && byName.get(words.slice(at, at + length).join(' '))
    if (units) return { units, next: at + length }
  }
  return null
}

function powered(unit: Unit, power: 2 | 3): Unit {
  const name = power === 2 ? 'square' : 'cubic'
  return {
    kind: power === 2 ? 'area' : 'volume',
    math: `${unit.math}^${power}`,
    one: `${name} ${unit.one}`,
    many: `${name} ${unit.many}`,
  }
}

/**
 * The unit named at a place, with everything that it may mean ("ounces": of weight, of volume).
 * @param words plain words; numbers and signs stand alone
 */
export function readUnits(words: readonly string[], at: number): { units: readonly Unit[]; next: number } | null {
  const head = words[at] ?? ''
  const power = /^(?:square|sq)$/.test(head) ? 2 : /^(?:cubic|cu)$/.test(head) ? 3 : null
  const named = lookUp(words, power ? at + 1 : at)
  if (!named) return null
  const lengths = named.units.filter(({ kind }) => kind === 'length')
  const after = words[named.next] ?? ''
  if (power) return lengths.length > 0 ? { ...named, units: lengths.map((unit) => powered(unit, power)) } : null
  if (lengths.length > 0 && /^(?:squared|cubed)$/.test(after)) {
    return { units: lengths.map((unit) => powered(unit, after === 'squared' ? 2 : 3)), next: named.next + 1 }
  }
  if (/^(?:per|an?|each)$/.test(after)) {
    const time = lookUp(words, named.next + 1)
    const over = time?.units.find(({ kind }) => kind === 'time')
    const rates = named.units.flatMap((unit) => {
      const kind = rateOf[unit.kind]
      if (!kind || !over) return []
      const per = `per ${over.one}`
      return [{ kind, math: `${unit.math}/${over.math}`, one: `${unit.one} ${per}`, many: `${unit.many} ${per}` }]
    })
    if (rates.length > 0 && time) return { units: rates, next: time.next }
  }
  return named
}

const counterparts = [
  ['km', 'mi'],
  ['m', 'ft'],
  ['cm', 'inch'],
  ['m', 'yard'],
  ['mm', 'inch'],
  ['kg', 'lb'],
  ['g', 'oz'],
  ['kg', 'stone'],
  ['l', 'gallon'],
  ['ml', 'uscup'],
  ['ml', 'usfluidounce'],
  ['ml', 'ustablespoon'],
  ['ml', 'usteaspoon'],
  ['l', 'uspint'],
  ['l', 'usquart'],
  ['km/hour', 'mi/hour'],
  ['degC', 'degF'],
  ['hectare', 'usacre'],
  ['m^2', 'ft^2'],
  ['kW', 'hp'],
] as const

/** The unit of the other system that people would turn this one into. */
export function counterpartOf({ math }: Unit): Unit | null {
  const pair = counterparts.find((both) => (both as readonly string[]).includes(math))
  if (!pair) return null
  const wanted = pair[0] === math ? pair[1] : pair[0]
  for (const units of byName.values()) for (const unit of units) if (unit.math === wanted) return unit
  return null
}
