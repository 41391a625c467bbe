/** Reads out an answer sentence by sentence: what stands in code blocks is only shown, and that is said once. */
import { withoutMarks } from './speakable'

const onScreen = 'The code is on the screen.'
const fence = /```+|~~~+/u

/** @returns what is to be said of each sentence, as it is written, in order; sentences may begin and end anywhere in a code block */
export function createReadOut(): (sentence: string) => string {
  let open: string | null = null
  let isTold = false

  /** What of a sentence stands outside of code blocks. */
  function outside(sentence: string): { text: string; hasCode: boolean } {
    let rest = sentence
    let text = ''
    let hasCode = false
    while (rest !== '') {
      const mark = fence.exec(rest)
      if (open === null) {
        text += mark ? rest.slice(0, mark.index) : rest
        hasCode ||= mark !== null
        open = mark ? mark[0].charAt(0) : null
      } else if (mark && mark[0].startsWith(open)) open = null
      rest = mark ? rest.slice(mark.index + mark[0].length) : ''
    }
    return { text, hasCode }
  }

  return (sentence) => {
    const { text, hasCode } = outside(sentence)
    const words = withoutMarks(text)
    if (!hasCode || isTold) return words
    isTold = true
    return words === '' ? onScreen : `${words.replace(/(?<![.!?:])$/u, '.')} ${onScreen}`
  }
}
