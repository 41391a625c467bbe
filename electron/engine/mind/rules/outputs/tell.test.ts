import { expect, test } from 'vitest'
import { tell } from './tell'
import { choicesOf, parseOutput } from './tool-outputs'

const now = new Date(2026, 10, 21, 14, 31)

const match = (name: string, folder: string, modified: string) => ({
  name,
  path: `/home/u/${folder}/${name}`,
  folder,
  modified,
  sizeBytes: 12,
})
const told = (args: Record<string, unknown>, output: unknown) =>
  tell(parseOutput(typeof output === 'string' ? output : JSON.stringify(output)), args, now)

test.each([
  [
    { matches: [match('budget-report.xlsx', 'Documents', '2026-11-17T09:00:00')], total: 1, searched: ['Documents'] },
    'I found budget-report.xlsx in Documents, changed on Tuesday.',
  ],
  [
    { matches: [match('budget-report.xlsx', 'Documents', '2026-11-21T09:00:00')], total: 1, searched: [] },
    'I found budget-report.xlsx in Documents, changed today.',
  ],
  [
    { matches: [match('budget-report.xlsx', 'documents', '2025-03-04T09:00:00')], total: 1, searched: [] },
    'I found budget-report.xlsx in Documents, changed on March 4, 2025.',
  ],
  [{ matches: [{ name: 'a.txt' }] }, 'I found a.txt.'],
  [{ matches: [{ name: 'a.txt', path: '/home/u/Documents/Finance/a.txt' }] }, 'I found a.txt in Finance.'],
  [{ matches: [], total: 0, searched: ['Documents'] }, 'I found no file called budget report in Documents.'],
  [
    { matches: [match('a.txt', 'A', ''), match('b.txt', 'B', '')], total: 2, searched: [] },
    'I found 2 files: a.txt and b.txt. Which one do you mean?',
  ],
  [
    { matches: [match('a.txt', 'A', ''), match('a.txt', 'B', '')], total: 2, searched: [] },
    'I found 2 files: a.txt in A and a.txt in B. Which one do you mean?',
  ],
  [
    { matches: ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => match(name, 'A', '')), total: 7, searched: [] },
    'I found 7 files. The first three are a.txt, b.txt and c.txt. Which one do you mean?',
  ],
  [{ error: { code: 'denied', message: 'The person said no.' } }, 'Okay, I did not look.'],
  [{ error: { code: 'failed', message: 'EIO' } }, 'That did not work, so I cannot tell you.'],
  ['not json', 'not json'],
  [{ something: 'else' }, 'Something is else.'],
  ['null', 'Done.'],
])('what was found: %j', (output, text) => {
  expect(told({ query: 'budget report' }, output)).toBe(text)
})

test.each([
  [{ folder: 'Documents', path: '/d', entries: [], total: 0 }, 'Documents is empty.'],
  [
    { folder: 'Documents', path: '/d', entries: [{ name: 'a.txt', kind: 'file' }], total: 1 },
    'There is 1 file in Documents: a.txt.',
  ],
  [
    {
      folder: 'Documents',
      path: '/d',
      entries: [
        { name: 'a.txt', kind: 'file' },
        { name: 'Old', kind: 'folder' },
      ],
      total: 2,
    },
    'There are 1 file and 1 folder in Documents: a.txt and Old.',
  ],
  [
    {
      folder: 'Documents',
      path: '/d',
      entries: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, kind: 'file' })),
      total: 40,
    },
    'There are 40 things in Documents. The first are a, b, c, d and e.',
  ],
  [{ error: { code: 'not-found', message: '' } }, 'I found nothing called documents.'],
])('what is in a folder: %j', (output, text) => {
  expect(told({ folder: 'documents' }, output)).toBe(text)
})

const long = `${'A sentence of some length. '.repeat(40)}End.`
test.each([
  [
    { file: 'notes.txt', path: '/n', text: 'Buy milk.\n\nCall  Anna.\n', lines: 2, truncated: false },
    'Buy milk.\nCall Anna.',
  ],
  [{ file: 'notes.txt', path: '/n', text: ' \n', lines: 1, truncated: false }, 'notes.txt is empty.'],
  [
    { file: 'notes.txt', path: '/n', text: long, lines: 1, truncated: false },
    'A sentence of some length. '.repeat(22).trim(),
  ],
  [{ error: { code: 'not-text', message: '' } }, 'notes.txt is not a text file, so I cannot read it out.'],
  [
    { error: { code: 'several', message: '', matches: [match('notes.txt', 'A', ''), match('notes.md', 'B', '')] } },
    'There are 2 files like that: notes.txt and notes.md. Which one do you mean?',
  ],
])('what is in a file: %j', (output, text) => {
  expect(told({ file: 'notes.txt' }, output)).toBe(text)
})

const names = (...all: string[]) => all.map((name) => ({ name }))
test.each([
  [{ temperature: 21, condition: 'cloudy' }, 'Temperature is 21 and condition is cloudy.'],
  [
    { temperature: 21, unit: 'celsius', condition: 'cloudy' },
    'Temperature is 21 degrees Celsius and condition is cloudy.',
  ],
  [{ temp_c: 21.456, humidity_percent: 40 }, 'Temp is 21.46 degrees Celsius and humidity is 40 percent.'],
  [{ distance_km: 12, durationMinutes: 1 }, 'Distance is 12 kilometers and duration is 1 minute.'],
  [{ price: 1234.5, currency: 'USD', symbol: 'AAPL' }, 'Price is 1234.5 dollars and symbol is AAPL.'],
  [
    { location: 'Paris', current: { temperature: 8, windSpeed: 20 } },
    'Location is Paris, temperature is 8 and wind speed is 20.',
  ],
  [{ success: true }, 'Done.'],
  [{ status: 'ok' }, 'Done.'],
  [{ ok: true, id: '7f3a' }, 'Done.'],
  [{ status: 'success', message: 'The light is on now' }, 'The light is on now.'],
  [{ success: true, temperature: 21 }, 'Temperature is 21.'],
  [{ status: 'cancelled' }, 'Status is cancelled.'],
  [{ is_open: true }, 'It is open.'],
  [{ isLocked: false }, 'It is not locked.'],
  [{ result: 42 }, 'The result is 42.'],
  [{ answer: 'Lisbon' }, 'Lisbon.'],
  [{ data: { balance: 12000 }, id: 4 }, 'Balance is 12,000.'],
  [
    { start_time: '2026-11-22T15:00:00', title: 'Dentist' },
    'Start time is Sunday, November 22 at 3:00 PM and title is Dentist.',
  ],
  ['It is sunny in Paris.', 'It is sunny in Paris.'],
  ['"Quoted text."', 'Quoted text.'],
  ['OK', 'Done.'],
  ['', 'Done.'],
  ['{}', 'Done.'],
  ['[]', 'I found nothing.'],
  ['17', 'The result is 17.'],
  ['true', 'Done.'],
  [['milk', 'eggs'], 'I got 2 things: milk and eggs.'],
  [['a', 'b', 'c', 'd', 'e'], 'I got 5 things. The first three are a, b and c.'],
  [{ events: [] }, 'There are no events.'],
  [{ events: [{ title: 'Dentist' }, { title: 'Lunch' }] }, 'I got 2 events: Dentist and Lunch.'],
  [{ results: names('A', 'B', 'C', 'D'), total: 90 }, 'I got 90 results. The first three are A, B and C.'],
  [[{ id: 1 }, { id: 2 }], 'I got 2 results.'],
  [[{ name: 'Luigi', rating: 4.5 }], 'Name is Luigi and rating is 4.5.'],
  [{ content: [{ type: 'text', text: 'Issue 42 was created.' }] }, 'Issue 42 was created.'],
  [{ content: [{ type: 'text', text: '{"temperature":3}' }] }, 'Temperature is 3.'],
  [{ error: 'City not found' }, 'That did not work: City not found.'],
  [{ error: { message: 'The service is busy.' } }, 'That did not work: The service is busy.'],
  [{ error: { code: 'rate_limited' } }, 'That did not work: rate limited.'],
  [{ ok: false, reason: 'no such room' }, 'That did not work: no such room.'],
  [{ success: false }, 'That did not work, so I cannot tell you.'],
  [{ status: 'error', message: 'Out of stock' }, 'That did not work: Out of stock.'],
  [{ errors: [{ message: 'Bad date' }] }, 'That did not work: Bad date.'],
  [{ isError: true, content: [{ type: 'text', text: 'No such branch' }] }, 'That did not work: No such branch.'],
  ['Error: connection refused', 'That did not work: connection refused.'],
  ['TypeError: x is not a function\n    at f (a.js:1:2)', 'That did not work: x is not a function.'],
  [{ error: null, temperature: 5 }, 'Temperature is 5.'],
  ['User denied the request', 'That was not allowed, so I did not do it.'],
  ['The call was rejected by the user.', 'That was not allowed, so I did not do it.'],
  [{ error: 'Cancelled by user' }, 'That was not allowed, so I did not do it.'],
  [{ error: { message: 'User did not approve' } }, 'That was not allowed, so I did not do it.'],
  [{ status: 'denied' }, 'That was not allowed, so I did not do it.'],
  [{ denied: true }, 'That was not allowed, so I did not do it.'],
  [{ error: 'permission_denied' }, 'That was not allowed, so I did not do it.'],
])('what any function answers: %j', (output, text) => {
  expect(told({}, output)).toBe(text)
})

test('a denial of the client is that of the function', () => {
  const output = parseOutput(JSON.stringify({ error: { code: 'denied', message: 'The person said no.' } }))
  expect(tell(output, {}, now, 'set_timer')).toBe('That was not allowed, so I did not do it.')
  expect(tell(output, {}, now, 'find_files')).toBe('Okay, I did not look.')
})

test('a long text is cut at a sentence', () => {
  expect(told({}, long)).toBe('A sentence of some length. '.repeat(22).trim())
  expect(told({}, { answer: long })).toBe('A sentence of some length. '.repeat(22).trim())
})

test('things that are named can be picked from', () => {
  const output = parseOutput(
    JSON.stringify({
      restaurants: [
        { name: 'Luigi', rating: 4 },
        { name: 'Mario', rating: 5 },
      ],
    }),
  )
  expect(choicesOf(output, now)).toEqual([
    { name: 'Luigi', details: 'Name is Luigi and rating is 4.', path: null, folder: null },
    { name: 'Mario', details: 'Name is Mario and rating is 5.', path: null, folder: null },
  ])
  expect(choicesOf(parseOutput('{"temperature":21}'), now)).toBeNull()
})
