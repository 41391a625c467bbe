import { once } from 'node:events'
import { symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, clearAway, documents, layOut, put, setUp } from './desk.fixture'

beforeEach(layOut)
afterEach(clearAway)

test('reads the first lines, ten unless told', async () => {
  put('home/Documents/long.txt', Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\r\n'))
  const { call } = setUp(documents())
  expect(await call('read_text_file', { file: 'notes dot text', lines: 2 })).toEqual({
    outcome: 'done',
    count: 2,
    output: {
      file: 'notes.txt',
      path: at('home/Documents/notes.txt'),
      text: 'first\nsecond',
      lines: 2,
      totalLines: 3,
      truncated: true,
    },
  })
  const { output } = await call('read_text_file', { file: 'long' })
  expect(output).toMatchObject({ lines: 10, totalLines: 30, truncated: true })
  expect(output.text.endsWith('line 10')).toBe(true)
  expect((await call('read_text_file', { file: 'long', lines: 500 })).output).toMatchObject({
    lines: 30,
    truncated: false,
  })
})

test.each([
  ['a path that another tool gave', () => at('home/Documents/archive/letter.txt'), 'Dear Bob'],
  ['a path within the folder', () => 'archive/letter.txt', 'Dear Bob'],
  ['a folder by name before a name by ear', () => 'Documents/notes dot text', 'first\nsecond\nthird'],
  ['a path from home', () => '~/Documents/letter.txt', 'Dear Ann'],
  ['a misheard ending', () => 'notes.dext', 'first\nsecond\nthird'],
])('takes %s', async (_, file, text) => {
  const { call } = setUp(documents())
  expect((await call('read_text_file', { file: file() })).output.text).toBe(text)
})

test('asks back when several fit equally well', async () => {
  const { call } = setUp(documents())
  const { outcome, output } = await call('read_text_file', { file: 'letter' })
  expect(outcome).toBe('failed')
  expect(output.error.code).toBe('several')
  expect(output.error.matches).toMatchObject([
    { name: 'letter.txt', folder: 'archive', path: at('home/Documents/archive/letter.txt') },
    { name: 'letter.txt', folder: 'Documents' },
  ])
})

test('takes the text among files of the same name', async () => {
  put('home/Documents/plan.pdf', '%PDF-1.7')
  put('home/Documents/plan.md', '# Plan')
  const { call } = setUp(documents())
  expect((await call('read_text_file', { file: 'plan' })).output.text).toBe('# Plan')
})

test.each([
  ['picture', 'not-text'],
  ['budget-report.xlsx', 'not-text'],
  ['unicorn', 'not-found'],
  ['.env', 'not-found'],
  ['.hidden/notes.txt', 'not-found'],
  ['../private.txt', 'not-found'],
  ['../../outside/notes-outside.txt', 'not-found'],
  ['archive/../../../outside/notes-outside.txt', 'not-found'],
  ['door/notes-outside.txt', 'not-found'],
  ['link.txt', 'not-found'],
  ['/notes.txt\0', 'not-found'],
  ['unicorns/notes.txt', 'not-found'],
])('%j is %s', async (file, code) => {
  symlinkSync(at('outside'), at('home/Documents/door'))
  symlinkSync(at('outside/notes-outside.txt'), at('home/Documents/link.txt'))
  const { call, asked } = setUp(documents())
  const { output } = await call('read_text_file', { file })
  expect([output.error?.code ?? output.text, asked]).toEqual([code, []])
})

test('a path outside is read only when its folder is allowed', async () => {
  const { call, asked } = setUp({ ...documents(), answers: ['deny', 'once'] })
  const file = at('outside/notes-outside.txt')
  expect((await call('read_text_file', { file })).outcome).toBe('denied')
  expect(asked).toMatchObject([{ folder: at('outside'), purpose: 'read', subject: file }])
})

test('a link that leads out is asked for where it leads', async () => {
  symlinkSync(at('outside/notes-outside.txt'), at('home/Documents/link.txt'))
  const { call, asked } = setUp(documents())
  expect((await call('read_text_file', { file: at('home/Documents/link.txt') })).outcome).toBe('denied')
  expect(asked).toMatchObject([{ folder: at('outside') }])
})

test.each([
  ['UTF-8 with a mark', Buffer.from('\ufeffhé\n'), 'hé'],
  [
    'UTF-16, little end first',
    Buffer.concat([Buffer.from([255, 254]), Buffer.from('hé\nzwei', 'utf16le')]),
    'hé\nzwei',
  ],
  ['UTF-16, big end first', Buffer.concat([Buffer.from([254, 255]), Buffer.from('hé', 'utf16le').swap16()]), 'hé'],
  ['Latin-1', Buffer.from('Grüße aus Köln, bis bald', 'latin1'), 'Grüße aus Köln, bis bald'],
  ['nothing', Buffer.alloc(0), ''],
  ['empty lines', Buffer.from('\n\na'), '\n\na'],
])('reads %s', async (_, content, text) => {
  put('home/Documents/encoded.txt', content)
  const { call } = setUp(documents())
  expect((await call('read_text_file', { file: 'encoded' })).output.text).toBe(text)
})

test('noise under the name of a text is not read', async () => {
  put('home/Documents/noise.txt', Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7919) % 256)))
  const { call } = setUp(documents())
  expect((await call('read_text_file', { file: 'noise' })).output.error.code).toBe('not-text')
})

test('a huge file is cut between characters and its lines are counted', async () => {
  put('home/Documents/huge.log', `${'ü'.repeat(6_000)}\n`.repeat(100))
  const { call } = setUp(documents())
  const { output } = await call('read_text_file', { file: 'huge log', lines: 5 })
  expect(output).toMatchObject({ lines: 1, totalLines: 100, truncated: true })
  expect(output.text).toBe('ü'.repeat(4_096))
})

test('what is no file is not opened', async () => {
  const server = createServer().listen(at('home/Documents/pipe.txt'))
  await once(server, 'listening')
  const { call } = setUp(documents())
  expect((await call('read_text_file', { file: at('home/Documents/pipe.txt') })).output.error.code).toBe('not-text')
  server.close()
})
