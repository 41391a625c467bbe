/** People and their addresses in a request. */
import type { Parameter } from './declared'
import { bare } from './places-said'
import { gap, numbersIn, take, takeMatch, type Said } from './said'

const person = `((?:my|our|the) (?!(?:calendar|list|inbox|schedule|agenda|playlist|diary|team's|other|same|next)\\b)\\p{Ll}[\\p{L}'-]+|\\p{Lu}[\\p{L}'.-]*(?: \\p{Lu}[\\p{L}'-]+){0,2}|(?!(?:an?|the|my|our|me|us|it|that|this|about|to|for|with|up|out|some|all|new|tomorrow)\\b)\\p{Ll}[\\p{L}'-]+)`
const leads: readonly RegExp[] = [
  new RegExp(`(?:^|[\\s${gap}])(?:under|in|by)(?: the)? name(?: of| is)? ${person}(?=[\\s,:${gap}]|$)`, 'u'),
  new RegExp(
    `^(?:[Cc]all|[Rr]ing|[Pp]hone|[Dd]ial|[Tt]ext|[Tt]ell|[Mm]essage|[Ee]-?mail|[Aa]sk|[Nn]otify|[Ii]nvite|[Ll]et|[Pp]ing|[Rr]emind)(?: up)? ${person}(?=[\\s,:${gap}]|$)`,
    'u',
  ),
  new RegExp(
    `^(?:[Ss]end|[Ww]rite|[Ss]hoot|[Dd]rop|[Gg]ive) ${person} (?=an?\\b|the\\b|my\\b|this\\b|some\\b|[\\d$€£${gap}])`,
    'u',
  ),
  new RegExp(`(?:^|[\\s${gap},])(?:invite|inviting|including|include) ${person}(?=[\\s,:${gap}]|$)`, 'u'),
  new RegExp(`(?:^|[\\s${gap}])(?:to|with) ${person}(?=[\\s,:${gap}]|$)`, 'u'),
  new RegExp(`(?:^|[\\s${gap}])(?:for|from) ${person}(?=[\\s,:${gap}]|$)`, 'u'),
]
const afterwards = /^(?:,? and |, )(\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'-]+)?|my \p{Ll}+)/u

/** Everyone who is named after "to", "with", "call", in their order. */
export function takePeople(
  said: Said,
  parameter: Parameter,
  isThing: (word: string) => boolean = () => false,
): string[] {
  const sender = /\b(?:from|sender|author)\b/.test(parameter.words.join(' '))
  for (const lead of sender ? leads.slice(-1) : leads) {
    const found = lead.exec(said.text)
    if (!found?.[1] || isThing(found[1])) continue
    const people = [bare(found[1])]
    let end = found.index + found[0].length
    for (let more = afterwards.exec(said.text.slice(end)); more; more = afterwards.exec(said.text.slice(end))) {
      people.push(bare(more[1] ?? ''))
      end += more[0].length
    }
    const verb = /^\S+/.exec(found[0])?.[0] ?? ''
    const keepsVerb = found.index === 0 && !/^(?:to|with|for|from)$/i.test(verb)
    const joint = keepsVerb ? 0 : (/,? and\s*$/i.exec(said.text.slice(0, found.index))?.[0].length ?? 0)
    take(said, found.index - joint + (keepsVerb ? verb.length : 0), end)
    return people
  }
  return []
}

/** A full name anywhere but at the very beginning, where any word has a capital. */
export function takeName(said: Said): string | undefined {
  return takeMatch(said, /(?<=[\s\u0001])\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'-]+)+/u)?.[0]
}

const spelled = '(?:[\\w+-]+(?:\\.[\\w+-]+)*(?: (?:dot|underscore|dash|plus) [\\w+-]+)*)'
const mail = new RegExp(
  `(?:\\b(?:with |and )?(?:the |an |his |her )?e-?mail(?: address)?(?: is)? |\\b(?:to|at|for|with) )?(${spelled})(?:\\s?@\\s?| at )([\\w-]+(?:(?: ?\\. ?| dot )[\\w-]+)+)`,
  'i',
)

function written(text: string): string {
  const marks: Record<string, string> = { dot: '.', underscore: '_', dash: '-', plus: '+' }
  return text
    .replace(/ ?\b(dot|underscore|dash|plus)\b ?/gi, (_, name: string) => marks[name.toLowerCase()] ?? '')
    .replace(/ /g, '')
    .toLowerCase()
}

export function takeEmail(said: Said): string | undefined {
  const found = takeMatch(said, mail)
  return found ? `${written(found[1] ?? '')}@${written(found[2] ?? '')}` : undefined
}

const digitWords = 'oh|o|zero|one|two|three|four|five|six|seven|eight|nine'
const phone = new RegExp(
  `(?:\\b(?:to|at|on|number) )?((?:\\+|plus )?(?:(?:\\d[\\d().-]*|${digitWords}|double \\w+)[\\s,-]*){3,})`,
  'i',
)

export function takePhone(said: Said): string | undefined {
  const found = phone.exec(said.text)
  if (!found) return undefined
  const number = (found[1] ?? '')
    .replace(/plus /i, '+')
    .replace(/\b(?:oh|o)\b/gi, '0')
    .replace(/\bdouble (\w+)/gi, '$1 $1')
    .replace(new RegExp(`\\b(?:${digitWords})\\b`, 'gi'), (one) => String(numbersIn(one)[0]?.value ?? ''))
    .replace(/[^\d+]/g, '')
  if (number.length < 6 && !/^\d{3}$/.test(number)) return undefined
  take(said, found.index, found.index + found[0].length)
  return number
}

export function takeUrl(said: Said): string | undefined {
  const found = takeMatch(
    said,
    /\bhttps?:\/\/\S+|\b(?:www(?:\.| dot ))?[\w-]+(?:(?:\.| dot )[\w-]+)*(?:\.| dot )(?:com|org|net|io|dev|de|uk|co|edu|gov|ai|app|eu)\b(?:\/\S*)?/i,
  )
  if (!found) return undefined
  const url = found[0].replace(/ dot /gi, '.')
  return /^https?:/i.test(url) ? url : `https://${url}`
}
