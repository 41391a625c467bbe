/** What can be said of numbers besides sums: prime, divisors, bigger, rounded, in other forms. */
import { say, type Ability, type Context, type Understanding } from '../ability'
import type { Calculator } from '../calculator'
import { checkClaim, compare } from '../comparisons'
import { followed } from '../follow-words'
import type { Heard } from '../heard'
import { fractionOf } from '../fractions'
import { answerWholeNumber } from '../number-questions'
import { digits } from '../numbers'
import { previousOf } from '../previous'
import { sayNumber } from '../say-number'
import { inner, type Previous, type Sum } from '../sum'
import { parseSum } from '../sum-grammar'
import { written } from '../sum-words'

const hint =
  /\b(?:primes?|even|odd|divisible|divisors?|divid\w*|factors?|factori[sz]\w*|common|gc[df]|hcf|lcm|multiples?|tables?|zeroe?s|noughts|roman|number is [ivxlcdm]+|[ivxlcdm]{2,} (?:in|as|into|to)|does \d+ go|binary|hex|hexadecimal|octal|square|dozen|next|rounded|round|fraction|percent(?:age)?|decimal|after|before|follows|than|bigger|biggest|larger|largest|greater|greatest|smaller|smallest|highest|lowest|higher|lower|longer|longest|heavier|heaviest|shorter|lighter|faster|slower|hotter|warmer|colder|more|less|equal|same|ratio)\b/
/** "Is 2 plus 2 4", "2 plus 2 is 5, right" */
const claim =
  /^(?:is|are|does|do) .*(?:\d|\b(?:plus|minus|times|divided|percent|half|root)\b)|\d.* (?:is|are|equals|makes|=) /
const rounding =
  /^(?:round(?: off)?( up| down)? )?(.+?)( rounded)?(?: off)?( up| down)?(?: to (?:the )?(?:nearest )?(.+?))?$/
const asFraction =
  /^(.+?) (?:as|in|to|into|written as|expressed as) (?:a |an )?(fraction|percent(?:age)?|decimal(?: number)?)(?: form)?$/
const lead = /^(?:(?:and|so|now) )*(?:what is |how much is |(?:convert|turn|change|write|express|say) )*/

const roundTo: Record<string, number> = {
  tenth: 1,
  hundredth: 2,
  thousandth: 3,
  'whole number': 0,
  integer: 0,
  number: 0,
  one: 0,
  1: 0,
  whole: 0,
  dollar: 0,
  cent: 2,
  penny: 2,
  10: -1,
  ten: -1,
  100: -2,
  hundred: -2,
  1000: -3,
  thousand: -3,
  10000: -4,
  million: -6,
  1000000: -6,
}

/** @returns decimals to keep, negative for tens and hundreds; null when the words name no place */
function placesOf(words: string | undefined): number | null {
  if (words === undefined) return 0
  const decimals = /^(\d) (?:decimals?|decimal places?|places?|digits?)(?: after the (?:decimal )?point)?$/.exec(
    words,
  )?.[1]
  return decimals !== undefined ? Number(decimals) : (roundTo[words] ?? null)
}

export function createNumberFacts(calculator: Calculator): Ability {
  const valueOf = (sum: Sum | null): string | null => {
    const result = sum && calculator.calculate(sum.expression)
    return result?.kind === 'value' ? result.value : null
  }

  function round(text: string, previous: Previous | null): { text: string; value: string } | null {
    const [, up1, what = '', rounded, up2, to] = /\bround(?:ed)?\b/.test(text) ? (rounding.exec(text) ?? []) : []
    if (what === '' || (!/^round\b/.test(text) && !rounded)) return null
    const sum = parseSum(what.replace(/^(?:it|this|the (?:result|answer))$/, 'that'), previous)
    const places = placesOf(to)
    const value = valueOf(sum)
    if (!sum || places === null || value === null) return null
    const direction = (up1 ?? up2 ?? '').trim()
    const scale = `10 ^ ${places}`
    const expression =
      direction === ''
        ? `round(${value} * ${scale}) / ${scale}`
        : direction === 'up'
          ? `-floor(-(${value} * ${scale})) / ${scale}`
          : `floor(${value} * ${scale}) / ${scale}`
    const result = calculator.calculate(expression)
    if (result?.kind !== 'value') return null
    const said = sayNumber(result.value).text
    const label = sum.label ? ` ${said === '1' ? sum.label.one : sum.label.many}` : ''
    const subject = what === 'that' || what === 'it' ? 'That' : sum.phrase
    return {
      text: `${capital(subject)} is ${said}${label} when it is rounded${direction ? ` ${direction}` : ''}.`,
      value: result.value,
    }
  }

  function inOtherForm(text: string, previous: Previous | null): { text: string; value: string } | null {
    const [, what = '', form = ''] = asFraction.exec(text) ?? []
    const sum = what === '' ? null : parseSum(what.replace(/^(?:it|this)$/, 'that'), previous)
    const value = valueOf(sum)
    if (!sum || value === null) return null
    if (form === 'fraction') {
      const fraction = fractionOf(value)
      if (!fraction) return null
      const subject = sum.plain ? sum.phrase : 'That'
      return { text: `${capital(subject)} is ${fraction}.`, value }
    }
    if (form.startsWith('percent')) {
      const result = calculator.calculate(`${inner(sum)} * 100`)
      if (result?.kind !== 'value') return null
      const { text: said, rounded } = sayNumber(result.value)
      return { text: `${capital(sum.phrase)} is ${rounded ? 'about ' : ''}${said} percent.`, value }
    }
    if (sum.plain) return null
    const { text: said, rounded } = sayNumber(value)
    return { text: `${capital(sum.phrase)} is ${rounded ? 'about ' : ''}${said}.`, value }
  }

  function understand({ core }: Pick<Heard, 'core'>, context: Context): Understanding | null {
    const isClaim = claim.test(core)
    if (core.length > 200 || !(isClaim || hint.test(core))) return null
    const answer = (text: string, value?: string): Understanding => ({
      certainty: 0.98,
      outcome: say(text),
      topic: 'arithmetic',
      value,
      ...(value === undefined ? {} : { standalone: value, extracted: { value } }),
      followUp: (next) => {
        const { slot, isFramed } = followed(next.core)
        const again = isFramed || next.raw.trim().endsWith('?') ? withNumber(core, slot) : null
        return again === null ? null : understand({ core: again }, context)
      },
    })
    const previous = previousOf(context)
    const known =
      answerWholeNumber(core, previous?.value ?? null) ??
      compare(core, previous, calculator) ??
      (isClaim ? checkClaim(core, calculator) : null)
    if (known) return answer(known)
    const text = written(core.replace(lead, '')).replace(
      /^round(?:ed)?(?=(?: (?:up|down|off))?(?:$| to ))/,
      'round that',
    )
    const found = round(text, previous) ?? inOtherForm(text, previous)
    return found && answer(found.text, found.value)
  }

  return {
    name: 'number-facts',
    does: 'compare, round and factor numbers',
    wordings: [
      'Is 17 a prime number?',
      'Which is bigger, 3/4 or 0.7?',
      'Round 3.756 to two decimals.',
      'Is 91 divisible by 7?',
      'What is 3/4 as a percentage?',
      'Which is longer, a mile or 2 kilometers?',
      'What is 0.75 as a fraction?',
      'What are the factors of 24?',
      'What is 14 in Roman numerals?',
    ],
    understand,
  }
}

/** "And 21?" asks the same of another number: the last one, or the only one that was asked about. */
function withNumber(core: string, slot: string): string | null {
  const number = digits(slot).replace(/^(?:of|for|with|in|to|is|after|before|by) /, '')
  const before = digits(core)
  const last = [...before.matchAll(/-?\d+(?:\.\d+)?/g)].at(-1)
  if (!last || !/^-?\d+(?:\.\d+)?$/.test(number)) return null
  return before.slice(0, last.index) + number + before.slice(last.index + last[0].length)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
