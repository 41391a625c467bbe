import { expect, test } from 'vitest'
import { frameSamples } from '../../shared/audio'
import { createInputQuality } from './input-quality'

const frame = (level: number): Int16Array =>
  Int16Array.from({ length: frameSamples }, (_, index) => Math.round((index % 2 === 0 ? 1 : -1) * level * 32_767))

function after(...parts: [level: number, frames: number][]) {
  const quality = createInputQuality()
  let changes = 0
  for (const [level, count] of parts)
    for (let index = 0; index < count; index++) if (quality.frame(frame(level), level)) changes++
  return [quality.hint, changes]
}

test.each([
  ['speech as it should be', [[0.1, 200]], [null, 0]],
  ['a silent room', [[0.0005, 2_000]], [null, 0]],
  ['somebody far away', [[0.003, 200]], ['too-quiet', 1]],
  [
    'a cough in a silent room',
    [
      [0.0005, 500],
      [0.003, 10],
      [0.0005, 500],
    ],
    [null, 0],
  ],
  [
    'far away, then near',
    [
      [0.003, 200],
      [0.1, 5],
    ],
    [null, 2],
  ],
  [
    'one cut word',
    [
      [0.1, 50],
      [1, 2],
      [0.1, 200],
    ],
    [null, 0],
  ],
  ['shouting', [[1, 20]], ['too-loud', 1]],
  [
    'shouting, then speaking',
    [
      [1, 20],
      [0.1, 150],
    ],
    [null, 2],
  ],
] as const)('%s', (_name, parts, expected) => {
  expect(after(...(parts as unknown as [number, number][]))).toEqual(expected)
})

test('another device is judged anew', () => {
  const quality = createInputQuality()
  for (let index = 0; index < 20; index++) quality.frame(frame(1), 1)
  expect(quality.hint).toBe('too-loud')
  quality.reset()
  expect(quality.hint).toBeNull()
})
