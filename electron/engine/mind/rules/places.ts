/** Finds the time zone of a place by name: the largest of the cities, countries and provinces called so. */
import type { CityData } from 'city-timezones'
import { offsetZone } from './offset-zones'
import { createPlaceGuess } from './place-guess'
import { capitals, otherNames, spokenCountries, zonesByName } from './place-names'
import { offsetMinutes } from './zoned-time'

export interface Place {
  /** As it is said in a sentence: "Tokyo", "Washington, D.C., the capital of the United States". */
  name: string
  timeZone: string
}

export interface Places {
  /** @param text plain text that should be nothing but the name of a place */
  find(text: string, now: Date): Place | null
}

interface City {
  name: string
  key: string
  population: number
  timeZone: string
  country: string
  province: string
  state: string
}

interface Region {
  name: string
  key: string
  isCountry: boolean
  /** The largest first. */
  cities: City[]
  population: number
}

/** Places smaller than this are not meant by a name that only sounds like theirs. */
const largeCity = 200_000
const rememberedNames = 256

/** Lower case without accents and marks: "São Paulo" → "sao paulo". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function createPlaces(): Places {
  let index: Index | null = null
  const known = new Map<string, Place | null>()
  return {
    find(text, now) {
      const offset = offsetZone(text)
      if (offset) return offset
      const key = fold(text.replace(/'s$/, '')).replace(/^the (?!hague\b)/, '')
      if (key === '' || key.length > 60) return null
      const found = known.get(key)
      if (found !== undefined) return found
      index ??= loadIndex()
      const place = findIn(index, key, now)
      if (known.size >= rememberedNames) known.clear()
      known.set(key, place)
      return place
    },
  }
}

interface Index {
  cities: Map<string, City[]>
  regions: Map<string, Region>
  guess(key: string): string | null
}

function loadIndex(): Index {
  // 1.9 MB: read with the first mind. An import would be read with the engine's start, an asynchronous one too late.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { cityMapping } = require('city-timezones') as { cityMapping: readonly CityData[] }
  const cities = new Map<string, City[]>()
  const regions = new Map<string, Region>()
  const all = cityMapping.filter(({ timezone }) => Boolean(timezone)).map(cityOf)
  all.sort((a, b) => b.population - a.population)
  for (const city of all) {
    add(cities, city.key, city)
    addTo(regions, city, city.country, true)
    if (city.province !== '') addTo(regions, city, city.province, false)
  }
  const countries = [...regions.values()].filter(({ isCountry }) => isCountry)
  const names = [...all.filter(({ population }) => population >= largeCity), ...countries].map(({ key }) => key)
  return { cities, regions, guess: createPlaceGuess(names) }
}

function cityOf(city: CityData): City {
  return {
    name: city.city,
    key: fold(city.city_ascii),
    population: city.pop,
    timeZone: city.timezone,
    country: city.country,
    province: city.province,
    state: fold(city.state_ansi ?? ''),
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function addTo(regions: Map<string, Region>, city: City, name: string, isCountry: boolean): void {
  const key = fold(name)
  const region = regions.get(key)
  // A province does not add to a country of the same name: Georgia.
  if (region && (region.isCountry !== isCountry || (!isCountry && region.cities[0]?.country !== city.country))) return
  const grown = region ?? { name, key, isCountry, cities: [], population: 0 }
  grown.cities.push(city)
  grown.population += city.population
  regions.set(key, grown)
}

function findIn(index: Index, key: string, now: Date): Place | null {
  const zone = zonesByName[key.replace(/ (?:standard|daylight|summer)?\s*time$| (?:standard|daylight)$/, '')]
  if (zone) return { name: zone[0], timeZone: zone[1] }
  const name = otherNames[key] ?? key
  const exact = findExact(index, name, now)
  if (exact && exact.population >= 20_000) return exact
  const qualified = exact ? null : findQualified(index, name, now)
  if (qualified) return qualified
  const guessed = index.guess(name)
  const meant = guessed === null ? null : findExact(index, guessed, now)
  return meant && (!exact || meant.population >= 1_000_000) ? meant : exact
}

/** "St Johns", "Saint John": the list has them in both ways. */
function citiesCalled(index: Index, name: string): City[] | undefined {
  const key = otherNames[name] ?? name
  const saint = /^(?:st|saint) (.+)$/.exec(key)?.[1]
  if (saint === undefined) return index.cities.get(key)
  const written = ['st', 'saint'].flatMap((start) => [saint, `${saint}s`].map((rest) => `${start} ${rest}`))
  const called = [key, ...written].flatMap((one) => index.cities.get(one) ?? [])
  return called.length > 0 ? called : undefined
}

function findExact(index: Index, key: string, now: Date): (Place & { population: number }) | null {
  const city = citiesCalled(index, key)?.[0]
  const region = index.regions.get(key)
  if (region && (region.isCountry || region.population > (city?.population ?? 0))) {
    const place = placeOf(index, region, now)
    if (place) return { ...place, population: region.population }
  }
  return city ? { name: city.name, timeZone: city.timeZone, population: city.population } : null
}

/** A region with one time, or the city that stands for it. */
function placeOf(index: Index, region: Region, now: Date): Place | null {
  const name = region.isCountry ? (spokenCountries[region.name] ?? region.name) : region.name
  const zones = [...new Set(region.cities.map(({ timeZone }) => timeZone))]
  const largest = region.cities[0]
  if (!largest) return null
  if (haveOneTime(zones, now)) return { name, timeZone: largest.timeZone }
  const capitalKey = region.isCountry ? capitals[region.key] : undefined
  const capital = index.cities.get(capitalKey ?? '')?.find(({ country }) => country === region.name)
  if (capital) return { name: `${capital.name}, the capital of ${name}`, timeZone: capital.timeZone }
  // Towns across the border of a neighbour are errors of the list, where a country has no second capital above.
  if (region.isCountry) return { name, timeZone: largest.timeZone }
  return { name: `${largest.name}, ${name}`, timeZone: largest.timeZone }
}

function haveOneTime(zones: readonly string[], now: Date): boolean {
  if (zones.length < 2) return true
  // Both halves of the year, for those that change their clocks.
  return [now, new Date(now.getTime() + 182 * 86_400_000)].every((at) => {
    const first = offsetMinutes(at, zones[0])
    return zones.every((zone) => offsetMinutes(at, zone) === first)
  })
}

/** "portland maine", "perth australia", "cambridge uk" */
function findQualified(index: Index, key: string, now: Date): Place | null {
  const words = key.split(' ')
  for (let at = words.length - 1; at > 0; at--) {
    const head = words.slice(0, at).join(' ')
    const tail = words
      .slice(at)
      .join(' ')
      .replace(/^(?:in|the) /, '')
    const region = otherNames[tail] ?? tail
    const cities = citiesCalled(index, head)
    const city = cities?.find(({ country, province, state }) =>
      [fold(country), fold(province), state].some((one) => one === region || one.startsWith(`${region} and `)),
    )
    if (city) {
      const isLargest = city === cities?.[0]
      const spoken = fold(city.country) === region ? (spokenCountries[city.country] ?? city.country) : city.province
      return { name: isLargest ? city.name : `${city.name}, ${spoken}`, timeZone: city.timeZone }
    }
    // A place too small for the list still has the one time of the region that it is said to be in.
    const around = zonesByName[tail]
    if (around) return { name: around[0], timeZone: around[1] }
    const whole = at <= 2 && !/ (?:and|in|or)$/.test(head) ? index.regions.get(region) : undefined
    if (whole && haveOneTime([...new Set(whole.cities.map(({ timeZone }) => timeZone))], now)) {
      return placeOf(index, whole, now)
    }
  }
  return null
}
