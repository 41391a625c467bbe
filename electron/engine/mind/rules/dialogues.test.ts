import { describe, expect, test } from 'vitest'
import { answer, assistant, call, called, lastAnswer, now, returned, say, user } from './rehearsal'

const two = [
  { name: 'notes.txt', path: '/home/u/Documents/notes.txt', folder: 'Documents', modified: '2026-11-20T10:00:00' },
  {
    name: 'meeting-notes.md',
    path: '/home/u/Downloads/meeting-notes.md',
    folder: 'Downloads',
    modified: '2026-11-02T10:00:00',
  },
]
const foundTwo = [
  user('Look for notes.'),
  called('find_files', { query: 'notes' }),
  returned({ matches: two, total: 2, searched: ['Documents'] }),
  assistant('I found 2 files: notes.txt and meeting-notes.md. Which one do you mean?'),
]
const foundOne = [
  user('Look for notes.'),
  called('find_files', { query: 'notes' }),
  returned({ matches: two.slice(0, 1), total: 1, searched: ['Documents'] }),
  assistant('I found notes.txt in Documents, changed yesterday.'),
]

describe('one of the files that were found', () => {
  test.each([
    ['The second one.', two[1]],
    ['the second one please', two[1]],
    ['Number two.', two[1]],
    ['Read the first one.', two[0]],
    ['Open the last one', two[1]],
    ['Read me the second.', two[1]],
    ['The 2nd one.', two[1]],
    ['Could you read the first file to me?', two[0]],
    ['I mean the second one.', two[1]],
    ['The one in Downloads.', two[1]],
    ['meeting notes', two[1]],
    ['the one called meeting notes', two[1]],
    ['Yes, the first.', two[0]],
  ])('%s', async (text, choice) => {
    expect(await answer([...foundTwo, user(text)])).toEqual([call('read_text_file', { file: choice?.path })])
  })

  test.each([
    'Read it.',
    'Read it to me.',
    'Open it, please.',
    'Read that.',
    'Read it out loud.',
    'What does it say?',
    "What's in it?",
  ])('the only one: %s', async (text) => {
    expect(await answer([...foundOne, user(text)])).toEqual([call('read_text_file', { file: two[0]?.path })])
  })

  test('asks which one when there are several', async () => {
    expect(await answer([...foundTwo, user('Read it.')])).toEqual([say('Which one: notes.txt or meeting-notes.md?')])
  })

  test('says so when there is no such number', async () => {
    expect(await answer([...foundTwo, user('The fifth one.')])).toEqual([say('I named only 2 files.')])
  })

  test('other requests are not taken for a choice', async () => {
    expect(await answer([...foundTwo, user('What time is it?')])).toEqual([say('It is 2:31 PM.')])
  })
})

describe('going on from the last answer', () => {
  test.each([
    [['What day is it?', 'And tomorrow?'], 'Tomorrow is Sunday, November 22.'],
    [['What day is it?', 'What about yesterday?'], 'Yesterday was Friday, November 20.'],
    [["What's the date?", 'And next Friday?'], 'That is Friday, November 27.'],
    [['What is 12 times 19?', 'Divide that by two.'], '228 divided by 2 is 114.'],
    [['What is 12 times 19?', 'Times three.'], '228 times 3 is 684.'],
    [['What is 12 times 19?', 'Plus five.'], '228 plus 5 is 233.'],
    [['What is 12 times 19?', 'And plus five?'], '228 plus 5 is 233.'],
    [['What is 12 times 19?', 'Now add 5.'], '228 plus 5 is 233.'],
    [['What is 12 times 19?', 'Minus 28.', 'And divided by 4?'], '200 divided by 4 is 50.'],
    [['What is 12 times 19?', "What's half of that?"], 'Half of 228 is 114.'],
    [['What is 12 times 19?', 'Double it.'], 'Double 228 is 456.'],
    [['What is 12 times 12?', "What's the square root of that?"], 'The square root of 144 is 12.'],
    [['What is 5 times 5?', 'Subtract 3 from that.'], '25 minus 3 is 22.'],
    [['What is 5 times 5?', 'Multiply the result by 4.'], '25 times 4 is 100.'],
    [['What is 5 times 5?', 'And 20 percent of that?'], '20 percent of 25 is 5.'],
    [['What is 5 times 5?', 'What time is it?', 'Times two.'], '25 times 2 is 50.'],
    [['What time is it?', 'Repeat that.'], 'It is 2:31 PM.'],
    [['What is 2 plus 2?', 'What did you say?'], '2 plus 2 is 4.'],
    [['What is 2 plus 2?', 'Pardon?'], '2 plus 2 is 4.'],
    [['What is 2 plus 2?', "Sorry, I didn't catch that."], '2 plus 2 is 4.'],
    [['What is 2 plus 2?', 'Say that again.', 'Once more, please.'], '2 plus 2 is 4.'],
    [['What is 2 plus 2?', 'What did I say?'], 'You said: What is 2 plus 2?'],
  ] as const)('%s', async (questions, text) => {
    expect(await lastAnswer(...questions)).toEqual(say(text))
  })

  test('another folder', async () => {
    const history = [
      user("What's in my downloads?"),
      called('list_folder', { folder: 'downloads' }),
      returned({ folder: 'Downloads', entries: [], total: 0 }),
      assistant('Downloads is empty.'),
      user('And in documents?'),
    ]
    expect(await answer(history)).toEqual([call('list_folder', { folder: 'documents' })])
  })

  test('the name that was asked for', async () => {
    expect(await lastAnswer('Find a file.')).toEqual(say('What is the file called?'))
    expect(await lastAnswer('Find a file.', 'Budget report.')).toEqual(call('find_files', { query: 'budget report' }))
  })

  test('an answer that was cut off is repeated in full', async () => {
    const history = [user('What is 12 times 19?'), assistant('12 times', true), user('Say that again.')]
    expect(await answer(history)).toEqual([say('12 times 19 is 228.')])
  })

  test('a result that was cut off is repeated in full', async () => {
    const history = [...foundOne.slice(0, 3), assistant('I found', true), user('Repeat that.')]
    expect(await answer(history)).toEqual([say('I found notes.txt in Documents, changed yesterday.')])
  })
})

describe('what it is not made for', () => {
  const english =
    'I understand only English so far. For other languages you can connect another service in the settings.'

  test.each([
    ['Wie spät ist es?', 'de'],
    ['现在几点了？', 'zh'],
    ['现在几点了？', null],
  ])('another language: %s', async (text, language) => {
    expect(await answer([user(text, language)])).toEqual([say(english)])
  })

  test.each(['', ' ', '…', '[Music]', '(coughs)', 'Um.', '♪'])('nothing heard: "%s"', async (text) => {
    expect(await answer([user(text, 'en')])).toEqual([say('I did not catch that. Could you say it again?')])
  })

  test('no tools: files are refused, and not offered', async () => {
    const refused = 'I cannot look into files here. I can tell you the time, or do arithmetic.'
    for (const request of [{ tools: [] }, { toolChoice: 'none' as const }]) {
      expect(await answer([user('Find the file called budget report.')], request)).toEqual([say(refused)])
    }
    expect(await answer([user('What can you do?')], { tools: [] })).toEqual([
      say('I can tell you the time, tell you the date, or do arithmetic.'),
    ])
  })
})

describe('a tool that must be called', () => {
  const tools = [
    { name: 'find_files', description: '', parameters: {} },
    { name: 'remember', description: '', parameters: { properties: { note: { type: 'string' } }, required: ['note'] } },
  ]

  test.each([
    ['What is in my downloads?', { name: 'find_files' }, call('find_files', { query: 'downloads' })],
    ['The budget report please', 'required', call('find_files', { query: 'budget report' })],
    ['Milk and eggs', { name: 'remember' }, call('remember', { note: 'Milk and eggs' })],
    ['What time is it?', { name: 'unheard-of' }, say('It is 2:31 PM.')],
  ] as const)('%s', async (text, toolChoice, part) => {
    expect(await answer([user(text)], { tools, toolChoice })).toEqual([part])
  })
})

test('the time of a city is that of its zone', async () => {
  const at = { now: new Date(Date.UTC(2026, 10, 21, 14, 31)) }
  const told = async (text: string) => (await answer([user(text)], at))[0]
  expect(await told('What time is it in Tokyo?')).toEqual(say('It is 11:31 PM in Tokyo.'))
  expect(await told("What's the time in New York right now?")).toEqual(say('It is 9:31 AM in New York.'))
  expect(await told('What time is it in San Francisco?')).toEqual(say('It is 6:31 AM in San Francisco.'))
  expect(await told('What time is it in Delhi?')).toEqual(say('It is 8:01 PM in Delhi.'))
  const history = [user('What time is it in Tokyo?'), assistant('It is 11:31 PM in Tokyo.'), user('And in London?')]
  expect(await answer(history, at)).toEqual([say('It is 2:31 PM in London.')])
})

test('answers within ten milliseconds, with a long history too', async () => {
  const history = Array.from({ length: 60 }, (_, i) => [
    user(`Go forward ${i} meters and sing.`),
    assistant('No.'),
  ]).flat()
  const times: number[] = []
  for (let i = 0; i < 100; i++) {
    const begin = performance.now()
    await answer([...history, user(`What is ${i} times 19 and then some?`)], { now })
    times.push(performance.now() - begin)
  }
  // The median: the machine may be busy with something else now and then.
  expect(times.sort((a, b) => a - b)[50]).toBeLessThan(10)
})

test('several results are told in the order of the outputs, an unknown call too', async () => {
  const history = [
    user('…'),
    called('list_folder', { folder: 'a' }, 'call_1'),
    called('list_folder', { folder: 'b' }, 'call_2'),
    returned({ folder: 'B', entries: [] }, 'call_2'),
    returned({ error: { code: 'not-found' } }, 'call_1'),
    returned({ error: { code: 'denied' } }, 'call_9'),
  ]
  expect(await answer(history)).toEqual([say('B is empty. I found nothing called a. Okay, I did not look.')])
})
