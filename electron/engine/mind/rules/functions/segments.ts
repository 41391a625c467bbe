/** Which words belong to which of several parameters that all want words: by prepositions, capitals and order. */
import type { Parameter } from './declared'
import { kindOf } from './kinds'
import { gap, tidy, type Said } from './said'
import { wrapping, type Frame } from './texts'
import { sameThing } from './things'
import { stem } from './words'

interface Segment {
  lead: string
  text: string
  at: number
}

const prepositions = 'for|of|on|to|with|in|from|at|by|about|as|into|against|under|regarding|called|named|titled'
const edges = new RegExp(
  `(?:^|\\s+|(?<=${gap}))(${prepositions})\\s+(?:(?:the|an?|my|our|his|her|their)\\s+)?(?=\\S)|\\s*${gap}\\s*|,\\s+(?:and\\s+)?`,
  'gi',
)

/** The words between what was taken, each with the preposition before it. */
function segmentsOf(text: string, frame: Frame): Segment[] {
  const words = text.split(' ')
  const first = stem((words[0] ?? '').toLowerCase())
  const rest = frame.verb !== null && first === stem(frame.verb) ? words.slice(1).join(' ') : text
  const segments: Segment[] = []
  let lead = ''
  let from = 0
  const push = (piece: string) => {
    const bare = tidy(piece)
      .replace(/^(?:(?:the|an?|my|our|and|please)\s+)+/i, '')
      .replace(wrapping, '')
    const isEmpty =
      bare === '' || bare.split(' ').every((word) => frame.things.some((thing) => sameThing(thing, word.toLowerCase())))
    if (!isEmpty) segments.push({ lead, text: bare.replace(/'s$/, ''), at: segments.length })
  }
  for (const found of rest.matchAll(edges)) {
    push(rest.slice(from, found.index))
    lead = (found[1] ?? '').toLowerCase()
    from = found.index + found[0].length
  }
  push(rest.slice(from))
  return segments
}

/** The prepositions that lead to what a parameter is named after, the likeliest first. */
const leads: readonly (readonly [RegExp, string])[] = [
  [/\b(?:interviewer|doctor|dentist|provider|teacher|agent|host|partner|attendees?|guests?|with)\b/, 'with by'],
  [/\b(?:assignee|recipient|to|target|destination|receiver|payee)\b/, 'to for'],
  [/\b(?:sender|from|source|origin)\b/, 'from'],
  [/\b(?:author|artist|composer|singer|director|brand|by)\b/, 'by from'],
  [/\b(?:candidate|student|patient|customer|client|tenant|employee|member|person|name)\b/, 'for of to'],
  [/\b(?:assignment|topic|subject|course|class|exam|project|matter|case)\b/, 'on in for about regarding to'],
  [/\b(?:document|file|folder|page|channel|list|playlist|board|team|group)\b/, 'to in on of'],
  [/\b(?:movie|film|show|song|track|book|play|title)\b/, 'of for called titled'],
  [/\b(?:reason|purpose|reference|symptom|issue|problem|occasion)\b/, 'for with about because'],
  [/\b(?:place|location|address|venue|city|room)\b/, 'at in to on'],
  [/\b(?:company|organi[sz]ation|employer|vendor|supplier|store)\b/, 'at from of with'],
]

function rate(segment: Segment, parameter: Parameter, at: number): number {
  const name = parameter.words.join(' ')
  const kind = kindOf(parameter)
  const isName = segment.text.split(' ').every((word) => /^\p{Lu}/u.test(word))
  const wanted = leads.find(([pattern]) => pattern.test(name))?.[1].split(' ') ?? []
  const place = wanted.indexOf(segment.lead)
  return (
    (place >= 0 ? 3 - place * 0.5 : segment.lead === '' ? 0.5 : 0) +
    (kind === 'person' ? (isName ? 3 : -2) : isName ? 0 : 0.5) +
    (segment.text
      .split(' ')
      .some((word) => parameter.words.some((own) => own.length > 3 && sameThing(own, word.toLowerCase())))
      ? 3
      : 0) -
    Math.abs(segment.at - at) * 0.3
  )
}

/** @returns the best pairs, by the parameters' names; none where there are fewer words than parameters */
export function divide(said: Said, parameters: readonly Parameter[], frame: Frame): Record<string, string> {
  const segments = segmentsOf(said.text, frame)
  if (segments.length < parameters.length) return {}
  const pairs = parameters
    .flatMap((parameter, at) => segments.map((segment) => ({ parameter, segment, rate: rate(segment, parameter, at) })))
    .sort((left, right) => right.rate - left.rate)
  const found: Record<string, string> = {}
  const used = new Set<Segment>()
  for (const { parameter, segment } of pairs) {
    if (found[parameter.name] !== undefined || used.has(segment)) continue
    const own = [...parameter.words.filter((word) => word.length > 3), ...frame.things].join('|')
    found[parameter.name] = own === '' ? segment.text : segment.text.replace(new RegExp(`^(?:${own}) (?=\\S)`, 'i'), '')
    used.add(segment)
  }
  return found
}
