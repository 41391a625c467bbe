/** Words of one root that are not forms of one word: plumber and plumbing, stressful and stressed. */
import { akin } from './words'

const ending =
  /^(?:s|es|e|ed|ing|ings|er|ers|or|ors|ful|ness|al|ally|ian|ions?|ations?|ment|ments|ist|ly|wards?|ity|ive|able|d|r|ry|t)?$/

export function rooted(left: string, right: string): boolean {
  const one = left.toLowerCase()
  const other = right.toLowerCase()
  if (one === other) return true
  if (akin(one, other)) return true
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  for (let cut = at; cut >= Math.max(4, at - 1); cut--)
    if (ending.test(one.slice(cut)) && ending.test(other.slice(cut))) return true
  return false
}
