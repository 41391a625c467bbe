import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { walk, type WalkLimits } from './walk'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-walk-'))
  mkdirSync(join(root, 'a/b/c'), { recursive: true })
  mkdirSync(join(root, '.git'))
  for (const path of ['1.txt', 'a/2.txt', 'a/b/3.txt', 'a/b/c/4.txt', '.git/config'])
    writeFileSync(join(root, path), '')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function seen(limits: Partial<WalkLimits> = {}, signal = new AbortController().signal) {
  const names: string[] = []
  const complete = await walk([root, join(root, 'gone')], signal, ({ name }) => names.push(name), limits)
  return { names: names.filter((name) => name.endsWith('.txt')).sort(), complete }
}

test('meets everything that is not hidden', async () => {
  expect(await seen()).toEqual({ names: ['1.txt', '2.txt', '3.txt', '4.txt'], complete: true })
})

test('stops at the depth, the count and the time that were set, and says so', async () => {
  let nowMs = 0
  expect(await seen({ depth: 2 })).toEqual({ names: ['1.txt', '2.txt'], complete: false })
  expect(await seen({ entries: 0 })).toEqual({ names: [], complete: false })
  expect(await seen({ timeMs: 1, now: () => (nowMs += 1) })).toMatchObject({ complete: false })
})

test('stops when it is told', async () => {
  await expect(seen({}, AbortSignal.abort())).rejects.toThrow()
})
