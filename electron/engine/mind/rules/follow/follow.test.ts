/** Words that mean something only in view of the talk before them. */
import { describe, expect, test } from 'vitest'
import { lastAnswer, say } from '../rehearsal'

type Talk = readonly [...questions: string[], answer: string]

/** Each with its questions for a title. */
const titled = (talks: readonly Talk[]) => talks.map((talk) => [talk.slice(0, -1).join(' '), talk] as const)

const answered = async (talk: Talk) => {
  const questions = talk.slice(0, -1)
  expect(await lastAnswer(...questions)).toEqual(say(talk[talk.length - 1] ?? ''))
}

describe('a request in the middle of anything is answered as if it were first', () => {
  test.each(
    titled([
      ['What is 5 plus 5?', 'By the way, what day is it today?', 'Today is Saturday, November 21.'],
      ['What time is it in Tokyo?', "By the way, what's the date?", 'Today is Saturday, November 21.'],
      ['How long until Easter?', 'Quick one, what is 15% of 60?', '15 percent of 60 is 9.'],
      ['What time is it in Tokyo?', 'Sorry, what was the time here again?', 'It is 2:31 PM.'],
      ['Thanks, never mind that. What is 2 plus 2?', '2 plus 2 is 4.'],
      ['Remind me what 12 times 12 is.', '12 times 12 is 144.'],
      ['What is 9 plus 9?', 'Just out of curiosity, how many feet are in a mile?', '1 mile is 5,280 feet.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('a part of the last request is another', () => {
  test.each(
    titled([
      ['What weekday is March 3rd, 2027?', 'No, I meant the 13th.', 'That is Saturday, March 13, 2027.'],
      ['What weekday is March 3rd, 2027?', 'No, I meant the 13th.', 'And in 2028?', 'That is Monday, March 13, 2028.'],
      ['What weekday is July 4th 2027?', 'Same in August.', 'That is Wednesday, August 4, 2027.'],
      [
        'How many days are there between March 1st and June 15th?',
        'And July 1st instead?',
        'It is 122 days from Monday, March 1, 2027 to Thursday, July 1, 2027.',
      ],
      ['What day was it 100 days ago?', 'Make that 300.', 'That was Sunday, January 25.'],
      ['What time is it in Sydney?', 'Same question for Honolulu.', 'It is 4:31 AM in Honolulu.'],
      ['What time is it in Paris?', 'What is 5 plus 5?', 'And in London?', 'It is 2:31 PM in London.'],
      ['How many grams in 3 ounces?', "Let's say 10.", '10 ounces is about 283.5 grams.'],
      ['What is 20 percent of 50?', 'What about 30 percent?', 'Of 80, I mean.', '30 percent of 80 is 24.'],
      ['What is minus 40 Celsius in Fahrenheit?', 'And 37 degrees?', '37 degrees Celsius is 98.6 degrees Fahrenheit.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('that day, then, there', () => {
  test.each(
    titled([
      [
        "How long until New Year's Eve?",
        'What weekday does that fall on?',
        'And Christmas itself?',
        'That is Friday, December 25.',
      ],
      ['What was the date last Tuesday?', 'What weekday is it?', 'That was Tuesday, November 17.'],
      ['How many days until Monday?', 'And the Monday after that?', 'That is Monday, November 30.'],
      [
        'How many days until Monday?',
        'And the Monday after that?',
        'How far away is that?',
        'It is 9 days until Monday, November 30.',
      ],
      ['How long until Christmas?', 'Is that a Friday?', 'Yes. That is Friday, December 25.'],
      ['How long until Christmas?', 'Add two weeks to that.', 'That is Friday, January 8, 2027.'],
      ['How long until Christmas?', 'And the weekday?', 'That is Friday, December 25.'],
      ['How long until Christmas?', 'What is the date?', 'Today is Saturday, November 21.'],
      ["What's the weather like in Paris?", 'Okay, then what time is it there?', 'It is 3:31 PM in Paris.'],
      ['Who is the mayor of Lisbon?', 'And what time is it there?', 'It is 2:31 PM in Lisbon.'],
      [
        'My flight leaves on December 13th. How many days is that from now?',
        'It is 22 days until Sunday, December 13.',
      ],
      [
        'My flight leaves on December 13th. How many days is that from now?',
        'I come back ten days later. What date is that?',
        'That is Wednesday, December 23.',
      ],
      [
        'My flight leaves on December 13th. How many days is that from now?',
        'I come back ten days later. What date is that?',
        'How long until then?',
        'It is 32 days until Wednesday, December 23.',
      ],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('the two, and the results before', () => {
  const sums = ["What's 15% of 80?", 'And 12% of 110?'] as const
  const days = ['How long is it until Thanksgiving?', "What about Valentine's Day?"] as const
  test.each(
    titled([
      [...sums, 'Which one is bigger?', '13.2 is more than 12.'],
      [...sums, 'Which one is bigger?', 'By how much?', '13.2 minus 12 is 1.2.'],
      [...sums, 'By how much?', 'And what do the two add up to?', '12 plus 13.2 is 25.2.'],
      [...sums, "So what's the difference?", '13.2 minus 12 is 1.2.'],
      [...sums, "What's the average of the two?", 'The average of 12 and 13.2 is 12.6.'],
      [...sums, 'What was the first result again?', 'It was 12.'],
      [...sums, 'What was the result before that?', 'It was 12.'],
      [...sums, 'Add that to the first result.', '13.2 plus 12 is 25.2.'],
      [...days, 'Which of the two comes first?', 'Thanksgiving, Thursday, November 26, comes first.'],
      [...days, 'Which of the two comes first?', 'And what date is that?', 'That is Thursday, November 26.'],
      [...days, 'How far apart are they?', 'It is 80 days from Thursday, November 26 to Sunday, February 14, 2027.'],
      [
        'What is 8 times 7?',
        'And 9 times 6?',
        'And 5 times 11?',
        'Which one was the biggest?',
        '56 is the biggest of them.',
      ],
      [
        'What is 8 times 7?',
        'And 9 times 6?',
        'And 5 times 11?',
        'Add all three together.',
        '56 plus 54 plus 55 is 165.',
      ],
      ['What is 8 times 7?', 'And 9 times 6?', 'What were all the results?', 'They were 56 and 54.'],
      ['What is 365 times 24?', 'Say that in words, please.', 'Eight thousand seven hundred sixty.'],
      ['What is 365 times 24?', 'In words?', 'And times 60?', '8,760 times 60 is 525,600.'],
      ['Write 1.05 in words.', 'One point zero five.'],
      ['What is minus 1000001 in words?', 'Minus one million one.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('once more, and how', () => {
  const spelled = ['Spell Mississippi.', 'M, I, S, S, I, S, S, I, P, P, I.'] as const
  test.each(['One more time, a bit slower.', 'That was too fast, slower please.', 'Slower, please.'])('%s', (said) =>
    answered([spelled[0], said, `I cannot speak more slowly, but here it is again: ${spelled[1]}`]),
  )
  test.each(["I didn't quite get that, could you say it again?", 'Say it once more, please.'])('%s', (said) =>
    answered([...spelled.slice(0, 1), said, spelled[1]]),
  )
})

describe('what is no follow-up is none', () => {
  test.each(
    titled([
      [
        'How long until Christmas?',
        'Is it raining?',
        'I cannot look up the weather, but I can tell you the time or do arithmetic.',
      ],
      ['How long until Christmas?', 'Is it Friday?', 'No. Today is Saturday, November 21.'],
      [
        'How long until Christmas?',
        'I was born then.',
        'I am not sure what you mean, but I can tell you the time or do arithmetic.',
      ],
      [
        'How long until Christmas?',
        'Add milk to that.',
        'I cannot do that, but I can tell you the time or do arithmetic.',
      ],
      [
        'What time is it in Tokyo?',
        'Who lives there?',
        'I do not know that, but I can tell you the time or do arithmetic.',
      ],
      [
        "What's 5 times 5?",
        'And 6 times 6?',
        'They add up.',
        'I am not sure what you mean, but I can tell you the time or do arithmetic.',
      ],
      ['Which one is bigger?', 'I do not know that, but I can tell you the time or do arithmetic.'],
      ['How long until then?', 'I do not know that, but I can tell you the time or do arithmetic.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})
