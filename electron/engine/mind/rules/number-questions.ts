/** What is asked of whole numbers: prime, even, divisors, multiples, neighbours, Roman and binary numbers. */
import { digits } from './numbers'
import { sayNumber } from './say-number'
import { divisors, fromRoman, gcd, largestTried, lcm, primeFactors, toRoman } from './whole-numbers'

const say = (value: number | string): string => sayNumber(String(value)).text
const listed = (items: readonly (number | string)[]): string =>
  items.length < 2
    ? items.map(say).join('')
    : `${items.slice(0, -1).map(say).join(', ')} and ${say(items.at(-1) ?? '')}`
const isTried = (value: number): boolean => Number.isSafeInteger(value) && Math.abs(value) <= largestTried

const lead =
  /^(?:(?:and|so|now|what|which|is|are|tell me|give me|list|name|show me|find|calculate|say|write|convert|turn|express|how do you (?:write|say)|the|all|of) )+(?=(?:the )?(?:prime|factor|divisor|divid|multiple|greatest|highest|largest|biggest|least|lowest|smallest|g|h|l|number|next|roman|binary|hex|octal|first|table|ratio|[ivxlcdm]{2,} (?:in|as|into|to) |\d))/
const longestList = 20

function prime(text: string): string {
  const value = Number(text)
  const said = say(text)
  if (!isTried(value)) return `${said} is too big for me to test.`
  if (value < 2) return `No, ${said} is not a prime number.`
  const [divisor = value] = primeFactors(value)
  return divisor === value
    ? `Yes, ${said} is a prime number.`
    : `No, ${said} is ${say(divisor)} times ${say(value / divisor)}.`
}

function divisible(whole: string, by: string): string | null {
  if (whole.length > 40 || by.length > 40) return null
  if (/^-?0+$/.test(by)) return 'No: nothing can be divided by zero.'
  const rest = BigInt(whole) % BigInt(by)
  const [a, b] = [say(whole), say(by)]
  return rest === 0n
    ? `Yes, ${a} divided by ${b} is ${say(String(BigInt(whole) / BigInt(by)))}.`
    : `No, ${a} divided by ${b} leaves a remainder of ${say(String(rest))}.`
}

function parity(number: string, asked: string | undefined): string {
  const actual = /[02468]$/.test(number) ? 'even' : 'odd'
  return `${asked === undefined ? '' : asked === actual ? 'Yes, ' : 'No, '}${say(number)} is ${actual}.`
}

function factorsOf(text: string, arePrime: boolean): string | null {
  const value = Number(text)
  if (!isTried(value) || value < 1) return null
  if (arePrime) {
    const factors = primeFactors(value)
    return factors.length < 2
      ? `${say(value)} has no prime factors but itself.`
      : `${say(value)} is ${factors.map(say).join(' times ')}.`
  }
  const factors = divisors(value)
  const some = factors.length > longestList
  return `${say(value)} has ${say(factors.length)} ${factors.length === 1 ? 'factor' : 'factors'}${some ? ', the first of them ' : ': '}${listed(factors.slice(0, longestList))}.`
}

function common(list: string, name: string, of: (a: number, b: number) => number): string | null {
  const values = list.match(/\d+/g)?.map(Number) ?? []
  if (values.length < 2 || values.some((value) => value < 1 || !isTried(value))) return null
  const result = values.reduce(of)
  return Number.isSafeInteger(result) ? `The ${name} of ${listed(values)} is ${say(result)}.` : null
}

function ratio(a: string, b: string): string | null {
  const [left, right] = [Number(a), Number(b)]
  if (!isTried(left) || !isTried(right) || left < 1 || right < 1) return null
  const by = gcd(left, right)
  return `The ratio of ${say(a)} to ${say(b)} is ${say(left / by)} to ${say(right / by)}.`
}

const bases: Record<string, number> = { binary: 2, octal: 8, hexadecimal: 16, hex: 16 }

function inBase(text: string, name: string): string | null {
  const value = Number(text)
  if (!isTried(value) || value < 0) return null
  const base = bases[name] ?? 10
  return `${say(text)} in ${name === 'hex' ? 'hexadecimal' : name} is ${spaced(value.toString(base).toUpperCase())}.`
}

/** Digits of another base are not read as one number. */
const spaced = (text: string): string => [...text].join(' ')

function fromBase(text: string, name: string): string | null {
  const value = parseInt(text, bases[name])
  const isWritten = value.toString(bases[name]) === text.replace(/^0+(?=.)/, '')
  return isWritten && isTried(value) ? `That is ${say(value)}.` : null
}

function multiples(of: string, amount: number): string | null {
  const value = Number(of)
  if (amount < 1 || amount > longestList || !isTried(value * amount)) return null
  return `${Array.from({ length: amount }, (_, i) => say(value * (i + 1))).join(', ')}.`
}

function primes(amount: number): string | null {
  if (amount < 1 || amount > longestList) return null
  const found: number[] = []
  for (let value = 2; found.length < amount; value++) if (primeFactors(value).length === 1) found.push(value)
  return `${found.join(', ')}.`
}

function nextPrime(from: string, step: number): string | null {
  let value = Number(from) + step
  if (!isTried(value)) return null
  while (value > 1 && primeFactors(value).length !== 1) value += step
  return value < 2 ? `There is no prime number before ${say(from)}.` : `That is ${say(value)}.`
}

function arabic(letters: string): string | null {
  const value = fromRoman(letters)
  return value === null ? null : `That is ${say(value)}.`
}

const roman = (text: string): string | null => {
  const letters = toRoman(Number(text))
  return letters === null
    ? 'Roman numbers go from 1 to 3,999.'
    : `${say(text)} in Roman numerals is ${spaced(letters)}.`
}

type Answer = (...slots: (string | undefined)[]) => string | null
const n = '(?:the )?(?:numbers? )?(-?\\d+)'
const list = '(?:the )?(?:numbers? )?(\\d+(?: (?:and )?\\d+)+)'
const inForm = '(?:in|as|into|to|using|with)(?: a| the)?'
const numerals = 'roman(?: numerals?| numbers?| letters?| digits?)?'
const base = '(binary|hexadecimal|hex|octal)(?: number| code| form| system)?'

const questions: readonly (readonly [string, Answer])[] = [
  [`is ${n} (?:an? )?prime(?: number)?`, (a = '') => prime(a)],
  [`is ${n} (?:an? )?(?:even or odd|odd or even)(?: number)?`, (a = '') => parity(a, undefined)],
  [`is ${n} (?:an? )?(even|odd)(?: number)?`, (a = '', kind) => parity(a, kind)],
  [
    `(?:is ${n} (?:evenly )?(?:divisible by|a multiple of)|can ${n} be (?:evenly )?divided (?:evenly )?by) ${n}(?: evenly)?|divide ${n} (?:evenly by ${n}|by ${n} evenly)`,
    (a, b, by, c, d, e) => divisible(a ?? b ?? c ?? '', by ?? d ?? e ?? ''),
  ],
  [
    `(?:is ${n} a (?:factor|divisor) of|does ${n} (?:evenly )?(?:divide|go|fit)(?: evenly)?(?: into)?) ${n}`,
    (a, b, of = '') => divisible(of, a ?? b ?? ''),
  ],
  [
    `is ${n} (?:an? )?(?:perfect square|square number|square)`,
    (a = '') => {
      const root = Math.sqrt(Number(a))
      if (!isTried(Number(a))) return null
      return Number.isInteger(root)
        ? `Yes, ${say(a)} is ${say(root)} squared.`
        : `No, ${say(a)} is not a square number.`
    },
  ],
  [`prime fact(?:ors|ori[sz]ation) (?:of|for) ${n}`, (a = '') => factorsOf(a, true)],
  [`factor(?:i[sz]e)? ${n}`, (a = '') => factorsOf(a, true)],
  [`(?:factors|divisors) (?:of|for|in|does) ${n}(?: have)?`, (a = '') => factorsOf(a, false)],
  [`numbers? (?:can )?(?:evenly )?(?:divides?|go(?:es)?)(?: evenly)?(?: into)? ${n}`, (a = '') => factorsOf(a, false)],
  [
    `(?:(?:greatest|highest|largest|biggest) common (?:factor|divisor|denominator)|gcd|gcf|hcf) (?:of|for|between) ${list}`,
    (all = '') => common(all, 'greatest common divisor', gcd),
  ],
  [
    `(?:(?:least|lowest|smallest) common (?:multiple|denominator)|lcm) (?:of|for|between) ${list}`,
    (all = '') => common(all, 'least common multiple', lcm),
  ],
  [
    `(?:(?:what|which)(?: number| one)?(?: is| comes| follows| goes)+|(?:what is )?(?:the )?(?:next|number|next number)(?: comes)?)(?: right| just| directly| next)* (after|before) ${n}`,
    (side, a = '0') => `${say(String(BigInt(a) + (side === 'after' ? 1n : -1n)))} comes ${side} ${say(a)}.`,
  ],
  [
    `how many (?:zeros|zeroes|nulls|noughts) (?:(?:are|is|does|do|has) )?(?:there )?(?:in )?${n}(?: have| contain)?`,
    (a = '') => {
      const zeros = a.match(/0/g)?.length ?? 0
      return `${say(a)} has ${zeros === 0 ? 'no zeros' : zeros === 1 ? '1 zero' : `${zeros} zeros`}.`
    },
  ],
  [
    '(?:(?:what|how (?:many|much)) is )?(?:an?|(\\d+)) dozen and (?:a half|1/2)',
    (dozens = '1') => `That is ${say(Number(dozens) * 12 + 6)}.`,
  ],
  [
    '(?:(?:what|how (?:many|much)) is )?(?:an?|(\\d+))\\.5 dozen',
    (dozens = '1') => `That is ${say(Number(dozens) * 12 + 6)}.`,
  ],
  [
    '(?:(?:how (?:many|much)|what)(?: (?:eggs|things|items|pieces))? (?:is|are|are there in|makes?)(?: in)?|how many(?: \\w+)? in|is) (half an?|an?|\\d+) dozen',
    (dozens = '') =>
      dozens.startsWith('half')
        ? 'Half a dozen is 6.'
        : `${/\d/.test(dozens) ? say(dozens) : 'A'} dozen is ${say(Number(dozens.replace(/\D+/, '1')) * 12)}.`,
  ],
  [`${n} ${inForm} ${numerals}`, (a = '') => roman(a)],
  [
    `([ivxlcdm]{2,}) ${inForm} (?:an? )?(?:numbers?|digits|arabic(?: numerals?| numbers?)?|normal numbers?|decimal)`,
    (letters = '') => arabic(letters),
  ],
  [`${numerals} (?:for|of) ${n}`, (a = '') => roman(a)],
  [
    `(?:(?:number )?(?:is )?(?:the )?${numerals} |number is )([ivxlcdm]+)(?: ${inForm} (?:\\w+ )?numbers?)?`,
    (letters = '') => {
      const value = fromRoman(letters)
      return value === null ? null : `That is ${say(value)}.`
    },
  ],
  [`${n} ${inForm} ${base}`, (a = '', name = '') => inBase(a, name)],
  [`${base} (?:for|of) ${n}`, (name = '', a = '') => inBase(a, name)],
  [
    `(?:the )?${base} ([\\da-f]+)(?: ${inForm} (?:decimal|a? ?normal|regular)(?: number| form)?)?`,
    (name = '', letters = '') => fromBase(letters, name),
  ],
  [`([\\da-f]+) (?:from |in )?${base} ${inForm} decimal`, (letters = '', name = '') => fromBase(letters, name)],
  [`(?:the )?ratio (?:of|between|from) ${n} (?:to|and) ${n}`, (a = '', b = '') => ratio(a, b)],
  [`(?:first )?(\\d+) multiples of ${n}`, (amount, of = '') => multiples(of, Number(amount))],
  [`(?:first )?multiples of ${n}`, (of = '') => multiples(of, 10)],
  [`${n} times table|(?:times )?tables? (?:of|for) ${n}`, (a, b) => multiples(a ?? b ?? '', 10)],
  [
    `(?:the )?(next|first|last|previous|closest|nearest)? ?prime(?: number)?(?: that)?(?: is| comes)? (after|above|over|greater than|bigger than|before|below|under|less than) ${n}`,
    (_, side = '', a = '') => nextPrime(a, /^(?:after|above|over|greater|bigger)/.test(side) ? 1 : -1),
  ],
  [`first (\\d+) primes?(?: numbers?)?`, (amount) => primes(Number(amount))],
]
const patterns = questions.map(([source, answer]) => [new RegExp(`^(?:${source})$`), answer] as const)

/** "91 is prime, right?" asks whether it is. */
const tagged =
  /^(.{1,40}?)(?:'s| is) (?!not\b)(.+?)(?: (?:right|correct|true|is it not|is not it|yes|no|or not|is that (?:right|correct|true)|am i right|i think|i (?:believe|guess)))+$/

/** @param core plain text; @param value the number that "that" means; @returns a sentence, or null */
export function answerWholeNumber(core: string, value: string | null): string | null {
  const whole = value !== null && /^-?\d+$/.test(value) ? value : 'that'
  const asked = tagged.exec(core)
  const question = asked ? `is ${asked[1] ?? ''} ${asked[2] ?? ''}` : core
  const text = digits(question).replace(/\b(?:that|it|this|(?:the|that) (?:number|result|answer))(?= |$)/g, whole)
  for (const asked of new Set([text, text.replace(lead, '')])) {
    for (const [pattern, answer] of patterns) {
      const found = pattern.exec(asked)
      const said = found && answer(...found.slice(1))
      if (said) return said
    }
  }
  return null
}
