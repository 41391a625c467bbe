/** Which of the files that were named somebody means: "the second one", "the newest", "the one in Downloads", "the budget one". */
import Fuse from 'fuse.js'
import type { Choice, Context } from './ability'
import { fileName } from './file-names'
import { parseDay } from './day-words'
import { digits } from './numbers'

/** Several: it is not clear which. None: what was said names no file, only a number that there is not. */
export type Chosen =
  | { kind: 'one'; choice: Choice; certainty: number }
  | { kind: 'several'; choices: readonly Choice[] }
  | { kind: 'none' }

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const thing = '(?: (?:one|file|match|result|option|document|version|entry|folder|item|of (?:them|those|these)))*'
const article = '(?:(?:the|my|that|this|file|option|number|no|very) )*'
const byNumber = new RegExp(
  `^${article}(?:(${ordinals.join('|')}|1st|2nd|3rd|last|former|latter)|(\\d{1,2})(?:th)?)${thing}$`,
)
const extremes: readonly (readonly [RegExp, 'modified' | 'sizeBytes', 1 | -1])[] = [
  [/^(?:newest|latest|most recent(?:ly changed)?|recent|last changed|newer|more recent|current)$/, 'modified', -1],
  [/^(?:oldest|earliest|older|old)$/, 'modified', 1],
  [/^(?:biggest|largest|bigger|larger|longest|longer|big|large)$/, 'sizeBytes', -1],
  [/^(?:smallest|shortest|smaller|shorter|tiniest|small|short)$/, 'sizeBytes', 1],
]
const byExtreme = new RegExp(`^(?:the |that is |my )*([a-z]+(?: recent(?:ly changed)?| changed)?)${thing}$`)
const other = new RegExp(`^(?:the |an?)?\\s?(?:other|another|different|wrong)${thing}$|^not (?:that|this)(?: one)?$`)
const next = new RegExp(`^(?:the )?(next|following|previous|one (?:before|after)(?: (?:that|it))?)${thing}$`)
const it =
  /^(?:it|that|this|that one|this one|that file|this file|the file|the one|the document|this document|that document)$/
const inFolder =
  /^(?:the )?(?:ones? |files? |documents? |version )?(?:which is |that is |saved |stored )?(?:in|from|inside|on|under) (?:the |my )?(.+?)(?: folder)?$/
/** "The one from yesterday", "that I changed on Tuesday" */
const ofDay =
  /^(?:the |my )?(?:ones? |files? |documents? |version )?(?:(?:which|that) )?(?:is |was |are )?(?:from|of|i (?:have )?(?:last )?(?:changed|edited|wrote|saved|made|modified|touched|worked on)|(?:last )?(?:changed|edited|modified|saved|written|updated))(?: last)?(?: on| from)? (.+)$/
const left =
  /^(?:the )?(?:(?:only |last )?(?:one|file) )?(?:(?:that|which) )?(?:(?:is|are) )?(?:still |now )?(?:left|remaining|left over|i have not (?:read|heard|seen)(?: yet)?)(?: one| file)?$/
const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [/^pdf$/, /\.pdf$/i],
  [/^(?:text|txt|plain text)$/, /\.(?:txt|md|text)$/i],
  [/^(?:spreadsheet|excel|sheet|table)$/, /\.(?:xlsx?|ods|csv)$/i],
  [/^word(?: document)?$/, /\.(?:docx?|odt)$/i],
  [/^(?:picture|photo|image)$/, /\.(?:jpe?g|png|gif|webp|heic)$/i],
  [/^(?:presentation|slides|powerpoint)$/, /\.(?:pptx?|odp)$/i],
  [/^markdown$/, /\.md$/i],
  [/^csv$/, /\.csv$/i],
]

function one(choice: Choice | undefined, certainty: number): Chosen {
  return choice ? { kind: 'one', choice, certainty } : { kind: 'none' }
}

/** One of them, or the question which. */
function only(fits: readonly Choice[], certainty: number): Chosen | null {
  if (fits.length === 0) return null
  return fits.length === 1 ? one(fits[0], certainty) : { kind: 'several', choices: fits }
}

function extreme(word: string, choices: readonly Choice[]): Chosen | null {
  const found = extremes.find(([pattern]) => pattern.test(word))
  if (!found) return null
  const [, by, direction] = found
  const known = choices.filter((choice) => choice[by] !== null && choice[by] !== undefined)
  // Matches come with the best first; without dates or sizes nobody can tell.
  if (known.length < choices.length) return { kind: 'several', choices }
  return one(
    [...known].sort((a, b) => {
      const [left, right] = [a[by] ?? 0, b[by] ?? 0]
      return left === right ? 0 : (left < right ? -1 : 1) * direction
    })[0],
    0.98,
  )
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:the|my|a|an|of|in|for|and|one|file|called|named)$/.test(word))

/** By words of its name; then by what sounds or is written like it. */
function chooseByName(text: string, choices: readonly Choice[]): Chosen | null {
  const asked = words(fileName(text))
  // An ending may be heard as a word, and wrongly: "notes dext".
  const stem = words(fileName(text.replace(/ (\S+)$/, ' dot $1')).replace(/\.\w+$/, ''))
  return (
    byWords(asked, choices) ??
    (stem.length < asked.length ? byWords(stem, choices) : null) ??
    byLikeness(/\.\w+$/.test(fileName(text)) ? stem : asked, choices)
  )
}

function byWords(asked: readonly string[], choices: readonly Choice[]): Chosen | null {
  if (asked.length === 0) return null
  const fits = choices.filter(({ name, folder }) => {
    const own = words(`${name} ${folder ?? ''}`)
    // "The to-do file" may be todo.txt.
    return asked.every((word) => own.includes(word)) || own.includes(asked.join(''))
  })
  const whole = fits.find(({ name }) => words(name).join(' ') === asked.join(' '))
  return whole ? one(whole, 0.98) : only(fits, 0.9)
}

function byLikeness(asked: readonly string[], choices: readonly Choice[]): Chosen | null {
  const index = choices.map((choice) => ({ choice, words: words(choice.name).join(' ') }))
  const options = { keys: ['words'], includeScore: true, threshold: 0.34, ignoreLocation: true, minMatchCharLength: 3 }
  const [best, second] = new Fuse(index, options).search(asked.join(' '))
  if (!best || (second && (second.score ?? 1) - (best.score ?? 1) < 0.1)) return null
  return one(best.item.choice, 0.6)
}

/** "The first file" counts no folders, where both were named. */
function ofSort(text: string, choices: readonly Choice[]): readonly Choice[] {
  const sort = / (file|document|folder)$/.exec(text)?.[1]
  const fits = sort ? choices.filter(({ isFolder = false }) => isFolder === (sort === 'folder')) : []
  return fits.length > 0 ? fits : choices
}

/** Those of a sort: "files", "folders", "pdfs"; null for words that name none. */
export function ofNamedSort(words: string, choices: readonly Choice[]): readonly Choice[] | null {
  if (/^(?:files?|documents?)$/.test(words)) return choices.filter(({ isFolder }) => !isFolder)
  if (/^(?:folders?|subfolders?|director(?:y|ies))$/.test(words)) return choices.filter(({ isFolder }) => isFolder)
  return ofKind(words.replace(/ files?$/, '').replace(/(?<!s)s$/, ''), choices)
}

function ofKind(name: string, choices: readonly Choice[]): readonly Choice[] | null {
  const kind = kinds.find(([pattern]) => pattern.test(name))
  return kind ? choices.filter((choice) => kind[1].test(choice.name)) : null
}

/** Those that were not read or opened so far. */
export const leftOf = ({ choices, taken }: Pick<Context, 'choices' | 'taken'>): readonly Choice[] =>
  choices.filter((choice) => !taken.includes(choice))

export type ChoiceContext = Pick<Context, 'choices' | 'picked' | 'taken' | 'now'>

/** Those that were changed on that day. */
export function changedOn(words: string, { choices, now }: ChoiceContext): readonly Choice[] | null {
  const day = parseDay(words, now, true)
  return day && choices.filter(({ modified }) => modified && new Date(modified).toDateString() === day.toDateString())
}

/** @param text plain words that may refer to a file: "the second one", "it", "the other one", "the budget one" */
export function choose(text: string, context: ChoiceContext): Chosen | null {
  const { choices, picked } = context
  if (it.test(text)) return picked ? one(picked, 0.98) : only(choices, 0.98)
  if (choices.length === 0) return null
  const sort = ofSort(text, choices)
  if (sort.length < choices.length) return choose(text, { ...context, choices: sort })
  const number = byNumber.exec(text) ?? byNumber.exec(digits(text))
  if (number) {
    const [, word = '', figure] = number
    if (word === 'last' || word === 'latter') return one(choices[choices.length - 1], 0.98)
    if (word === 'former') return one(choices[0], 0.98)
    const ordinal = ordinals.indexOf(word)
    return one(choices[(ordinal >= 0 ? ordinal + 1 : Number.parseInt(figure ?? word, 10)) - 1], 0.98)
  }
  if (other.test(text)) {
    const others = choices.filter((choice) => choice !== picked)
    return picked && others.length === 0 ? { kind: 'none' } : only(others, 0.98)
  }
  const step = next.exec(text)
  if (step && picked) {
    return one(choices[choices.indexOf(picked) + (/previous|before/.test(step[1] ?? '') ? -1 : 1)], 0.98)
  }
  const most = byExtreme.exec(text)?.[1]
  const found = most && extreme(most, choices)
  if (found) return found
  if (left.test(text)) return only(leftOf(context), 0.98)
  const day = ofDay.exec(text)?.[1]
  const changed = day ? changedOn(day, context) : null
  if (changed) return only(changed, 0.97) ?? { kind: 'none' }
  const folder = inFolder.exec(text)?.[1]
  if (folder) {
    const fits = choices.filter(
      (choice) => choice.folder && words(choice.folder).join(' ').includes(words(folder).join(' ')),
    )
    const inside = only(fits, 0.95)
    if (inside) return inside
  }
  const name = text
    .replace(/^(?:the |that |my )+/, '')
    .replace(/ (?:one|file|document|version)$/, '')
    .replace(/^one (?=called|named|about|with|from|that)/, '')
    .replace(/^(?:called|named|about|with|from|that is|ending in) /, '')
  const fits = ofKind(name, choices)
  return (fits && only(fits, 0.95)) || chooseByName(name, choices)
}
