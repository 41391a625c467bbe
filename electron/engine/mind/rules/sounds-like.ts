/** What a recogniser may have taken for something else: words that sound nearly like those that requests are made of. */
import { unitWords } from './units'

const words =
  'add subtract multiply divide divided plus minus times convert calculate round split squared cubed percent percentage average remainder factorial decimal power spell spelled spelling read find list open search file files folder readme downloads documents pictures desktop leap year week number christmas yesterday tomorrow today birthday midnight date time day hours many much long old degrees'.split(
    ' ',
  )
const phrases = [
  ...['square root', 'cube root', 'root of', 'percent of', 'power of', 'divided by', 'average of', 'prime number'],
  ...['leap year', 'a leap year', 'week number', 'new year', 'time zone', 'time difference', 'what time', 'the date'],
  ...['read the', 'find the', 'list the', 'file called', 'file named', 'in downloads', 'in documents', 'in pictures'],
  ...['the spelling of', 'how many', 'how much', 'how long', 'how old', 'what day is', 'what time is it'],
]
/** Words too common to be a mistake for another one. */
const ordinary = new Set(
  'a an the i you it is are was were do does did in on of to for from by at and or not no yes my your what who when where why how which will would can could this that there with me we he she they right write ride road late light wet rate red ready color colour zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half'.split(
    ' ',
  ),
)

/** Consonants that are easily confused count as one, vowels only where a word begins. */
const sameSound: readonly (readonly [RegExp, string])[] = [
  [/ph|th|v/g, 'f'],
  [/gh(?=t|$)|(?<=\w)[hw](?![aeiouy])/g, ''],
  [/^kn/g, 'n'],
  [/^wr/g, 'r'],
  [/ch|sh|j/g, 's'],
  [/c(?=[eiy])|z/g, 's'],
  [/ck|[cqg]/g, 'k'],
  [/x/g, 'ks'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/^[aeiouy]+/g, 'A'],
  [/(?!^)[aeiouyhw]/g, ''],
  [/(.)\1+/g, '$1'],
]

function soundOf(joined: string): string {
  return sameSound.reduce((sound, [from, to]) => sound.replace(from, to), joined)
}

interface Known {
  text: string
  joined: string
}

const longestWindow = 3
/** Of the longer of two spellings, as many letters may differ: more when the consonants are the same. */
const alikeShare = 0.45
const nearShare = 0.34
/** From this many consonants on, one of them may differ. */
const nearFrom = 4

const units = unitWords().filter((word) => /^[a-z]{4,}$/.test(word))
const knownWords = new Set([...words, ...units, ...phrases.flatMap((phrase) => phrase.split(' '))])
const bySound = new Map<string, Known[]>()
for (const text of new Set([...words, ...units, ...phrases])) {
  const joined = text.replace(/ /g, '')
  const sound = soundOf(joined)
  bySound.set(sound, [...(bySound.get(sound) ?? []), { text, joined }])
}

function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** Whether one letter more, less or other makes the one of the other. */
function isOneApart(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let begin = 0
  while (begin < shorter && one[begin] === other[begin]) begin++
  let end = 0
  while (end < shorter - begin && one.at(-1 - end) === other.at(-1 - end)) end++
  return Math.max(one.length, other.length) - begin - end <= 1
}

interface Repair {
  from: number
  to: number
  text: string
  /** Share of letters that differ: the smaller the likelier. */
  apart: number
}

const isKnown = (word: string): boolean => knownWords.has(word) || ordinary.has(word)

function repairOf(said: readonly string[], from: number, to: number): Repair | null {
  const window = said.slice(from, to)
  if (window.some((word) => !/^[a-z]+$/.test(word)) || window.every(isKnown)) {
    return null
  }
  const joined = window.join('')
  if (joined.length < 3 || joined.length > 20) return null
  const sound = soundOf(joined)
  let best: Repair | null = null
  const consider = ({ text, joined: known }: Known, share: number) => {
    if (text === window.join(' ')) return
    const apart = lettersApart(joined, known) / Math.max(joined.length, known.length)
    if (apart <= share && apart < (best?.apart ?? 1)) best = { from, to, text, apart }
  }
  for (const known of bySound.get(sound) ?? []) consider(known, alikeShare)
  // A word that is known by itself does not make another one with its neighbours unless all sounds the same.
  if (best || sound.length < nearFrom || window.some(isKnown)) return best
  for (const [other, list] of bySound) {
    if (other.length < nearFrom || !isOneApart(other, sound)) continue
    for (const known of list) consider(known, nearShare)
  }
  return best
}

/** @returns the words with all that sounds like something else put right, and with each of these alone; most likely first */
export function soundingLike(plain: string): string[] {
  const said = plain.split(' ')
  if (said.length > 16) return []
  const repairs: Repair[] = []
  for (let from = 0; from < said.length; from++) {
    for (let to = from + 1; to <= Math.min(said.length, from + longestWindow); to++) {
      const repair = repairOf(said, from, to)
      if (repair) repairs.push(repair)
    }
  }
  repairs.sort((a, b) => a.apart - b.apart)
  const apply = (some: readonly Repair[]) =>
    [...some]
      .sort((a, b) => b.from - a.from)
      .reduce((text, { from, to, text: put }) => [...text.slice(0, from), put, ...text.slice(to)], said)
      .join(' ')
  const together = repairs.filter(
    (repair, i) => !repairs.slice(0, i).some((before) => before.from < repair.to && repair.from < before.to),
  )
  return [...new Set([apply(together), ...repairs.map((repair) => apply([repair]))])].filter((text) => text !== plain)
}
