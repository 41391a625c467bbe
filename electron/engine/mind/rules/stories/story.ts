/** Short stories that end in a question of numbers: "I have 3 boxes of 12 eggs and break 5, how many are left?" */
import type { Calculator } from '../calculator'
import { askedOf, perEach, type Asked } from './asked'
import { sameDimension, storyWords, type Dimension, type Mention } from './amounts'
import { filled } from './filled'
import { mayBeAverage, readAverage } from './averages'
import { readLeftover } from './leftovers'
import { mentionsOf } from './mentions'
import { readPercents } from './percents'
import { mayBeShape, readShape } from './shapes'
import { productOf, runsOf, type Solution } from './solve'
import { tellStory, type StoryAnswer } from './tell-story'
import { changeBy } from './words'

const longestStory = 300
const hint =
  /\bhow (?:many|much|long|far|fast)\b|\bwhat(?:'?s)?\b.*(?:%|\b(?:percent(?:age)?|price|cost|total|bill|pay|owe|earn|spend|speed|distance|difference|change|salary|worth)\b)|(?:%|percent).*\bwhat(?:'?s)?\b|\binterest\b|\bleft ?over\b|\bshare\b|\b(?:each|apiece)\W*$/i
const number =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|dozen|couple)\b/i
/** What makes the sum another one than the amounts alone tell. */
const tricks =
  /\b(?:not|never|nobody|none|half|twice|double|triple|quarter|third|times|percent|%|as (?:many|much|old|long) as|(?:more|fewer|less|older|younger|taller|longer) than|except|all but|another one|the rest|some|several|average(?! speed)|old|age|years? ago|who|why|free|tip|tax|discount|interest|from now|(?:until|till)(?! (?:i|we|you|he|she|they) (?:have|has|reach|get|finish))|since|squared?|cubed?|root|plus|minus|divided|multiplied|between|degrees?|celsius|fahrenheit|clock|am|pm|o'clock)\b/
/** Who tells the story may be one more to share with. */
const alsoMe =
  /\b(?:me|myself) and\b|\band (?:me|myself)\b|\bi (?:share|split|divide)\b|\bwith (?:my )?\d+ (?:friends|people|colleagues)\b/

/** The cheap question before the dear one. */
export const mayBeStory = (raw: string): boolean =>
  raw.length <= longestStory &&
  number.test(raw) &&
  (hint.test(raw) || mayBeShape(raw.toLowerCase()) || mayBeAverage(raw.toLowerCase()))

/** @returns null where the story is none, or could mean something else */
export function readStory(raw: string, calculator: Calculator): StoryAnswer | null {
  if (!mayBeStory(raw)) return null
  const words = storyWords(raw)
  const text = words.join(' ')
  const shared = readLeftover(words, calculator) ?? readAverage(words, calculator)
  if (shared) return shared
  // Two questions are answered one by one.
  if ((text.match(/\b(?:how|what|when|where|which)\b/g) ?? []).length > 1) return null
  const special = readShape(words, calculator) ?? readPercents(words, calculator)
  if (special) return special
  if (tricks.test(text)) return null
  const mentions = mentionsOf(words, calculator)
  const question = mentions && askedOf(words, mentions, calculator)
  if (!mentions || !question) return null
  const isRate = question.per !== null && Object.keys(mentions[0]?.dimension ?? {}).length > 1
  // "60000 a year, how much is that per month" is no conversion of units.
  const isIncome = isRate && mentions.length === 1 && isPerOther(mentions[0], question)
  if (mentions.length < 2 && !isIncome) return null
  const { during } = mentions.find((mention) => mention.during !== undefined) ?? {}
  if (during !== undefined && question.per && question.per.one !== during) return null
  const asked = during === undefined ? question : { ...question, per: null }
  const found = candidatesOf(asked, mentions)
    .map((dimension) => ({ dimension, solution: solve(asked, dimension, mentions, words) }))
    .filter((each): each is { dimension: Dimension; solution: Solution } => each.solution !== null)
  const [only, other] = found
  if (!only || (other && asked.dimensions.length === 0)) return null
  return tellStory(only.solution, only.dimension, asked, mentions, calculator)
}

const isPerOther = (mention: Mention | undefined, { per }: Asked): boolean =>
  mention?.dimension['time'] === -1 &&
  Object.entries(mention.names).every(([name, { unit }]) => name === 'time' || !unit) &&
  per?.one !== mention.names['time']?.one

/** What the question may be for; where it does not say, whatever is told of. */
function candidatesOf(asked: Asked, mentions: readonly Mention[]): readonly Dimension[] {
  if (asked.dimensions.length > 0) return asked.dimensions
  const found: Dimension[] = []
  for (const { dimension } of mentions) {
    const above = Object.fromEntries(Object.entries(dimension).filter(([, power]) => power > 0))
    const isNew = Object.keys(above).length === 1 && !found.some((other) => sameDimension(other, above))
    if (isNew) found.push(above)
  }
  const things = found.filter((dimension) => !dimension['person'])
  return things.length > 0 ? things : found
}

function solve(
  asked: Asked,
  dimension: Dimension,
  mentions: readonly Mention[],
  words: readonly string[],
): Solution | null {
  const named = mentions.map((mention, at) => (mention.isBare ? filled(at, dimension, mentions, words) : mention))
  const shared = asked.per?.dimension ?? (asked.isEach ? sharersOf(named, dimension) : null)
  if (asked.isEach && !shared) return null
  if (asked.isEach && alsoMe.test(words.join(' '))) return null
  const wanted = shared ? perEach(dimension, shared) : dimension
  // More hands do not take more time.
  const isTimeOfThings =
    'time' in dimension &&
    dimension['time'] === 1 &&
    named.filter(({ dimension: of }) =>
      Object.keys(of).some((name) => !/^(?:time|length|volume|weight|data|money)$/.test(name)),
    ).length > 1
  const isRate = named.some(({ dimension: of }) => Object.keys(of).length > 1)
  const whole = isTimeOfThings && !isRate ? null : productOf(named, wanted, asked)
  if (whole && !asked.isRest && !asked.isDifference) return whole
  if (shared) return sharedOut(named, dimension, shared, asked, words)
  if (asked.isDifference) {
    const runs = runsOf(named, dimension, asked)
    const [a, b] = runs ?? []
    if (!a || !b || runs?.length !== 2) return null
    return {
      expression: `abs((${a.expression}) - (${b.expression}))`,
      said: `the difference between ${a.said} and ${b.said}`,
      used: named,
    }
  }
  return summed(runsOf(named, dimension, asked), asked, dimension, words)
}

/** Whom it is shared among: persons, or else the only thing that is counted. */
function sharersOf(mentions: readonly Mention[], dimension: Dimension): Dimension | null {
  const counted = mentions
    .map(({ dimension: of }) => of)
    .filter((of) => Object.values(of).join() === '1' && !sameDimension(of, dimension))
  return counted.find((of) => 'person' in of) ?? (counted.length === 1 ? (counted[0] ?? null) : null)
}

/** "We are 3, the bill is 60 dollars and the taxi 20, how much each?" is all of it, shared. */
function sharedOut(
  mentions: readonly Mention[],
  dimension: Dimension,
  shared: Dimension,
  asked: Asked,
  words: readonly string[],
): Solution | null {
  const sharers = mentions.filter((mention) => sameDimension(mention.dimension, shared))
  const rest = mentions.filter((mention) => !sharers.includes(mention))
  const [by] = sharers
  if (!by || sharers.length !== 1 || rest.length < 2) return null
  const all = summed(runsOf(rest, dimension, asked), { ...asked, isTotal: true }, dimension, words)
  return (
    all && {
      expression: `(${all.expression}) / ${by.math}`,
      said: `${all.said}, divided by ${by.said},`,
      used: mentions,
    }
  )
}

const reduces = /\b(?:coupon|voucher|discount|rebate|refund)\b/
const joins = /^(?:\||and|then|but)$/

/** Each after the first adds or takes away, as the words around it say. */
function summed(
  runs: readonly Solution[] | null,
  asked: Asked,
  wanted: Dimension,
  words: readonly string[],
): Solution | null {
  const isMoney = 'money' in wanted
  const [first, ...rest] = runs ?? []
  if (!first || rest.length === 0 || rest.length > 4) return null
  let { expression, said } = first
  const isSpent = asked.isTotal && /\b(?:have|has|had|got)\b/.test(words.slice(0, first.used[0]?.from).join(' '))
  if (isSpent && /\b(?:spend|spent|pay|paid)\b/.test(words.slice(asked.from).join(' '))) return null
  const isCountable = !('time' in wanted) || /\b(?:total|altogether|together|in all)\b/.test(words.join(' '))
  let last: '+' | '-' | null = null
  let end = first.used.at(-1)?.next ?? 0
  for (const [at, run] of rest.entries()) {
    const from = run.used[0]?.from ?? 0
    const until = run.used.at(-1)?.next ?? from
    const isQuestion = from >= asked.from && from < asked.to
    const between = words.slice(end, from)
    const before = between.slice(between.findLastIndex((word) => joins.test(word)) + 1)
    const nextFrom =
      rest[at + 1]?.used[0]?.from ?? (isQuestion ? asked.to : asked.from > until ? asked.from : words.length)
    const behind = words.slice(until, nextFrom)
    const cut = behind.findIndex((word) => joins.test(word))
    const after = cut < 0 ? behind : behind.slice(0, cut)
    const own = changeBy(before.join(' '), isMoney, asked.isRest) ?? changeBy(after.join(' '), isMoney, asked.isRest)
    // "spent 12 on lunch and 8 on coffee"
    const sign: '+' | '-' | null = own ?? (asked.isRest ? last : asked.isTotal && isCountable ? '+' : last)
    if (!sign || (asked.isTotal && !asked.isRest && own === '-' && !isMoney)) return null
    const isOff = isMoney && reduces.test([...before, ...behind].join(' '))
    const turned: '+' | '-' = isOff ? '-' : asked.isTotal && !asked.isRest && isMoney ? '+' : sign
    expression += ` ${turned} ${run.expression}`
    said += `${turned === '+' ? ' plus ' : ' minus '}${run.said}`
    last = sign
    end = until
  }
  return { expression, said, used: (runs ?? []).flatMap(({ used }) => used) }
}
