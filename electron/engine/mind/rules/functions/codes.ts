/** Money and languages: their names as said, and their codes where a parameter wants a code. */
import type { Parameter } from './declared'
import { take, withDigits, type Said } from './said'

const usual: Record<string, string> = {
  dollar: 'USD',
  buck: 'USD',
  pound: 'GBP',
  euro: 'EUR',
  yen: 'JPY',
  franc: 'CHF',
  peso: 'MXN',
  rupee: 'INR',
  yuan: 'CNY',
  won: 'KRW',
  krona: 'SEK',
  kronor: 'SEK',
  krone: 'NOK',
  kroner: 'NOK',
  real: 'BRL',
  ruble: 'RUB',
  rouble: 'RUB',
  zloty: 'PLN',
  lira: 'TRY',
  rand: 'ZAR',
  shekel: 'ILS',
  forint: 'HUF',
  bitcoin: 'BTC',
}
const adjectives: Record<string, string> = {
  'canadian dollar': 'CAD',
  'australian dollar': 'AUD',
  'us dollar': 'USD',
  'american dollar': 'USD',
  'singapore dollar': 'SGD',
  'hong kong dollar': 'HKD',
  'new zealand dollar': 'NZD',
  'british pound': 'GBP',
  'pound sterling': 'GBP',
  'danish krone': 'DKK',
  'swedish krona': 'SEK',
  'swiss franc': 'CHF',
  'japanese yen': 'JPY',
}
const signs: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }
const codes = 'usd eur gbp jpy chf cad aud nzd cny inr krw sek nok dkk brl mxn pln try zar ils huf sgd hkd btc rub czk'
const names = [...Object.keys(adjectives), ...Object.keys(usual)]
const money = new RegExp(`\\b(?:(${names.join('|')})s?|(${codes.replaceAll(' ', '|')}))\\b|([$€£¥])`, 'gi')

interface Money {
  code: string
  text: string
  from: number
  to: number
  /** After "to", "in", "into": what is wanted. */
  isTarget: boolean
}

export function moneyIn(text: string): Money[] {
  return [...text.matchAll(money)].map((found) => {
    const name = found[1]?.toLowerCase() ?? ''
    const code = adjectives[name] ?? usual[name] ?? found[2]?.toUpperCase() ?? signs[found[3] ?? ''] ?? ''
    const isTarget =
      /\b(?:to|in|into|for)\s+(?:an? |the )?$/i.test(text.slice(0, found.index)) ||
      /^how (?:many|much) $/i.test(text.slice(0, found.index))
    return { code, text: found[0], from: found.index, to: found.index + found[0].length, isTarget }
  })
}

/** A parameter whose values are names of money. */
export const isMoney = ({ words, options }: Parameter): boolean =>
  words.includes('currency') ||
  (options.length > 1 && options.every((one) => codes.split(' ').includes(String(one).toLowerCase())))

/** "42 dollars and 50 cents" → 42.50 dollars */
export function withCents(text: string): string {
  if (!/\b(?:cents?|pence|dollars?|euros?|pounds?)\b/i.test(text)) return text
  const whole = withDigits(text).text
  const joined = whole
    .replace(
      /(?<![\d.])([$€£] ?)?(\d+)( (?:dollars?|bucks|euros?|pounds?))?(?:,? and | )(\d{1,2}) (?:cents?|pence)\b/gi,
      (_, sign: string | undefined, all: string, name: string | undefined, part: string) =>
        `${sign ?? ''}${all}.${part.padStart(2, '0')}${name ?? (sign ? '' : ' dollars')}`,
    )
    .replace(/(?<![\d.])(\d+) (dollars?|euros?|pounds?) (\d{2})(?=$|[,.;]| (?:for|on|at|to|from|in)\b)/gi, '$1.$3 $2')
  return joined === whole ? text : joined
}

const target = /\b(?:to|target|into|quote|destination|output)\b/

export function takeMoney(said: Said, parameter: Parameter): string | undefined {
  const all = moneyIn(said.text)
  const wantsTarget = target.test(parameter.words.join(' '))
  const wantsSource = /\b(?:from|base|source|input)\b/.test(parameter.words.join(' '))
  const found = wantsTarget
    ? all.find(({ isTarget }) => isTarget)
    : wantsSource
      ? all.find(({ isTarget }) => !isTarget)
      : all[0]
  if (!found) return undefined
  const lead = found.isTarget ? /\b(?:to|in|into|for)\s+(?:an? |the )?$/i.exec(said.text.slice(0, found.from)) : null
  take(said, lead ? lead.index : found.from, found.to)
  // What the schema does not allow is not put in.
  if (parameter.options.length > 0) {
    const { code, text } = found
    return parameter.options
      .map(String)
      .find((one) => one.toUpperCase() === code || one.toLowerCase() === text.toLowerCase())
  }
  const asName = /\bname\b/i.test(parameter.description) && !/\bcode|iso|usd|eur\b/i.test(parameter.description)
  return asName ? found.text : found.code
}

const languages = new Map(
  'en de fr es it pt nl pl ru uk ja zh ko ar hi tr sv da no fi cs el he hu ro th vi id la'
    .split(' ')
    .map((code) => [new Intl.DisplayNames(['en'], { type: 'language' }).of(code)?.toLowerCase() ?? code, code]),
)
const language = new RegExp(`(?:\\b(?:in|into|to|from) )?\\b(${[...languages.keys()].join('|')}|mandarin)\\b`, 'gi')

export function takeLanguage(said: Said, parameter: Parameter): string | undefined {
  const source = /\b(?:source|from|original)\b/.test(parameter.words.join(' '))
  const found = [...said.text.matchAll(language)].find((one) => /^from/i.test(one[0]) === source)
  if (!found) return undefined
  take(said, found.index, found.index + found[0].length)
  const name = found[1] ?? ''
  const wantsCode =
    /\bcode|iso|two[- ]letter|bcp|e\.g\.,? ['"`(]?(?:en|fr|es|de)\b|['"`](?:en|fr|es|de)['"`]/i.test(
      parameter.description,
    ) || /\bcode\b/.test(parameter.words.join(' '))
  return wantsCode ? (languages.get(name.toLowerCase()) ?? 'zh') : name.charAt(0).toUpperCase() + name.slice(1)
}
