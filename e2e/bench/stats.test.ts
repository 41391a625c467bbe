import { expect, test } from 'vitest'
import { figureOf } from './stats'

test('percentiles are values that occurred, by nearest rank, whatever the order', () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i)
  expect(figureOf('a', 'ms', values)).toEqual({
    name: 'a',
    unit: 'ms',
    samples: 200,
    p50: 100,
    p95: 190,
    p99: 198,
    max: 200,
  })
  expect(figureOf('a', 'ms', [7.00049])).toMatchObject({ samples: 1, p50: 7, p95: 7, p99: 7, max: 7 })
})

test('nothing measured, or no number, is no figure', () => {
  expect(() => figureOf('a', 'ms', [])).toThrow('nothing was measured')
  expect(() => figureOf('a', 'ms', [1, Number.NaN])).toThrow('no number')
})
