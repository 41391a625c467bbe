import { expect, test } from 'vitest'
import { createLevelHistory, loudness } from './level-history'

test('loudness follows the decibels between silence and loud speech', () => {
  expect([0, -1, NaN, 10 ** (-54 / 20), 10 ** (-12 / 20), 1].map(loudness)).toEqual([
    0,
    0,
    0,
    expect.closeTo(0),
    expect.closeTo(1),
    1,
  ])
  expect(loudness(10 ** (-33 / 20))).toBeCloseTo(0.5)
})

test('the newest bar is at the end, each holds the loudest of its time, and the old ones leave', () => {
  const history = createLevelHistory({ count: 4, spanMs: 400 })
  history.add(0, 0.9)
  history.add(150, 0.2)
  history.add(160, 0.5)
  history.add(390, 0.1)
  expect(history.bars(390)).toEqual([0.9, 0.5, 0, 0.1].map((value) => value))
  history.add(500, 0.3)
  expect(history.bars(500)).toEqual([0.5, 0, 0.1, 0.3])
  history.clear()
  expect(history.bars(500)).toEqual([0, 0, 0, 0])
})
