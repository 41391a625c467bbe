import { expect, test } from 'vitest'
import { measurePlayback } from './playback-process'

test('the cost of a quantum does not grow with what waits', () => {
  const short = measurePlayback(2, 4_000)
  const long = measurePlayback(180, 4_000)
  expect(short.p50).toBeGreaterThan(0)
  expect(long.p50).toBeLessThan(3 * short.p50 + 1)
})
