import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSSRApp, type Component } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { installFakeBridge } from '../../../../e2e/gallery/fake-bridge'
import { createScene, type SceneName } from '../../../../e2e/gallery/scenes'
import type { Snapshot } from '../../../../shared/ipc/contract'
import { newServiceSchema, type NewService } from '../../../../shared/services'
import { createWords } from '../../../locales/i18n'
import { useSession } from '../../../stores/session'
import WhoAnswers from '../../welcome/WhoAnswers.vue'
import { rungsOf } from './ladder'
import { readPlace } from './read-place'
import ServicesPage from './ServicesPage.vue'
import {
  emptyService,
  faultsOf,
  follow,
  headersText,
  isSame,
  readHeaders,
  serviceKinds,
  withDefaults,
} from './service-draft'

beforeEach(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => vi.unstubAllGlobals())

/** A component as text and markup, in a scene of the gallery. */
async function drawn(
  component: Component,
  name: SceneName,
  change: Partial<Snapshot> = {},
  props: Record<string, unknown> = {},
): Promise<{ markup: string; text: string }> {
  const pinia = createPinia()
  setActivePinia(pinia)
  installFakeBridge({ ...createScene(name, 'en', 'light', Date.UTC(2026, 2, 4)).snapshot, ...change })
  await useSession().start()
  const markup = await renderToString(createSSRApp(component, props).use(pinia).use(createWords()))
  const text = markup
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
  return { markup, text }
}

describe('a draft', () => {
  const azure = emptyService('azure', 'Mine')
  const whole = { ...azure, endpoint: 'https://a.openai.azure.com', deployment: 'voice' } as NewService

  test.each(serviceKinds)(
    '%s begins with what the schema says, and with nothing filled in that is asked for',
    (kind) => {
      const draft = emptyService(kind, 'Mine')
      const missing = { azure: ['deployment', 'endpoint'], openai: [], gateway: ['url'] }[kind]
      expect(Object.keys(faultsOf(draft)).sort()).toEqual(missing)
      expect(newServiceSchema.parse({ ...draft, endpoint: 'x', url: 'x' })).toMatchObject({
        kind,
        auth: { kind: 'key' },
      })
    },
  )

  test.each<[object, Record<string, string>]>([
    [{}, {}],
    [{ name: '' }, { name: 'services.fault.missing' }],
    [{ deployment: ' ' }, { deployment: 'services.fault.missing' }],
    [{ speed: 3 }, { speed: 'services.fault.number' }],
    [{ speed: NaN }, { speed: 'services.fault.number' }],
    [{ maxOutputTokens: 0 }, { maxOutputTokens: 'services.fault.number' }],
    [{ maxOutputTokens: 'inf' }, {}],
    [{ headers: { 'two words': 'x' } }, { headers: 'services.fault.headers' }],
    [{ headers: { name: 'line\nbreak' } }, { headers: 'services.fault.headers' }],
    [{ auth: { kind: 'environment', variable: 'sk-secret' } }, { 'auth.variable': 'services.fault.variable' }],
    [
      { auth: { kind: 'ephemeral', from: 'address', address: ' ', method: 'GET' } },
      { 'auth.address': 'services.fault.missing' },
    ],
  ])('%j: %j', (change, faults) => {
    expect(faultsOf({ ...whole, ...change } as NewService)).toEqual(faults)
  })

  test('keeps what was edited, and follows what was changed elsewhere', () => {
    const edited = { ...whole, name: 'Yours' } as NewService
    const mended = { ...whole, apiVersion: '2025-04-01-preview' } as NewService
    expect(follow(edited, whole, mended)).toEqual({ ...whole, name: 'Yours', apiVersion: '2025-04-01-preview' })
  })

  test.each(serviceKinds)('%s is reset without losing its place and its sign-in', (kind) => {
    const fresh = emptyService(kind, 'Mine')
    const place = {
      endpoint: 'e',
      deployment: 'd',
      apiVersion: 'v',
      model: 'm',
      organization: 'o',
      project: 'p',
      url: 'u',
    }
    const kept = Object.fromEntries(Object.entries(place).filter(([name]) => name in fresh))
    const auth = { kind: 'environment', variable: 'KEY' } as const
    const changed = { ...fresh, ...kept, auth, speed: 1.4, preset: 'support', instructions: 'x' } as NewService
    expect(withDefaults(changed)).toEqual({ ...fresh, ...kept, auth })
    expect(isSame(withDefaults(withDefaults(changed)), withDefaults(changed))).toBe(true)
  })

  test('headers are lines', () => {
    expect(readHeaders(' X-Team : Finance: all \n\nX-Empty\n')).toEqual({ 'X-Team': 'Finance: all', 'X-Empty': '' })
    expect(readHeaders(headersText({ a: 'b', c: 'd:e' }))).toEqual({ a: 'b', c: 'd:e' })
  })
})

describe('an address', () => {
  const read = (draft: NewService, found: Partial<NewService>) =>
    readPlace(draft, () =>
      Promise.resolve({ ok: true, value: { ...emptyService(draft.kind, ''), ...found } as NewService }),
    )

  test('pasted from a portal fills in the rest', async () => {
    const draft = { ...emptyService('azure', 'Mine'), endpoint: 'a.openai.azure.com/openai/realtime?…' } as NewService
    const found = { endpoint: 'https://a.openai.azure.com', deployment: 'voice', apiVersion: '2025-04-01-preview' }
    expect(await read(draft, found)).toBe(null)
    expect(draft).toMatchObject({ name: 'Mine', ...found })
  })

  test('alone changes neither the deployment nor the version', async () => {
    const filled = { endpoint: 'a.openai.azure.com', deployment: 'mine', apiVersion: '2025-04-01-preview' }
    const draft = { ...emptyService('azure', 'Mine'), ...filled } as NewService
    await read(draft, { endpoint: 'https://a.openai.azure.com' })
    expect(draft).toMatchObject({ ...filled, endpoint: 'https://a.openai.azure.com' })
  })

  test('that is refused stays, with the reason', async () => {
    const draft = { ...emptyService('gateway', 'Mine'), url: 'ftp://x' } as NewService
    const error = { code: 'provider.bad-url', detail: '' } as const
    expect(await readPlace(draft, () => Promise.resolve({ ok: false, error }))).toEqual(error)
    expect(draft).toMatchObject({ url: 'ftp://x' })
  })

  test('that was typed on meanwhile is left alone', async () => {
    const draft = { ...emptyService('gateway', 'Mine'), url: 'a' } as Extract<NewService, { kind: 'gateway' }>
    const reading = read(draft, { url: 'wss://a' } as Partial<NewService>)
    draft.url = 'ab'
    expect(await reading).toBe(null)
    expect(draft.url).toBe('ab')
  })
})

describe('the ladder', () => {
  const step = (name: 'address' | 'dns' | 'tcp', ok = true) => ({ name, ok, ms: 1, detail: '' })
  const states = (ok: boolean | null, ...steps: ReturnType<typeof step>[]): string =>
    rungsOf({ ok, steps })
      .map(({ name, state }) => `${name} ${state}`)
      .slice(0, 4)
      .join(', ')

  test.each<[string, string]>([
    [states(null), 'address running, dns untried, proxy untried, tcp untried'],
    [states(null, step('address')), 'address done, dns running, proxy untried, tcp untried'],
    // No proxy stands in between: that rung is not shown.
    [states(null, step('address'), step('dns'), step('tcp')), 'address done, dns done, tcp done, tls running'],
    [states(false, step('address'), step('dns', false)), 'address done, dns wrong, proxy untried, tcp untried'],
    [states(true, step('address'), step('dns')), 'address done, dns done'],
  ])('%s', (found, expected) => {
    expect(found).toBe(expected)
  })
})

describe('the page', () => {
  test.each<[SceneName, string[], string[]]>([
    ['service-azure', ['East US 2, Sweden Central', 'Saved 3 March', 'Replace', 'Current (GA)'], ['API version']],
    ['service-azure-preview', ['API version', 'proxies and servers write it into their logs'], []],
    ['service-openai', ['Organisation', 'Project'], ['Deployment', 'Replace', 'keychain that Parley can reach']],
    ['service-gateway', ['hands out keys', 'Path and query are kept'], ['Deployment']],
    ['service-no-keychain', ['GNOME Keyring', 'until you quit'], ['is locked']],
    ['service-keychain-locked', ['is locked', 'Keep it until I quit'], ['GNOME Keyring']],
    ['service-entra-code', ['HK7D2QPLX', 'https://microsoft.com/devicelogin', 'Copy code'], ['Sign out']],
    ['service-entra', ['robin@example.com', 'renewed by itself', 'Sign out'], ['Copy code']],
    ['connection-good', ['It works: the service answers.', 'Copy details'], ['Not tried yet']],
    [
      'connection-bad',
      ['no deployment named voice-assistent', 'Correct the name', 'Copy details', 'Not tried yet'],
      ['It works'],
    ],
    ['service-engine', ['with no account and no network', 'Answers now'], ['Endpoint']],
  ])('%s', async (name, said, unsaid) => {
    const { text } = await drawn(ServicesPage, name)
    expect(said.filter((part) => !text.includes(part))).toEqual([])
    expect(unsaid.filter((part) => text.includes(part))).toEqual([])
  })

  test('marks the value that the test found to be wrong', async () => {
    const { markup } = await drawn(ServicesPage, 'connection-bad')
    const wrong = [...markup.matchAll(/<input[^>]*aria-invalid="true"[^>]*>/g)].map(
      ([tag]) => /id="([^"]+)/.exec(tag)?.[1],
    )
    expect(wrong).toEqual(['service-deployment'])
  })

  test('keeps the field of a key empty and out of what the browser remembers', async () => {
    const { markup } = await drawn(ServicesPage, 'service-openai')
    const [field = ''] = /<input[^>]*type="password"[^>]*>/.exec(markup) ?? []
    expect(field).toContain('autocomplete="new-password"')
    expect(field).not.toMatch(/ value=/)
  })
})

test('what the environment holds is offered among those who can answer', async () => {
  const offer = { name: 'azure', variables: ['AZURE_OPENAI_ENDPOINT'], service: emptyService('azure', 'Azure OpenAI') }
  const { text } = await drawn(WhoAnswers, 'first-run', { imports: [offer] }, { modelValue: 'engine' })
  expect(text).toContain('Azure OpenAI Found here Set up from AZURE_OPENAI_ENDPOINT.')
})
