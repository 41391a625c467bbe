/** Places and rooms in a request. */
import { findFromCityStateProvince, lookupViaCity } from 'city-timezones'
import type { Parameter } from './declared'
import { roomName } from './rooms'
import { gap, take, takeMatch, tidy, type Said } from './said'
import { actsOf } from './verbs'

const stop = `(?=\\s+(?:to|from|for|on|at|by|with|and|in|into|near|about|that|saying|called|named|as|using|please|under|is|like|today|tomorrow|tonight|yesterday|this|next|later|during|now|right|then|when|than|or|leave|leaves|depart|departs|go|goes|run|runs)\\b|[,;:?]|\\s*${gap}|\\s*$)`
const word = `[\\p{L}\\d][\\p{L}\\d'.&-]*`

/** The words after one of these prepositions, up to the next. */
function after(prepositions: string, many = 4): RegExp {
  return new RegExp(
    `(?:^|[\\s${gap}])(?:${prepositions})\\s+((?:(?:the|my|our)\\s+)?${word}(?:\\s+${word}){0,${many}}?(?:, [A-Z]\\p{L}+(?: [A-Z]\\p{L}+)?)?)${stop}`,
    'iu',
  )
}

const sentenceStart =
  /^(?:What|How|Is|Are|Will|Does|Do|Which|Where|When|The|I|A|An|Turn|Switch|Any|My|It|Please|And|Good)(?:'\p{L}+)?$/u
const capitals = /(?<=[\s\u0001])\p{Lu}[\p{L}'.-]+(?: (?:de|of|la|the|upon|am) \p{Lu}[\p{L}'-]+| \p{Lu}[\p{L}'-]+)*/gu

export const bare = (text: string) => tidy(text).replace(/^(?:the|my|our) (?=\p{Ll}|\p{Lu}\p{L}*$)/u, '')

/** Which of several places a parameter means. */
function roleOf({ words }: Parameter): 'from' | 'to' | 'in' {
  const name = words.join(' ')
  if (/\b(?:origin|from|source|departure|start|pickup|depart)\b/.test(name)) return 'from'
  return /\b(?:destination|to|target|arrival|end|dropoff|arrive|where)\b/.test(name) ? 'to' : 'in'
}

const nowhere =
  /^(?:here|there|me|us|it|this|that|moment|the moment|outside|general|home assistant|list|my list|\w+ list|.*\b(?:minutes?|hours?|people|persons|degrees)|me .*)$/i

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
    const found = after(some).exec(said.text)
    if (!found?.[1] || nowhere.test(bare(found[1])) || isThing(bare(found[1]).toLowerCase())) continue
    take(said, found.index, found.index + found[0].length)
    return bare(found[1])
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
