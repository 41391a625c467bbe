/** Turns with nothing in them to answer: no words, or the recogniser's names for noises. */
import { say, type Ability } from '../ability'

const noise =
  /^[\s\W]*$|^[[(*♪][^\])*]*[\])*♪]?\.?$|^(?:u+h*m*|h+m+|mm+|ah+|oh+|e+r+m*|um|uh|you|(?:thank you|thanks) for watching)$/

export const unheard: Ability = {
  name: 'unheard',
  does: 'ask again when there were no words',
  wordings: ['[Music]', 'Um.', '…', '(coughs)'],
  understand({ raw, plain }) {
    const text = raw.trim()
    if (/\p{L}/u.test(text) && !noise.test(text.toLowerCase().replace(/[.!]+$/, '')) && !noise.test(plain)) return null
    if (/\d/.test(text)) return null
    return { certainty: 1, outcome: say('I did not catch that. Could you say it again?'), topic: 'other' }
  },
}
