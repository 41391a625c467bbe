import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createScene } from '../../e2e/gallery/scenes'
import type { Reply } from '../../shared/ipc/contract'
import { useServicesView } from '../stores/services-view'
import { useSession } from '../stores/session'
import { createSecretInput } from './use-secret-input'

const marked = 'marked-secret'
let calls: { name: string; input: unknown }[]
let reply: Reply<unknown>

beforeEach(async () => {
  calls = []
  reply = { ok: true, value: undefined }
  const { snapshot } = createScene('service-openai', 'en', 'light', 0)
  vi.stubGlobal('window', {
    parley: {
      subscribe: () => () => undefined,
      call(name: string, input: unknown) {
        if (name === 'app.snapshot') return Promise.resolve({ ok: true, value: snapshot })
        calls.push({ name, input })
        return Promise.resolve(reply)
      },
    },
  })
  setActivePinia(createPinia())
  await useSession().start()
})
afterEach(() => vi.unstubAllGlobals())

/** A field with something typed into it. */
function typed() {
  const field = { value: ` ${marked}\n` }
  const input = createSecretInput()
  input.attach(field as HTMLInputElement)
  input.noteTyping()
  return { field, input }
}
const known = (input: ReturnType<typeof createSecretInput>): string =>
  JSON.stringify([input, input.isFilled.value, input.refused.value, useSession().$state, useServicesView().$state])

test('a secret is sent once, and the field is empty then', async () => {
  const { field, input } = typed()
  expect(input.isFilled.value).toBe(true)
  expect(known(input)).not.toContain(marked)
  expect(await input.send('openai', 'keychain')).toBe(true)
  expect(await input.send('openai', 'keychain')).toBe(true)
  expect(calls).toEqual([{ name: 'secret.set', input: { owner: 'openai', secret: marked, keep: 'keychain' } }])
  expect({ value: field.value, isFilled: input.isFilled.value }).toEqual({ value: '', isFilled: false })
  expect(known(input)).not.toContain(marked)
})

test('one that is refused stays in the field, to be kept in another way', async () => {
  const { field, input } = typed()
  reply = { ok: false, error: { code: 'credentials.keychain-unavailable', detail: '' } }
  expect(await input.send('openai', 'keychain')).toBe(false)
  expect(input.refused.value?.code).toBe('credentials.keychain-unavailable')
  expect(field.value).toContain(marked)
  expect(known(input)).not.toContain(marked)
  reply = { ok: true, value: undefined }
  expect(await input.send('openai', 'session')).toBe(true)
  expect({ value: field.value, refused: input.refused.value }).toEqual({ value: '', refused: null })
})

test('the field is emptied when it goes', () => {
  const { field, input } = typed()
  input.attach(null)
  expect({ value: field.value, isFilled: input.isFilled.value }).toEqual({ value: '', isFilled: false })
})

test('an empty field sends nothing', async () => {
  const input = createSecretInput()
  input.attach({ value: '' } as HTMLInputElement)
  expect(await input.send('openai', 'keychain')).toBe(true)
  expect(calls).toEqual([])
})
