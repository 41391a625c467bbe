import { expect, test } from 'vitest'
import { createAbilities } from './abilities'
import { createCalculator } from './calculator'
import { createRuleMind } from './rule-mind'

test('while the rules practise, whatever waits is served between any two requests', async () => {
  const wordings = createAbilities({ calculator: createCalculator() }).flatMap(({ wordings: known }) => known)
  let isOver = false
  let served = 0
  const serve = (): void => {
    served++
    if (!isOver) setImmediate(serve)
  }
  setImmediate(serve)
  await createRuleMind().practise()
  isOver = true
  expect(served).toBeGreaterThanOrEqual(wordings.length)
})
