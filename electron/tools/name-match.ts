/** Tells how well a file's name fits what a person called it. */
import { canonical, endingsSaid, splitEnding } from './file-endings'
import { soundsLike, wordsOf } from './name-words'

export interface NameQuery {
  words: readonly string[]
  squashed: string
  /** Endings that were asked for; empty for any. */
  endings: readonly string[]
}

export interface NameFit {
  /** 3: every word is there; 2: some are misheard, in the folder's name, or the ending is another; 1: some are missing. */
  tier: 1 | 2 | 3
  /** Within a tier, higher is better; to two decimals, so that what is equally good is equal. */
  score: number
}

const fillers = new Set(
  'the a an my our your of for file document called named please folder in dot underscore dash hyphen'.split(' '),
)
const spokenEnding = /^(.*\S)\s*(?:\.|\s(?:dot|point|period)\s)\s*([a-z\d]{1,10}(?: [a-z\d]{1,6}){0,3})$/i

export function nameQuery(text: string): NameQuery {
  const trimmed = text
    .trim()
    .replace(/[.?!,;:"“”]+$/, '')
    .replace(/\s+files?$/i, '')
  const said = spokenEnding.exec(trimmed)
  const endings = said ? endingsSaid(said[2]!) : []
  const all = wordsOf(endings.length > 0 ? said![1]! : trimmed)
  const meant = all.filter((word) => !fillers.has(word))
  const words = meant.length > 0 ? meant : all
  return { words, squashed: words.join(''), endings }
}

interface WordFit {
  score: number
  tier: 2 | 3
  /** Place of the word of the name that it fits, or null. */
  at: number | null
}

function fitWord(word: string, name: readonly string[], squashed: string, ending: string, within: readonly string[]) {
  const found = (score: number, tier: 2 | 3, at: number | null): WordFit => ({ score, tier, at })
  const same = name.indexOf(word)
  if (same >= 0) return found(1, 3, same)
  if (ending !== '' && (canonical(word) === ending || endingsSaid(word).includes(ending))) return found(0.95, 3, null)
  const isNumber = /^\d+$/.test(word)
  if (!isNumber && word.length >= 2) {
    const begins = name.findIndex((own) => own.startsWith(word))
    if (begins >= 0) return found(0.85, 3, begins)
    const short = /^[a-z]{1,2}$/.test(word)
    if (!short && squashed.includes(word))
      return found(
        0.8,
        3,
        name.findIndex((own) => own.includes(word)),
      )
    const shorter = name.findIndex((own) => own.length >= 4 && word.startsWith(own) && word.length - own.length <= 3)
    if (shorter >= 0) return found(0.7, 2, shorter)
    const like = name.findIndex((own) => soundsLike(own, word))
    if (like >= 0) return found(0.6, 2, like)
    if (soundsLike(ending, word)) return found(0.5, 2, null)
  }
  return within.includes(word) ? found(0.5, 2, null) : null
}

/**
 * @param within names of the folders that lead to it
 * @returns null when it does not fit
 */
export function fitName(query: NameQuery, fullName: string, within: readonly string[]): NameFit | null {
  if (query.words.length === 0) return null
  const { base, ending } = splitEnding(fullName)
  const name = wordsOf(base)
  const squashed = name.join('')
  const wrongEnding = query.endings.length > 0 && !query.endings.includes(ending)
  const finish = (tier: 1 | 2 | 3, score: number): NameFit => ({
    tier: wrongEnding && tier === 3 ? 2 : tier,
    score: Math.round((score - (wrongEnding ? 0.3 : 0)) * 100) / 100,
  })
  if (squashed === query.squashed) return finish(3, 1)

  const folderWords = within.flatMap(wordsOf)
  const fits = query.words.map((word) => fitWord(word, name, squashed, ending, folderWords))
  const hits = fits.filter((fit) => fit !== null)
  const inName = new Set(hits.map(({ at }) => at).filter((at) => at !== null))
  const onlyEnding = hits.every(({ at, tier }) => at === null && tier === 3)
  if (hits.length === 0 || (inName.size === 0 && !onlyEnding)) return null
  const missing = fits.length - hits.length
  if (missing > 0 && (fits.length < 3 || hits.length / fits.length < 2 / 3)) return null
  const extra = Math.min(name.length - inName.size, 5)
  const mean = hits.reduce((sum, { score }) => sum + score, 0) / fits.length
  const tier = missing > 0 ? 1 : hits.every((fit) => fit.tier === 3) ? 3 : 2
  return finish(tier, mean - 0.04 * extra)
}
