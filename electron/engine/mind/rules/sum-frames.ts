/** Sums that are told as a sentence: "add 3 and 4", "20 is what percent of 50", "split 90 dollars three ways". */
import { applied, combined, type Sum } from './sum'
import {
  asPercent,
  changed,
  off,
  percentChange,
  quotientAndRest,
  remainder,
  series,
  shareOf,
  split,
  tip,
  wholeOf,
} from './sum-shares'

/** Reads a part of the sentence, which may be a sum itself. */
type Read = (text: string) => Sum | null
type Build = (slots: readonly Sum[]) => Sum | null

const percent = '(-?[\\d.]+) percent'
const people =
  '(?: (?:people|persons|friends|of us|ways|parts|equal parts|equal shares|pieces|guests|kids|children|times))?(?: equally)?'

const two =
  (build: (a: Sum, b: Sum) => Sum | null): Build =>
  ([a, b]) =>
    a && b ? build(a, b) : null
const swapped = (build: (a: Sum, b: Sum) => Sum | null): Build => two((a, b) => build(b, a))

/** What is to be found stands among the numbers: "9 times what is 72". */
const missing = (
  sign: '+' | '-' | '*' | '/',
  told: (one: string, all: string, result: string) => string,
  isSwapped = false,
): Build =>
  two((one, all) => {
    const sum = isSwapped ? combined(all, sign, one) : combined(one, sign, all)
    return sum && { ...sum, answer: (result) => told(one.phrase, all.phrase, result) }
  })

const frames: readonly (readonly [RegExp, Build])[] = [
  [
    /^(?:sum|total|add|add up)(?: of)?(?: all)?(?: the)? numbers (?:from|between) (.+?) (?:to|and|through) (.+)$/,
    two(series),
  ],
  [
    /^(?:the )?(?:sum|total) (?:of )?(?:all |the )*numbers (?:from|between) (.+?) (?:to|and|through) (.+)$/,
    two(series),
  ],
  [/^(?:the )?sum (?:from|of) (\d+) to (\d+)$/, two(series)],
  [new RegExp(`^(?:add|put) ${percent} (?:to|onto|on top of) (.+)$`), two((p, a) => changed(a, asPercent(p), '+'))],
  [/^(.+?) and (.+?) (?:together|combined|added(?: up| together)?|summed up)$/, two((a, b) => combined(a, '+', b))],
  [/^multiply (.+?) (?:by|with|and|times|\*) (.+)$/, two((a, b) => combined(a, '*', b))],
  [/^(?:divide|the quotient of|quotient of) (.+?) (?:by|and|through) (.+)$/, two((a, b) => combined(a, '/', b))],
  [/^divide (.+?) (?:in|into) (.+?)(?: parts| equal parts| pieces)$/, two((a, b) => combined(a, '/', b))],
  [
    new RegExp(
      `^(?:split|divide|share)(?: up)?(?: (?:a|the))?(?: (?:bill|check|cost|price|total|tab|sum))?(?: of)?(?: an?)? (.+?)(?: (?:bill|check|tab|total))? (?:by|between|among|amongst|into|in|for|with|across)? ?(-?[\\d.]+)${people} (?:with|plus|\\+|including|and)(?: a| an)? ${percent}(?: tip| gratuity)?$`,
    ),
    ([a, n, p]) => (a && n && p ? split(a, n, p) : null),
  ],
  [
    new RegExp(
      `^(?:split|divide|share)(?: up)?(?: (?:a|the))?(?: (?:bill|check|cost|price|total|tab|sum))?(?: of)?(?: an?)? (.+?)(?: (?:bill|check|tab|total))? (?:by|between|among|amongst|into|in|for|with|across)? ?(-?[\\d.]+)${people}$`,
    ),
    two(split),
  ],
  [
    new RegExp(
      `^(.+?) (?:split|divided|shared|/) (?:by |between |among |amongst |into )?(-?[\\d.]+) (?:ways|people|persons|friends|of us|parts|pieces|groups|kids|children)$`,
    ),
    two(split),
  ],
  [new RegExp(`^(?:take|subtract|knock|deduct) ${percent} (?:off|from|off of|away from) (.+)$`), two(off)],
  [/^(?:subtract|-|deduct|take) (.+?) (?:away )?(?:from|off) (.+)$/, swapped((a, b) => combined(a, '-', b))],
  [/^(?:increase|raise|grow) (.+?) by (.+)$/, two((a, b) => changed(a, b, '+'))],
  [/^(?:reduce|decrease|lower|cut|discount|shrink) (.+?) by (.+)$/, two((a, b) => changed(a, b, '-'))],
  [
    new RegExp(
      `^(?:an? |the )?(?:price |cost )?(?:of )?${percent} (?:off|off of|discount on|discount of|discount from|less than) (.+)$`,
    ),
    two(off),
  ],
  [
    new RegExp(`^(.+?) (?:with|at|and)(?: a)? ${percent} (?:off|discount)$|^(.+?) - ${percent} discount$`),
    swapped(off),
  ],
  [new RegExp(`^${percent} (?:more|higher|greater) than (.+)$`), two((p, a) => changed(a, asPercent(p), '+'))],
  [/^(.+?) more than (.+)$/, swapped((a, b) => combined(a, '+', b))],
  [/^(.+?) (?:less|fewer|-) than (.+)$/, swapped((a, b) => combined(a, '-', b))],
  [
    /^(?:the )?remainder (?:of|when|if|from)(?: you| i| we)? ?(?:divide |dividing )?(.+?)(?: is)? (?:\/|by) (.+)$/,
    two(remainder),
  ],
  [/^(.+?) \/ (.+?) (?:with|and)(?: (?:a|the))? remainder$/, two(quotientAndRest)],
  [/^(?:the )?remainder (?:of|when) (.+?) and (.+)$/, two(remainder)],
  [/^(?:is )?left(?: over)? (?:when|if) (?:you |i )?(?:divide )?(.+?)(?: is)? (?:\/|by) (.+)$/, two(remainder)],
  [
    /^(?:how (?:many (?:times|\*)|often) (?:does|do|will|can|would) )?(.+?) (?:go|goes|fit|fits) (?:into|in) (.+)$/,
    swapped((a, b) => combined(a, '/', b)),
  ],
  [
    /^how many (halve|third|quarter|fourth|fifth|sixth|eighth|tenth)s (?:are |go |fit |there )*(?:in|into|make) (.+)$/,
    swapped((a, b) => combined({ ...a, label: null }, '/', b)),
  ],
  [/^(-?[\d.]+) into (-?[\d.]+)$/, swapped((a, b) => combined(a, '/', b))],
  // A dozen is written as 12 by now.
  [/^how many (12)s? (?:is|are|make|makes|are in|are there in) (.+)$/, swapped((a, b) => combined(a, '/', b))],
  [/^how many (\d+)s (?:are |go |fit )*(?:there )?(?:in|into|make) (.+)$/, swapped((a, b) => combined(a, '/', b))],
  [/^(?:what )?percent(?:age)? of (.+?) (?:is|are|would be|makes?) (.+)$/, swapped(shareOf)],
  [/^(.+?) (?:is|are) (?:what|which|how many) percent(?:age)? of (.+)$/, two(shareOf)],
  [/^(?:what )?percent(?:age)? (?:is |are )?(.+?) (?:out )?of (.+)$/, two(shareOf)],
  [/^(.+?) as (?:a |an )?percent(?:age)? of (.+)$/, two(shareOf)],
  [/^(.+?) (?:out )?of (.+?) (?:as|in|is what)(?: a)? percent(?:age)?$/, two(shareOf)],
  [
    /^(?:the )?percent(?:age)? (?:change|increase|decrease|difference|growth)? ?(?:from|between) (.+?) (?:to|and) (.+)$/,
    two(percentChange),
  ],
  [new RegExp(`^(.+?) is ${percent} of (?:what|which)(?: number)?$`), two(wholeOf)],
  [new RegExp(`^${percent} of (?:what|which)(?: number)? is (.+)$`), swapped(wholeOf)],
  [
    /^left(?: over)? (?:if|when) (?:i|you|we) (?:take|subtract|-)(?: away)? (.+?) (?:away )?from (.+)$/,
    swapped((a, b) => combined(a, '-', b)),
  ],
  [/^(.+?) \+ unknown (?:is|=|equals|makes|gives) (.+)$/, missing('-', (a, c, r) => `${a} plus ${r} is ${c}`, true)],
  [/^unknown \+ (.+?) (?:is|=|equals|makes|gives) (.+)$/, missing('-', (b, c, r) => `${r} plus ${b} is ${c}`, true)],
  [/^(.+?) - unknown (?:is|=|equals|makes|gives) (.+)$/, missing('-', (a, c, r) => `${a} minus ${r} is ${c}`)],
  [/^unknown - (.+?) (?:is|=|equals|makes|gives) (.+)$/, missing('+', (b, c, r) => `${r} minus ${b} is ${c}`)],
  [/^(.+?) \* unknown (?:is|=|equals|makes|gives) (.+)$/, missing('/', (a, c, r) => `${a} times ${r} is ${c}`, true)],
  [/^unknown \* (.+?) (?:is|=|equals|makes|gives) (.+)$/, missing('/', (b, c, r) => `${r} times ${b} is ${c}`, true)],
  [/^(.+?) \/ unknown (?:is|=|equals|makes|gives) (.+)$/, missing('/', (a, c, r) => `${a} divided by ${r} is ${c}`)],
  [/^unknown \/ (.+?) (?:is|=|equals|makes|gives) (.+)$/, missing('*', (b, c, r) => `${r} divided by ${b} is ${c}`)],
  [
    /^(?:(?:do|must|should) (?:i|you|we) (?:need |have )?(?:to )?add|(?:need to be|must be|has to be|is) added|to add|add) to (.+?) to (?:get|make|reach|have)(?: to)? (.+)$/,
    missing('-', (a, c, r) => `${a} plus ${r} is ${c}`, true),
  ],
  [/^have (.+)$/, ([a]) => (a ? applied((x) => `(${x} / 2)`, 'half of', a, true) : null)],
]

/** "3 plus 4 and then times 2": what comes later is done with all that came before. */
function chained(text: string, read: Read): Sum | null {
  const [, before = '', sign = '', after = ''] = /^(.+) (?:and then|and|then|all) ([-+*/]) (.+)$/.exec(text) ?? []
  const left = before && read(before)
  const right = after && read(after)
  return left && right ? combined(left, sign, right) : null
}

const tipWords =
  /\b(?:tips?|tipping|gratuity|the|a|an|my|our|this|bill|check|tab|meal|dinner|lunch|restaurant|should|would|do|i|we|leave|give|pay|be|is|was|came|comes|to|if|how|much|what|on|for|of|at|with|that is|and)\b/g
const percentOf = /(-?[\d.]+) percent/

/** "What's the tip on a 60 dollar bill at 15 percent?": wherever the two stand among the words of a tip. */
function tipped(text: string, read: Read): Sum | null {
  const p = /\b(?:tips?|tipping|gratuity)\b/.test(text) ? percentOf.exec(text)?.[1] : undefined
  if (p === undefined) return null
  const isReferring = /\bthat\b(?! is)/.test(text)
  const rest = text.replace(percentOf, ' ').replace(tipWords, ' ').replace(/\s+/g, ' ').trim()
  const share = read(p)
  const amount = read(isReferring && rest === '' ? 'that' : rest)
  return share && amount && tip(share, amount)
}

export const framePatterns = [...frames.map(([pattern]) => pattern), tipWords]

const wholly = /^(.+) all (squared|cubed)$/

export function framedSum(text: string, read: Read): Sum | null {
  for (const [pattern, build] of frames) {
    const slots = pattern
      .exec(text)
      ?.slice(1)
      .filter((slot) => slot !== undefined)
      .map((slot) => read(slot))
    if (!slots || slots.includes(null)) continue
    const sum = build(slots.filter((slot) => slot !== null))
    if (sum) return sum
  }
  const withTip = tipped(text, read)
  if (withTip) return withTip
  const all = wholly.exec(text)
  if (all) return read(`( ${all[1]} ) ${all[2]}`)
  const sequel = chained(text, read)
  if (sequel) return sequel
  const listed = /^(add|sum|multiply)(?: up| together)? (.+?)(?: together| up)?$/.exec(text)
  return listed
    ? read(`${listed[1] === 'multiply' ? 'product' : 'sum'} of ${listed[2]?.replace(/ to /g, ' and ')}`)
    : null
}
