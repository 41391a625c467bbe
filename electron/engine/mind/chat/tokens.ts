/** How many tokens a text is likely to be: no tokenizer is asked, so that any model may stand behind the endpoint. */

/** English in the vocabularies of the usual models has 3.5 to 4.5 characters a token; code and JSON are nearer to 3. */
const charactersPerToken = 3.5
/** What the form of the messages adds to each of them. */
const messageTokens = 5

/** @returns tokens, rather too many than too few; of other scripts each character counts as one */
export function estimateTokens(text: string): number {
  const others = text.match(/[^\u0000-\u024f\u2000-\u206f]/gu)?.length ?? 0
  return Math.ceil((text.length - others) / charactersPerToken + others)
}

export const estimateMessageTokens = (message: object): number =>
  estimateTokens(JSON.stringify(message)) + messageTokens
