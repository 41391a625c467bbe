/** Places and rooms in a request. */
import { findFromCityStateProvince, lookupViaCity } from 'city-timezones'
import type { Parameter } from './declared'
import { roomName } from './rooms'
import { gap, take, takeMatch, tidy, type Said } from './said'
import { actsOf } from './verbs'

const stop = `(?=\\s+(?:to|from|for|on|at|by|with|and|in|into|near|about|that|saying|called|named|as|using|please|under|is|like|today|tomorrow|tonight|yesterday|this|next|later|during|now|right|then|when|than|or|avoiding|avoid|without|via|leave|leaves|depart|departs|go|goes|run|runs)\\b|[,;:?]|\\s*${gap}|\\s*$)`
const word = `[\\p{L}\\d][\\p{L}\\d'.&-]*`

/** The words after one of these prepositions, up to the next. */
function after(prepositions: string, many = 4): RegExp {
  return new RegExp(
    `(?:^|[\\s${gap}])(?:${prepositions})\\s+((?:(?:the|my|our)\\s+)?${word}(?:\\s+${word}){0,${many}}?(?:, [A-Z]\\p{L}+(?: [A-Z]\\p{L}+)?)?)${stop}`,
    'iu',
  )
}

const sentenceStart =
  /^(?:Go|Can|Could|May|Might|Should|Would|Half|Some|All|Have|Has|Take|Get|Let|Give|Put|We|You|They|He|She|There|This|That|These|No|Not|Why|Who|If|So|But|Or|Our|Your|His|Her|Just|Maybe|What|How|Is|Are|Will|Does|Do|Which|Where|When|The|I|A|An|Turn|Switch|Any|My|It|Please|And|Good)(?:'\p{L}+)?$/u
const capitals = /(?<=[\s\u0001])\p{Lu}[\p{L}'.-]+(?: (?:de|of|la|the|upon|am) \p{Lu}[\p{L}'-]+| \p{Lu}[\p{L}'-]+)*/gu

export const bare = (text: string) => tidy(text).replace(/^(?:the|my|our) (?=\p{Ll}|\p{Lu}\p{L}*$)/u, '')

/** "From the Hilton on Market Street to the airport": all between the two. */
export function takeRoute(said: Said): { from: string; to: string } | null {
  const tail = `(?: (?:on|in|at|of|near) (?:the )?[\\p{L}\\d][\\p{L}\\d'.&-]*(?: (?:street|st|avenue|ave|road|rd|square|lane|boulevard|blvd|drive|place|plaza|park|airport|station|[\\p{L}]+ (?:street|avenue|road|square|station)))?)?`
  const end = `((?:(?:the|my|our)\\s+)?${word}(?:\\s+${word}){0,4}?${tail})${stop}`
  const start = `((?:(?! (?:to|from) )[^${gap}]){2,60})`
  const found =
    new RegExp(`\\bfrom ${start} to ${end}`, 'iu').exec(said.text) ??
    new RegExp(`\\bto ${start} from ${end}`, 'iu').exec(said.text)
  const [all = '', first = '', second = ''] = found ?? []
  if (!found || nowhere.test(bare(first)) || nowhere.test(bare(second))) return null
  take(said, found.index, found.index + all.length)
  return /^from/i.test(all) ? { from: bare(first), to: bare(second) } : { from: bare(second), to: bare(first) }
}

/** Which of several places a parameter means. */
export function roleOf({ words }: Parameter): 'from' | 'to' | 'in' {
  const name = words.join(' ')
  if (/\b(?:origin|from|source|departure|start|pickup|depart)\b/.test(name)) return 'from'
  return /\b(?:destination|to|target|arrival|end|dropoff|arrive|where)\b/.test(name) ? 'to' : 'in'
}

const nowhere =
  /^(?:(?:be|do|go|get|have|see|rain|snow|come|find|make)\b.*|here|there|me|us|it|this|that|moment|the moment|outside|general|home assistant|list|my list|\w+ list|.*\b(?:(?:minutes?|seconds?|hours?)(?: .*)?|people|persons|degrees)|me .*)$/i

export function takePlace(said: Said, parameter: Parameter, isThing: (word: string) => boolean): string | undefined {
  const role = roleOf(parameter)
  const inside = /\b(?:area|room)\b/.test(parameter.words.join(' '))
  const prepositions =
    role === 'from'
      ? ['from']
      : role === 'to'
        ? ['to|for|into|reach|towards']
        : inside
          ? ['in|inside|at']
          : ['in|near|around|at', 'for|of|to|from']
  for (const some of prepositions) {
    const found = [...said.text.matchAll(new RegExp(after(some), 'giu'))].find(
      ({ 1: name = '' }) => name !== '' && !nowhere.test(bare(name)) && !isThing(bare(name).toLowerCase()),
    )
    if (!found?.[1]) continue
    // "Brighton, one way" goes to Brighton, "Paris, Texas" to Texas.
    const name = found[1].replace(/, \p{Ll}.*$/u, '')
    take(said, found.index, found.index + found[0].length - found[1].length + name.length)
    return bare(name)
  }
  if (!parameter.required || role === 'from') return undefined
  const named = [...` ${said.text}`.matchAll(capitals)].flatMap(({ 0: found, index }) => {
    const words = found.split(' ')
    const begins =
      index <= 1 && (actsOf(words[0]?.toLowerCase() ?? '') !== undefined || sentenceStart.test(words[0] ?? ''))
    const name = words
      .slice(begins ? 1 : 0)
      .filter((one) => !isThing(one.toLowerCase()))
      .join(' ')
    return name === '' ? [] : [name]
  })[0]
  if (named === undefined || !said.text.includes(named)) return undefined
  take(said, said.text.indexOf(named), said.text.indexOf(named) + named.length)
  return tidy(named).replace(/'s$/, '')
}

interface Coordinates {
  latitude: number
  longitude: number
}

export function coordinatesOf(place: string): Coordinates | null {
  const [city] = place.includes(',')
    ? findFromCityStateProvince(place.replaceAll(',', ''))
    : [...lookupViaCity(place)].sort((left, right) => right.pop - left.pop)
  return city ? { latitude: Number(city.lat.toFixed(4)), longitude: Number(city.lng.toFixed(4)) } : null
}

/** A room in any place: "the living room light". */
export function takeRoom(said: Said): string | undefined {
  return takeMatch(said, roomName)?.[1]?.toLowerCase()
}
