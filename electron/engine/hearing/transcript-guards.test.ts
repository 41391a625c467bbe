import { expect, test } from 'vitest'
import { guardTranscript } from './transcript-guards'

test.each([
  ['[Traditional music]', 2_000, ''],
  [' [Music]', 500, ''],
  ['(upbeat music)', 500, ''],
  ['♪♪', 500, ''],
  ['...', 500, ''],
  ['you', 150, ''],
  ['Thank you.', 200, ''],
  ['Thank you.', 600, 'Thank you.'],
  ['Thanks for watching!', 900, ''],
  ['What time is it? [Music]', 900, 'What time is it?'],
  ['5 5', 400, '5 5'],
  ['No, no, no.', 700, 'No, no, no.'],
  ['7 7 7 7 7 7 7 7 7 7 7', 500, '7'],
  ['Set a timer set a timer set a timer set a timer', 900, 'Set a timer'],
  ['4.2 x 10 10 10 10 10 10', 2_200, '4.2 x 10'],
  ['5 5 5 5 5', 2_200, '5 5 5 5 5'],
  ['one two three four five six seven eight nine ten', 500, 'one two three four five six'],
])('%j with %d ms of voice is taken as %j', (text, voicedMs, believed) => {
  expect(guardTranscript(text, voicedMs)).toBe(believed)
})
