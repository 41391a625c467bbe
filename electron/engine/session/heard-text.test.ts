import { expect, test } from 'vitest'
import { cutChunks, heardText } from './heard-text'

const audio = {
  // 200 ms and 400 ms.
  marks: [
    { text: 'Hello there. ', startSample: 0 },
    { text: 'How are you today?', startSample: 4800 },
  ],
  sampleCount: 14_400,
}

test.each([
  [0, ''],
  [50, ''],
  [100, 'Hello'],
  [200, 'Hello there.'],
  [300, 'Hello there. How'],
  [599, 'Hello there. How are you'],
  [600, 'Hello there. How are you today?'],
])('after %i ms was heard: %s', (audioEndMs, text) => {
  expect(heardText(audio, audioEndMs)).toBe(text)
})

test('sound is cut to the sample', () => {
  const chunks = [Int16Array.of(1, 2, 3), Int16Array.of(4, 5, 6), Int16Array.of(7)]
  expect(cutChunks(chunks, 4)).toEqual([Int16Array.of(1, 2, 3), Int16Array.of(4)])
  expect(cutChunks(chunks, 0)).toEqual([])
})
