/** Lets an answer that reaches its output limit end with a sentence, not in the middle of one. */
import { createSentenceCutter } from '../../voice/sentences'
import { estimateTokens } from './tokens'

/** From this share of the limit on, only whole sentences are let through. */
const carefulFrom = 0.7

export interface Ending {
  /** Counts what is not said, as thinking and calls. */
  spend(text: string): void
  push(text: string): string
  /** @param isCut the model did not come to its end */
  flush(isCut: boolean): string
}

export function createEnding(maxOutputTokens: number): Ending {
  const cutter = createSentenceCutter()
  let spent = 0
  let said = ''

  const pass = (text: string) => {
    said += text
    return text
  }
  const spend = (text: string) => {
    // A piece is a token at least.
    spent += Math.max(1, estimateTokens(text))
  }

  return {
    spend,
    push(text) {
      spend(text)
      return pass(spent < carefulFrom * maxOutputTokens ? text : cutter.push(text).join(''))
    },
    flush(isCut) {
      const rest = cutter.flush().join('')
      return isCut && /[.!?…。！？]["')\]”’»]*\s*$/u.test(said) ? '' : pass(rest)
    },
  }
}
