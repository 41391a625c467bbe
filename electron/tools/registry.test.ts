import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import type { ApprovalChoice } from '../../shared/conversation'
import { builtInTools } from './built-in'
import { defineTool, ToolFailure, type Tool, type ToolContext } from './definition'
import { createFolderPermissions } from './permissions'
import { createToolRegistry } from './registry'

let folder: string
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-registry-')))))
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const logged: unknown[] = []
const log = {
  info: (...line: unknown[]) => void logged.push(line),
  warn: (...line: unknown[]) => void logged.push(line),
}
const signal = new AbortController().signal

function registryOf(
  run: (input: { n?: number }, context: ToolContext) => Promise<Record<string, unknown>>,
  ask: () => Promise<ApprovalChoice> = async () => 'deny',
) {
  const tool: Tool = defineTool({
    name: 'probe',
    description: 'For tests.',
    input: z.object({ n: z.number().optional() }),
    purpose: 'find',
    subject: ({ n }) => `number ${n ?? '?'}`,
    run: async (input: { n?: number | undefined }, context) => ({
      output: await run(input as { n?: number }, context),
      count: 1,
    }),
  })
  const permissions = createFolderPermissions({
    always: () => [],
    remember: () => undefined,
    ask,
    chooseFolder: async () => null,
  })
  return createToolRegistry({ tools: [tool], permissions, knownFolders: () => ({ documents: folder }), log })
}
const never = () => new Promise<never>(() => undefined)

test('the built-in tools are declared as they are called', () => {
  const registry = createToolRegistry({
    tools: builtInTools,
    permissions: createFolderPermissions({
      always: () => [],
      remember: () => undefined,
      ask: async () => 'deny',
      chooseFolder: async () => null,
    }),
    knownFolders: () => ({}),
    log,
  })
  const string = expect.objectContaining({ type: 'string' })
  expect(registry.declarations()).toEqual([
    {
      name: 'find_files',
      description: expect.any(String),
      parameters: { type: 'object', properties: { query: string, folder: string }, required: ['query'] },
    },
    {
      name: 'list_folder',
      description: expect.any(String),
      parameters: { type: 'object', properties: { folder: string } },
    },
    {
      name: 'read_text_file',
      description: expect.any(String),
      parameters: {
        type: 'object',
        properties: { file: string, lines: expect.objectContaining({ type: 'integer', minimum: 1 }) },
        required: ['file'],
      },
    },
  ])
})

test('a call that goes well gives its output as JSON', async () => {
  const registry = registryOf(async ({ n }) => ({ twice: (n ?? 0) * 2 }))
  expect(await registry.call('probe', '{"n":4,"unknown":1}', signal)).toEqual({
    outcome: 'done',
    output: '{"twice":8}',
    count: 1,
    subject: 'number 4',
  })
  expect(await registry.call('probe', '', signal)).toMatchObject({ outcome: 'done', output: '{"twice":0}' })
  expect(await registry.call('probe', '{"n":null}', signal)).toMatchObject({ output: '{"twice":0}' })
  expect(registry.subject('probe', '{"n":4}')).toBe('number 4')
})

test.each([
  ['probe', '{"n":', 'The arguments are not JSON.'],
  ['probe', '{"n":"four"}', 'n: Invalid input: expected number, received string'],
  ['probe', '[1]', 'arguments: Invalid input: expected object, received array'],
  ['probe', 'null', 'arguments: Invalid input: expected object, received null'],
  ['delete_everything', '{}', 'There is no tool called delete_everything.'],
  ['constructor', '{}', 'There is no tool called constructor.'],
])('%s(%s) fails with a reason', async (name, json, message) => {
  const registry = registryOf(never)
  expect(registry.subject(name, json)).toBe('')
  expect(await registry.call(name, json, signal)).toEqual({
    outcome: 'failed',
    output: JSON.stringify({ error: { code: 'failed', message } }),
    count: null,
    subject: '',
  })
})

test('exceptions never escape, and neither they nor arguments are logged', async () => {
  logged.length = 0
  const registry = registryOf(() => Promise.reject(new TypeError('/home/ann/diary.txt')))
  const result = await registry.call('probe', '{"n":42}', signal)
  expect(result).toMatchObject({ outcome: 'failed', subject: 'number 42' })
  expect(JSON.parse(result.output)).toEqual({ error: { code: 'failed', message: 'Something went wrong.' } })
  expect(JSON.stringify(logged)).toContain('TypeError')
  expect(JSON.stringify(logged)).not.toMatch(/diary|42/)
})

test('a failure that is part of the answer is told with its code', async () => {
  const call = (code: 'denied' | 'several') =>
    registryOf(() => Promise.reject(new ToolFailure(code, 'so', []))).call('probe', '{}', signal)
  expect(await call('denied')).toMatchObject({ outcome: 'denied' })
  expect(await call('several')).toMatchObject({
    outcome: 'failed',
    output: '{"error":{"code":"several","message":"so","matches":[]}}',
  })
})

test('a result that is too long is not sent', async () => {
  const result = await registryOf(async () => ({ text: 'ü'.repeat(8_200) })).call('probe', '{}', signal)
  expect(result).toMatchObject({ outcome: 'failed' })
  expect(result.output.length).toBeLessThan(200)
})

test('a call that hangs ends after 30 s', async () => {
  vi.useFakeTimers()
  let stopped = false
  const registry = registryOf((_, context) => {
    context.signal.addEventListener('abort', () => (stopped = true))
    return never()
  })
  const result = registry.call('probe', '{}', signal)
  await vi.advanceTimersByTimeAsync(29_999)
  expect(stopped).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await result).toMatchObject({ outcome: 'failed', output: expect.stringContaining('too long') })
  expect(stopped).toBe(true)
})

test('the time that a person takes to answer does not count', async () => {
  vi.useFakeTimers()
  let asked = (): void => undefined
  const question = new Promise<void>((resolve) => (asked = resolve))
  let answer: (choice: ApprovalChoice) => void = () => undefined
  const registry = registryOf(
    async (_, { folders }) => ({ roots: await folders.scope(undefined) }),
    () =>
      new Promise((resolve) => {
        answer = resolve
        asked()
      }),
  )
  const result = registry.call('probe', '{}', signal)
  await question
  await vi.advanceTimersByTimeAsync(300_000)
  answer('once')
  expect(await result).toMatchObject({ outcome: 'done', output: JSON.stringify({ roots: [folder] }) })
})

test('stopping a call ends it at once, also while it asks', async () => {
  const stop = new AbortController()
  const hanging = registryOf(never).call('probe', '{}', stop.signal)
  const asking = registryOf(async (_, { folders }) => ({ roots: await folders.scope(undefined) }), never).call(
    'probe',
    '{}',
    stop.signal,
  )
  stop.abort()
  const late = registryOf(async () => ({ ran: true })).call('probe', '{}', stop.signal)
  expect((await Promise.all([hanging, asking, late])).map(({ outcome }) => outcome)).toEqual([
    'cancelled',
    'cancelled',
    'cancelled',
  ])
})
