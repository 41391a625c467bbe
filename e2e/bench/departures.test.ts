import { expect, test } from 'vitest'
import { createRandom, departuresMs } from './departures'

const steady = (at: number): number => (at * 100) / 1.5

test('without jitter the pieces leave at one and a half times real time', () => {
  expect(departuresMs(4, { jitterMs: 0 }, createRandom(1))).toEqual([0, 1, 2, 3].map(steady))
})

test('jitter delays each by no more than it says, and never changes the order', () => {
  const times = departuresMs(500, { jitterMs: 150 }, createRandom(1))
  expect(times).toEqual([...times].sort((a, b) => a - b))
  const delays = times.map((time, at) => time - steady(at))
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...delays)).toBeLessThan(150)
  expect(Math.max(...delays)).toBeGreaterThan(140)
})

test('a stall holds up what follows until it is made up for', () => {
  const random = [0.5, 0.01, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
  const times = departuresMs(9, { stallMs: 400, share: 0.02 }, () => random.shift()!)
  const late = steady(1) + 400
  const expected = [0, late, late, late, late, late, late, late, steady(8)]
  expect(times.map(Math.round)).toEqual(expected.map(Math.round))
})
