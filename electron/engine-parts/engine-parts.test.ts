import { afterEach, describe, expect, test } from 'vitest'
import type { PartName } from '../../shared/engine-parts'
import type { SafeError } from '../../shared/errors'
import type { PartFaults } from '../../shared/ipc/contract'
import { settingsSchema, type Settings } from '../../shared/settings'
import { createFakeKeychain } from '../credentials/fake-keychain.fixture'
import { createKeychain } from '../credentials/keychain'
import { createSecretStore } from '../credentials/secret-store'
import type { RemoteParts } from '../engine/parts'
import { createFakeClock } from '../testing/fake-clock'
import { createEngineParts } from './engine-parts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
interface Change {
  mind?: object
  recogniser?: object
  voice?: object
}
const remote = (address: string, more: object = {}): object => ({ use: 'remote', remote: { address, ...more } })
const settingsWith = (parts: Change): Settings => settingsSchema.parse({ engine: { parts } })

function setUp(parts: Change = {}) {
  const keychain = createFakeKeychain()
  const clock = createFakeClock()
  const log = { warn: () => undefined }
  const secrets = createSecretStore({
    keychain: createKeychain({ service: 'Parley', platform: 'linux', load: () => Promise.resolve(keychain) }),
    clock,
    log,
  })
  let current = settingsWith(parts)
  const listeners = new Set<(settings: Settings) => void>()
  const configured: RemoteParts[] = []
  const faults: PartFaults[] = []
  const notices: SafeError[] = []
  let onConfigured = (): void => undefined
  const engineParts = createEngineParts(
    {
      settings: {
        get current() {
          return current
        },
        onChange(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      secrets,
      configure(next) {
        configured.push(next)
        onConfigured()
      },
      clock,
    },
    { onFaults: (next) => faults.push(next), onNotice: (error) => notices.push(error) },
  )
  ends.push(() => engineParts.dispose())
  return {
    engineParts,
    secrets,
    keychain,
    clock,
    configured,
    faults,
    notices,
    change(next: Change) {
      current = settingsWith(next)
      for (const listener of listeners) listener(current)
    },
    /** The next time the engine is told something. */
    told: () => new Promise<void>((resolve) => (onConfigured = resolve)),
  }
}

const mindOf = (parts: RemoteParts | undefined): object | null => {
  const mind = parts?.mind
  return mind ? { address: mind.address, model: mind.model, key: mind.key } : null
}
const mind = { mind: remote('https://a.example/v1', { model: 'm' }) }

describe('what the engine is told', () => {
  test.each<[string, Change, (PartName | false)[]]>([
    ['nothing is chosen', {}, []],
    ['all is set up', { mind: mind.mind, recogniser: remote('https://b.example/v1') }, ['mind', 'recogniser']],
    ['its own is chosen', { mind: { ...mind.mind, use: 'own' } }, []],
    ['the mind has no model', { mind: remote('https://a.example/v1') }, []],
    ['there is no address', { voice: remote('') }, []],
    ['all could be read on the way', { voice: remote('http://voice.example/v1') }, []],
    ['it is in the own network', { voice: remote('http://192.168.1.20:8000/v1') }, ['voice']],
    ['it is on this computer', { voice: remote('http://127.0.0.1:8880/v1') }, ['voice']],
  ])('where %s: %j: %j', async (_, parts, used) => {
    const told = await setUp(parts).engineParts.atStart()
    expect(Object.entries(told).flatMap(([part, value]) => (value ? [part] : []))).toEqual(used)
  })

  test('at its start, the keys as well', async () => {
    const { engineParts, secrets } = setUp(mind)
    await secrets.set('engine-mind', 'k1', 'keychain')
    await secrets.set('engine-voice', 'k2', 'session')
    expect(await engineParts.atStart()).toEqual({
      mind: expect.objectContaining({ address: 'https://a.example/v1', model: 'm', key: 'k1', maxOutputTokens: 600 }),
      recogniser: null,
      voice: null,
    })
  })

  test('at once when a setting or a key changes, and only then', async () => {
    const { change, secrets, configured, told } = setUp()
    const first = told()
    change(mind)
    await first
    const second = told()
    await secrets.set('engine-mind', 'k1', 'session')
    await second
    // Neither is one of its own.
    change(mind)
    await secrets.set('azure', 'k2', 'session')
    const third = told()
    await secrets.remove('engine-mind')
    await third
    const one = { address: 'https://a.example/v1', model: 'm' }
    expect(configured.map(mindOf)).toEqual([
      { ...one, key: null },
      { ...one, key: 'k1' },
      { ...one, key: null },
    ])
  })

  test('the newest only, where two changes follow each other', async () => {
    const { change, configured, told } = setUp()
    const once = told()
    change({ mind: remote('https://old.example/v1', { model: 'm' }) })
    change(mind)
    await once
    await new Promise((resolve) => setImmediate(resolve))
    expect(configured.map(mindOf)).toEqual([{ address: 'https://a.example/v1', model: 'm', key: null }])
  })

  test('nothing waits for a keychain that asks somebody: the rest follows', async () => {
    const { engineParts, secrets, keychain, clock, configured, told } = setUp(mind)
    const saved = told()
    await secrets.set('engine-mind', 'k1', 'keychain')
    await saved
    configured.length = 0
    keychain.mode = 'asking'
    const starting = engineParts.atStart()
    while (clock.waiting === 0) await Promise.resolve()
    clock.advance(3_000)
    expect(await starting).toEqual({ mind: null, recogniser: null, voice: null })
    const followed = told()
    keychain.answer(true)
    await followed
    expect(configured.map(mindOf)).toEqual([{ address: 'https://a.example/v1', model: 'm', key: 'k1' }])
  })

  test('a key that cannot be had is told to the person, and the part goes without', async () => {
    const { engineParts, secrets, keychain, notices, told } = setUp(mind)
    const saved = told()
    await secrets.set('engine-mind', 'k1', 'keychain')
    await saved
    keychain.mode = 'locked'
    expect(mindOf(await engineParts.atStart())).toMatchObject({ key: null })
    expect(notices.map(({ code }) => code)).toEqual(['credentials.keychain-locked'])
  })

  test('a keychain in which nothing lies is left alone', async () => {
    const { engineParts, keychain } = setUp(mind)
    await engineParts.atStart()
    expect(keychain.mostAtOnce).toBe(0)
  })
})

describe('what is wrong with a part', () => {
  const fault = { code: 'part.busy', detail: 'HTTP 429' } as const
  const none = { mind: null, recogniser: null, voice: null }

  test('is told once, until it works again', () => {
    const { engineParts, faults } = setUp(mind)
    engineParts.report('mind', fault)
    engineParts.report('mind', { ...fault })
    engineParts.report('voice', fault)
    engineParts.report('mind', null)
    expect(faults).toEqual([
      { ...none, mind: fault },
      { ...none, mind: fault, voice: fault },
      { ...none, voice: fault },
    ])
  })

  test.each<[string, (stage: ReturnType<typeof setUp>) => unknown]>([
    ['its settings change', ({ change }) => change({ mind: remote('https://b.example/v1', { model: 'm' }) })],
    ['its key changes', ({ secrets }) => secrets.set('engine-mind', 'k', 'session')],
    ['the engine starts anew', ({ engineParts }) => engineParts.atStart()],
  ])('is forgotten when %s', async (_, change) => {
    const stage = setUp(mind)
    stage.engineParts.report('mind', fault)
    await change(stage)
    expect(stage.engineParts.faults).toEqual(none)
  })

  test('stays when another part changes', () => {
    const { engineParts, change } = setUp(mind)
    engineParts.report('mind', fault)
    change({ ...mind, voice: remote('https://b.example/v1') })
    expect(engineParts.faults.mind).toEqual(fault)
  })
})

test.each<[Change, string | null]>([
  [{}, null],
  [{ mind: remote('http://localhost:11434/v1', { model: 'm' }) }, null],
  // Its ears hear what is said, and nothing of what is found.
  [{ recogniser: remote('https://b.example/v1') }, null],
  [mind, 'a.example'],
  [{ ...mind, voice: remote('https://a.example/v1') }, 'a.example'],
  [{ ...mind, voice: remote('https://b.example:8443/v1') }, 'a.example, b.example:8443'],
])('what is found in a folder goes, with %j, to %j', (parts, expected) => {
  expect(setUp(parts).engineParts.goesTo).toBe(expected)
})
