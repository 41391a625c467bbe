/** Stories of percentages: discounts one after the other, taxes and tips on top, interest, and by how much a price changed. */
import type { Calculator } from '../calculator'
import type { Mention } from './amounts'
import { interest } from './interest'
import { mentionsOf } from './mentions'
import { inMoney, result } from './results-told'
import type { StoryAnswer } from './tell-story'
import { pause } from './words'

const changes =
  /\b(?:went|goes?|gone|going|drop(?:s|ped)?|fell|falls?|fallen|rose|rises?|risen|increased?|decreased?|changed?|grew|grows?|grown|reduced?|marked down|raised?|cheaper|lost|gained|up|down|discount|off|now|used to)\b/
const down =
  /\b(?:off|discount(?:ed)?|reduction|reduced?|cheaper|less|rebate|sale|drops?|dropped|falls?|fell|loses?|lost|decreases?|decreased?|cut|minus|pay cut|down|coupon)\b/
const up =
  /\b(?:tax|vat|gst|tips?|tipping|gratuity|service|surcharge|fee|markup|more|raise[sd]?|increase[sd]?|higher|rise[sn]?|rose|grows?|grew|gains?|gained|plus|add(?:ed)?|up)\b/
const savings = /\b(?:interest|invest(?:ed|ing)?|savings?|loan|deposit(?:ed)?|compound(?:ed)?)\b/
const share =
  /\b(?:save|saving|is the discount|much (?:tax|tip|interest|discount)|is the (?:tax|tip|gratuity|raise)|should i (?:leave|tip))\b/
const original =
  /\b(?:original(?:ly)?|(?:what|how much)\b.*\b(?:before(?= \||$)|beforehand|used to|at first|to (?:begin|start) with)|(?:regular|full|normal|list|old) (?:price|cost)|before (?:the |any |adding )?(?:tax|vat|discount|sale|tip|raise|increase)|without|excluding|net)\b/
const each = /\b(?:each|apiece|per person|per head|every(?:one|body))\b/
/** What makes it another sum than the amounts alone tell. */
const tricks =
  /\b(?:not|never|half|twice|double|of (?:them|which|those|these|the)|people|students|year old|or|between|difference)\b/

interface Percent {
  amount: string
  isDown: boolean
}

const asks = /\b(?:what|how much|how many)\b/

/** @param words as `storyWords` gives them */
export function readPercents(words: readonly string[], calculator: Calculator): StoryAnswer | null {
  const text = words.join(' ')
  if (!/\bpercent(?:age)?\b/.test(text)) return null
  if (savings.test(text) && /\b(?:years?|months?)\b/.test(text)) return interest(words, calculator)
  if (!asks.test(text)) return null
  const part = portion(words, text, calculator)
  if (part) return part
  return /\d percent\b/.test(text) ? priced(words, text, calculator) : shareOrChange(words, text, calculator)
}

/** The words around a percentage say what it does; those behind it count for more. */
function kindOf(words: readonly string[], at: number): Percent | null {
  const amount = words[at] ?? ''
  const clause = (part: readonly string[]): string => {
    const end = part.findIndex((word) => word === pause || /^\d/.test(word))
    return part.slice(0, end < 0 ? 5 : Math.min(end, 5)).join(' ')
  }
  const behind = clause(words.slice(at + 2))
  const before = clause(words.slice(0, at).reverse())
  for (const part of [behind, before]) {
    const [isDown, isUp] = [down.test(part), up.test(part)]
    if (isDown !== isUp) return { amount, isDown }
    if (isDown) return null
  }
  return null
}

/** "40 percent of my 30 students", "30 students, 40 percent are girls: how many girls" */
function portion(words: readonly string[], text: string, calculator: Calculator): StoryAnswer | null {
  const place = words.findIndex((word, at) => /^\d/.test(word) && words[at + 1] === 'percent')
  if ((text.match(/\d percent\b/g) ?? []).length !== 1) return null
  const share = words[place] ?? ''
  const isOf = /^percent of (?:(?:my|our|the|his|her|their|all|those|these|a|an) )*\d/.test(
    words.slice(place + 1).join(' '),
  )
  const kind =
    /\d percent (?:of (?:them|these|those|which) )?(?:are|were|is|have|has|like|passed|failed) ([a-z]+)/.exec(text)?.[1]
  const isNamed =
    kind !== undefined &&
    new RegExp(`\\bhow many (?:of (?:them|these|those) )?(?:are |were |have |like |people )*${kind}\\b`).test(text)
  if (
    (!isOf && !isNamed) ||
    /\b(?:not|left|remain\w*|rest|other|off|more|less|after|raise|increase|discount)\b/.test(text)
  )
    return null
  const mentions = mentionsOf(
    words.filter((_, at) => at !== place && at !== place + 1),
    calculator,
  )
  const [whole] = mentions ?? []
  if (!whole || mentions?.length !== 1) return null
  return result(`${whole.math} * ${share} / 100`, `${share} percent of ${whole.said} is`, inMoney(whole), calculator)
}

function priced(words: readonly string[], text: string, calculator: Calculator): StoryAnswer | null {
  if (tricks.test(text) && !each.test(text)) return null
  const places = words.flatMap((word, at) => (/^\d/.test(word) && words[at + 1] === 'percent' ? [at] : []))
  const found = places.map((at) => kindOf(words, at))
  const percents = found.filter((percent) => percent !== null)
  if (percents.length < found.length || percents.length > 3) return null
  const rest = words.filter((_, at) => !places.includes(at) && !places.includes(at - 1))
  const mentions = mentionsOf(rest, calculator)
  const people = mentions?.filter(({ dimension }) => dimension['person'] === 1) ?? []
  const amounts = mentions?.filter((mention) => !people.includes(mention)) ?? []
  const [amount] = amounts
  const money = inMoney(amount)
  if (!amount || amounts.length !== 1 || people.length > 1 || (!money && !amount.isBare)) return null
  const [by] = people
  const isEach = each.test(text)
  if (Boolean(by) !== isEach) return null
  const [only] = percents
  const value = `(${amount.math} * ${amount.factor})`
  if (!isEach && only && percents.length === 1 && share.test(text)) {
    return result(`${value} * ${only.amount} / 100`, `${only.amount} percent of ${amount.said} is`, money, calculator)
  }
  const isOriginal = original.test(text)
  if (isOriginal && (percents.length > 1 || isEach)) return null
  const factors = percents.map((percent) => `(1 ${percent.isDown ? '-' : '+'} ${percent.amount} / 100)`)
  if (isOriginal) {
    const said = `Before the ${only?.amount ?? ''} percent, it was`
    return result(`${value} / ${factors[0] ?? '1'}`, said, money, calculator)
  }
  const said = `${amount.said}${percents.map((percent) => ` ${percent.isDown ? 'minus' : 'plus'} ${percent.amount} percent`).join('')}`
  const shared = by ? ` / ${by.math}` : ''
  const saidShared = by ? `, divided by ${by.said},` : ''
  return result(
    [value, ...factors].join(' * ') + shared,
    `${said}${saidShared} is`,
    money,
    calculator,
    by ? ' each' : '',
  )
}

/** "42 out of 50", and "from 50 to 35": how many percent it is. */
function shareOrChange(words: readonly string[], text: string, calculator: Calculator): StoryAnswer | null {
  const mentions = mentionsOf(
    words.filter((word) => word !== 'percent' && word !== 'percentage'),
    calculator,
  )
  const [a, b] = mentions ?? []
  if (!a || !b || mentions?.length !== 2) return null
  const isOutOf = /\d(?: \w+)? (?:out of|of (?:the|my|our|a total of)?) ?\d/.test(text)
  const value = ({ math, factor }: Mention) => `(${math} * ${factor})`
  if (isOutOf) {
    if (/\b(?:left|remain\w*|wrong|not|fail\w*|miss\w*|rest|lost)\b/.test(text)) return null
    return result(`${value(a)} / ${value(b)} * 100`, `${a.said} out of ${b.said} is`, null, calculator, ' percent')
  }
  if (!changes.test(text) || !/\b(?:from|was|to|now|were|used to)\b/.test(text)) return null
  const isBackward = / to \d.* from \d/.test(text)
  const [from, to] = isBackward ? [b, a] : [a, b]
  return result(
    `(${value(to)} - ${value(from)}) / ${value(from)} * 100`,
    `the change from ${from.said} to ${to.said} is`,
    null,
    calculator,
    ' percent',
  )
}
