import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSSRApp, type Component } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { installFakeBridge, type FakeParley } from '../../../../../e2e/gallery/fake-bridge'
import { createScene, type SceneName } from '../../../../../e2e/gallery/scenes'
import { partFaultCodes, partNames } from '../../../../../shared/engine-parts'
import type { Snapshot } from '../../../../../shared/ipc/contract'
import { createWords } from '../../../../locales/i18n'
import type { Language } from '../../../../locales/messages'
import { useSession } from '../../../../stores/session'
import PartFaults from '../../../stage/PartFaults.vue'
import ServiceRow from '../../../stage/ServiceRow.vue'
import ServiceList from '../ServiceList.vue'
import EnginePane from '../EnginePane.vue'
import { useInquiry } from './use-inquiry'
import { usePart, usePartFaults } from './use-part'

const page: { parley?: FakeParley } = {}
beforeEach(() => {
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => vi.unstubAllGlobals())

async function drawn(
  component: Component,
  name: SceneName,
  change: Partial<Snapshot> = {},
  props: Record<string, unknown> = {},
  language: Language = 'en',
): Promise<{ markup: string; text: string }> {
  const pinia = createPinia()
  setActivePinia(pinia)
  installFakeBridge({ ...createScene(name, language, 'light', Date.UTC(2026, 2, 4)).snapshot, ...change })
  await useSession().start()
  const words = createWords()
  words.global.locale.value = language
  const markup = await renderToString(createSSRApp(component, props).use(pinia).use(words))
  const text = markup
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
  return { markup, text }
}
/** What a component's own functions do, outside of any drawing. */
async function inside<T>(use: () => T, language: Language = 'en'): Promise<T> {
  const made: T[] = []
  const component = {
    setup() {
      made.push(use())
      return () => null
    },
  }
  await drawn(component, 'engine-remote', {}, {}, language)
  page.parley!.calls.length = 0
  return made[0]!
}
const attributesOf = (markup: string, id: string): string =>
  new RegExp(`<[^>]* id="${id}"[^>]*>`).exec(markup)?.[0] ?? ''

describe('the engine in the settings', () => {
  test('with all its own parts says that nothing leaves', async () => {
    const { text } = await drawn(EnginePane, 'service-engine')
    expect(text.match(/Nothing leaves this computer\./g)).toHaveLength(3)
    expect(text).not.toContain('Address')
  })

  test('with a model on this computer as well', async () => {
    const { text } = await drawn(EnginePane, 'engine-local')
    expect(text.match(/Nothing leaves this computer\./g)).toHaveLength(3)
    expect(text).toContain('with no account and no network')
  })

  test('says of each part what goes to whom, and which is not set up yet', async () => {
    const { text } = await drawn(EnginePane, 'engine-remote')
    const said = [
      'What is marked below goes to api.example.com, speech.example.com.',
      'What you say, and what Parley looks up for you, is sent as text to api.example.com.',
      'What you say is sent as sound to speech.example.com.',
      'Until it has an address and a model, Parley speaks by itself. Nothing leaves this computer.',
      'the proxy and the certificate file under Network are used',
      'Saved 3 March',
    ]
    expect(said.filter((part) => !text.includes(part))).toEqual([])
    expect(text).not.toContain('Nothing of what you say leaves it')
  })

  test('names and describes its fields, and keeps the key out of them', async () => {
    const { markup } = await drawn(EnginePane, 'engine-remote', { secrets: {} })
    expect(attributesOf(markup, 'service-parts-mind-address')).toContain('value="https://api.example.com/v1"')
    expect(attributesOf(markup, 'service-parts-recogniser-language')).toContain('value="de"')
    for (const part of partNames) {
      for (const name of ['address', 'model', 'key']) expect(markup).toContain(`for="service-parts-${part}-${name}"`)
      expect(attributesOf(markup, `service-parts-${part}-key`)).not.toMatch(/ value=/)
      expect(markup).toContain(`aria-labelledby="part-${part}"`)
    }
    expect(markup.match(/role="status"/g)!.length).toBeGreaterThanOrEqual(3)
  })

  test('offers to look on this computer for the mind alone, and tries nothing that has no address', async () => {
    const { markup } = await drawn(EnginePane, 'engine-remote')
    expect(markup.match(/data-testid="part-look"/g)).toHaveLength(1)
    const disabled = (id: string) =>
      /aria-disabled="(\w+)"/.exec(new RegExp(`<button[^>]*${id}[^>]*>`).exec(markup)![0])?.[1]
    expect(['part-mind-test', 'part-voice-test', 'part-voice-models'].map(disabled)).toEqual(['false', 'true', 'true'])
    expect(page.parley!.calls.map(({ name }) => name)).toEqual(['app.snapshot'])
  })

  /** The mind's address is another one. */
  const mindAt = (address: string): Pick<Snapshot, 'settings'> => {
    const { settings } = createScene('engine-remote', 'en', 'light', 0).snapshot
    const { mind } = settings.engine.parts
    const parts = { ...settings.engine.parts, mind: { ...mind, remote: { ...mind.remote, address } } }
    return { settings: { ...settings, engine: { ...settings.engine, parts } } }
  }

  test('does not use what could be read on the way through the internet, and says so', async () => {
    const { text } = await drawn(EnginePane, 'engine-remote', mindAt('http://api.example.com/v1'))
    expect(text).toContain('use https://.')
    expect(text).toContain('Parley answers by its own rules. Nothing leaves this computer.')
  })

  test.each<[Language, string, string]>([
    ['en', 'others on your network could read along.', 'and read the key too.'],
    ['zh-CN', '你网络中的其他人可能读到内容。', '也包括密钥。'],
    ['zh-TW', '你網路中的其他人可能讀到內容。', '也包括金鑰。'],
  ])('in %s warns of an open line in the own network, and that the key is read on it as well', async (...line) => {
    const [language, without, withKey] = line
    const atHome = { ...mindAt('http://192.168.1.20:11434/v1'), language }
    const warned = async (change: Partial<Snapshot>) => {
      const { text, markup } = await drawn(EnginePane, 'engine-remote', change, {}, language)
      expect(attributesOf(markup, 'service-parts-mind-address')).toContain('aria-describedby=')
      return [without, withKey].map((part) => text.includes(part))
    }
    expect(await warned({ ...atHome, secrets: {} })).toEqual([true, false])
    expect(await warned(atHome)).toEqual([false, true])
  })

  test('does not warn where nothing can be read on the way', async () => {
    const { text } = await drawn(EnginePane, 'engine-remote')
    expect(text).not.toContain('not encrypted')
    expect((await drawn(EnginePane, 'engine-local')).text).not.toContain('not encrypted')
  })

  test('shows what is wrong with a part beside it, and what its server said', async () => {
    const { text } = await drawn(EnginePane, 'engine-part-fault')
    expect(text).toMatch(/The language model at api\.example\.com is busy.* HTTP 429: Too many requests/)
  })

  test('warns that its own parts know English only, as long as one of them is in use', async () => {
    const language = { language: 'zh-CN' } as const
    expect((await drawn(EnginePane, 'engine-local', language)).text).toContain('English only')
    expect((await drawn(EnginePane, 'engine-remote', language)).text).not.toContain('English only')
  })
})

describe('in the main window', () => {
  test.each<[SceneName, string | null]>([
    ['ready', null],
    ['empty-engine', null],
    ['engine-fault', null],
    ['engine-sends', 'Sends to api.example.com, speech.example.com'],
  ])('%s: what leaves this computer stands with the service: %j', async (name, expected) => {
    const { markup, text } = await drawn(ServiceRow, name)
    expect(/Sends to [^"<]*?(?=<| ?$)/.exec(markup.split('data-testid="sends-to">')[1] ?? '')?.[0].trim() ?? null).toBe(
      expected,
    )
    if (expected) expect(markup).toContain(`aria-label="Service: Built-in engine. ${expected}"`)
    expect(text.includes('Sends to')).toBe(expected !== null)
  })

  test('and in the list of services', async () => {
    expect((await drawn(ServiceList, 'engine-remote', {}, { selected: 'engine' })).text).not.toContain('offline')
  })

  test('a fault has its sentence, what happens meanwhile, and the way to the settings', async () => {
    const { text, markup } = await drawn(PartFaults, 'engine-faults')
    const said = [
      'The language model at api.example.com is busy or still loading.',
      'Meanwhile Parley answers by its own rules.',
      'The ears at speech.example.com cannot be reached.',
    ]
    expect(said.filter((part) => !text.includes(part))).toEqual([])
    expect(markup.match(/role="alert"/g)).toHaveLength(2)
    expect(markup.match(/data-testid="part-fault-open"/g)).toHaveLength(1)
  })

  test('no fault of the engine is shown where another service answers', async () => {
    const { partFaults } = createScene('engine-faults', 'en', 'light', 0).snapshot
    expect((await drawn(PartFaults, 'ready', { partFaults })).text.trim()).toBe('')
  })
})

test.each<Language>(['en', 'zh-CN', 'zh-TW'])(
  '%s has an own sentence for each fault of each part',
  async (language) => {
    const { faultSentence: sentenceOf } = await inside(usePartFaults, language)
    const sentences = partNames.flatMap((part) => partFaultCodes.map((code) => sentenceOf(part, { code, detail: '' })))
    expect(new Set(sentences).size).toBe(partNames.length * partFaultCodes.length)
    expect(
      sentences.filter((one) => !/[.。]$/.test(one) || one.includes('{') || one.startsWith('engineParts')),
    ).toEqual([])
  },
)

test('a change of one value leaves the rest as it is', async () => {
  const { set, use, settings } = await inside(() => usePart('mind'))
  const { parts } = useSession().now.settings.engine
  await set({ model: 'other' })
  await use('own')
  expect(page.parley!.calls).toEqual([
    {
      name: 'settings.change',
      input: {
        engineParts: { ...parts, mind: { use: 'remote', remote: { ...settings.value.remote, model: 'other' } } },
      },
    },
    { name: 'settings.change', input: { engineParts: { ...parts, mind: { ...parts.mind, use: 'own' } } } },
  ])
})

describe('something that is asked', () => {
  const tell = (text: string) => ({ text, detail: '', isFault: false })
  const held = () => {
    let answer = (_: { ok: true; value: string | null }): void => undefined
    const asked = new Promise<{ ok: true; value: string | null }>((resolve) => (answer = resolve))
    return { ask: () => asked, answer: (value: string | null) => answer({ ok: true, value }) }
  }

  test('says that it is under way, then what came of it', async () => {
    const { begin, isRunning, said } = await inside(useInquiry)
    const { ask, answer } = held()
    const done = begin(ask, tell)
    expect([isRunning.value, said.value]).toEqual([true, null])
    answer('It works.')
    await done
    expect([isRunning.value, said.value]).toEqual([false, tell('It works.')])
  })

  test('and was cancelled, says so', async () => {
    const { begin, said } = await inside(useInquiry)
    const { ask, answer } = held()
    const done = begin(ask, tell)
    answer(null)
    await done
    expect(said.value?.text).toBe('Cancelled.')
  })

  test('and is refused, says why', async () => {
    const { begin, said } = await inside(useInquiry)
    const error = { code: 'credentials.keychain-locked', detail: 'KWallet' } as const
    await begin(() => Promise.resolve({ ok: false, error }), tell)
    expect(said.value).toMatchObject({ detail: 'KWallet', isFault: true, text: expect.stringContaining('is locked') })
  })

  test('of what has changed meanwhile, is not told', async () => {
    const { begin, forget, isRunning, said } = await inside(useInquiry)
    const { ask, answer } = held()
    const done = begin(ask, tell)
    forget()
    answer('Too late.')
    await done
    expect([isRunning.value, said.value]).toEqual([false, null])
  })
})
