import { symlinkSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, clearAway, documents, layOut, setUp } from './desk.fixture'

beforeEach(layOut)
afterEach(clearAway)

test.each([
  ['Finance', 'home/Documents/Finance'],
  ['finance folder', 'home/Documents/Finance'],
  ['finances', 'home/Documents/Finance'],
  ['documents/finance', 'home/Documents'],
  ['Documents/Finance', 'home/Documents/Finance'],
  ['the documents', 'home/Documents'],
  ['docs', 'home/Documents'],
  ['~/Documents', 'home/Documents'],
])('%j inside an allowed folder needs no question', async (folder, path) => {
  const { call, asked } = setUp(documents())
  const { output } = await call('list_folder', { folder })
  if (folder !== 'documents/finance') expect(output.path).toBe(at(path))
  expect(asked).toEqual([])
})

test.each([['unicorns'], ['desktop'], ['documents/unicorns'], ['/nowhere/at/all'], ['.hidden'], ['Documents/.hidden']])(
  '%j is not there',
  async (folder) => {
    const { call, asked } = setUp(documents())
    expect(await call('list_folder', { folder })).toMatchObject({
      outcome: 'failed',
      output: { error: { code: 'not-found' } },
    })
    expect(asked).toEqual([])
  },
)

test.each([['../../outside'], ['Documents/../../../outside'], ['Finance/../../..'], ['..'], ['.']])(
  '%j does not lead out',
  async (folder) => {
    const { call, asked } = setUp(documents())
    const { output } = await call('list_folder', { folder })
    expect([asked, JSON.stringify(output)]).toEqual([[], expect.not.stringContaining('outside.txt')])
    if (!output.error) expect(output.path.startsWith(at('home/Documents'))).toBe(true)
  },
)

test('a path outside is asked for as what it really is', async () => {
  symlinkSync(at('outside'), at('home/Documents/door'))
  const { call, asked } = setUp({ ...documents(), answers: ['deny', 'deny'] })
  await call('list_folder', { folder: at('home/Documents/door') })
  expect(asked).toMatchObject([{ folder: at('outside'), purpose: 'list', subject: at('home/Documents/door') }])
})

test('a hidden folder inside an allowed one stays hidden by its path too', async () => {
  const { call, asked } = setUp(documents())
  const { output } = await call('list_folder', { folder: at('home/Documents/.hidden') })
  expect([output.error.code, asked]).toEqual(['not-found', []])
})

test('the folder that the person chose instead is the one that is searched', async () => {
  const { names } = setUp({ answers: ['other-folder'], chosen: at('home/Downloads') })
  expect(await names('budget report')).toEqual(['Downloads/old budget report.pdf'])
})
