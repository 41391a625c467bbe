/** Finds in a request what is to be turned into which unit, wherever the two stand in the sentence. */
import { quantityOf, quantityWords, readAmount, readQuantity, type SaidQuantity } from './quantities'
import { readUnits, unitWords, type Unit } from './units'
import { createWordTest } from './word-lists'

export interface ConversionWords {
  /** As it was said, and as it is understood once more for a follow-up. */
  quantity: SaidQuantity | null
  /** A number whose unit is not beside it: "30 from Celsius to Fahrenheit". */
  bare: string | null
  /** Each with all that it may mean; two for "feet and inches", or when no quantity is named. */
  targets: readonly { units: readonly Unit[]; said: string }[]
  /** "that" or "it" stands where a quantity would. */
  refers: boolean
  /** "the other way round" */
  reversed: boolean
  /** Words that say only that this goes on from before. */
  marked: boolean
  /** "metric", "imperial", where a unit would stand. */
  system: boolean
}

/** Words that may stand around a conversion without changing it. Any other word makes it something else. */
const around = new Set(
  (
    'what whats how much many far long tall high heavy big large wide deep hot cold warm fast old is are was be would will do does did can could ' +
    'there in into to for from of as on the same equal equals equivalent equivalently expressed measured written said convert converted converts ' +
    'converting conversion change changed turn turned switch translate transform express calculate compute figure work out find give show tell me us you i am he she we it that this those ' +
    'make makes go goes fit fits get have has contain contains hold holds weigh weighs amount amounts come comes correspond corresponds value ' +
    'number up number units unit distance length weight temperature volume size measure measures around about approximately roughly exactly worth if please ' +
    'when run walk drive your my need want know and or so now then one which speed time height mass single whole full just only a an per each every let us'
  ).split(' '),
)
const fractionWords =
  'half halves third thirds quarter quarters fourth fourths fifth fifths sixth eighth eighths tenth tenths dozen couple minus negative squared cubed each every'
const correctionWords =
  'said meant mean no not but okay other opposite way direction round vice versa reverse metric imperial american'
const isConversionText = createWordTest([
  ...around,
  ...unitWords(),
  ...fractionWords.split(' '),
  ...correctionWords.split(' '),
])
const reversal =
  /\b(?:and |or )?(?:the )?(?:other|opposite) (?:way|direction)(?: a?round)?\b|\b(?:and )?vice versa\b|\bthe reverse\b/
const mark =
  /^(?:in|into|to|and|or|so|now|then|no|but|okay)\b|^(?:what|how) about\b|^(?:make (?:it|that)|i (?:said|meant|mean))\b/
const corrects = /^(?:said|meant|mean|no|not|but|okay)$/
const metricSystem = /^(?:metric|imperial|american)$/

/** @returns null when the words hold anything but quantities, units and what stands around them */
export function readConversionWords(plain: string): ConversionWords | null {
  if (!isConversionText(plain)) return null
  const reversed = reversal.test(plain)
  const rest = plain.replace(reversal, ' ').trim()
  const words = rest === '' ? [] : quantityWords(rest)
  const found: ConversionWords & { targets: { units: readonly Unit[]; said: string }[] } = {
    quantity: null,
    bare: null,
    targets: [],
    refers: false,
    reversed,
    marked: mark.test(plain) || reversed,
    system: false,
  }
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? ''
    const quantity = readQuantity(words, at)
    if (quantity) {
      // "a kilometer in a mile": two quantities, the first of which is only a unit.
      if (found.quantity) return null
      found.quantity = { ...quantity, said: words.slice(at, quantity.next).join(' ') }
      at = quantity.next
      continue
    }
    const units = word === 'in' || word === 'a' ? null : readUnits(words, at)
    const inch = word === 'in' && at === words.length - 1 && /^(?:to|into|in)$/.test(words[at - 1] ?? '')
    if (units || inch) {
      const next = units?.next ?? at + 1
      const meant = units?.units ?? readUnits(['inch'], 0)?.units ?? []
      found.targets.push({ units: meant, said: inch ? 'inches' : words.slice(at, next).join(' ') })
      at = next
      continue
    }
    const amount = readAmount(words, at)
    if (amount && found.bare === null) {
      found.bare = words.slice(at, amount.next).join(' ')
      at = amount.next
      continue
    }
    if (amount) return null
    if (metricSystem.test(word)) found.system = true
    else if (!around.has(word) && !(found.marked && corrects.test(word))) return null
    if (/^(?:that|it|this)$/.test(word)) found.refers = true
    at++
  }
  return found
}

const story =
  /^(.+?) (?:so |and )?(how (?:many|much) [a-z]+(?: and [a-z]+)?|(?:what|how|can|could|convert|turn|put|change|give me|tell me)\b.* (?:that|it|this|he|she|they|i|we)\b.*)$/
/** Words after the measure that belong to what is told. */
const told = /(?: (?:of \w+|long|tall|high|wide|away|old|heavy|today|yesterday|now|here|outside|each))+$/

/**
 * "My baby weighs 7 pounds, what is that in kilos?": of what is told first, only the measure matters.
 * @returns the request without the rest, or null when it is not told like this
 */
export function withoutStory(core: string): string | null {
  const [, before = '', asked = ''] = story.exec(core) ?? []
  const words = before.replace(told, '').split(' ')
  const at = before === '' ? -1 : words.findIndex((_, i) => quantityOf(words.slice(i).join(' ')))
  return at < 0 ? null : `${words.slice(at).join(' ')} ${asked}`
}

/** Sold by weights of its own. */
const precious = /^(?:gold|silver|platinum|palladium)$/
const endsStuff = /^(?:in|into|to|as|is|are|equal|equals|weigh|weighs|make|makes|would|on|using)$/

/**
 * "250 grams of butter in ounces": what is measured changes nothing, as long as both units are of one kind.
 * @returns the request without it, or null when nothing is measured like this
 */
export function withoutStuff(core: string): string | null {
  const words = quantityWords(core)
  for (let at = 1; at < words.length; at++) {
    const isUnit = [1, 2, 3].some((length) => at >= length && readUnits(words, at - length)?.next === at)
    if (!isUnit || !/^(?:[\d.]+|an?|half|per)$/.test(words[at - 2] ?? words[at - 3] ?? '')) continue
    const isOf = words[at] === 'of'
    let end = at + (isOf ? 1 : 0)
    while (end < at + 4 && end < words.length && !endsStuff.test(words[end] ?? '') && !readUnits(words, end)) end++
    const stuff = words.slice(at + (isOf ? 1 : 0), end)
    const isClosed = end === words.length ? isOf : endsStuff.test(words[end] ?? '')
    if (stuff.length === 0 || !isClosed || stuff.some((word) => !/^[a-z'-]+$/.test(word) || precious.test(word)))
      continue
    return [...words.slice(0, at), ...words.slice(end)].join(' ')
  }
  return null
}
