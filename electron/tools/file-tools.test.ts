import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ApprovalChoice } from '../../shared/conversation'
import { builtInTools } from './built-in'
import { createFolderPermissions } from './permissions'
import { createToolRegistry } from './registry'

let base: string
const at = (...names: string[]) => join(base, ...names)
const put = (path: string, content: string | Buffer = 'x', day = 1) => {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), content)
  const date = new Date(Date.UTC(2026, 0, day))
  utimesSync(at(path), date, date)
}

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'parley-tools-')))
  put('home/Documents/budget-report.xlsx', 'abc', 3)
  put('home/Documents/Finance/Budget_Report final.docx', 'abc', 5)
  put('home/Documents/notes.txt', 'first\nsecond\nthird\n')
  put('home/Documents/letter.txt', 'Dear Ann')
  put('home/Documents/archive/letter.txt', 'Dear Bob', 2)
  put('home/Documents/picture.png', Buffer.from([137, 80, 78, 71, 0, 1, 2]))
  put('home/Documents/.hidden/notes.txt', 'secret')
  put('home/Documents/.env', 'KEY=secret')
  put('home/Documents/node_modules/notes.txt', 'noise')
  put('home/Downloads/installer.zip')
  put('home/Downloads/old budget report.pdf', 'abc', 1)
  put('home/private.txt', 'private')
  put('outside/notes-outside.txt', 'outside')
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

function setUp(options: { always?: string[]; answers?: ApprovalChoice[]; chosen?: string; known?: string[] } = {}) {
  const asked: Record<string, unknown>[] = []
  const answers = [...(options.answers ?? [])]
  const always = options.always ?? []
  const permissions = createFolderPermissions({
    always: () => always,
    remember: (folder) => always.push(folder),
    ask: async (question) => {
      asked.push(question)
      return answers.shift() ?? 'deny'
    },
    chooseFolder: async () => options.chosen ?? null,
  })
  const known: Record<string, string> = {
    home: at('home'),
    documents: at('home/Documents'),
    downloads: at('home/Downloads'),
    desktop: at('home/Desktop'),
  }
  const registry = createToolRegistry({
    tools: builtInTools,
    permissions,
    knownFolders: () =>
      Object.fromEntries(Object.entries(known).filter(([name]) => options.known?.includes(name) ?? true)),
    log: { info: () => undefined, warn: () => undefined },
  })
  const call = async (name: string, args: Record<string, unknown>) => {
    const { outcome, output, count } = await registry.call(name, JSON.stringify(args), new AbortController().signal)
    return { outcome, count, output: JSON.parse(output) }
  }
  const names = async (query: string, folder?: string) => {
    const { output } = await call('find_files', { query, folder })
    return output.error?.code ?? output.matches.map(({ path }: { path: string }) => path.slice(base.length + 6))
  }
  return { call, names, asked, permissions }
}
const documents = () => ({ always: [at('home/Documents')] })

describe('find_files', () => {
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
})

describe('which folder is meant', () => {
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

  test.each([
    ['unicorns'],
    ['desktop'],
    ['documents/unicorns'],
    ['/nowhere/at/all'],
    ['.hidden'],
    ['Documents/.hidden'],
  ])('%j is not there', async (folder) => {
    const { call, asked } = setUp(documents())
    expect(await call('list_folder', { folder })).toMatchObject({
      outcome: 'failed',
      output: { error: { code: 'not-found' } },
    })
    expect(asked).toEqual([])
  })

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
})

describe('list_folder', () => {
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
})

describe('read_text_file', () => {
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

  test('a pipe does not hold up the call', async () => {
    execFileSync('mkfifo', [at('home/Documents/pipe.txt')])
    const { call } = setUp(documents())
    expect((await call('read_text_file', { file: at('home/Documents/pipe.txt') })).output.error.code).toBe('not-text')
  })
})
