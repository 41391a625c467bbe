/** The words around what a follow-up changes. */

const lead =
  /^(?:(?:and|or|so|no|nope|nah|sorry|oh|wait|well|hm+|but|then|not that(?: one)?|that is (?:not right|wrong)) )+/
const frame =
  /^(?:(?:i )?(?:meant|mean|said|wanted|was asking (?:for|about)|asked (?:for|about))(?: to say)? |(?:what|how) about |make (?:it|that) |rather |what (?:time |day |date )?(?:is|was|would|will)(?: it| that)?(?: be)? |what |how long |tell me )/
const closing = /(?: instead| then| i meant| i mean| as well| too| again)+$/

/**
 * "No, I meant Sydney" → "Sydney".
 * @param core plain text
 * @returns the slot, and whether the words around it say that it is one
 */
export function followed(core: string): { slot: string; isFramed: boolean } {
  const led = core.replace(lead, '')
  const slot = led.replace(frame, '').replace(closing, '')
  return { slot, isFramed: slot !== core }
}
