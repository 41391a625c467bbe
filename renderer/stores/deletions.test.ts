import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { installFakeBridge, type FakeParley } from '../../e2e/gallery/fake-bridge'
import { createScene } from '../../e2e/gallery/scenes'
import { useDeletions } from './deletions'
import { useSession } from './session'

async function given() {
  const page: { parley?: FakeParley } = {}
  vi.stubGlobal('window', page)
  installFakeBridge(createScene('ready', 'en', 'light', 0).snapshot)
  if (!page.parley) throw new Error('no bridge was installed')
  await useSession().start()
  page.parley.calls.length = 0
  return { parley: page.parley, deletions: useDeletions() }
}

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a deletion can be undone for five seconds, once', async () => {
  const { parley, deletions } = await given()
  await deletions.remove('a1')
  vi.advanceTimersByTime(4_900)
  expect(await deletions.undo()).toBe('a1')
  expect(await deletions.undo()).toBeNull()
  expect(parley.calls).toEqual([
    { name: 'message.delete', input: { id: 'a1' } },
    { name: 'message.restore', input: { id: 'a1' } },
  ])
})

test('after five seconds it is final', async () => {
  const { deletions } = await given()
  await deletions.remove('a1')
  vi.advanceTimersByTime(5_000)
  expect([deletions.latest, await deletions.undo()]).toEqual([null, null])
})

test('time stands still while someone is at the bar, and goes on where it stood', async () => {
  const { deletions } = await given()
  await deletions.remove('a1')
  vi.advanceTimersByTime(3_000)
  deletions.hold(true)
  vi.advanceTimersByTime(60_000)
  expect(deletions.latest).toBe('a1')
  deletions.hold(false)
  vi.advanceTimersByTime(1_900)
  expect(deletions.latest).toBe('a1')
  vi.advanceTimersByTime(100)
  expect(deletions.latest).toBeNull()
})

test('the newest wins and has its own five seconds, which wait too if the bar is held', async () => {
  const { deletions } = await given()
  await deletions.remove('a1')
  vi.advanceTimersByTime(3_000)
  deletions.hold(true)
  await deletions.remove('q2')
  vi.advanceTimersByTime(10_000)
  expect(deletions.latest).toBe('q2')
  deletions.hold(false)
  vi.advanceTimersByTime(4_900)
  expect(await deletions.undo()).toBe('q2')
})

test('what main refuses to delete offers no undo and is told', async () => {
  const { parley, deletions } = await given()
  const refusal = { code: 'session.rejected', detail: '' }
  vi.spyOn(parley, 'call').mockResolvedValue({ ok: false, error: refusal } as never)
  expect([await deletions.remove('a1'), deletions.latest]).toEqual([false, null])
  expect(useSession().now.notices).toEqual([refusal])
})
