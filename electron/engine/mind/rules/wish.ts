/** What a request says of the wording of its own answer: "in one word, …", "…, in capital letters". */
import { isPlain, readStyle, type Style } from './style'

const how =
  '(?:(?:in|with|using|within|use)? ?(?:just |only |exactly |no more than |not more than |at most |a maximum of |up to |less than |fewer than |under |all )*(?:(?:a single|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\\d{1,3})[ -](?:single |short |brief )?(?:words?|sentences?)(?: (?:or (?:less|fewer)|at most|maximum|max|only))?|(?:capital letters|capitals|caps|upper ?-?case(?: letters)?|lower ?-?case(?: letters)?|small letters)(?: only)?)|(?:just |only |simply )?(?:with )?(?:a )?(?:plain |simple )?yes or no|(?:just|only|nothing but) (?:the )?(?:number|figure|result|value)s?(?:,? (?:nothing else|and nothing else|please|only|alone))*|(?:the )?(?:number|figure|result) (?:only|alone|and nothing else))'
const polite = '(?:(?:please|can you|could you|would you|will you|now|okay|ok|and|but|so|hey|just) |[,.] ?)*'
const verb = '(?:answer|reply|respond|say|tell|give|explain|write|speak|repeat|put|describe|summari[sz]e)'
const object =
  '(?: (?:me|us|it|that|this|them|your answer|the answer|an answer|the following|this question|the following question|again|the (?:last )?sentence|to me))*'
const kept = '(?:keep (?:it|that|this|your answer|the answer) (?:to|under|within|below|at|in) )?'
const leading = new RegExp(
  `^${polite}(?:${verb}${object} )?(?:only |just )?${kept}${how}(?: answer)?(?: please)?\\s*(?:[,:;.-]\\s*|$|\\s(?=\\S))`,
  'i',
)
const trailing = new RegExp(
  `(?:[,;:.?!]\\s*|\\s)(?:(?:and|but|please|answer|reply|respond|say it|tell me|tell it|give me (?:the|an|your) answer|only|just)[, ]+)*${kept}${how}(?:,? please)?[.!?]*$`,
  'i',
)
/** Cheap: most requests hold none of these. */
const mayBe =
  /\b(?:words?|sentences?|capital|capitals|caps|case|small letters|yes or no|numbers?|figures?|result|value)\b/i
/** What is not about the answer: "how many letters are in one word", "the file in capital letters". */
const aboutWords =
  /\b(?:how (?:many|do|does|to)|what is|what's|is there|are there|find|spell|letters? (?:are|is)|word (?:is|for|called)|said|called|named|count|say)\s*$/i

export interface Wish {
  style: Style
  /** The request without it; empty when the last answer is meant. */
  rest: string
}

/** @returns null when the words say nothing of how to answer */
export function readWish(raw: string): Wish | null {
  if (raw.length > 500 || !mayBe.test(raw)) return null
  const text = raw.trim()
  const before = leading.exec(text)
  const wishBefore = before && wish(before[0], text.slice(before[0].length))
  if (wishBefore) return wishBefore
  const after = trailing.exec(text)
  return after && wish(after[0], text.slice(0, after.index))
}

function wish(phrase: string, remaining: string): Wish | null {
  // "Say three words" orders words, and not how to word something.
  if (/\bsay (?:an?|one|two|three|\w+) (?:words?|sentences?)/i.test(phrase)) return null
  const style = readStyle(phrase)
  const rest = remaining.trim()
  const isApart = /[,:;.-]\s*$/.test(phrase)
  if (
    isPlain(style) ||
    aboutWords.test(rest) ||
    (!isApart && /^(?:of|for|that|is|are|in|to|from|and|or|long|called)\b/i.test(rest))
  )
    return null
  const isLast =
    /^(?:(?:please|can you|could you|now|okay|and|just) )*(?:(?:say|repeat|tell|give|answer|write|put)(?: (?:me|it|that|this|again|once more|the answer|your (?:last )?answer|one more time))*)? ?(?:please)?[.!?,]*$/i.test(
      rest,
    )
  return { style, rest: isLast ? '' : rest }
}
