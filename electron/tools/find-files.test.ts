import { symlinkSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, clearAway, documents, layOut, put, setUp } from './desk.fixture'

beforeEach(layOut)
afterEach(clearAway)

test('gives what it found with all that is promised', async () => {
  const { call, asked } = setUp(documents())
  expect(await call('find_files', { query: 'budget report' })).toEqual({
    outcome: 'done',
    count: 2,
    output: {
      matches: [
        {
          name: 'budget-report.xlsx',
          path: at('home/Documents/budget-report.xlsx'),
          folder: 'Documents',
          modified: '2026-01-03T00:00:00.000Z',
          sizeBytes: 3,
        },
        {
          name: 'Budget_Report final.docx',
          path: at('home/Documents/Finance/Budget_Report final.docx'),
          folder: 'Finance',
          modified: '2026-01-05T00:00:00.000Z',
          sizeBytes: 3,
        },
      ],
      total: 2,
      searched: ['Documents'],
    },
  })
  expect(asked).toEqual([])
})

test('puts the latest first among equals, and nothing hidden anywhere', async () => {
  const { names } = setUp(documents())
  expect(await names('letter')).toEqual(['Documents/archive/letter.txt', 'Documents/letter.txt'])
  expect(await names('notes')).toEqual(['Documents/notes.txt'])
  expect(await names('env')).toEqual([])
})

test('asks for the documents when nothing is allowed, and for a named folder outside of what is', async () => {
  const { call, names, asked } = setUp({ answers: ['once', 'always'] })
  expect((await call('find_files', { query: 'budget report' })).count).toBe(2)
  expect(await names('budget report', 'downloads')).toEqual(['Downloads/old budget report.pdf'])
  expect(await names('budget report', 'my Documents folder')).toHaveLength(2)
  expect(await names('budget report')).toHaveLength(3)
  expect(asked).toEqual([
    { tool: 'find_files', purpose: 'find', subject: 'budget report', folder: at('home/Documents') },
    { tool: 'find_files', purpose: 'find', subject: 'budget report', folder: at('home/Downloads') },
  ])
})

test('asks for the home folder where there are no documents', async () => {
  const { names, asked } = setUp({ known: ['home'] })
  expect(await names('x')).toBe('denied')
  expect(asked).toMatchObject([{ folder: at('home') }])
})

test('a refusal is an answer, and is not asked again', async () => {
  const { call, asked } = setUp({ answers: ['deny'] })
  const refused = { outcome: 'denied', output: { error: { code: 'denied' } } }
  expect(await call('find_files', { query: 'x' })).toMatchObject(refused)
  expect(await call('find_files', { query: 'x', folder: 'documents' })).toMatchObject(refused)
  expect(asked.length).toBe(1)
})

test('two at once ask once', async () => {
  const { names, asked } = setUp({ answers: ['once'] })
  expect(await Promise.all([names('notes'), names('picture')])).toEqual([
    ['Documents/notes.txt'],
    ['Documents/picture.png'],
  ])
  expect(asked.length).toBe(1)
})

test('shows ten of many, and says how many there are', async () => {
  for (let index = 0; index < 14; index++) put(`home/Documents/scan ${index} page.txt`, 'x', index + 1)
  const { call } = setUp(documents())
  const { output } = await call('find_files', { query: 'scan page' })
  expect({ shown: output.matches.length, total: output.total, first: output.matches[0].name }).toEqual({
    shown: 10,
    total: 14,
    first: 'scan 13 page.txt',
  })
})

test('links do not lead out, in or round', async () => {
  symlinkSync(at('outside'), at('home/Documents/door'))
  symlinkSync(at('outside/notes-outside.txt'), at('home/Documents/notes-link.txt'))
  symlinkSync(at('home/Documents'), at('home/Documents/round'))
  const { names } = setUp(documents())
  expect(await names('notes')).toEqual(['Documents/notes.txt'])
})

test('an allowed folder that is a link is what it points to', async () => {
  symlinkSync(at('home/Documents'), at('shortcut'))
  const { names } = setUp({ always: [at('shortcut')] })
  expect(await names('notes')).toEqual(['Documents/notes.txt'])
})
