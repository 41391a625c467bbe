import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { installFakeBridge, type FakeParley } from '../../e2e/gallery/fake-bridge'
import { createScene } from '../../e2e/gallery/scenes'
import type { Entry } from '../../shared/conversation'
import { useSession } from '../stores/session'
import { drawnAtOnce, useDrawnEntries } from './use-drawn-entries'

const written = (id: string): Entry => ({ kind: 'user', id, source: 'text', text: id, status: 'sent', atMs: 0 })

async function given(count: number, isFollowing: boolean) {
  const page: { parley?: FakeParley } = {}
  vi.stubGlobal('window', page)
  const { snapshot } = createScene('ready', 'en', 'light', 0)
  const entries = Array.from({ length: count }, (_, index) => written(`m${index}`))
  installFakeBridge({ ...snapshot, entries })
  await useSession().start()
  const scroller = Object.assign(new EventTarget(), { scrollTop: 100, scrollHeight: 6_000 }) as HTMLElement
  const scope = effectScope()
  const drawn = scope.run(() => useDrawnEntries(ref(scroller), ref(isFollowing)))!
  return { drawn, scroller, say: (id: string) => page.parley!.emit('conversation.entry', written(id)) }
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

test('a short conversation is drawn whole', async () => {
  const { drawn } = await given(5, true)
  expect([drawn.entries.value.length, drawn.hidden.value]).toEqual([5, 0])
})

test('of a long one the end is drawn, and more when it is asked for, without a jump', async () => {
  const { drawn, scroller } = await given(200, false)
  expect([drawn.entries.value[0]?.id, drawn.hidden.value]).toEqual([`m${200 - drawnAtOnce}`, 200 - drawnAtOnce])
  const grown = drawn.more()
  Object.assign(scroller, { scrollHeight: 12_000 })
  await grown
  expect([drawn.entries.value.length, scroller.scrollTop]).toEqual([2 * drawnAtOnce, 6_100])
})

test('a message that the keys lead to is drawn', async () => {
  const { drawn } = await given(200, false)
  await drawn.reveal('m0')
  expect([drawn.entries.value[0]?.id, drawn.hidden.value]).toEqual(['m0', 0])
})

test('at the end it is few again when something new is said; further up nothing goes away', async () => {
  for (const isFollowing of [true, false]) {
    setActivePinia(createPinia())
    const { drawn, say } = await given(200, isFollowing)
    await drawn.more()
    say('new')
    await nextTick()
    expect(drawn.entries.value.length).toBe(isFollowing ? drawnAtOnce : 2 * drawnAtOnce)
  }
})
