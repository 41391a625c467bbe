/** What only leads over to a request: "By the way, …", "Quick one, …", "Okay, back to Rome. …". */

const phrases = [
  '(?:oh,? )?(?:and )?by the way|btw',
  '(?:just )?(?:a )?quick (?:one|question|thing)|one (?:more|last|other) (?:thing|question)|(?:another|a different|different|next|last|new) (?:thing|question|topic|subject)',
  "(?:just )?out of (?:curiosity|interest)|just curious|before i forget|while (?:you are|you're|we are|we're|i am|i'm) at it|speaking of which|that reminds me",
  'on (?:another|a different) (?:note|subject|topic)|(?:to change|changing) the subject|(?:totally |completely )?unrelated(?:ly)?|something (?:else|different)',
  "(?:let us |let's |i want to |can we )?(?:go(?:ing)? |get(?:ting)? |come |coming )?back to (?:that|the|my|what|our)?[\\w' -]{0,30}?(?=[,.:;!-])",
  '(?:(?:just )?(?:hold|hang) on|wait|hey|actually|(?:just )?(?:a|one))(?: (?:a )?(?:second|sec|minute|moment|bit))?(?: there| please)?(?<!\\b(?:a|one))',
  'any ?ways?|moving on|never ?mind(?: that| then)?|forget (?:that|it|about that)|scratch that|fine|great|good|perfect|nice|cool|wow|interesting|got it|i see|understood|thanks|thank you|no problem|no worries|too bad|pity|what a pity|never mind|fair enough|makes sense|right|all right|alright|okay|ok|well|hm+|um+|uh+|ah|oh|sorry|then|in that case|if so|first(?: of all)?|finally|lastly|listen|look|(?:and )?(?:one more|another one|next one|last one)',
]
const polite = '(?:okay|ok|oh|um|uh|hey|parley|and|so|sorry|well|now|thanks|thank you)[,. ]+'
/** The short ones are openers only with a pause behind them. */
const paused = new RegExp(`^(?:${phrases.join('|')})\\s*[,.:;!?–—-]+\\s+(?=\\S)`, 'i')
const unpaused = new RegExp(
  `^(?:${phrases.slice(0, 4).join('|')})\\s+(?=\\S)|^remind me (?:again )?(?=(?:what|when|how|which|where|who)\\b)`,
  'i',
)
const closing =
  /(?:,? (?:at least|though|(?<!(?:until|till|by|since|from|before|after|back|is|was|be),? )then|anyway|after all|(?<!(?:times|by) )itself|by the way|exactly|in the end|if you know|if i may ask|real quick|you know(?: that)?|did you know(?: that)?|roughly|approximately|more or less|precisely))+\s*(?=[?.!]*$)/i
const joining = /^(?:and|but|or|so|plus|also|now|then)\b,?\s+(?=\S)/i
/** "What was the time here again" asks for what is. */
const again =
  /^(?:(what|which|who|where|when|how) (?:was|were)|(what|where|when|how)(?:'s| is)) (.+?),? again([?.!]*)$/i

/** These say that what follows has nothing to do with what was said. */
const elsewhere = new RegExp(`^(?:${polite})*(?:${phrases.slice(0, 4).join('|')})\\b`, 'i')
export const beginsAnew = (raw: string): boolean => elsewhere.test(raw.trim())

/** The request alone, as often as something is in front of it or behind it. @returns the same text when nothing is */
export function unwrapped(raw: string): string {
  let text = raw.trim()
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(paused, '').replace(unpaused, '').replace(closing, '')
  }
  return text.replace(
    again,
    (_, was?: string, is?: string, rest = '', end = '') => `${was ?? is ?? ''} is ${rest}${end}`,
  )
}

export const withoutJoin = (text: string): string => text.replace(joining, '')
