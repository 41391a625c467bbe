import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ApprovalChoice } from '../../shared/conversation'
import { createFolderPermissions, type FolderQuestion } from './permissions'

let base: string
const at = (...names: string[]) => join(base, ...names)
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'parley-permissions-')))
  for (const name of ['documents/finance', 'downloads']) mkdirSync(at(name), { recursive: true })
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

function setUp(options: { always?: string[]; chosen?: string | null } = {}) {
  const always = options.always ?? []
  const asked: { folder: string; answer(choice: ApprovalChoice): void }[] = []
  let nowMs = 0
  let waiting: (() => void) | null = null
  const permissions = createFolderPermissions({
    always: () => always,
    remember: (folder) => always.push(folder),
    ask: ({ folder }, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve('deny'))
        asked.push({ folder, answer: resolve })
        waiting?.()
      }),
    chooseFolder: async () => options.chosen ?? null,
    now: () => nowMs,
  })
  return {
    permissions,
    always,
    asked,
    later: (ms: number) => (nowMs += ms),
    /** Resolves when that many questions have been put. */
    async questions(count: number) {
      while (asked.length < count) await new Promise<void>((resolve) => (waiting = resolve))
      return asked[count - 1]!
    },
    request: (folder: string, signal = new AbortController().signal) =>
      permissions
        .request({ tool: 'find_files', purpose: 'find', subject: 'x', folder } satisfies FolderQuestion, signal)
        .catch((error: { code: string }) => error.code),
  }
}

test('a folder allowed once is asked for once, with all that lies in it, until the conversation is over', async () => {
  const { request, questions, asked, permissions, always } = setUp()
  const first = request(at('documents'))
  ;(await questions(1)).answer('once')
  expect([await first, await request(at('documents')), await request(at('documents', 'finance'))]).toEqual([
    at('documents'),
    at('documents'),
    at('documents', 'finance'),
  ])
  expect({ asked: asked.length, always, roots: await permissions.roots() }).toEqual({
    asked: 1,
    always: [],
    roots: [at('documents')],
  })
  permissions.forget()
  expect(await permissions.roots()).toEqual([])
})

test('calls at the same time share one question, also about a folder inside the first', async () => {
  const { request, questions, asked } = setUp()
  const all = [request(at('documents')), request(at('documents')), request(at('documents', 'finance'))]
  ;(await questions(1)).answer('always')
  expect(await Promise.all(all)).toEqual([at('documents'), at('documents'), at('documents', 'finance')])
  expect(asked.length).toBe(1)
})

test('allowed for always is remembered and outlives the conversation', async () => {
  const { request, questions, permissions, always } = setUp()
  const first = request(at('downloads'))
  ;(await questions(1)).answer('always')
  await first
  permissions.forget()
  expect({ always, roots: await permissions.roots() }).toEqual({
    always: [at('downloads')],
    roots: [at('downloads')],
  })
})

test('a refusal stands for the turn and is forgotten with the next', async () => {
  const { request, questions, asked, permissions, later } = setUp()
  const refused = request(at('documents'))
  ;(await questions(1)).answer('deny')
  expect([await refused, await request(at('documents'))]).toEqual(['denied', 'denied'])
  expect(asked.length).toBe(1)
  permissions.beginTurn()
  const again = request(at('documents'))
  ;(await questions(2)).answer('deny')
  expect(await again).toBe('denied')
  later(10_000)
  const muchLater = request(at('documents'))
  ;(await questions(3)).answer('once')
  expect(await muchLater).toBe(at('documents'))
})

test('another folder chosen instead is the one that is given', async () => {
  const { request, questions, permissions } = setUp({ chosen: at('downloads') })
  const first = request(at('documents'))
  ;(await questions(1)).answer('other-folder')
  expect(await first).toBe(at('downloads'))
  expect(await permissions.roots()).toEqual([at('downloads')])
})

test('closing the folder dialogue is a refusal, but not for the rest of the turn', async () => {
  const { request, questions } = setUp({ chosen: null })
  const first = request(at('documents'))
  ;(await questions(1)).answer('other-folder')
  expect(await first).toBe('denied')
  const second = request(at('documents'))
  ;(await questions(2)).answer('once')
  expect(await second).toBe(at('documents'))
})

test('a question goes away when the last call that waits for it is stopped, and counts as no refusal', async () => {
  const { request, questions } = setUp()
  const one = new AbortController()
  const two = new AbortController()
  const both = [request(at('documents'), one.signal), request(at('documents'), two.signal)]
  await questions(1)
  one.abort()
  two.abort()
  expect(await Promise.all(both)).toEqual(['denied', 'denied'])
  const after = request(at('documents'))
  ;(await questions(2)).answer('once')
  expect(await after).toBe(at('documents'))
})

test('an answer that comes after the conversation is over allows nothing', async () => {
  const { request, questions, permissions } = setUp()
  const first = request(at('documents'))
  const question = await questions(1)
  permissions.forget()
  question.answer('always')
  expect([await first, await permissions.roots()]).toEqual(['denied', []])
})

test('roots are without links, doubles, inner folders and what is gone; the one used last comes first', async () => {
  symlinkSync(at('documents'), at('link'))
  const { permissions, request } = setUp({
    always: [at('link'), at('documents', 'finance'), at('gone'), at('downloads'), at('documents')],
  })
  expect(await permissions.roots()).toEqual([at('documents'), at('downloads')])
  await request(at('downloads'))
  expect(await permissions.roots()).toEqual([at('downloads'), at('documents')])
})
