/** Turns a spoken sum into an expression for the calculator, and into the words that lead its answer. */
import type { Previous, Sum } from './sum'
import { framePatterns, framedSum } from './sum-frames'
import { parseSum } from './sum-grammar'
import { grammarWords } from './sum-vocabulary'
import { written, writtenPatterns } from './sum-words'
import { unitWords } from './units'
import { createWordTest, wordsOf } from './word-lists'

const also = /^(?:and|so|now|then|or|but)\s+/
const lead =
  /^(?:and |so |now |then |okay |well )*(?:(?:what|how much|how many|whats|what's|wat) (?:is|are|was|does|do|would|will|makes?|equals?)(?: it if you| we get if we| you get (?:if|when) you| i get (?:if|when) i| the (?:result|answer|value)(?: of| to| for| when you| if you)?)*|(?:calculate|compute|work out|figure out|evaluate|solve|find|find out|get|give me|show me|do|determine|tell me|try|do the math|i (?:need|want)|quick maths?|maths?|what about|how about|what number is|what happens (?:if|when) (?:you|i|we)|what|how much|can i have|the (?:result|answer|value) (?:of|to)))\s+/
const leadAgain =
  /^(?:(?:the )?(?:result|answer|value|solution) (?:of|to|for)|what is|how much is|do you get (?:if|when) you|you get (?:if|when) you|i get (?:if|when) i|(?:if|when) (?:you|i|we)|to)\s+/
const tail =
  /\s*(?:=+\s*\??|(?<=\w )(?:what|how much) (?:is|does|do|did|would|will) (?:it|that|this|i|we|you|they)(?: (?:be|make|get|give|equal|come to|have))?(?: then)?|(?:is )?equals?(?: to)?(?: what)?|equal|is (?:equal to )?(?:what|how much)|is|make|makes|come to|comes to|give|gives|amount to|in total|all together|altogether|exactly|roughly|approximately|as a number|as a decimal|get|be)$/

/** Telephone numbers and dates look like sums. */
const noSum = /\b\d{3}-\d{4}\b|\b\d+-\d+-\d+\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/
/** Anything without one of these cannot be a sum: the cheap question before the dear ones. */
const hint =
  /[\d+*/^=√%]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|dozen|hal[fv]e?|double|triple|twice|thrice|third|quarter|pi|too?|for)\b/
const hintAfter = /\b(?:that|it|this|result|answer|square|squared|cube|cubed|root|halve|split|factorial)\b/

/** Takes off a pattern as often as something is left behind it. */
function without(text: string, ...patterns: readonly RegExp[]): string {
  const next = patterns.reduce((rest, pattern) => rest.replace(pattern, ''), text).trim()
  return next === '' || next === text ? text : without(next, ...patterns)
}

/** "What times 6 is 54", "9 times what is 72" */
const sought =
  /(?<=\b(?:plus|minus|times|by|over|-|\+|\*|x) )what(?: number)?(?= (?:is|equals|makes|gives|=))|\bwhat(?: number)?(?= (?:times|plus|minus|divided by|multiplied by|\+|\*|x|-) .* (?:is|equals|makes|gives|=) \S)/

const longestSum = 300

const that =
  /\b(?:that|it|this|(?:the|that) (?:whole thing|result|answer|number|total|sum|amount|last (?:one|number|result)))\b/g
/** Verbs that need nothing but what came before. */
const alone = /^(?:the )?(halve|double|triple|square|cube|half|sqrt|cbrt|factorial|abs)$/

const bareVerb =
  /^(add|subtract|deduct|take off|take|knock off|increase by|reduce by|decrease by|discount)(?: (?:another|it by|a further))? (-? ?[\d.]+)( percent)?(?: more| again| away| off)?$/

const money =
  'dollar dollars buck bucks usd euro euros eur quid gbp cent cents yen rupee rupees franc francs crown crowns yuan peso pesos pound pounds'
const isSumText = createWordTest([
  ...wordsOf(also, lead, leadAgain, tail, that, alone, bareVerb, hintAfter, ...framePatterns, ...writtenPatterns),
  ...grammarWords,
  ...unitWords(),
  ...money.split(' '),
  ...'twos threes fours fives sixes sevens eights nines tens elevens twelves twenties thirties forties fifties hundreds thousands unknown percentage percent another no sorry wait oops or rather actually hang scratch mean meant said tips gratuity bill check tab meal dinner lunch another it by further more again away off ways too for'.split(
    ' ',
  ),
])

/** A sum does something with its numbers. */
const operation =
  /[-+*/^%=×÷√(]|\b(?:plus|minus|times?|twice|thrice|double|triple|multipl\w+|product|divid\w+|into|quotient|over|mod\w*|power|raised?|square\w*|cubed?|cubic|roots?|factorial|percent\w*|per cents?|hal[fv]\w*|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten)ths?|add(?:ed|ing)?|sum|total|together|combined|subtract\w*|take|deduct|less|more|fewer|than|difference|average|mean|median|remainder|left|split|share|increased?|reduced?|decreased?|lower|dozen|double|triple|halve|cut|discount|tip|off|go|goes|fit|fits|(?:two|three|four|five|six|seven|eight|nine|ten|twelve)e?s|pi|log\w*|absolute|\d+s|co?sine|sine|tangent|to the)\b| x /

/** The cheap question before the dear one. */
export function mayBeSum(core: string, hasPrevious: boolean): boolean {
  if (core.length > longestSum || noSum.test(core)) return false
  return (hint.test(core) || (hasPrevious && hintAfter.test(core))) && operation.test(core) && isSumText(core)
}

/**
 * @param core plain text of the whole request
 * @param previous what "that" and a leading operator refer to
 * @returns the sum, and its text in full, which the words of a correction may change; null when it is no sum
 */
export function readSum(core: string, previous: Previous | null): (Sum & { text: string }) | null {
  const question = without(core.replace(sought, 'unknown'), also, lead, leadAgain)
  const text = without(written(question), tail)
  return readWritten(text, previous, question !== core)
}

/** @param text as `written` gives it; @param asked whether words before it asked for a result */
export function readWritten(text: string, previous: Previous | null, asked: boolean): (Sum & { text: string }) | null {
  const whole = previous === null ? text : referring(text)
  const read = (part: string): Sum | null => parseSum(part, previous)
  const deep = (part: string): Sum | null => read(part) ?? framedSum(part, read)
  const sum = read(whole) ?? framedSum(whole, deep)
  if (!sum || sum.plain || sum.percent !== undefined) return null
  if (!asked && !sum.compound && !/\d|\bthat\b/.test(whole)) return null
  const named = previous?.label ? `${previous.value} ${previous.label.many}` : (previous?.value ?? '')
  return { ...sum, text: whole.replace(/\bthat\b/g, named) }
}

/** Puts "that" where a follow-up leaves it out: "times three", "halve", "add 5", "20 percent off". */
function referring(text: string): string {
  const value = text.replace(that, 'that').replace(/\b(?:all of|of all) that\b/g, 'that')
  if (/^[-+*/^] /.test(value) && !/\bthat\b/.test(value)) return `that ${value}`
  if (/^(?:squared|cubed|mod \S+|to the \S+|factorial)$/.test(value)) return `that ${value}`
  const verb = alone.exec(value)?.[1]
  if (verb) return `${verb} that`
  if (/\bthat\b/.test(value)) return value
  const [, word = '', number = '', percent = ''] = bareVerb.exec(value) ?? []
  if (word) return `that ${/^(?:add|increase)/.test(word) ? '+' : '-'} ${number}${percent}`
  if (/^[\d.]+ percent (?:off|more|less)$/.test(value)) return `${value}${/off$/.test(value) ? '' : ' than'} that`
  const ways = /^split (?:between |among |by |into |in )?([\d.]+(?: \w+)?)$/.exec(value)?.[1]
  return ways ? `split that ${ways}` : value
}
