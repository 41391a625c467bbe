import { expect, test } from 'vitest'
import { createHeardText } from './heard-text'

test('text is heard with the sound that follows it', () => {
  const heard = createHeardText()
  heard.addText(10)
  heard.addSound(1_000)
  heard.addText(30)
  heard.addSound(3_000)
  expect([0, 500, 1_000, 2_500, 4_000].map((at) => heard.charactersAt(at))).toEqual([0, 5, 10, 25, 40])
})

test('text that runs ahead of its sound is spread over what follows', () => {
  const heard = createHeardText()
  heard.addText(10)
  heard.addText(10)
  heard.addSound(2_000)
  heard.end()
  expect([1_000, 2_000, 9_999].map((at) => heard.charactersAt(at))).toEqual([10, 20, 20])
})

test('nothing is heard of text without sound', () => {
  const heard = createHeardText()
  heard.addText(10)
  expect(heard.charactersAt(0)).toBe(0)
})
