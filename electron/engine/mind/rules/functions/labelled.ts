/** Texts that are announced: by the name of what they are for ("with the subject …"), by "saying", by "because". */
import type { Parameter } from './declared'
import { gap, take, takeMatch, tidy, type Said } from './said'

const names: readonly (readonly [RegExp, string])[] = [
  [/\b(?:body|message|content|text|msg)\b/, 'message|body|text|content'],
  [/\b(?:subject|headline)\b/, 'subject(?: line)?|headline'],
  [/\b(?:title|summary)\b/, 'title|summary'],
  [/\b(?:description|details?)\b/, 'description|details?'],
  [/\b(?:notes?|memo|remark)\b/, 'notes?|memo|remark'],
  [/\bcomments?\b/, 'comments?'],
  [/\b(?:reason|purpose|cause)\b/, 'reason|purpose'],
  [/\b(?:caption)\b/, 'caption'],
  [/\bname$/, 'name'],
  [/\b(?:instructions?)\b/, 'instructions?'],
]

interface Label {
  parameter: Parameter
  from: number
  to: number
}

function labelOf({ words }: Parameter): string | null {
  const name = words.join(' ')
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

const lead = `(?:^|[\\s${gap}])(?:(?:,? ?(?:and|with|under|using|as|give it|add)) (?:the |an? |its |my |this )?|,? ?(?:the|its) )`
const is = '(?: (?:is|of|are|should be|reads?|says|saying|that says|will be))?'

/** Takes each text that stands behind the name of its parameter, up to the next such name. */
export function takeLabelled(said: Said, parameters: readonly Parameter[]): Map<Parameter, string> {
  const labels = parameters.flatMap((parameter): Label[] => {
    const label = labelOf(parameter)
    if (label === null) return []
    const found =
      new RegExp(`${lead}(?:${label})${is}(?:[:,]? ?that)?[:,]? `, 'i').exec(said.text) ??
      new RegExp(`(?:^|[\\s${gap}])(?:${label})(?::| is| should be) `, 'i').exec(said.text)
    return found ? [{ parameter, from: found.index, to: found.index + found[0].length }] : []
  })
  // "With the message" alone is the message's own way to begin; several names divide the words.
  labels.sort((left, right) => left.from - right.from)
  const taken = new Map<Parameter, string>()
  const spans: { from: number; to: number }[] = []
  labels.forEach(({ parameter, from, to }, at) => {
    const next = labels[at + 1]?.from ?? said.text.length
    if (next < to) return
    const rest = said.text.slice(to, next)
    const end = /\b(?:name)\b/.test(parameter.words.join(' '))
      ? rest.search(/,| (?:and|with|on|at|for)\b/)
      : rest.indexOf(gap)
    const value = tidy(end < 0 ? rest : rest.slice(0, end)).replace(/,? and$/i, '')
    if (value === '') return
    taken.set(parameter, value)
    spans.push({ from, to: end < 0 ? next : to + end })
  })
  for (const { from, to } of spans.reverse()) take(said, from, to)
  return taken
}

/** What stands between quotation marks. */
export function takeQuoted(said: Said): string | undefined {
  const found = takeMatch(said, /(?<![\p{L}\d])"([^"]+)"|(?<![\p{L}\d])'((?:[^']|'(?=\p{L}))+)'(?![\p{L}\d])/u)
  return found ? tidy(found[1] ?? found[2] ?? '') : undefined
}

const saying = new RegExp(
  `(?:,? (?:and )?(?:saying(?: that)?|that says|which says|that reads|reading|stating(?: that)?|to say(?: that)?)|:)[\\s:,]+(\\S.*)$`,
  'i',
)
const noting = /^(?:please )?(?:note|remember|write down|jot down|record|log)(?: down)? that (\S.*)$/i
/** "… that the campaign is live": a sentence of its own. */
const reported =
  /\bthat ((?:the|an?|we|I|he|she|they|it|my|our|your|his|her|there|this|you|all|every\w+|no|\p{Lu}[\p{L}'-]+)\s\S.*)$/u
const because = /,? (?:because(?: of)?|due to|on account of|since|the reason is|reason:?) (\S.*)$/i

const isNote = ({ words }: Parameter) =>
  /\b(?:notes?|message|body|description|comments?|reason|details?|text|summary|feedback|memo|remark|problem|issue|complaint|content|instructions?)\b/.test(
    words.join(' '),
  )

/** The words to the end behind "saying", "note that" and, for a reason, "because". */
export function takeAnnounced(said: Said, parameter: Parameter): string | undefined {
  if (!isNote(parameter)) return undefined
  const isReason = /\b(?:reason|purpose|cause|comments?|notes?)\b/.test(parameter.words.join(' '))
  for (const pattern of [saying, noting, reported, ...(isReason ? [because] : [])]) {
    const found = pattern.exec(said.text)
    const value = found?.[1] ?? ''
    if (!found || tidy(value) === '') continue
    take(said, found.index, said.text.length)
    return tidy(value)
  }
  return undefined
}
