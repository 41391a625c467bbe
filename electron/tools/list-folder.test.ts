import { symlinkSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, clearAway, documents, layOut, put, setUp } from './desk.fixture'

beforeEach(layOut)
afterEach(clearAway)

test('lists folders, then files, without what is hidden or leads out', async () => {
  symlinkSync(at('outside'), at('home/Documents/door'))
  symlinkSync(at('home/Documents/notes.txt'), at('home/Documents/same notes.txt'))
  const { call } = setUp(documents())
  expect(await call('list_folder', {})).toEqual({
    outcome: 'done',
    count: 7,
    output: {
      folder: 'Documents',
      path: at('home/Documents'),
      entries: [
        { name: 'archive', kind: 'folder' },
        { name: 'Finance', kind: 'folder' },
        { name: 'budget-report.xlsx', kind: 'file' },
        { name: 'letter.txt', kind: 'file' },
        { name: 'notes.txt', kind: 'file' },
        { name: 'picture.png', kind: 'file' },
        { name: 'same notes.txt', kind: 'file' },
      ],
      total: 7,
    },
  })
})

test('a folder with very many, very long names still gives an answer', async () => {
  for (let index = 0; index < 150; index++) put(`home/Downloads/${String(index).padStart(3, '0')}${'é'.repeat(110)}`)
  const { call } = setUp({ always: [at('home/Downloads')] })
  const { outcome, output } = await call('list_folder', {})
  expect([outcome, output.total]).toEqual(['done', 152])
  expect(output.entries.length).toBeGreaterThan(30)
})

test('the folder used last is "this folder"', async () => {
  const { call } = setUp({ always: [at('home/Documents'), at('home/Downloads')] })
  await call('find_files', { query: 'x', folder: 'downloads' })
  expect((await call('list_folder', {})).output.folder).toBe('Downloads')
})
