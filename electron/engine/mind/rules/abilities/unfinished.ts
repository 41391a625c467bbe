/** A request that breaks off in the middle: it is asked how it goes on, and the next words finish it. */
import { say, type Ability } from '../ability'
import { digits } from '../numbers'

const brokenOff = [
  /[\d)] (plus|minus|times|divided by|multiplied by|percent of|over|to the power of)$/,
  /^how (?:long|many (?:days|weeks|months|hours|minutes)) (?:is it |are there |are left |do i have |has it been )?(until|till|since|between|before)$/,
]

export const unfinished: Ability = {
  name: 'unfinished',
  does: 'wait for the rest of a request that broke off',
  wordings: ["What's 12 times, um,", 'How many days until', 'What is 15 percent of', 'How long is it until'],
  understand({ core }) {
    if (!/ (?:plus|minus|times|by|of|over|until|till|since|between|before)$/.test(core)) return null
    const text = digits(core)
    const last = brokenOff.map((pattern) => pattern.exec(text)?.[1]).find((word) => word !== undefined)
    if (last === undefined) return null
    const question = `${last.charAt(0).toUpperCase()}${last.slice(1)} what?`
    return { certainty: 0.87, outcome: say(question), topic: 'other' }
  },
}
