import { expect, test } from 'vitest'
import { tell } from './tell'
import { parseOutput } from './tool-outputs'

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
  ['not json', 'I got an answer that I could not read, so I cannot tell you.'],
  [{ something: 'else' }, 'I got an answer that I could not read, so I cannot tell you.'],
  ['null', 'I got an answer that I could not read, so I cannot tell you.'],
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
