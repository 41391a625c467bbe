import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { installFakeBridge, type FakeParley } from '../../e2e/gallery/fake-bridge'
import { createScene } from '../../e2e/gallery/scenes'
import { useSession } from './session'

const { snapshot } = createScene('ready', 'en', 'light', 0)

function givenBridge(): FakeParley {
  const page: { parley?: FakeParley } = {}
  vi.stubGlobal('window', page)
  installFakeBridge(snapshot)
  if (!page.parley) throw new Error('no bridge was installed')
  return page.parley
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

test('events that overtake the first reply are kept and applied in order', async () => {
  const parley = givenBridge()
  const session = useSession()
  const started = session.start()
  parley.emit('state.changed', { kind: 'thinking', sinceMs: 1 })
  parley.emit('state.changed', { kind: 'speaking' })
  expect(session.snapshot).toBeNull()
  await started
  expect(session.now).toEqual({ ...snapshot, state: { kind: 'speaking' } })
  expect(session.activeService?.name).toBe('Azure OpenAI')
})

test('ended subscriptions change nothing any more', async () => {
  const parley = givenBridge()
  const session = useSession()
  const end = await session.start()
  end()
  parley.emit('state.changed', { kind: 'speaking' })
  expect(session.now.state).toEqual({ kind: 'ready' })
})

test('a refused command is shown with its own code, until it is dismissed', async () => {
  const parley = givenBridge()
  const session = useSession()
  await session.start()
  const refusal = { code: 'settings.unwritable', detail: 'settings.json' }
  vi.spyOn(parley, 'call').mockResolvedValue({ ok: false, error: refusal } as never)
  expect(await session.run('settings.change', { volume: 0.5 })).toBe(false)
  expect(session.now.notices).toEqual([refusal])
  session.dismiss(session.now.notices[0]!)
  expect(session.now.notices).toEqual([])
})

test.each([
  ['no reply at all', undefined],
  ['a code nobody knows', { ok: false, error: { code: 'from.the-future', detail: 'x' } }],
])('%s still gets a sentence', async (_, reply) => {
  const parley = givenBridge()
  const session = useSession()
  await session.start()
  vi.spyOn(parley, 'call').mockResolvedValue(reply as never)
  await session.run('talk.press')
  expect(session.now.notices).toEqual([{ code: 'ipc.failed', detail: '' }])
})

test('a window without a bridge says that it could not start', async () => {
  vi.stubGlobal('window', {})
  const session = useSession()
  await session.start()
  expect(session.startFailure).toEqual({ code: 'ipc.failed', detail: '' })
})
