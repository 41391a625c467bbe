/** Short stories that end in a sum: "I have 12 apples and I eat 5, how many are left?" */
import { digits } from './numbers'

const asks =
  /\b(?:how (?:many|much)|what)\b(?: [a-z]+){0,3} (?:left(?: over)?|remain(?:s|ing)?|do (?:i|you|we|they) (?:now )?(?:have|own|still have)|(?:does|will|would|do) (?:he|she|it|\w+) (?:now )?(?:have|own)|are there|is there|is that|in total|altogether|total)\b/
const begins =
  /\b(?:have|has|had|got|own|owns|start|starts|started|begin|begins|with|are|were|is|was|bought|buy|buys|bake|baked|found|pick|picked|earn|earns|earned)\b/
const loses =
  /\b(?:eat|eats|ate|give|gives|gave|giving|lose|loses|lost|spend|spends|spent|sell|sells|sold|use|uses|used|drop|drops|dropped|break|breaks|broke|take|takes|took|taken|remove|removed|leave|leaves|left|fly away|flew away|die|dies|died|drink|drinks|drank|throw|threw|donate|donated|pay|pays|paid|away|off)\b/
const gains =
  /\b(?:get|gets|got|buy|buys|bought|find|finds|found|receive|received|add|adds|added|win|wins|won|pick|picked|more|another|earn|earns|earned|join|joined|arrive|arrived|come|came|collect|collected|borrow|borrowed|give me|gives me|gave me)\b/

/** Each number with the words that lead up to it. */
const step = /([^\d]*?)([$€£]?\d+(?:\.\d+)?(?: (?:dollars?|euros?|bucks|cents))?)(?=\s|$)/g

const price = '([$€£][\\d.]+|[\\d.]+ (?:dollars?|euros?|pounds?|bucks|quid|cents))'
const asksPrice =
  /\b(?:what|how much)\b.*\b(?:pay|costs?|price|it|owe|spend|total|all|altogether|come to|save|that|they)\b/
const reduction = /\b([\d.]+) ?(?:%|percent) (?:off|discount|cheaper|reduction|less)\b/
const prices = new RegExp(`(?:^|\\s)${price}(?=\\s|$)`)
const each = new RegExp(
  `\\b(\\d+) (?:[a-z]+ ){1,3}(?:(?:that |which )?(?:are|is|at|for|costs?|costing) )+${price} (?:each|apiece|a piece|per [a-z]+|an? [a-z]+)\\b`,
)

/** "A shirt is 40 dollars and it is 25% off, what do I pay?" */
function tellPrice(core: string): string | null {
  const text = asksPrice.test(core) ? digits(core) : ''
  const percent = reduction.exec(text)?.[1]
  const whole = prices.exec(text)?.[1]
  if (percent && whole) return `${percent} percent ${/\bsave\b/.test(text) ? 'of' : 'off'} ${whole}`
  const [, amount = '', one = ''] = each.exec(text) ?? []
  return amount === '' ? null : `${amount} times ${one}`
}

const things = '(?:[a-z]+ ){1,3}'
const ratios: readonly (readonly [RegExp, (a: string, b: string, c: string) => string])[] = [
  // "5 apples cost $3, how much do 8 cost?"
  [
    new RegExp(`^(?:if )?(\\d+) ${things}(?:cost|costs|are|is) ${price} (?:what|how much)\\b.*? (\\d+)(?: [a-z]+)*$`),
    (many, paid, wanted) => `${paid} divided by ${many} times ${wanted}`,
  ],
  // "3 eggs for 4 people, how many for 12?"
  [
    new RegExp(
      `\\b(\\d+) ${things}(?:for|feeds?|serves?|makes?|per) (\\d+)(?: [a-z]+){0,2} (?:what|how many|how much)\\b.*? for (\\d+)(?: [a-z]+)?$`,
    ),
    (amount, many, wanted) => `${amount} divided by ${many} times ${wanted}`,
  ],
  // "60 miles per hour for 3 hours, how far?"
  [
    /\b(\d+) (miles|kilometers|kilometres|km|meters) (?:per|an) hour for (\d+) hours? how far\b/,
    (speed, unit, hours) => `${speed} ${unit} times ${hours}`,
  ],
]

function tellRatio(core: string): string | null {
  const text = digits(core)
  for (const [pattern, sum] of ratios) {
    const [, a = '', b = '', c = ''] = pattern.exec(text) ?? []
    if (a !== '') return sum(a, b, c)
  }
  return null
}

/** @returns the sum in words ("12 minus 5"), or null when nothing of the kind is told */
export function tellProblem(core: string): string | null {
  if (core.length > 250 || !/\bhow (?:many|much|far)\b|\bwhat\b/.test(core)) return null
  const priced = tellPrice(core) ?? tellRatio(core)
  if (priced) return priced
  const asked = asks.exec(core)
  if (!asked) return null
  const told = digits(`${core.slice(0, asked.index)} ${core.slice(asked.index + asked[0].length)}`)
  const steps = [...told.matchAll(step)]
  const [first, ...rest] = steps
  if (!first || rest.length === 0 || !begins.test(first[1] ?? '')) return null
  let sum = first[2] ?? ''
  for (const [at, [, words = '', number = '']] of rest.entries()) {
    const after = at === rest.length - 1 ? told.slice((rest[at]?.index ?? 0) + (rest[at]?.[0].length ?? 0)) : ''
    const [lost, gained] = [loses, gains].map((verbs) => verbs.test(words) || verbs.test(after))
    // "gave me 3" gains what "gave away 3" loses.
    const isGain = /\b(?:gives?|gave) (?:me|him|her|us|them)\b/.test(words)
      ? /\b(?:me|us)\b/.test(words)
      : gained && !lost
    if (!lost && !gained) return null
    sum += ` ${isGain ? 'plus' : 'minus'} ${number}`
  }
  return sum
}
