/** How many, said without a number of its own: "the second", "just me", "half a meter", "all the way", "Q3". */
import type { Parameter } from './declared'
import { takeMatch, type Said } from './said'

/** What other words than numbers tell of this parameter. */
export function takeAmount(said: Said, parameter: Parameter): number | undefined {
  for (const take of [takeCompany, takeHalf, takeInitial, takeOrdinal, takeDegree]) {
    const amount = take(said, parameter)
    if (amount !== undefined) return amount
  }
  return undefined
}

/** "Q3" for a quarter */
function takeInitial(said: Said, { words }: Parameter): number | undefined {
  const initial = words[words.length - 1]?.[0]
  const found = initial && takeMatch(said, new RegExp(`\\b${initial}(\\d+)\\b`, 'i'))
  return found ? Number(found[1]) : undefined
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

/** "The second item" */
function takeOrdinal(said: Said, { words, description }: Parameter): number | undefined {
  if (!/\b(?:index|position|number|place|rank|nth|item|slot|track|step|chapter)\b/.test(words.join(' ')))
    return undefined
  const found = takeMatch(
    said,
    new RegExp(`\\b(?:the )?(${ordinals.join('|')}|\\d+(?:st|nd|rd|th))\\b`, 'i'),
  )?.[1]?.toLowerCase()
  if (found === undefined) return undefined
  const value = /^\d/.test(found) ? Number.parseInt(found, 10) : ordinals.indexOf(found) + 1
  return /\b(?:zero|0)[- ](?:based|indexed)|\bstart(?:s|ing)? (?:at|from|with) 0\b/i.test(description)
    ? value - 1
    : value
}

/** "Half a meter" */
function takeHalf(said: Said, { type }: Parameter): number | undefined {
  if (type === 'integer') return undefined
  const measure =
    '(?:kilo|centi|milli)?(?:met|gram|lit)|mile|cup|pound|inch|foot|degree|ton|gallon|point|tablet|pill|dose|kilo'
  const found = takeMatch(
    said,
    new RegExp(`\\b(half an?|a quarter of an?|three quarters of an?) (?:${measure})\\w*`, 'i'),
  )
  if (!found) return undefined
  return /^half/i.test(found[1] ?? '') ? 0.5 : /^three/i.test(found[1] ?? '') ? 0.75 : 0.25
}

/** "Just me", "me and my wife": how many people these are. */
export function takeCompany(said: Said, parameter: Parameter): number | undefined {
  if (
    !/\b(?:people|guests?|party|persons?|passengers?|adults?|attendees?|covers|diners?|seats|travel+ers?)\b/.test(
      `${parameter.words.join(' ')} ${parameter.description.toLowerCase()}`,
    )
  )
    return undefined
  if (
    takeMatch(
      said,
      /,? ?\b(?:(?:it is |it's )?(?:just|only) (?:for )?(?:me|myself)|(?:by |for )myself|(?:just )?me alone|(?:travell?ing )?alone)\b/i,
    )
  )
    return 1
  return takeMatch(
    said,
    /,? ?\b(?:for )?(?:(?:me and|myself and) (?:my )?\w+|my \w+ and (?:me|I|myself)|the two of us|both of us)\b/i,
  )
    ? 2
    : undefined
}

const degrees: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half ?-?way|half)\b/i, 0.5],
  [/\b(?:a quarter)\b/i, 0.25],
  [/\b(?:fully|completely|all the way|full|maximum|max|to the max)\b/i, 1],
  [/\b(?:minimum|lowest)\b/i, 0],
]

/** "Halfway", "all the way" between the limits of the schema; "twice" of what is counted. */
function takeDegree(said: Said, { minimum, maximum, words }: Parameter): number | undefined {
  const name = words.join(' ')
  if (/\b(?:copies|count|times|quantity|repeat)\b/.test(name)) {
    const often = takeMatch(said, /\b(?:once|twice|thrice)\b/i)?.[0].toLowerCase()
    return often === undefined ? undefined : ['once', 'twice', 'thrice'].indexOf(often) + 1
  }
  if (
    minimum === null ||
    maximum === null ||
    !/\b(?:position|level|brightness|volume|percent(?:age)?|intensity|opening|speed)\b/.test(name)
  )
    return undefined
  for (const [pattern, part] of degrees)
    if (takeMatch(said, pattern)) return minimum + (maximum - minimum) * (/^close/i.test(said.text) ? 1 - part : part)
  return undefined
}
