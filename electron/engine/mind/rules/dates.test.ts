import { describe, expect, test } from 'vitest'
import { parseDay } from './day-words'
import { answer, lastAnswer, now, say, user } from './rehearsal'

describe('going on from a day', () => {
  test.each([
    [['How long until Christmas?', 'And in weeks?'], 'It is 4 weeks and 6 days until Friday, December 25.'],
    [['How long until Christmas?', 'How many weeks is that?'], 'It is 4 weeks and 6 days until Friday, December 25.'],
    [
      ['How many weeks until Christmas?', 'And until Easter?'],
      'It is 18 weeks and 1 day until Sunday, March 28, 2027.',
    ],
    [['How many days until Christmas?', 'What about Thanksgiving?'], 'It is 5 days until Thursday, November 26.'],
    [
      ['How many days until Christmas?', 'And in weeks?', 'And New Year?'],
      'It is 5 weeks and 6 days until Friday, January 1, 2027.',
    ],
    [['How long until 5 p.m.?', 'And until six?'], 'It is 3 hours and 29 minutes until 6:00 PM.'],
    [['What day is the Fourth of July?', 'And the day after?'], 'That is Monday, July 5, 2027.'],
    [['When is Easter?', 'And a week later?'], 'That is Sunday, April 4, 2027.'],
    [['What day is the third?', 'And the fourth?'], 'That is Friday, December 4.'],
    [['What day is the third?', 'And the fourth?', 'Of March.'], 'That is Thursday, March 4, 2027.'],
    [['What date is it 3 weeks from now?', 'No, 4 weeks.'], 'That is Saturday, December 19.'],
    [['What date is it 3 weeks from now?', 'And what weekday?'], 'That is Saturday, December 12.'],
    [["What's the date next Tuesday?", 'And the Tuesday after that?'], 'That is Tuesday, December 1.'],
    [['How many days until Friday?', 'Which Friday?', 'And Saturday?'], 'It is 7 days until Saturday, November 28.'],
    [['How many days until Christmas?', 'What day is it?'], 'Today is Saturday, November 21.'],
    [
      ['How many days until Christmas, sorry, Easter?', 'In weeks.'],
      'It is 18 weeks and 1 day until Sunday, March 28, 2027.',
    ],
    [
      ['My flight leaves at 7:45, how long do I have?', 'And if it leaves at 9?'],
      'It is 6 hours and 29 minutes until 9:00 PM.',
    ],
    [['What day is it?', 'And the time?'], 'It is 2:31 PM.'],
    [['What time is it?', 'And the date?'], 'Today is Saturday, November 21.'],
    [['What time will it be in 3 hours?', 'And in 5?'], 'It will be 7:31 PM then.'],
    [['What time will it be in 3 hours?', 'And an hour later?', 'And in half an hour?'], 'It will be 3:01 PM then.'],
    [['How old is somebody born in 1999?', 'And in 2040?'], 'That is still to come.'],
    [['What time is it?', 'And in an hour?'], 'It will be 3:31 PM then.'],
    [['When is Halloween?', 'How long is that from now?'], 'It is 344 days until Sunday, October 31, 2027.'],
    [['When is Thanksgiving?', 'How many days is that?'], 'It is 5 days until Thursday, November 26.'],
    [['How many days until July fourth?', 'What weekday is that?'], 'That is Sunday, July 4, 2027.'],
    [
      ['How old is somebody born in 1999?', 'And in 1985?'],
      'Someone born then is 40 or 41 years old, depending on the birthday.',
    ],
    [['When is Easter?', 'And in 2028?'], 'That is Sunday, April 16, 2028.'],
    [['What date is next Friday?', 'And two days before that?'], 'That is Wednesday, November 25.'],
    [['What day is Christmas?', 'No, I meant Christmas Eve.'], 'That is Thursday, December 24.'],
    [['What day is it?', 'And the day after tomorrow?'], 'The day after tomorrow is Monday, November 23.'],
    [['How long ago was Halloween?', 'And in weeks?'], 'That was 3 weeks ago, on Saturday, October 31.'],
    [['Is 2028 a leap year?', 'And 2030?'], 'No, 2030 is not a leap year.'],
    [['How many days are in February?', 'What about March?'], 'March has 31 days.'],
    [
      ['How many days between March 3 and April 10?', 'And in weeks?'],
      'It is 5 weeks and 3 days from Wednesday, March 3, 2027 to Saturday, April 10, 2027.',
    ],
    [
      ['How long until Christmas?', 'Thank you.', 'And in months?'],
      'It is 1 month and 4 days until Friday, December 25.',
    ],
  ] as const)('%s', async (questions, text) => {
    expect(await lastAnswer(...questions)).toEqual(say(text))
  })
})

test.each([
  'What is the sun?',
  'Who is April?',
  'What is a week?',
  'What is the second?',
  'When is the meeting?',
  'How many days should I stay in Rome?',
  'How long is a movie?',
  'What happened in March?',
  'How old is the universe?',
  'How long until the bus comes?',
  'When was the war?',
  'How long is summer?',
  'When did Rome fall?',
  'My daughter is 3 years old on Friday, when is her party?',
  'My neighbour has been away for 2 weeks. When is he back?',
  'If I invest 1000 dollars for 2 years, when is it paid back?',
  'Add 45 minutes to my 3:30 meeting.',
  'I love Christmas.',
  'Spring is coming.',
  'Life is short, right?',
  'Is it late in the evening?',
  'Remind me in two hours when the meeting is over.',
  'When does the alarm clock go off?',
  'Is it time for lunch?',
  'How many Sundays do I have to work?',
])('is not taken for a question about a day: %s', async (text) => {
  const [part] = await answer([user(text)])
  expect(part?.kind === 'say' && part.text).toMatch(/^I (?:do not|cannot|am not sure)/)
})

describe('a day in words', () => {
  const on = (year: number, month: number, day: number) => new Date(year, month - 1, day)

  test.each([
    ['friday', on(2026, 11, 27), on(2026, 11, 20)],
    ['saturday', on(2026, 11, 28), on(2026, 11, 14)],
    ['march 3', on(2027, 3, 3), on(2026, 3, 3)],
    ['the 5th', on(2026, 12, 5), on(2026, 11, 5)],
    ['christmas', on(2026, 12, 25), on(2025, 12, 25)],
    ['last christmas', on(2025, 12, 25), on(2025, 12, 25)],
    ['february 29 2028', on(2028, 2, 29), on(2028, 2, 29)],
    ['2027-03-04', on(2027, 3, 4), on(2027, 3, 4)],
    ['the friday after next', on(2026, 12, 4), on(2026, 12, 4)],
    ['february 30', null, null],
    ['5 pm', null, null],
    ['3/4', null, null],
    ['in 3 hours', null, null],
    ['9999999 days ago', null, null],
    ['ten working days from now', null, null],
  ])('%s', (words, ahead, behind) => {
    expect([parseDay(words, now), parseDay(words, now, true)]).toEqual([ahead, behind])
  })

  // Dates of Easter as the churches publish them.
  test.each(['2000-04-23', '2008-03-23', '2011-04-24', '2025-04-20', '2038-04-25', '2076-04-19'])(
    'easter %s',
    (date) => {
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
      expect(parseDay(`easter ${year}`, now)).toEqual(on(year, month, day))
    },
  )
})
