/** Values out of a fixed set: said as they are, by what the description calls them, or by a word of the same root. */
import Fuse from 'fuse.js'
import type { Option, Parameter } from './declared'
import { explained, outermost, related, type Found } from './options-meant'
import { take, withDigits, type Said } from './said'
import { synonymsOf } from './synonyms'
import { identifierWords, stem } from './words'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patterns = new Map<Option, { label: RegExp; synonym: RegExp | null }>()
const maximumPatterns = 2000

function patternsOf(option: Option): { label: RegExp; synonym: RegExp | null } {
  const known = patterns.get(option)
  if (known) return known
  if (patterns.size >= maximumPatterns) patterns.clear()
  const made = makePatterns(option)
  patterns.set(option, made)
  return made
}

const fractions: Record<string, string> = {
  '0.5': 'half(?! an?\\b| past)',
  '0.75': 'three quarters?',
  '1': 'normal|regular',
  '1.25': 'one and a quarter',
  '2': 'doubled?|twice',
}

function makePatterns(option: Option): { label: RegExp; synonym: RegExp | null } {
  const words = identifierWords(String(option))
  if (/^\d+(?:\.\d+)?$/.test(String(option))) {
    const said = fractions[String(option)]
    return {
      label: new RegExp(`(?<![\\w.-])d?${escaped(String(option))}(?:s|x)?(?![\\w]|\\.\\d)`, 'i'),
      synonym: typeof option === 'string' || said === undefined ? null : new RegExp(`\\b(?:${said})\\b`, 'i'),
    }
  }
  // "Check-out" is the same word as "checkout".
  const spelled = words.length === 1 && /^[a-z]{6,}$/.test(words[0] ?? '') ? [...(words[0] ?? '')].join('-?') : null
  const label = spelled ?? (words.map(escaped).join('[ -]?') || escaped(String(option)))
  if (/^(?:on|off)$/.test(label))
    return {
      label: new RegExp(`(?<=\\b(?:turn|switch|power|put|shut)\\b.*)\\b${label}\\b|\\b${label}$`, 'i'),
      synonym: null,
    }
  const said = synonymsOf(words)
  const plain = words.join('')
  const root = /^([a-z]{2,}?)(?:([b-df-hj-np-tv-z])\2)?ing$/.exec(plain)
  const own = /^[a-z]$/.test(label)
    ? []
    : [
        `${label}${/[^aeisu]s$/.test(plain) && plain.length > 4 ? '?' : ''}(?:s|es${/^[a-z]{4,}$/.test(plain) ? '|ly|ings?' : ''})?`,
        ...(root ? [`${root[1] ?? ''}${root[2] ?? ''}{1,2}(?:e|ed|es|s)?`] : []),
        ...(/^[a-z]{4,}ity$/.test(plain) ? [plain.slice(0, -3)] : []),
      ]
  const sign = /^am$/i.test(label) ? '(?<!\\bI )\\b' : /^-\d/.test(String(option)) ? '(?<!\\w)' : '\\b'
  return {
    label: new RegExp(`${sign}(?:${own.join('|') || (said === undefined ? label : '(?!)')})\\b`, 'i'),
    synonym: said === undefined ? null : new RegExp(`\\b(?:${said})\\b`, 'i'),
  }
}

function matched(text: string, options: readonly Option[], by: 'label' | 'synonym'): Found[] {
  return options.flatMap((option): Found[] => {
    const match = patternsOf(option)[by]?.exec(text)
    return match ? [{ option, from: match.index, to: match.index + match[0].length }] : []
  })
}

/** The options that are said, in their order. */
function labelled(text: string, options: readonly Option[]): Found[] {
  const counted = /\d/.test(options.join('')) ? withDigits(text) : null
  const found = matched(counted?.text ?? text, options, 'label').map((one) =>
    counted ? { ...one, from: counted.origin(one.from), to: counted.origin(one.to) } : one,
  )
  return outermost([...found, ...matched(text, options, 'synonym')])
}

/** Names as they are misheard. Only of four letters and more: shorter ones are near to everything. */
function misheard(text: string, options: readonly Option[]): Found | null {
  const names = options.filter((option) => String(option).length >= 4)
  if (names.length === 0) return null
  const fuse = new Fuse(
    names.map((option) => ({ option, label: identifierWords(String(option)).join(' ') })),
    { keys: ['label'], threshold: 0.3, includeScore: true },
  )
  const near = [...text.matchAll(/[a-z][a-z'-]{3,}(?: [a-z]{3,})?/gi)].flatMap((word) => {
    const [best] = fuse.search(word[0])
    return best?.score !== undefined && best.score < 0.3 && Math.abs(best.item.label.length - word[0].length) <= 3
      ? [{ option: best.item.option, from: word.index, to: word.index + word[0].length, score: best.score }]
      : []
  })
  return near.sort((left, right) => left.score - right.score)[0] ?? null
}

/** "Line two" of the lines L1, L2 and L3. */
function initialled(text: string, { options, words }: Parameter): Found | null {
  const name = words.find((word) =>
    options.every((one) => new RegExp(`^${word[0] ?? ''}-?\\d+$`, 'i').test(String(one))),
  )
  if (name === undefined) return null
  const counted = withDigits(text)
  const found = new RegExp(`\\b${name} (?:number )?(\\d+)\\b`, 'i').exec(counted.text)
  const option = options.find((one) => String(one).replace(/\D/g, '') === found?.[1])
  return found && option !== undefined
    ? { option, from: counted.origin(found.index), to: counted.origin(found.index + found[0].length) }
    : null
}

/** One that is only nearly said counts where a value is needed. */
export function takeOption(said: Said, parameter: Parameter): Option | undefined {
  const { options, words, required: mustBe } = parameter
  const { text } = said
  // "The heating" is what is set, "heating" how it is set.
  const isSaid = ({ from }: Found) =>
    mustBe || !/(?<!\b(?:for|in|of|on|to) )\b(?:the|my|our) $/i.test(text.slice(0, from))
  const named = labelled(text, options)
  const found =
    named.find(({ from }) => /^d\d/i.test(text.slice(from))) ??
    named.find(isSaid) ??
    initialled(text, parameter) ??
    explained(text, parameter).find(isSaid) ??
    (mustBe ? (related(text, options)[0] ?? misheard(text, options)) : null)
  if (!found) return undefined
  // A verb stays: "turn on" is needed to know where the rest begins.
  if (!/^(?:on|off|open|close|play|pause|stop|start|next)$/.test(String(found.option))) {
    const name = words.map(escaped).join('[ -]?')
    const before = new RegExp(
      `(?:\\bwith (?:an? |the )?)?(?:\\b(?:Dr|Doctor|Mrs?|Ms|Prof|Professor)\\.? )?(?:\\b${name} (?:of |is |to )?)?$`,
      'i',
    ).exec(text.slice(0, found.from))
    const after = new RegExp(`^ ${name}\\b`, 'i').exec(text.slice(found.to))
    take(said, before ? before.index : found.from, found.to + (after?.[0].length ?? 0))
  }
  return found.option
}

/** What the description of a number calls this value: "0 = off, 3 = high"; the whole of what it says, not of the request. */
export function takeExplained(said: Said, parameter: Parameter): Option | undefined {
  const [found] = explained(said.text, parameter)
  if (!found) return undefined
  take(said, found.from, found.to)
  return found.option
}

/** @param parameter whose description may explain them, and whose name may lead to them: "avoid tolls" */
export function takeOptions(said: Said, options: readonly Option[], parameter?: Parameter): Option[] {
  const found = outermost([
    ...labelled(said.text, options),
    ...(parameter ? explained(said.text, parameter, true) : []),
  ]).filter(({ option }, at, all) => all.findIndex((one) => one.option === option) === at)
  const name = (parameter?.words ?? []).map((word) => `${escaped(stem(word))}(?:s|ing|ed)?`).join('[ -]?')
  const lead = new RegExp(`(?:,? and |, )?(?:with |on |in )?${name === '' ? '' : `(?:\\b${name} )?`}$`, 'i')
  for (const { from, to } of [...found].reverse()) take(said, lead.exec(said.text.slice(0, from))?.index ?? from, to)
  return found.map(({ option }) => option)
}
