import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPlaces } from './places'
import { answer, assistant, say, user } from './rehearsal'
import type { MindTurn } from '../mind'

// Whoever asks sits in Berlin, on Saturday at 2:31 in the afternoon.
const now = new Date(Date.UTC(2026, 10, 21, 13, 31))
beforeAll(() => {
  vi.stubEnv('TZ', 'Europe/Berlin')
})
afterAll(() => {
  vi.unstubAllEnvs()
})

async function told(...questions: readonly string[]): Promise<string> {
  const history: MindTurn[] = []
  let text = ''
  for (const question of questions) {
    history.push(user(question))
    const [part] = await answer(history, { now })
    text = part?.kind === 'say' ? part.text : JSON.stringify(part)
    history.push(assistant(text))
  }
  return text
}

test.each([
  ['What time is it in Tokyo?', 'It is 10:31 PM in Tokyo.'],
  ["What's the time in New York right now?", 'It is 8:31 AM in New York.'],
  ['what time is it in NYC', 'It is 8:31 AM in New York.'],
  ['What time is it over in LA?', 'It is 5:31 AM in Los Angeles.'],
  ['Time in London, please.', 'It is 1:31 PM in London.'],
  ['Could you tell me what time it is in São Paulo?', 'It is 10:31 AM in São Paulo.'],
  ['What time is it in Tokio?', 'It is 10:31 PM in Tokyo.'],
  ['What time is it in Sidney?', 'It is 12:31 AM on Sunday in Sydney.'],
  ['What time is it in Kopenhagen?', 'It is 2:31 PM in Copenhagen.'],
  ['What time is it in India?', 'It is 7:01 PM in India.'],
  ['What time is it in the United States?', 'It is 8:31 AM in Washington, D.C., the capital of the United States.'],
  ['What time is it in Australia?', 'It is 12:31 AM on Sunday in Canberra, the capital of Australia.'],
  ['What time is it in the UK?', 'It is 1:31 PM in the United Kingdom.'],
  ['What time is it in California?', 'It is 5:31 AM in California.'],
  ['What time is it in Portland, Maine?', 'It is 8:31 AM in Portland, Maine.'],
  ["What is Tokyo's time?", 'It is 10:31 PM in Tokyo.'],
  ['How late is it in Moscow?', 'It is 4:31 PM in Moscow.'],
  ['What time is it here?', 'It is 2:31 PM.'],
  ['What day is it in Sydney?', 'It is Sunday, November 22 in Sydney.'],
  ["What's the date in Los Angeles right now?", 'It is Saturday, November 21 in Los Angeles.'],
  ['Is it already Sunday in Auckland?', 'Yes. It is Sunday, November 22 in Auckland.'],
  ['Is it tomorrow in London?', 'No. It is Saturday, November 21 in London.'],
  ['How many hours ahead is Tokyo?', 'Tokyo is 8 hours ahead of here.'],
  ['How far behind is New York?', 'New York is 6 hours behind here.'],
  ["What's the time difference to New York?", 'New York is 6 hours behind here.'],
  ['What is the time difference between here and Delhi?', 'Delhi is 4 hours and 30 minutes ahead of here.'],
  ['If it is noon here, what time is it in Tokyo?', '12:00 PM here is 8:00 PM in Tokyo.'],
  ['What time is it here when it is 9 am in Los Angeles?', '9:00 AM in Los Angeles is 6:00 PM here.'],
  ['What is 3 pm in Tokyo?', '3:00 PM in Tokyo is 7:00 AM here.'],
  ["What's the time in Tokyo and New York?", 'It is 10:31 PM in Tokyo and 8:31 AM in New York.'],
  ["What's today's date in Sydney?", 'It is Sunday, November 22 in Sydney.'],
  ['What day is tomorrow in Tokyo?', 'That is Sunday, November 22 in Tokyo.'],
  ['what day will it be tomorrow in Sydney', 'That is Monday, November 23 in Sydney.'],
  ['Is it morning in Los Angeles?', 'Yes. It is 5:31 AM in Los Angeles.'],
  ['current time Berlin', 'It is 2:31 PM in Berlin.'],
  ['what time is it at the moment in Texas', 'It is 7:31 AM in Houston, Texas.'],
  ['I need to call my mum in Melbourne, what time is it there?', 'It is 12:31 AM on Sunday in Melbourne.'],
  ['When do the clocks go forward?', 'The clocks go forward by 1 hour on Sunday, March 28, 2027.'],
  ['What time zone am I in?', 'This computer is on Central European Standard Time, 1 hour ahead of UTC.'],
  ['What time is it in London, I mean Sydney?', 'It is 12:31 AM on Sunday in Sydney.'],
  ["What's the weather, I mean the time in London?", 'It is 1:31 PM in London.'],
  ['What time will it be in Tokyo in two hours?', 'It will be 12:31 AM on Sunday in Tokyo.'],
  ['What time was it in London 3 hours ago?', 'It was 10:31 AM in London.'],
  ['Is it morning or afternoon in Sydney?', 'Night. It is 12:31 AM on Sunday in Sydney.'],
  ['Is it day or night in London right now?', 'Day. It is 1:31 PM in London.'],
  ['Convert 5 pm to Tokyo time.', '5:00 PM here is 1:00 AM the next day in Tokyo.'],
])('%s', async (question, text) => {
  expect(await told(question)).toBe(text)
})

describe('going on from a place', () => {
  test.each([
    [['What time is it in Tokyo?', 'And in London?'], 'It is 1:31 PM in London.'],
    [['What time is it in Tokyo?', 'What about New York?'], 'It is 8:31 AM in New York.'],
    [['What time is it?', 'And in Tokyo?'], 'It is 10:31 PM in Tokyo.'],
    [['What time is it in Berlin?', 'No, I meant Sydney.'], 'It is 12:31 AM on Sunday in Sydney.'],
    [['What time is it in Tokyo?', 'And in London?', 'And in Paris?'], 'It is 2:31 PM in Paris.'],
    [['What time is it in Hogwarts?', 'I meant Edinburgh.'], 'It is 1:31 PM in Edinburgh.'],
    [['What day is it in Sydney?', 'And in Honolulu?'], 'It is Saturday, November 21 in Honolulu.'],
    [['How many hours ahead is Tokyo?', 'And Sydney?'], 'Sydney is 10 hours ahead of here.'],
    [
      ['Time difference between London and Tokyo?', 'And between Rome and Delhi?'],
      'Delhi is 4 hours and 30 minutes ahead of Rome.',
    ],
    [['What is 3 pm in New York in Berlin?', 'And in Tokyo?'], '3:00 PM in New York is 5:00 AM the next day in Tokyo.'],
    [['What is 3 pm in New York in Berlin?', 'And 4 pm?'], '4:00 PM in New York is 10:00 PM in Berlin.'],
    [['What time is it in Sydney?', 'And what day is it there?'], 'It is Sunday, November 22 in Sydney.'],
    [["What's the date?", 'And in Sydney?'], 'It is Sunday, November 22 in Sydney.'],
    [['What time is it in Tokyo?', 'Thanks.', 'And in London?'], 'It is 1:31 PM in London.'],
    [
      ['What time is it in Tokyo?', 'And in Narnia?'],
      'I do not know the time zone of Narnia. I know larger cities such as London or Tokyo.',
    ],
    [['What time is it in Rome?', "What's the difference?"], 'It is the same time in Rome and here.'],
    [['What time is it in Cairo?', 'How far ahead is that?'], 'Cairo is 1 hour ahead of here.'],
    [['What day is it in Sydney?', 'And tomorrow?'], 'That is Monday, November 23 in Sydney.'],
    [['Does the UK use daylight saving time?', 'And Japan?'], 'No. The clocks do not change in Japan.'],
    [['What time is it in Tokyo?', 'What is 2 plus 2?'], '2 plus 2 is 4.'],
    [['What time is it in London?', 'And an hour later?'], 'It will be 2:31 PM in London.'],
    [['What time is it in London?', 'And in three hours?', 'And in Tokyo?'], 'It will be 1:31 AM on Sunday in Tokyo.'],
    [['What time is it in Tokyo?', 'And the date?'], 'It is Saturday, November 21 in Tokyo.'],
    [
      ['What time is it in London?', 'And in Tokyo?', 'How far apart are those two?'],
      'Tokyo is 9 hours ahead of London.',
    ],
    [['What time is it in Paris?', 'Is it tomorrow there already?'], 'No. It is Saturday, November 21 in Paris.'],
    [
      ['What time is it in Tokyo?', "When it's noon here, what time is it there?"],
      '12:00 PM here is 8:00 PM in Tokyo.',
    ],
    [
      [
        'Time difference between Paris and New York?',
        'And Tokyo?',
        "So if it's 9 a.m. in Paris, what time is it there?",
      ],
      '9:00 AM in Paris is 5:00 PM in Tokyo.',
    ],
    [
      ["It's 3 pm here, what time is it in Tokyo?", 'And in Sydney?'],
      '3:00 PM here is 1:00 AM the next day in Sydney.',
    ],
    [['My brother lives in Rome. What time is it there?', 'And in Tokyo?'], 'It is 10:31 PM in Tokyo.'],
  ] as const)('%s', async (questions, text) => {
    expect(await told(...questions)).toBe(text)
  })
})

describe('a place by its name', () => {
  const places = createPlaces()

  test.each([
    ['birmingham alabama', 'America/Chicago'],
    ['london ontario', 'America/Toronto'],
    ['cambridge uk', 'Europe/London'],
    ['perth australia', 'Australia/Perth'],
    ['zürich', 'Europe/Zurich'],
    ['reykjavik', 'Atlantic/Reykjavik'],
    ['kyiv', 'Europe/Kyiv'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['the netherlands', 'Europe/Amsterdam'],
    ['los angelos', 'America/Los_Angeles'],
    ['melbourn', 'Australia/Melbourne'],
  ])('%s', (name, timeZone) => {
    expect(places.find(name, now)?.timeZone).toBe(timeZone)
  })

  test.each([
    'kleinkleckersdorf',
    'movie',
    'lunch',
    'monday',
    'the moon',
    'atlantis',
    'the office',
    'french',
    'my house',
    '',
  ])('nowhere: %s', (name) => {
    expect(places.find(name, now)).toBeNull()
  })
})

test.each([
  'Nice.',
  'What about lunch?',
  'What about the weather there?',
  'Is it nice there?',
  'And then?',
  'What about it?',
  'No, I meant the invoice.',
])('is not taken for a place: %s', async (text) => {
  const [part] = await answer([user('What time is it in Tokyo?'), assistant('It is 10:31 PM in Tokyo.'), user(text)], {
    now,
  })
  expect(part).not.toEqual(say('It is 10:31 PM in Tokyo.'))
  expect(part?.kind === 'say' ? part.text : '').not.toMatch(/^It is .* in |time zone/)
})
