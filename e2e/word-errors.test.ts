import { expect, test } from 'vitest'
import { comparableWords, countWordErrors } from './word-errors'

test.each([
  ['eight of spades four of clubs', '8 of spades, 4 of close.', 1],
  ['what is twelve times nineteen', 'What is 12 times 19?', 0],
  ['read me the first lines of notes dot text', 'Read me the first lines of notes.text.', 0],
  ["what's the weather like", 'What’s the weather like?', 0],
  ['go forward ten meters', '', 4],
  ['five five', 'five five five', 1],
  ['one thousand two hundred', '1,200', 0],
])('%j heard as %j has %d wrong words', (reference, transcript, errors) => {
  expect(countWordErrors(reference, transcript)).toBe(errors)
})

test('numbers become words', () => {
  expect(comparableWords('The 21st of 3.5%')).toEqual([
    'the',
    'twenty',
    'first',
    'of',
    'three',
    'point',
    'five',
    'percent',
  ])
})
