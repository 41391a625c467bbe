/** "My back is freezing, turn the heating up": the clause that asks, told from the one that says why. */
import { hear, type Heard } from '../heard'
import { wish } from './request'

interface Order {
  heard: Heard
  /** Its only object is "it" or "that": what is meant was said before. */
  pointsBack: boolean
  /** What was said before it, as it was written. */
  before: string
}

const cut = /[.;!]\s+|,\s+(?:(?:and )?so|but|then|please|and)?\s*|\s+so\s+|\s+[–—-]\s+/gi

/** What only says why, or what is not wanted. What depends on something else is no reason. */
const reason =
  /^(?:actually |honestly |well |oh |um |okay |hey |ugh |man |wow |yeah )*(?:i|we|it|he|she|they|you|there|my|our|the|this|that|these|those|his|her|since|because|as|no|not|nobody|everybody|everyone|somebody|someone|today|tomorrow|tonight|(?:[\w']+ ){1,3}?(?:is|are|was|were|has|have|got|keeps?|seems?|looks?|arrived|came|needs|broke|died|\w{3,}ed))\b/
const condition = /\b(?:if|when|unless|once|until|after|before|whenever|said|says|told|asked|think|thought)\b/

const pointing =
  /^[a-z]+(?: down| up| in)? (?:it|that|this|them|those)(?: (?:right away|immediately|at once|now|down|up|in|off|too|quick|fast|today|as well))*$/

const pronoun = /^([a-z]+) (?:it|them|that one|those)\b/i
const personal = /^([a-z]+) (?:him|her|them)\b/i
/** Who "him" is: a name, or "my brother". */
const person = /(?<=\s)\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*(?!\p{L})|\b(?:my|our) \p{Ll}+/u
/** What "it" means in the clause that follows. */
const object =
  /\b((?:the|my|our|this|these|those) [\w-]+(?: [\w-]+)?)(?= (?:any ?more|is|are|was|were|got|has|have|keeps?|looks?|arrived|came)\b|$)/

/**
 * @param beginsOrder whether plain words begin as an order or a question does
 * @returns null when the whole of it is the order
 */
export function orderIn({ raw }: Heard, beginsOrder: (core: string) => boolean): Order | null {
  for (const found of raw.matchAll(cut)) {
    if (found.index === 0) continue
    const before = hear(raw.slice(0, found.index))
    const after = hear(raw.slice(found.index + found[0].length))
    // "I need to pay Marcus back, send him some money" says the same again.
    const isAgain =
      wish.test(before.core) && beginsOrder(after.core) && /^[a-z]+ (?:him|her|them|it)\b/.test(after.core)
    if ((beginsOrder(before.core) && !isAgain) || !reason.test(before.plain) || condition.test(before.plain))
      return null
    if (!beginsOrder(after.core)) continue
    const meant = pointing.test(after.core) ? null : object.exec(before.plain)?.[1]
    const whom = personal.test(after.raw)
      ? person.exec(before.raw.replace(/\b(?:I|We|I'[a-z]+)\b/g, (one) => one.toLowerCase()))?.[0]
      : undefined
    if (whom !== undefined)
      return { heard: hear(after.raw.replace(personal, `$1 ${whom}`)), pointsBack: false, before: before.raw }
    return {
      heard: meant ? hear(after.raw.replace(pronoun, `$1 ${meant}`)) : after,
      pointsBack: pointing.test(after.core),
      before: before.raw,
    }
  }
  return null
}
