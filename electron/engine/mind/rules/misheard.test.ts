import { expect, test } from 'vitest'
import { interpret, user } from './rehearsal'
import { soundingLike } from './sounds-like'

const answered = (text: string) => {
  const [part] = interpret([user(text, 'en')]).parts
  return part?.kind === 'call'
    ? `${part.name} ${JSON.stringify(part.arguments)}`
    : part?.kind === 'say'
      ? part.text
      : ''
}

test.each([
  ['Convert 6 feet to inches to centimeters.', /187\.9/],
  ['Convert to liters to ounces.', /^2 liters/],
  ['Convert two leaders to ounces.', /^2 liters/],
  ['Convert 90 minutes 2 hours.', /1\.5 hours/],
  ['Konvert 10 miles to kilometers', /16\.09/],
  ['Convert 100 pounds to kill a gram.', /45/],
  ['£100 to kilo grams.', /45/],
  ['How many ounces are in the pond?', /16/],
  ['How many tables punes are in a cup?', /16/],
  ['What is free tube?', /is 27\./],
  ['What is 9 square?', /is 81\./],
  ['What is a times 7?', /is 56\./],
  ['What is saving squared?', /is 49\./],
  ['What is 140 for divided by 12?', /is 12\./],
  ['What is the cube root on 27?', /is 3\./],
  ['2/3 of 90', /is 60\./],
  ['How much is 30 percent off of 120 dollars?', /\b84\b/],
  ['At 47 and 85.', /132/],
  ['What weak number is it?', /47/],
  ['2030 Elite Year', /2030 is not a leap year/],
  ['Is 2020 8-Lapier?', /2028 is a leap year/],
  ['What days Christmas this year?', /Friday/],
  ['How many days were there in February?', /28/],
  ["What's a time in Paris?", /Paris/],
  ['What time zone is Denvering?', /Denver/],
  ['Hey partly, good evening.', /^Good|^Hello/],
  ['What is this pelling of entrepreneur?', /E, N, T, R/],
  ['Spill the word separate.', /S, E, P, A, R, A, T, E/],
  ["List the file's endown loads.", /list_folder .*downloads/],
  ['Red the file called recipes', /read_text_file .*recipes/],
  ['Do I have a final cold pass words?', /find_files .*pass words/],
])('%s', (text, rightly) => {
  expect(answered(text)).toMatch(rightly)
})

test.each([
  'Who wrote The Lord of the Rings?',
  'How many stone is AB kilo?',
  'Where is the nearest pond?',
  'Tell me about leaders of the free world.',
  'What is a tree house?',
  'Why is the sky free of clouds?',
  'Party invitations for Friday.',
  'What is a tube station?',
  'Go for it.',
  'Red is my favorite color.',
  'I ate too many cookies.',
  'He won the election.',
  'Are road works planned here?',
])('nothing is made of "%s"', (text) => {
  expect(answered(text)).toMatch(/^I (?:do not|cannot|am not)/)
})

test('what is known, and what sounds like nothing, stays', () => {
  expect(soundingLike('how many hours are in a day')).toEqual([])
  expect(soundingLike('who wrote hamlet')).toEqual([])
})
