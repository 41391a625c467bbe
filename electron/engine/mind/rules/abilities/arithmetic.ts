/** Sums, said or written, and the ones that go on from the last result. */
import { say, type Ability, type Context, type Understanding } from '../ability'
import type { Calculator } from '../calculator'
import { mayRevise, revisedSum } from '../revisions'
import { sayNumber } from '../say-number'
import type { Sum } from '../sum'
import { previousOf } from '../previous'
import { inSteps } from '../sum-steps'
import { mayBeSum, readSum, readWritten } from '../sums'
import { sumOfMeasures } from '../measure-sums'
import { mayBeStory, readStory } from '../stories/story'

function sayResult(value: string, sum: Sum): string {
  const isCents = sum.label?.money && /\.\d{3}/.test(value) && Math.abs(Number(value)) >= 0.005
  const said = isCents ? { ...sayNumber(Number(value).toFixed(2)), rounded: true } : sayNumber(value)
  const { rounded } = said
  // 16.5 dollars are said as 16.50.
  const text = sum.label?.money ? said.text.replace(/\.(\d)$/, '.$10') : said.text
  const label = sum.label ? ` ${text === '1' ? sum.label.one : sum.label.many}` : ''
  return `${rounded ? 'about ' : ''}${text}${label}${sum.suffix ? ` ${sum.suffix}` : ''}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function sayAnswer(sum: Sum, value: string, calculator: Calculator): string {
  const result = sayResult(value, sum)
  const totalled = sum.total ? calculator.calculate(sum.total) : null
  const total = totalled?.kind === 'value' ? sayResult(totalled.value, sum) : ''
  if (sum.answer) return `${capital(sum.answer(result, total))}.`
  const makes = total === '' ? '' : `, which makes ${total}`
  return `${sum.grouped ? 'That' : capital(sum.phrase)} is ${result}${makes}.`
}

export function createArithmetic(calculator: Calculator): Ability {
  return {
    name: 'arithmetic',
    does: 'do arithmetic',
    near: /\b(?:\d+|maths?|numbers?|currency|dollars?|euros?|price|stocks?|equation|many|much|count|calculate|tall|old|far|timer|bitcoin|pay|cost)\b/,
    wordings: [
      'What is 12 times 19?',
      'What is 15 percent of 80?',
      'How much is 20 percent off 50 dollars?',
      'What percentage of 80 is 20?',
      'What is the square root of 144?',
      'Split 90 dollars three ways.',
      'What is two thirds of 90?',
      'What is the average of 3, 4 and 8?',
      'What is 2 to the power of 10?',
      'What is a 20 percent tip on 45 dollars?',
      'What is the remainder of 10 divided by 3?',
    ],
    understand({ core, raw }, context: Context): Understanding | null {
      const steps = inSteps(core)
      const mayBe = mayBeStory(raw) || mayBeSum(core, context.value !== null) || mayRevise(core, context)
      if (!mayBe && steps === null) return null
      const previous = previousOf(context)
      // "And minus 10?" after a temperature is another temperature.
      if (previous?.label?.temperature && /^(?:and |or )(?:minus|negative|-)/.test(core)) return null
      const read = (text: string): (Sum & { text: string }) | null =>
        readSum(text, previous) ?? (mayRevise(text, context) ? revisedSum(text, raw, context) : null)
      const sum = (steps === null ? null : readWritten(steps, null, true)) ?? read(core)
      const measures = sum ? null : sumOfMeasures(core, calculator)
      if (measures) {
        const { text, value, unit } = measures
        const standalone = `${value} ${unit.many.toLowerCase()} in ${unit.many.toLowerCase()}`
        return { certainty: 1, outcome: say(text), topic: 'arithmetic', value, standalone, extracted: { value } }
      }
      const story = sum ? null : readStory(raw, calculator)
      if (story) {
        const { text, value, standalone, expression } = story
        return { certainty: 1, outcome: say(text), topic: 'arithmetic', value, standalone, extracted: { expression } }
      }
      const result = sum && calculator.calculate(sum.expression)
      if (!sum || !result) return null
      const answer = (text: string, value?: string): Understanding => ({
        certainty: 1,
        outcome: say(text),
        topic: 'arithmetic',
        value,
        standalone:
          value !== undefined && sum.label && !sum.label.money
            ? `${value} ${sum.label.many} in ${sum.label.many}`
            : sum.text,
        extracted: { expression: sum.expression, ...(value === undefined ? {} : { value }) },
      })
      if (result.kind === 'undefined') return answer('That has no answer: nothing can be divided by zero.')
      if (result.kind === 'not-real')
        return answer('That has no real answer: it is the even root of a negative number.')
      if (result.kind === 'too-big') return answer('That number is too big for me.')
      return answer(sayAnswer(sum, result.value, calculator), result.value)
    },
  }
}
