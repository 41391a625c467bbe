import { expect, test } from 'vitest'
import { comparableWords } from '../word-errors'
import { spokenPart, statedTexts } from './recordings'

test('every recording that states its text is found, and nothing but its voice is spoken', () => {
  const texts = statedTexts()
  expect(texts.get('picous_5.wav')).toBe('what is twelve times nineteen')
  expect(texts.has('numbers.wav')).toBe(false)
  expect([...texts.values()].flatMap(comparableWords)).toHaveLength(63)
  for (const file of texts.keys()) {
    const { samples, endIndex } = spokenPart(file, 24_000)
    // 60 ms are kept after the last voiced sample.
    expect(Math.abs(samples.length - 1 - endIndex - 1_440)).toBeLessThanOrEqual(2)
  }
})
