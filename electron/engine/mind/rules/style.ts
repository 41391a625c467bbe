/** How an answer is to be worded: its length, its letters, and words that must be in it. */

export interface Style {
  maximumWords?: number
  maximumSentences?: number
  letterCase?: 'upper' | 'lower'
  /** Of an answer that is a number, nothing else. */
  onlyNumber?: true
  begin?: string
  end?: string
  include?: readonly string[]
}

const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const amount = `(?:an?|single|${numberWords.join('|')}|\\d{1,3})`
const bound =
  '(?:no (?:more|longer) than|not more than|at most|up to|a maximum of|maximum|max|fewer than|less than|under|exactly|only|just|a)'
const length = new RegExp(
  `(?:(${bound}) )*(${amount})(?: single| short| brief)*(?: ?(?:-|–|to|or) ?(${amount}))?[ -](words?|sentences?)\\b`,
  'i',
)
const upper = /\b(?:capital letters|all[- ]caps|caps|capitals|block letters|upper[- ]?case(?: letters)?)\b/i
const lower = /\b(?:lower[- ]?case(?: letters)?|small letters|all lower case)\b/i

function count(word: string | undefined): number | null {
  if (word === undefined) return null
  if (/^(?:an?|single)$/i.test(word)) return 1
  const index = numberWords.indexOf(word.toLowerCase())
  return index >= 0 ? index : Number(word)
}

const result = '(?:(?:plain|bare|final|actual) )?(?:numbers?|figures?|results?|values?|digits)'
const order =
  '(?:(?:please|simply|ever|to|with|use|using|giving|give|tell|say|saying|answer|reply|respond|answering|want|need|me|us|back|the|a|in) )*'
const number = new RegExp(
  `\\b(?:only|just|nothing but|nothing (?:more|else) than)[, ]+${order}(?:the |a )?${result}\\b(?! (?:of|one|two|words?|\\d))|\\bthe (?:${result}|answer)(?: please)?[, ]+(?:only|alone|and nothing (?:else|more)|nothing else|by itself|on its own)\\b`,
  'i',
)

/** The length and the letters that a phrase asks for: "in one word", "at most ten words", "in capital letters". */
export function readStyle(phrase: string): Style {
  const style: Style = {}
  const found = length.exec(phrase)
  const most = count(found?.[3]) ?? count(found?.[2])
  if (found && most !== null && most > 0) {
    const limit = /\b(?:fewer|less) than|under/i.test(found[0]) ? Math.max(1, most - 1) : most
    if (/^word/i.test(found[4] ?? '')) style.maximumWords = limit
    else style.maximumSentences = limit
  } else if (/\byes or no\b/i.test(phrase)) style.maximumWords = 1
  if (number.test(phrase)) style.onlyNumber = true
  if (upper.test(phrase)) style.letterCase = 'upper'
  else if (lower.test(phrase)) style.letterCase = 'lower'
  return style
}

export const isPlain = (style: Style): boolean => Object.keys(style).length === 0

const sentencesOf = (text: string): string[] => text.match(/\S.*?(?:[.!?…]+["')]*(?=\s|$)|$)/gs) ?? []

/** What a sentence is about in the end: "12 times 19 is about 228." → "228". */
function essence(sentence: string): string {
  const bare = sentence.replace(/[.!?…]+$/, '')
  const told =
    /^(?:(?!I can\b|I cannot\b)\S+ ){0,6}?(?:is|are|was|were|will be) (?:about |exactly |the |an? )?(\S.*)$/i.exec(
      bare,
    )?.[1]
  return (told ?? bare.replace(/^(?:I (?:found|am)|you are|the|an?)(?= \S)/i, '').trim()) || bare
}

/** An answer that says no, the shortest first. */
const noes = {
  unknown: ['Unknown.', 'Not known.', "I don't know.", 'I do not know that.'],
  impossible: ['Sorry.', 'Sorry, no.', 'Sorry, I cannot.', 'I cannot do that.'],
}

function withinWords(text: string, maximum: number): string {
  const words = (part: string) => part.split(/\s+/).filter(Boolean)
  if (words(text).length <= maximum) return text
  const [sentence = text] = sentencesOf(text)
  if (words(sentence).length <= maximum) return sentence
  if (/^I (?:do not|cannot|did not)\b/.test(sentence)) {
    const [clause = sentence] = sentence.split(/[,:]/)
    if (words(clause).length <= maximum) return `${clause}.`
    const short = /^I do not know/.test(sentence) ? noes.unknown : noes.impossible
    return short.findLast((no) => words(no).length <= maximum) ?? sentence
  }
  const [first = ''] = sentence.split(/[,:;]/)
  if (/^(?:Yes|No)$/.test(first)) return `${first}.`
  const whole = sentencesOf(text)
    .filter((part) => !part.endsWith('?'))
    .map(essence)
    .find((part) => words(part).length <= maximum)
  if (whole !== undefined) return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`
  const able = /^I can (.+?)[.!?]*$/.exec(sentence)?.[1]
  const core = able === undefined ? cut(words(essence(sentence)), maximum) : abilitiesWithin(able, maximum)
  return `${core.charAt(0).toUpperCase()}${core.slice(1)}.`
}

/** Words that nothing may end with. */
const unfinished =
  /^(?:an?|the|of|to|in|on|at|by|for|with|from|into|and|or|but|that|which|who|this|is|are|was|were|be|as|your|my|its|their|than|about|not|no|you|can|called)$/i

/** So many words at most, and no piece of a clause where a whole one fits. */
function cut(words: readonly string[], maximum: number): string {
  const fitting = words.slice(0, maximum)
  const isWhole = fitting.length === words.length
  const clause = fitting.findLastIndex((word) => /[,;:]$/.test(word))
  let end = isWhole || clause < 0 ? fitting.length : clause + 1
  while (!isWhole && end > 1 && unfinished.test(fitting[end - 1] ?? '')) end--
  return fitting
    .slice(0, end)
    .join(' ')
    .replace(/[,;:]+$/, '')
}

/** "tell you the time, do arithmetic, or convert units" → as many of them as fit, and of one alone its last word. */
function abilitiesWithin(able: string, maximum: number): string {
  const items = able.split(/, (?:or )?| or /)
  const chosen: string[] = []
  let left = maximum
  for (const item of items) {
    const length = item.split(' ').length
    if (length > left) continue
    chosen.push(item)
    left -= length
  }
  return chosen.join(', ') || (items.map((item) => item.split(' ')).find(({ length }) => length === 2)?.[1] ?? 'things')
}

const joins = /^(?:It|That|This|There|The|Today|Tomorrow|Yesterday|Yes|No|Your|You|An?|Hello|Okay)\b/

function beginWith(phrase: string, text: string): string {
  if (text.toLowerCase().startsWith(phrase.toLowerCase())) return text
  const rest = joins.test(text) && !/[.!?…:]$/.test(phrase) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
  return /\p{P}$/u.test(phrase) ? `${phrase} ${rest}` : `${phrase}, ${rest}`
}

function endWith(text: string, phrase: string): string {
  if (text.toLowerCase().endsWith(phrase.toLowerCase())) return text
  if (/^\p{P}/u.test(phrase)) return `${text.replace(/[.]$/, '')}${phrase}`
  // A sentence of its own, or the last words of this one.
  return /^\p{Lu}.*[.!?…]$/u.test(phrase) ? `${text} ${phrase}` : `${text.replace(/[.]$/, ',')} ${phrase}`
}

function withPhrase(text: string, phrase: string): string {
  const closed = /[.!?…]$/.test(phrase) ? phrase : `${phrase}.`
  return endWith(text, closed)
}

/** "12 times 19 is about 228." → "228."; what is no number stays as it is. */
function numberOnly(text: string): string {
  const [sentence = text] = sentencesOf(text)
  const told =
    /^(?:about )?(-?\d[\d,]*(?:\.\d+)?|minus \d[\d,]*(?:\.\d+)?)(?![\d:]| ?[AP]M\b|st\b|nd\b|rd\b|th\b)/i.exec(
      essence(sentence),
    )
  return told ? `${told[1] ?? ''}.` : text
}

/** An answer in the style that was asked for. What must be in it counts for more than its length. */
export function inStyle(text: string, style: Style): string {
  const { begin = '', end = '' } = style
  let styled = text
  if (style.onlyNumber) styled = numberOnly(styled)
  if (style.maximumSentences) styled = sentencesOf(styled).slice(0, style.maximumSentences).join(' ') || styled
  if (style.maximumWords) styled = withinWords(styled, style.maximumWords)
  for (const phrase of style.include ?? []) {
    const isIn = `${begin} ${styled} ${end}`.toLowerCase().includes(phrase.toLowerCase())
    if (!isIn) styled = withPhrase(styled, phrase)
  }
  if (begin) styled = beginWith(begin, styled)
  if (end) styled = endWith(styled, end)
  if (style.letterCase === 'upper') return styled.toUpperCase()
  return style.letterCase === 'lower' ? styled.toLowerCase() : styled
}
