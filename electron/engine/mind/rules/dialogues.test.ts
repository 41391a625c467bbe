import { describe, expect, test } from 'vitest'
import { answer, assistant, call, called, lastAnswer, now, returned, say, user } from './rehearsal'
import { createRuleMind } from './rule-mind'

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

const found = [
  {
    name: 'budget-2025.csv',
    path: '/home/u/Documents/budget-2025.csv',
    folder: 'Documents',
    modified: '2026-11-19T10:00:00',
    sizeBytes: 4200,
  },
  {
    name: 'invoice-hanover.txt',
    path: '/home/u/Downloads/invoice-hanover.txt',
    folder: 'Downloads',
    modified: '2026-11-20T10:00:00',
    sizeBytes: 812,
  },
  {
    name: 'meeting-notes.md',
    path: '/home/u/Documents/meeting-notes.md',
    folder: 'Documents',
    modified: '2025-03-04T10:00:00',
    sizeBytes: 1_000_000,
  },
]
const reads = (index: number) => call('read_text_file', { file: found[index]?.path })
const foundThree = [
  user('Find files about Hanover.'),
  called('find_files', { query: 'hanover' }),
  returned({ matches: found, total: 3, searched: ['Documents'] }),
  assistant('I found 3 files: budget-2025.csv, invoice-hanover.txt and meeting-notes.md. Which one do you mean?'),
]
/** A file was read out of those that were found. */
const then = (index: number, asked = 'The first one.') => [
  ...foundThree,
  user(asked),
  called('read_text_file', { file: found[index]?.path }, 'call_2'),
  returned({ file: found[index]?.name, path: found[index]?.path, text: 'Some text.', lines: 1 }, 'call_2'),
  assistant('Some text.'),
]

describe('files: going on, and corrections', () => {
  test.each([
    ['The newest one.', reads(1)],
    ['Read the oldest.', reads(2)],
    ['The biggest one, please.', reads(2)],
    ['Read me the smallest file.', reads(1)],
    ['The one in Downloads.', reads(1)],
    ['The budget one.', reads(0)],
    ['notes dext', reads(2)],
    ['The meating notes.', reads(2)],
    ['I mean the invoice.', reads(1)],
    ['the markdown one', reads(2)],
    ['Read the spreadsheet.', reads(0)],
    ['How big is the second one?', say('invoice-hanover.txt is 812 bytes big.')],
    ['How big is the budget?', say('budget-2025.csv is 4.2 kilobytes big.')],
    ['When was the last one changed?', say('meeting-notes.md was changed on March 4, 2025.')],
    ['Where is the invoice?', say('invoice-hanover.txt is in Downloads.')],
    ['How big is it?', say('Which one do you mean?')],
    ['Which one is the newest?', say('That is invoice-hanover.txt.')],
    ['Which is biggest?', say('That is meeting-notes.md.')],
    ['What about the second one?', reads(1)],
    ['Not the first, the second.', reads(1)],
    ['Read both.', say('Which one: budget-2025.csv, invoice-hanover.txt or meeting-notes.md?')],
    ['Are there any others?', say('That is all that I was told of.')],
    ['The ones in Documents.', say('Which one: budget-2025.csv or meeting-notes.md?')],
  ])('which of three: %s', async (text, part) => {
    expect(await answer([...foundThree, user(text)])).toEqual([part])
  })

  test.each([
    ['No, I meant the invoice.', reads(1)],
    ['No, the second one.', reads(1)],
    ['Not that one, the last one.', reads(2)],
    ['Wrong one. I meant the meeting notes.', reads(2)],
    ['The next one.', reads(1)],
    ['Read it again.', reads(0)],
    ['No, I meant the tax report.', call('read_text_file', { file: 'tax report' })],
    ['Not that one.', say('Which one: invoice-hanover.txt or meeting-notes.md?')],
    ['How big is it?', say('budget-2025.csv is 4.2 kilobytes big.')],
    ['When was it last changed?', say('budget-2025.csv was changed on Thursday.')],
    ['Where is it?', say('budget-2025.csv is in Documents.')],
    ["What's it called?", say('It is called budget-2025.csv.')],
    ['Say that again.', say('Some text.')],
    ['What time is it?', say('It is 2:31 PM.')],
    ['What is 12 times 19?', say('12 times 19 is 228.')],
    ['Thanks.', say('You are welcome.')],
    ['Find the tax report.', call('find_files', { query: 'tax report' })],
  ])('after one was read: %s', async (text, part) => {
    expect(await answer([...then(0), user(text)])).toEqual([part])
  })

  test('the other one of two', async () => {
    const read = [
      ...foundTwo,
      user('The first one.'),
      called('read_text_file', { file: two[0]?.path }, 'call_2'),
      returned({ file: 'notes.txt', path: two[0]?.path, text: 'Buy milk.', lines: 1 }, 'call_2'),
      assistant('Buy milk.'),
    ]
    for (const text of [
      'Not that one, the other one.',
      'The other one, please.',
      'No, not that one.',
      'Read the other file.',
    ]) {
      expect(await answer([...read, user(text)])).toEqual([call('read_text_file', { file: two[1]?.path })])
    }
  })

  test('what was meant is looked for anew when it is none of those found', async () => {
    const none = [
      user('Find the budget report.'),
      called('find_files', { query: 'budget report' }),
      returned({ matches: [], total: 0 }),
      assistant('I found no file called budget report.'),
    ]
    expect(await answer([...none, user('No, I meant the project plan.')])).toEqual([
      call('find_files', { query: 'project plan' }),
    ])
  })

  test('a folder: the rest of it, one in it, a file in it', async () => {
    const entries = [
      { name: 'Old', kind: 'folder' },
      ...['a.txt', 'b.txt', 'c.pdf', 'd.txt', 'e.txt', 'f.txt'].map((name) => ({ name, kind: 'file' })),
    ]
    const listed = [
      user("What's in my downloads?"),
      called('list_folder', { folder: 'downloads' }),
      returned({ folder: 'Downloads', path: '/home/u/Downloads', entries, total: 7 }),
      assistant('There are 6 files and 1 folder in Downloads. The first are Old, a.txt, b.txt, c.pdf and d.txt.'),
    ]
    const more = [...listed, user('What else is in there?')]
    expect(await answer(more)).toEqual([say('The others are e.txt and f.txt.')])
    expect(await answer([...more, assistant('The others are e.txt and f.txt.'), user('Anything else?')])).toEqual([
      say('That is all that I was told of.'),
    ])
    expect(await answer([...listed, user('The first one.')])).toEqual([
      call('list_folder', { folder: '/home/u/Downloads/Old' }),
    ])
    expect(await answer([...listed, user('Read the second one.')])).toEqual([
      call('read_text_file', { file: '/home/u/Downloads/a.txt' }),
    ])
    expect(await answer([...listed, user('Open the pdf.')])).toEqual([
      say('I cannot open c.pdf on the screen, and it is not a text file that I could read out.'),
    ])
    expect(await answer([...listed, user('No, I meant my documents.')])).toEqual([
      call('list_folder', { folder: 'documents' }),
    ])
  })

  test('more matches than were named', async () => {
    const matches = ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => ({ name, folder: 'Documents' }))
    const history = [
      user('Find notes.'),
      called('find_files', { query: 'notes' }),
      returned({ matches, total: 4 }),
      assistant('I found 4 files. The first three are a.txt, b.txt and c.txt. Which one do you mean?'),
    ]
    expect(await answer([...history, user('What are the others?')])).toEqual([say('The other one is d.txt.')])
    expect(await answer([...history, user('The fourth.')])).toEqual([call('read_text_file', { file: 'd.txt' })])
  })

  test('opening goes to the tool that opens, whatever it is called', async () => {
    const opener = {
      name: 'open_in_editor',
      description: 'Opens a file on the screen.',
      parameters: { properties: { path: { type: 'string' } }, required: ['path'] },
    }
    const tools = [
      ...['find_files', 'read_text_file'].map((name) => ({ name, description: '', parameters: {} })),
      opener,
    ]
    const opened = call('open_in_editor', { path: found[1]?.path })
    expect(await answer([...then(1), user('Open it.')], { tools })).toEqual([opened])
    expect(await answer([...foundThree, user('Open the second one.')], { tools })).toEqual([opened])
    expect(await answer([...foundThree, user('Read the second one.')], { tools })).toEqual([reads(1)])
    expect(await answer([user('Open notes.txt.')], { tools })).toEqual([call('open_in_editor', { path: 'notes.txt' })])
    const garage = { ...opener, name: 'open_garage_door', description: 'Opens the garage door.', parameters: {} }
    expect(await answer([user('Open notes.txt.')], { tools: [...tools.slice(0, 2), garage] })).toEqual([
      call('read_text_file', { file: 'notes.txt' }),
    ])
  })
})

describe('the talk itself', () => {
  test.each([
    [['What time is it?', 'Slower, please.'], 'I cannot speak more slowly, but here it is again: It is 2:31 PM.'],
    [['What time is it?', 'Can you say that louder?'], 'I cannot speak louder, but here it is again: It is 2:31 PM.'],
    [
      ['What time is it?', 'Speak up!', 'What did you say?'],
      'I cannot speak louder, but here it is again: It is 2:31 PM.',
    ],
    [['Turn up the volume.'], 'I cannot speak louder: the volume is set on your computer.'],
    [['What is 12 times 19?', 'You are too fast.'], 'I cannot speak more slowly.'],
    [['What is 12 times 19?', 'Stop.', 'Divide that by two.'], '228 divided by 2 is 114.'],
    [['What is 12 times 19?', 'Never mind.'], 'Okay.'],
    [['Hello.', 'How are you?', 'Fine, thanks.', 'What time is it?'], 'It is 2:31 PM.'],
    [['What is 12 times 19?', 'Thanks.', 'And plus five?'], '228 plus 5 is 233.'],
    [
      ['What time is it?', 'Who are you?', 'And what can you do with folders?'],
      "I can tell you what is in a folder: say, for example, “What's in my downloads?”",
    ],
    [
      ['Who are you?', 'Where does my voice go?'],
      'Your voice is understood on this computer by the built-in engine. It is not sent anywhere.',
    ],
    [['From now on answer in capital letters.', 'What time is it?'], 'IT IS 2:31 PM.'],
    [['From now on answer in one word.', 'What is 12 times 19?', 'Double it.'], '456.'],
    [['Call yourself Max.', "What's your name?"], 'I am Max, a voice assistant that works on this computer.'],
    [
      ['Tell me a joke.', 'Say that again in capital letters.'],
      'WHY DID THE SCARECROW WIN A PRIZE? HE WAS OUTSTANDING IN HIS FIELD.',
    ],
    [['Say exactly "hello world".', 'Once more.'], 'hello world'],
    [['Find a file.', 'Never mind.'], 'Okay.'],
    [['What is the capital of France?', 'And what is 12 times 19?'], '12 times 19 is 228.'],
    [['What day is it?', 'Are you sure?', 'And tomorrow?'], 'Tomorrow is Sunday, November 22.'],
  ] as const)('%s', async (questions, text) => {
    expect(await lastAnswer(...questions)).toEqual(say(text))
  })

  test('where a voice goes, when other computers hear, think or speak', async () => {
    const mind = createRuleMind({
      elsewhere: () => [
        { part: 'recogniser', host: 'ears.example.com' },
        { part: 'mind', host: 'llm.example.com' },
      ],
    })
    const request = {
      instructions: '',
      history: [user('Where does my voice go?')],
      tools: [],
      toolChoice: 'auto' as const,
      now,
    }
    expect(mind.interpret(request).parts).toEqual([
      say(
        'Your voice goes to ears.example.com to be understood, and the text of our talk goes to llm.example.com for its answers.',
      ),
    ])
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
    const refused = 'I cannot look into files here, but I can tell you the time or do arithmetic.'
    for (const request of [{ tools: [] }, { toolChoice: 'none' as const }]) {
      expect(await answer([user('Find the file called budget report.')], request)).toEqual([say(refused)])
    }
    expect(await answer([user('What can you do?')], { tools: [] })).toEqual([
      say('I can tell you the time, do arithmetic, convert units, spell a word, or tell you the date.'),
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
