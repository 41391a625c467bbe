/** What a parameter wants, told by its type, its format, its name and its description. */
import { codePattern, safePattern } from './code-pattern'
import type { Parameter } from './declared'

export type Kind =
  | 'option'
  | 'boolean'
  | 'number'
  | 'duration'
  | 'latitude'
  | 'longitude'
  | 'moment'
  | 'date'
  | 'time'
  | 'code'
  | 'email'
  | 'phone'
  | 'url'
  | 'place'
  | 'person'
  | 'message'
  | 'title'
  | 'language'
  | 'color'
  | 'currency'
  | 'zone'
  | 'list'
  | 'object'
  | 'text'

const formats: Record<string, Kind> = {
  'date-time': 'moment',
  datetime: 'moment',
  date: 'date',
  time: 'time',
  email: 'email',
  'idn-email': 'email',
  phone: 'phone',
  uri: 'url',
  url: 'url',
  duration: 'duration',
}

const named: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:time ?zone|timezone|tz)\b/, 'zone'],
  [/\b(?:e ?mail(?: address)?|email)$/, 'email'],
  [/\b(?:phone|telephone|mobile|cell)(?: number)?$|\bphone number\b/, 'phone'],
  [/\b(?:url|uri|link|website|webpage|href)$/, 'url'],
  [/\b(?:duration|length|timeout|delay|interval|how long)\b/, 'duration'],
  [
    /\b(?:date ?time|timestamp|start at|end at|due at|scheduled (?:for|at)|when|(?:start|end|due|begin|remind(?:er)?|scheduled?|pickup|departure|arrival) time|deadline|moment)\b|^(?:start|end|at|until|starts at|ends at)$/,
    'moment',
  ],
  [/\b(?:date|day|check ?in|check ?out|birthday|due)\b/, 'date'],
  [/\b(?:show|bed|check ?in |check ?out )?time$|\btime of day\b|\bhour of day\b/, 'time'],
  [/\b(?:language|lang|locale)\b/, 'language'],
  [/\b(?:colou?r|hue)\b/, 'color'],
  [/\bcurrency\b|^(?:base|quote)$/, 'currency'],
  [
    /\b(?:city|location|place|address|destination|origin|country|region|state|town|airport|station|where|neighborhood|area|room|zone|near|restaurant|shop|store|cinema|pickup|dropoff|venue|street|zip|postcode|harbou?r|beach|marina|resort|stadium|campus)\b/,
    'place',
  ],
  [
    /\b(?:recipients?|contacts?|persons?|people|attendees?|invitees?|assignees?|guests?(?: names?)?|sender|who|participants?|callee|friend|customer|client|patient|employee|member|colleague|caller|students?|tenants?|candidates?|interviewers?|doctor|dentist|physician|therapist|stylist|barber|provider|trainer|teacher|agent|lawyer|attorney|technician|driver name|speaker|host|payee|beneficiary)\b|^to$/,
    'person',
  ],
  [/\b(?:message|body|content|text|msg|comment|announcement|speech)\b/, 'message'],
  [/\b(?:title|subject|summary|name|label|task|item|todo|reminder|description|caption|headline|event|note)\b/, 'title'],
]

const rate = /\b(?:per|an?|each|every) (?:second|minute|hour|day|night|week|month|year)\b/

/** Units of time that a number may be in, in seconds; null for what is told per unit of time, like a speed. */
export function secondsPer(parameter: Parameter): number | null {
  const name = parameter.words.join(' ')
  const description = parameter.description.toLowerCase()
  if (rate.test(`${name} ${description}`) || /\b(?:kmh|kph|mph|rpm|bpm|fps|rate|speed)\b/.test(name)) return null
  if (/\b(?:ms|millis|milliseconds?)\b/.test(`${name} ${description}`)) return 0.001
  for (const words of [name, description]) {
    if (/\b(?:seconds?|secs?)\b/.test(words)) return 1
    // "min_price" is the least of it.
    if (/\b(?:minutes?|mins)\b|[a-z] min$/.test(words)) return 60
    if (/\b(?:hours?|hrs?)\b/.test(words)) return 3600
    if (/\b(?:days?|nights?)\b/.test(words) && parameter.type !== 'string') return 86_400
  }
  return null
}

/** What the pattern of a value or the example in its description shows it to be. */
function writtenKind(parameter: Parameter): Kind | null {
  const { pattern, description } = parameter
  const day = /\byyyy-mm-dd\b/i.test(description)
  const hour = /\bhh:?mm\b|\b24[- ]?h(?:ours?)?\b/i.test(description)
  if (day) return hour ? 'moment' : 'date'
  if (hour) return 'time'
  if (pattern === null) return codePattern(parameter) ? 'code' : null
  const shape = safePattern(pattern)
  if (!shape) return null
  if (shape.test('19:30') || shape.test('19:30:00')) return shape.test('x') ? null : 'time'
  if (shape.test('2026-11-21')) return shape.test('x-y') ? null : 'date'
  if (/@/.test(pattern)) return 'email'
  if (shape.test('+14155550123')) return shape.test('x') ? null : 'phone'
  return codePattern(parameter) ? 'code' : null
}

export function kindOf(parameter: Parameter): Kind {
  const { type, words, format, options } = parameter
  const name = words.join(' ')
  const description = parameter.description.toLowerCase()
  if (options.length > 0) return type === 'array' ? 'list' : 'option'
  if (type === 'boolean') return 'boolean'
  if (type === 'array') return 'list'
  if (type === 'object') return 'object'
  if (type === 'number' || type === 'integer') {
    if (/\b(?:lat|latitude)\b/.test(name)) return 'latitude'
    if (/\b(?:lon|lng|long|longitude)\b/.test(name)) return 'longitude'
    if (/\b(?:timestamp|epoch)\b/.test(name)) return 'moment'
    return secondsPer(parameter) !== null || /\bduration\b/.test(name) ? 'duration' : 'number'
  }
  const known = format === null ? undefined : formats[format]
  if (known) return known
  const written = writtenKind(parameter)
  if (written) return written
  for (const [pattern, kind] of named) {
    if (!pattern.test(name)) continue
    if (kind === 'title' && name === 'name' && /\b(?:person|contact|customer|guest|full name)\b/.test(description))
      return 'person'
    if (kind === 'title' && /^(?:.* )?name$/.test(name) && /\b(?:city|location|place)\b/.test(`${name} ${description}`))
      return 'place'
    if (kind === 'person' && /\b(?:language|currency|unit|iso ?4217)\b/.test(description)) continue
    if (kind === 'person' && /\bemail\b/.test(description)) return 'person'
    if (kind === 'date' && /\b(?:date and time|datetime|iso ?8601 date-?time)\b/.test(description)) return 'moment'
    return kind
  }
  if (/\bcurrency\b|\biso ?4217\b/.test(description)) return 'currency'
  if (/^(?:the )?(?:city|town|location|place)\b/.test(description)) return 'place'
  if (/\b(?:iso[- ]?8601|rfc ?3339)\b/.test(description)) return /\btime\b/.test(description) ? 'moment' : 'date'
  return 'text'
}
