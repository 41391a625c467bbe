import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { installFakeBridge, type FakeParley } from '../../e2e/gallery/fake-bridge'
import { createScene } from '../../e2e/gallery/scenes'
import { useSession } from '../stores/session'
import { useMicrophonePreview } from './use-microphone-preview'

function createPage(visibilityState: DocumentVisibilityState) {
  const target = new EventTarget()
  const state = { visibilityState }
  const page = Object.assign(target, state) as unknown as Document
  async function become(next: DocumentVisibilityState): Promise<void> {
    Object.assign(page, { visibilityState: next })
    target.dispatchEvent(new Event('visibilitychange'))
    await nextTick()
  }
  return { page, become }
}

async function given(visibility: DocumentVisibilityState) {
  const window: { parley?: FakeParley } = {}
  vi.stubGlobal('window', window)
  installFakeBridge(createScene('ready', 'en', 'light', 0).snapshot)
  const { parley } = window
  if (!parley) throw new Error('no bridge was installed')
  await useSession().start()
  const { page, become } = createPage(visibility)
  const scope = effectScope()
  const retry = scope.run(() => useMicrophonePreview(page))!
  const previews = (): unknown[] =>
    parley.calls.flatMap(({ name, input }) => (name === 'microphone.preview' ? [input] : []))
  return { scope, retry, become, previews }
}
const on = { on: true }
const off = { on: false }

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

test('the microphone is open while the one who looks is there, and closed after', async () => {
  const { scope, previews } = await given('visible')
  expect(previews()).toEqual([on])
  scope.stop()
  expect(previews()).toEqual([on, off])
})

test('a hidden window closes it, and a window that is seen again opens it', async () => {
  const { scope, become, previews } = await given('visible')
  await become('hidden')
  expect(previews()).toEqual([on, off])
  await become('visible')
  expect(previews()).toEqual([on, off, on])
  await become('hidden')
  scope.stop()
  expect(previews()).toEqual([on, off, on, off])
})

test('in a window that is not seen it is never opened', async () => {
  const { scope, retry, previews } = await given('hidden')
  retry()
  scope.stop()
  expect(previews()).toEqual([])
})

test('after a failure it is closed and opened once more', async () => {
  const { retry, previews } = await given('visible')
  retry()
  expect(previews()).toEqual([on, off, on])
})
