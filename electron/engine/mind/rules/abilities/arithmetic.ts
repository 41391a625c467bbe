/** Sums, said or written, and the ones that go on from the last result. */
import { say, type Ability, type Understanding } from '../ability'
import type { Calculator } from '../calculator'
import { sayNumber } from '../say-number'
import { readSum } from '../sums'

export function createArithmetic(calculator: Calculator): Ability {
  return {
    name: 'arithmetic',
    understand({ core }, { value: previous }): Understanding | null {
      if (core.length > 300) return null
      const sum = readSum(core, previous)
      const result = sum && calculator.calculate(sum.expression)
      if (!sum || !result) return null
      const answer = (text: string, value?: string): Understanding => ({
        certainty: 1,
        outcome: say(text),
        topic: 'arithmetic',
        value,
      })
      if (result.kind === 'undefined') return answer('That has no answer: nothing can be divided by zero.')
      if (result.kind === 'not-real')
        return answer('That has no real answer: it is the even root of a negative number.')
      if (result.kind === 'too-big') return answer('That number is too big for me.')
      const { text, rounded } = sayNumber(result.value)
      const spoken = `${sum.grouped ? 'That' : sum.phrase} is ${rounded ? 'about ' : ''}${text}${sum.suffix ? ` ${sum.suffix}` : ''}.`
      return answer(spoken, result.value)
    },
  }
}
