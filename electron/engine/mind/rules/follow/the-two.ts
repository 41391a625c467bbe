/** Requests about the last two things that were told: "which one is bigger?", "by how much?", "add them up". */
import { lastTwo, type Told } from './told'
import type { Rewriting } from './references'

const both =
  '(?:(?:of |between )?(?:the two|the both|them|both|both of them|those(?: two)?|these(?: two)?|they)(?: (?:numbers|results|days|dates|values))?)'
const which = new RegExp(
  `^(?:and |so |but )*(?:which|what)(?: (?:one|number|result|day|date|holiday))?(?: ${both})? (?:is|was|comes|came|would be|will be|falls|happens|takes)(?: (?:the|that))?(?: (far|nearer))? ?(\\w+)(?: (?:one|of the two|of them|number|of both|then|now|longer))*$`,
)
const apart = new RegExp(
  `^(?:and |so |but )*(?:by )?how (?:much|far|long|many (days|weeks|months|hours))(?: (?:more|less|bigger|larger|longer|apart|between|is|are|there|do|lie|the difference|difference|in))*(?: ${both})?(?: apart)?$|^(?:and |so |but )*(?:what is |what was |tell me |give me )?the (?:difference|gap|distance)(?: between)?(?: (?:in (days|weeks)))?(?: ${both})?$`,
)
/** "How much less is that than the first one?" */
const than =
  /^(?:and |so |but )*(?:by )?how (?:much|many|far) (?:less|more|bigger|larger|smaller|higher|lower|greater|cheaper|dearer|fewer|longer|shorter)? ?(?:is|was|are) (?:that|it|this|the (?:second|last|new) one) (?:(?:less|more|bigger|larger|smaller|higher|lower|greater|cheaper|fewer) )?(?:than|from|compared (?:to|with)) (?:the )?(first|other|last|previous|before|one before|second)(?: (?:one|result|number|answer|price|time))?$/
const aheadOf =
  /^(?:and |so |but )*(?:(?:which|who|where|what)(?: (?:one|city|place|country|of (?:them|the two|these|those)))* (?:is|comes)(?: it)?(?: the| further| farther| time)* (ahead|later|earlier|behind|first|east|west)(?: (?:one|in time|of the two|then|now))*|(?:who|which(?: one)?) gets there first)$/
const total = new RegExp(
  `^(?:and |so |but |okay )*(?:(?:what|how much) (?:do|does|would|is|are|will) ${both} (?:add up to|come to|make|sum to|total|amount to|give|be|together)?(?: together| in total| altogether| combined)*|(?:add|sum|total) ${both}(?: up| together)*|(?:what is |what about |give me )?(?:the )?(?:sum|total)(?: ${both})?|(?:what is (?:it|that) |how much is (?:it|that) )?(?:all )?(?:together|combined|altogether)|${both} (?:together|combined|in total))$`,
)
const operation = new RegExp(
  `^(?:and |so |but |now )*(?:what is |what about |give me )?(?:the )?(average|mean|product) ${both}$`,
)
const multiplied = new RegExp(`^(?:and |so |but |now )*multiply ${both}(?: together)?$`)
const ordered =
  /^(?:and |so |but |now )*(divide|subtract|take) the (first|second|smaller|larger|bigger|last)(?: (?:one|number|result))? (by|from|away from|off) the (first|second|other|smaller|larger|bigger|last)(?: (?:one|number|result))?$/
const comparing =
  /^(?:bigger|larger|greater|more|higher|longer|most|biggest|largest|highest|smaller|less|lower|fewer|shorter|least|smallest|lowest|taller|heavier|lighter|faster|slower|hotter|warmer|colder|cooler|further|farther)$/
const superlative = /^(?:biggest|largest|highest|smallest|lowest)$/
const several =
  '(?:(?:all|of|the|these|those|last) )*(?:three|four|five|all of them|them all|these all|all)(?: (?:numbers|results|of (?:them|those|these)))?'
/** Of more than two: "add all three", "the average of all of them". */
const ofAll = new RegExp(
  `^(?:and |so |but |now |okay )*(?:what (?:is|do|does) |give me |tell me )?(?:(?:the )?(sum|total|average|mean|product) of |(add|multiply|sum) )?(${several})(?: (add up to|come to|make))?(?: (?:up|together|in total))*$`,
)
const counts: Record<string, number> = { three: 3, four: 4, five: 5 }
const soonest = /^(?:first|earlier|earliest|sooner|soonest|later|latest|last|closer|closest|nearer|nearest)$/
const mayBe =
  /\b(?:where|who|which|what|how|all|three|four|five|two|them|both|together|combined|difference|sum|total|first|second|altogether)\b/

const amount = ({ words }: Told): number => Number.parseFloat(words)

export function ofTheTwo(core: string, told: readonly Told[]): Rewriting[] {
  const pair = core.length <= 80 && mayBe.test(core) ? lastTwo(told) : null
  if (!pair) return []
  const [first, second] = pair
  const found = (text: string, rank = 0.9): Rewriting[] => [{ text, rank }]
  if (first.kind === 'place') {
    const side = aheadOf.exec(core)?.[1]
    const between =
      apart.test(core) ||
      /^(?:and )?(?:by )?how (?:much|many hours)(?: (?:is|are|lie)(?: there)?)? ?(?:between them)?$/.test(core)
    if (side) return found(`which is ${side === 'first' ? 'ahead' : side} ${first.words} or ${second.words}`)
    return between ? found(`what is the time difference between ${first.words} and ${second.words}`) : []
  }
  if (first.kind === 'day') {
    const word = which.exec(core)?.[2] ?? ''
    const named = pair.map(({ words, name }) => name ?? words).join(' or ')
    if (soonest.test(word)) return found(`which comes ${word} ${named}`)
    if (/^(?:longer|shorter|further|farther)$/.test(word))
      return found(`which comes ${word === 'shorter' ? 'first' : 'later'} ${named}`)
    const distance = apart.exec(core)
    return distance
      ? found(`how many ${distance[1] ?? distance[2] ?? 'days'} between ${first.words} and ${second.words}`)
      : []
  }
  if (first.kind !== 'number') return []
  const other = than.exec(core)?.[1]
  if (other) {
    const all = told.filter(({ kind, words }) => kind === 'number' && words !== second.words)
    const meant = other === 'first' ? (all[0] ?? first) : first
    const [high, low] = amount(meant) >= amount(second) ? [meant, second] : [second, meant]
    return found(`${high.words} minus ${low.words}`)
  }
  const word = which.exec(core)?.[2] ?? ''
  const numbers = told.filter(({ kind }) => kind === 'number').map(({ words }) => words)
  const plain = numbers.filter((words) => !words.includes(' '))
  if (superlative.test(word) && plain.length > 2) return found(`what is the ${word} of ${plain.join(', ')}`)
  const whole = plain.length > 2 ? ofAll.exec(core) : null
  if (whole?.[1] ?? whole?.[2] ?? whole?.[4]) {
    const meant = plain.slice(-(counts[/three|four|five/.exec(core)?.[0] ?? ''] ?? plain.length))
    if (whole?.[2] === 'multiply' || whole?.[1] === 'product') return found(meant.join(' times '))
    return found(/average|mean/.test(whole?.[1] ?? '') ? `the average of ${meant.join(', ')}` : meant.join(' plus '))
  }
  if (comparing.test(word)) return found(`which is ${word} ${first.words} or ${second.words}`)
  const [large, small] = amount(first) >= amount(second) ? [first, second] : [second, first]
  if (apart.test(core)) return found(`${large.words} minus ${small.words}`)
  if (total.test(core)) return found(`${first.words} plus ${second.words}`)
  const kind = operation.exec(core)?.[1]
  if (kind) return found(`the ${kind} of ${first.words} and ${second.words}`)
  if (multiplied.test(core)) return found(`${first.words} times ${second.words}`)
  const [, verb = '', one = ''] = ordered.exec(core) ?? []
  if (verb === '') return []
  const picked = { first, second, last: second, smaller: small, larger: large, bigger: large }[one] ?? second
  const rest = picked === first ? second : first
  return found(verb === 'divide' ? `${picked.words} divided by ${rest.words}` : `${rest.words} minus ${picked.words}`)
}
