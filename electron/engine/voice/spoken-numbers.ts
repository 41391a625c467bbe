/** Dates, times, amounts, measures, sums and plain numbers, turned into the words a person says. */
import { cardinal, ordinal, spellDigits, year } from './number-words'
import { currencies, units } from './spoken-units'

const monthNames = 'January February March April May June July August September October November December'.split(' ')
const months = `${monthNames.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec`
const amount = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const scale = '(?: (hundred|thousand|million|billion|trillion))?'
const unitNames = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|')
const currencySigns = '[$€£¥₹]'
const minus = '[-−–]'

type Rule = [RegExp, (...groups: string[]) => string]

/** In this order: what a rule has said holds no digits any more. */
const rules: Rule[] = [
  // 2026-11-21, and November 21, 2026, and 21 November 2026
  [/\b(\d{4})-(\d\d)-(\d\d)(?:T(?=\d)|\b)/gu, (all, y, m, d) => sayDate(all, y, Number(m), d)],
  [
    new RegExp(`\\b(${months})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gu'),
    (_, m, d, y) => `${fullMonth(m)} ${ordinal(d)}, ${year(y)}`,
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${months})\\.?,? (\\d{4})\\b`, 'gu'),
    (_, d, m, y) => `${fullMonth(m)} ${ordinal(d)}, ${year(y)}`,
  ],
  [
    new RegExp(`\\b(${months})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,]*\\d)\\b`, 'gu'),
    (_, m, d) => `${fullMonth(m)} ${ordinal(d)}`,
  ],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${months})\\b`, 'gu'), (_, d, m) => `${fullMonth(m)} ${ordinal(d)}`],
  [new RegExp(`\\b(${months})\\.? (\\d{4})\\b`, 'gu'), (_, m, y) => `${fullMonth(m)} ${year(y)}`],
  // 14:30, 2:05 p.m., 9 am
  [
    /\b(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:\s*([ap])\.?\s?m\b\.?(?=\s*(\S?)))?/giu,
    (_, h, m, s, half, next) => sayTime(h, m, s, half) + (half && next === '' ? '.' : ''),
  ],
  [
    /\b(\d{1,2})\s*([ap])\.?m\b\.?(?=\s*(\S?))/giu,
    (_, h, half, next) => `${cardinal(h)} ${half.toUpperCase()} M${next === '' ? '.' : ''}`,
  ],
  // $3.50, $3 million, 3,50 euros are left to the plain numbers
  [
    new RegExp(`(${minus})?(${currencySigns})\\s?(${amount})${scale}(?![\\d.]*\\d)`, 'giu'),
    (_, sign, c, n, s) => (sign ? 'minus ' : '') + sayMoney(c, n, s),
  ],
  [new RegExp(`(?<![\\d.])(${amount})\\s?(€|£|¥|₹)`, 'gu'), (_, n, c) => sayMoney(c, n, '')],
  // 1990s, 21st, ½ and 3/4, 1.2.3
  [/\b(\d{3})0s\b/gu, (_, d) => year(`${d}0`).replace(/(y| hundred)$/u, (end) => (end === 'y' ? 'ies' : ' hundreds'))],
  [/\b(\d+)(?:st|nd|rd|th)\b/giu, (_, d) => ordinal(d)],
  [/(\d)?\s?([½¼¾⅓⅔])/gu, (_, n, f) => (n ? `${cardinal(n)} and ` : '') + fractions[f]!],
  [/(?<![\d/.])([1-9]\d?)\/([2-9]|1\d|20)(?![\d/.]*\d)/gu, (_, n, d) => sayFraction(n, d)],
  [
    /\bv?(\d+(?:\.\d+){2,})\b/gu,
    (_, v) =>
      v
        .split('.')
        .map((part) => cardinal(part))
        .join(' point '),
  ],
  [/\b(\d{3})-(\d{4})\b/gu, (_, a, b) => `${spellDigits(a)}, ${spellDigits(b)}`],
  // Powers, ranges and sums
  [/(\d)\s?²/gu, (_, d) => `${d} squared`],
  [/(\d)\s?³/gu, (_, d) => `${d} cubed`],
  [/(\d)\s?\^\s?2\b/gu, (_, d) => `${d} squared`],
  [/(\d)\s?\^\s?3\b/gu, (_, d) => `${d} cubed`],
  [/(\d)\s?\^\s?(\d+)/gu, (_, d, e) => `${d} to the power of ${e}`],
  [/√\s?/gu, () => 'the square root of '],
  [/(\d)\s?[×✕]\s?(?=[\d(−-])/gu, (_, d) => `${d} times `],
  [/(\d)(?:\s?\*\s?| x )(?=[\d(−-])/gu, (_, d) => `${d} times `],
  [/(\d|\))(?:\s?÷\s?| \/ )(?=[\d(−-])/gu, (_, d) => `${d} divided by `],
  [/(\d|\))\s?\+\s?(?=[\d(−-])/gu, (_, d) => `${d} plus `],
  [/(\d|\))(?: [-−–] |−)(?=[\d(−-])/gu, (_, d) => `${d} minus `],
  [new RegExp(`(\\d)\\s?[–-]\\s?(?=${currencySigns}?\\d)`, 'gu'), (_, d) => `${d} to `],
  // 20 °C, 12.5%, 5 km/h, −3
  [
    new RegExp(`(?<![\\w.])(${minus})?(${amount})${scale}\\s?(${unitNames})(?![\\w²³/°%]|'s)`, 'gu'),
    (_, sign, n, s, u) => sayMeasure(sign, n, s, u),
  ],
  [/\b(in|since|year|until|during|of) ((?:1[1-9]|20)\d\d)\b(?![,.]?\d)/giu, (_, word, y) => `${word} ${year(y)}`],
  [new RegExp(`(?<![\\w.])${minus}(?=\\d)`, 'gu'), () => 'minus '],
  [new RegExp(`(?<![\\d.])(${amount})`, 'gu'), (_, n) => sayNumber(n)],
  [/\d+/gu, (digits) => ` ${cardinal(digits)} `],
]

const fractions: Record<string, string> = {
  '½': 'one half',
  '¼': 'one quarter',
  '¾': 'three quarters',
  '⅓': 'one third',
  '⅔': 'two thirds',
}

export function sayNumbers(text: string): string {
  return rules.reduce((said, [pattern, say]) => said.replace(pattern, (...found: string[]) => say(...found)), text)
}

function sayNumber(number: string): string {
  const [whole = '', decimals] = number.replaceAll(',', '').split('.')
  const words = /^0\d/u.test(whole) ? spellDigits(whole) : cardinal(whole)
  return decimals === undefined ? words : `${words} point ${spellDigits(decimals)}`
}

function sayMeasure(sign: string | undefined, number: string, scaled: string | undefined, unit: string): string {
  const names = units[unit]
  const words = `${sign ? 'minus ' : ''}${sayNumber(number)}${scaled ? ` ${scaled}` : ''}`
  return `${words} ${names?.[number === '1' && !scaled ? 0 : 1] ?? unit}`
}

function sayMoney(sign: string, number: string, scaled: string | undefined): string {
  const [one, many, hundredth, hundredths] = currencies[sign] ?? currencies['$']!
  const [whole = '0', decimals = ''] = number.replaceAll(',', '').split('.')
  if (scaled) return `${sayNumber(number)} ${scaled} ${many}`
  if (decimals.length !== 2) return `${sayNumber(number)} ${number === '1' ? one : many}`
  const main = `${cardinal(whole)} ${whole === '1' ? one : many}`
  if (decimals === '00') return main
  const part = `${cardinal(decimals)} ${decimals === '01' ? hundredth : hundredths}`
  return whole === '0' ? part : `${main} and ${part}`
}

function sayTime(hours: string, minutes: string, seconds: string | undefined, half: string | undefined): string {
  const after = half ? ` ${half.toUpperCase()} M` : ''
  const two = (digits: string) => (digits.startsWith('0') ? `oh ${cardinal(digits)}` : cardinal(digits))
  if (seconds)
    return `${cardinal(hours)} ${two(minutes)} and ${cardinal(seconds)} ${seconds === '01' ? 'second' : 'seconds'}${after}`
  if (minutes !== '00') return `${cardinal(hours)} ${two(minutes)}${after}`
  if (half) return `${cardinal(hours)}${after}`
  return Number(hours) >= 1 && Number(hours) <= 12 ? `${cardinal(hours)} o'clock` : `${cardinal(hours)} hundred`
}

function sayDate(all: string, y: string, month: number, day: string): string {
  const name = monthNames[month - 1]
  return name && Number(day) >= 1 && Number(day) <= 31
    ? `${name} ${ordinal(day)}, ${year(y)}${all.endsWith('T') ? ' at ' : ''}`
    : all
}

function fullMonth(name: string): string {
  return monthNames.find((month) => month.startsWith(name.slice(0, 3))) ?? name
}

function sayFraction(numerator: string, denominator: string): string {
  const one = denominator === '2' ? 'half' : denominator === '4' ? 'quarter' : ordinal(denominator)
  const many = one === 'half' ? 'halves' : `${one}s`
  return `${cardinal(numerator)} ${numerator === '1' ? one : many}`
}
