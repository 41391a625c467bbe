/** What goes on from the last result, whatever words lead over to it: "plus another 3.25", "add that to the 85", "and a fifth?" */
import type { Context } from '../ability'
import { digits } from '../numbers'
import { written } from '../sum-words'
import { rankOf } from '../sum-vocabulary'
import type { Rewriting } from './references'

const part = '(?:hal[fv]e?|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?'
const fraction = new RegExp(`^(?:and |or |so |now |then |what is |what about |how about )*((?:an?|one|1|\\d) ${part})$`)
const fractionAt = new RegExp(`\\b(?:an?|one|\\d) ${part}(?= of )`)
const power =
  /^(?:and |or |so |now |then |what is |what about |how about |raised )*(?:\^|to the) (?:power (?:of )?)?(\d+)(?:st|nd|rd|th)?(?: power)?$/
const powerAt = /\^ \S+$|squared$|cubed$/
const rankAt = new RegExp(`\\bto the (\\w+?)(?: power)?$`)
const done: Readonly<Record<string, string>> = {
  doubled: 'double',
  halved: 'halve',
  squared: 'square',
  tripled: 'triple',
}

/** "An extra five on top" */
const more =
  /^(?:and |then |now |so |plus )*(?:another|an? (?:extra|additional|further)|extra|additional) ([$€£]?\d[\d.]*(?: percent)?)(?: (?:on top|more|as well|too))*$|^(?:and |then |now |so )*([$€£]?\d[\d.]*(?: percent)?) (?:on top|more|extra)$/
const each =
  /^(?:(?:and|so|then) )*(?:how much|what) (?:is|would|does|will) (?:that|it|this)(?: be| come to| make)? (?:per (?:person|head)|each|apiece|for each)(?: of us| person)? (?:for|between|among|amongst|with|by|if (?:we are|there are)) (\d+)(?: of us| people| persons| friends)?$/

/** Cheap: most requests hold none of these. */
const mayBeFull = /\d|\b(?:itself|doubled|halved|squared|tripled|times|per|each|apiece)\b/

/** Words that change nothing of what is done with the result. */
const fluff: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:another|an? (?:extra|additional|further|other)|extra|additional|a further|(?<=\b(?:add|plus) )the)(?= [$€£]?\d)/g,
    '',
  ],
  [/(?<!percent )\bthe (?=[$€£]?\d)/g, ''],
  [/(?<=\d(?: [a-z]+)?) (?:more|extra|again|as well|too|(?:on top|off)(?: of)? (?:that|it)|on top)$/, ''],
  [/\b(?:times|time) (that|it|this) (?:by|with) /, 'multiply $1 by '],
  [/\b(?:plus|minus) (?:that|it|this) (?:by|with|and) /, 'add $1 to '],
  [/\b(?:times|multiplied by|multiply it by) itself$/, 'squared'],
  [/\b(that|it|this) (doubled|halved|squared|tripled)\b/, ' $2 '],
]

function plainly(core: string): string {
  const added = more.exec(core)
  if (added) return `plus ${added[1] ?? added[2] ?? ''}`
  const ways = each.exec(core)?.[1]
  if (ways) return `split that ${ways} ways`
  let text = core
  for (const [pattern, to] of fluff) text = text.replace(pattern, to)
  text = text.replace(/ (doubled|halved|squared|tripled) /, (_, verb: string) => ` ${done[verb] ?? ''} that`)
  return text.replace(/\s+/g, ' ').trim()
}

const asksTotal =
  /^(?:(?:and|so|but|okay|then|now) )*(?:(?:what (?:is|was|does|would be)|how much (?:is|does|do i pay|will i pay)|give me|tell me) )?(?:(?:it|that|this) )?(?:(?:come to|make|in) )?(?:the |my |a )?(?:(?:whole|grand|final) )?(?:total|bill|sum|altogether|in total|all together|total (?:bill|price|cost)|(?:with|including) (?:the )?(?:tip|tax|it|that))(?: (?:be|then|now|come to|with (?:the )?(?:tip|tax)|to pay|including (?:the )?tip))*$/
const shareAt = /([\d.]+) percent (tip (?:on|for)|of) (?:an? )?([\d.]+(?: [a-z]+)?)/

/** Of a share of money, the total is what it was taken of and the share. */
function totalOf(core: string, text: string): Rewriting[] {
  const [, percent, kind = '', amount = ''] = (asksTotal.test(core) && shareAt.exec(text)) || []
  if (!percent || !(kind.startsWith('tip') || / /.test(amount))) return []
  return [{ text: `${amount} plus ${percent} percent`, rank: kind.startsWith('tip') ? 0.95 : 0.85 }]
}

/** Each still to be understood, in the talk as it stands: "that" is the last result. */
export function onResult(core: string, { value, topic, frames }: Context): Rewriting[] {
  if (value === null || core.length > 60) return []
  const [last] = frames
  const text = last && /^(?:arithmetic|number-facts)$/.test(last.ability) ? last.text : ''
  const said = digits(core)
  const found = totalOf(core, text)
  const share = fraction.exec(said)?.[1]
  if (share)
    found.push({ text: fractionAt.test(text) ? text.replace(fractionAt, share) : `${share} of that`, rank: 0.95 })
  const ordinal = rankOf(rankAt.exec(core)?.[1] ?? '')
  const exponent = !/ the |\^/.test(` ${said}`)
    ? undefined
    : (power.exec(written(said))?.[1] ?? (ordinal ? String(ordinal) : undefined))
  if (exponent && powerAt.test(text)) found.push({ text: text.replace(powerAt, `^ ${exponent}`), rank: 0.97 })
  const plain = topic === 'arithmetic' && mayBeFull.test(said) ? plainly(said) : said
  if (plain !== said) found.push({ text: plain, rank: 0.9 })
  return found
}
