import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { answer, say, user } from './rehearsal'

// Whoever asks sits in Berlin, on Saturday at 2:31 in the afternoon.
const now = new Date(Date.UTC(2026, 10, 21, 13, 31))
beforeAll(() => {
  vi.stubEnv('TZ', 'Europe/Berlin')
})
afterAll(() => {
  vi.unstubAllEnvs()
})

test.each([
  ['My sister lives in Vancouver, what time is it for her?', 'It is 6:31 AM in Vancouver.'],
  ['What time is it for my sister, she lives in Vancouver?', 'It is 6:31 AM in Vancouver.'],
  ['My brother is in Seoul. What time does he have?', 'It is 10:31 PM in Seoul.'],
  ['In Tokyo, what time is it now?', 'It is 10:31 PM in Tokyo.'],
  ['Find out what time it is in Rome.', 'It is 2:31 PM in Rome.'],
  ["What time is it in St. John's, Newfoundland?", 'It is 10:01 AM in St. John’s.'],
  ['What time is it in UTC+2?', 'It is 3:31 PM UTC+2.'],
  ['What time is it in Victoria, BC?', 'It is 6:31 AM in Victoria.'],
  ["What's the time at our office in Bangalore?", 'It is 7:01 PM in Bengaluru.'],
  ["The webinar's at 1700 UTC. What time is that in Denver?", '5:00 PM UTC is 10:00 AM in Denver.'],
  ['8 in the morning Dubai, what in Lisbon?', '8:00 AM in Dubai is 4:00 AM in Lisbon.'],
  ['My friend in Tokyo calls at 9 am her time, what time is that for me?', '9:00 AM in Tokyo is 1:00 AM here.'],
  [
    "I'll call my mum in Melbourne at 8 pm, what time is it for her?",
    '8:00 PM here is 6:00 AM the next day in Melbourne.',
  ],
  ['What would 6 pm Berlin be in Cape Town?', '6:00 PM in Berlin is 7:00 PM in Cape Town.'],
  ['Is Delhi ahead of London or behind it, and by how much?', 'Delhi is 5 hours and 30 minutes ahead of London.'],
  ['How far behind San Francisco is Honolulu, time-wise?', 'Honolulu is 2 hours behind San Francisco.'],
  ['How many hours is New York behind London?', 'New York is 5 hours behind London.'],
  ['Which city is ahead, Tokyo or Sydney?', 'Sydney is 2 hours ahead of Tokyo.'],
  ["My boss flies to Sao Paulo tomorrow, what's the time difference?", 'São Paulo is 4 hours behind here.'],
  [
    'When does daylight saving time start in the United States next year?',
    'The clocks in Washington, D.C., the capital of the United States go forward by 1 hour on Sunday, March 14, 2027.',
  ],
  [
    'When did they turn the clocks back in New York this year?',
    'The clocks in New York went back by 1 hour on Sunday, November 1.',
  ],
  ['What day does DST end in 2027 in Toronto?', 'The clocks in Toronto go back by 1 hour on Sunday, November 7, 2027.'],
  [
    'Is daylight saving time over in Chicago?',
    'Yes. The clocks in Chicago go forward by 1 hour on Sunday, March 14, 2027.',
  ],
  ['When did the clocks last change?', 'The clocks went back by 1 hour on Sunday, October 25.'],
  [
    "I'm in Berlin at 3, what's the weather like in London?",
    'I cannot look up the weather, but I can tell you the time or do arithmetic.',
  ],
  ['When does winter start?', 'That is Monday, December 21.'],
  ['When does the summer end?', 'That is Thursday, September 23, 2027.'],
])('%s', async (question, text) => {
  expect(await answer([user(question)], { now })).toEqual([say(text)])
})

test('an order after two places were compared is an order, whatever it names', async () => {
  const history = [
    user('Is it later in São Paulo than in Lisbon?'),
    { kind: 'assistant' as const, text: 'No.', interrupted: false },
    user('Spell Mississippi.'),
  ]
  expect(await answer(history, { now })).toEqual([say('M, I, S, S, I, S, S, I, P, P, I.')])
})
