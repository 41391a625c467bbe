/** Two ends of one range: "between 2 and 8 degrees", "below 2 or above 8", of which the lower one is the minimum. */
import type { Parameter } from './declared'
import { numbersIn, take, type Said } from './said'

const lower = /^(?:min|minimum|low|lower|lowest|from|floor)$/
const upper = /^(?:max|maximum|high|upper|highest|to|ceiling)$/
const between =
  /^ ?(?:%|percent|degrees?|celsius|fahrenheit|dollars|euros|kilos|kilometers|miles)? ?(?:to|and|or|-|–|through|up to|nor)(?: (?:it )?(?:goes|is|gets|rises|climbs|falls|drops))?(?: (?:above|over|below|under|more than|less than|exceeds))? ?$/i

const withoutEnd = ({ words }: Parameter, end: RegExp) => words.filter((word) => !end.test(word)).join(' ')

/** @returns the ends by the names of their parameters; none where only one of them was said */
export function takeRange(said: Said, numbers: readonly Parameter[]): Record<string, number> {
  const first = numbers.find(({ words }) => words.some((word) => lower.test(word)))
  const last = numbers.find(
    (one) => one.words.some((word) => upper.test(word)) && first && withoutEnd(one, upper) === withoutEnd(first, lower),
  )
  if (!first || !last) return {}
  const found = numbersIn(said.text)
  const at = found.findIndex((one, index) => {
    const next = found[index + 1]
    return next !== undefined && between.test(said.text.slice(one.to, next.from))
  })
  const [one, other] = found.slice(at < 0 ? found.length : at, at + 2)
  if (!one || !other) return {}
  const lead = /(?:\b(?:between|from|below|under|above|over|less than|more than) )+$/i.exec(
    said.text.slice(0, one.from),
  )
  take(said, lead?.index ?? one.from, other.to)
  return { [first.name]: Math.min(one.value, other.value), [last.name]: Math.max(one.value, other.value) }
}
