import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import type { PartName } from '../../shared/engine-parts'
import type { SafeError } from '../../shared/errors'
import type { PartFaults } from '../../shared/ipc/contract'
import { settingsSchema, type Settings } from '../../shared/settings'
import { createFakeKeychain } from '../credentials/fake-keychain.fixture'
import { createKeychain } from '../credentials/keychain'
import { createSecretStore } from '../credentials/secret-store'
import type { RemoteParts } from '../engine/parts'
import { createCertificates } from '../network/proxy.fixture'
import type { Way } from '../network/way'
import { createNetwork } from '../providers/network/network'
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
  network?: object
}
const remote = (address: string, more: object = {}): object => ({ use: 'remote', remote: { address, ...more } })
const settingsWith = ({ network = {}, ...parts }: Change): Settings =>
  settingsSchema.parse({ engine: { parts }, network })

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
  /** As a PAC file answers. */
  const system = { proxy: 'DIRECT' }
  const network = createNetwork({
    settings: () => current.network,
    proxyPassword: () => secrets.get('proxy'),
    resolveSystemProxy: () => Promise.resolve(system.proxy),
    environment: {},
    platform: 'linux',
    log,
  })
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
      network,
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
    system,
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

describe('the way to a part', () => {
  const manual = (url: string, user = '') => ({ proxy: { mode: 'manual', url, user } })
  const proxy = (host: string, user = '', password = '') => ({ host, port: 3128, isSecure: false, user, password })
  const wayOf = (parts: RemoteParts | undefined): Way | undefined => parts?.mind?.way
  const routesOf = (parts: RemoteParts | undefined): unknown => {
    const way = wayOf(parts)
    return way && 'routes' in way ? way.routes : way
  }

  test.each<[string, Change, unknown]>([
    ['without settings', {}, [null]],
    ['a proxy', { network: manual('http://p.example:3128') }, [proxy('p.example')]],
    ['a proxy with a user', { network: manual('p.example:3128', 'mia') }, [proxy('p.example', 'mia', 'secret')]],
    [
      'on this computer',
      { network: manual('p.example'), mind: remote('https://localhost/v1', { model: 'm' }) },
      [null],
    ],
    ['not encrypted', { network: manual('p.example'), mind: remote('http://10.0.0.9/v1', { model: 'm' }) }, [null]],
    ['a wrong proxy', { network: manual('ftp://p.example') }, { error: { code: 'network.proxy-invalid', detail: '' } }],
    [
      'a missing file',
      { network: { caFile: '/nowhere/office.pem' } },
      { error: { code: 'network.ca-unreadable', detail: 'office.pem' } },
    ],
  ])('%s', async (_, change, expected) => {
    const { engineParts, secrets, notices } = setUp({ ...mind, ...change })
    await secrets.set('proxy', 'secret', 'session')
    expect(routesOf(await engineParts.atStart())).toEqual(expected)
    expect(notices).toEqual([])
  })

  test('holds the authorities that Node does not know, and the kind of address', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-parts-'))
    ends.push(() => rmSync(folder, { recursive: true }))
    const caFile = join(folder, 'office.pem')
    const { ca } = await createCertificates(['a.example'])
    writeFileSync(caFile, `${rootCertificates[0]!}\n${ca}`)
    const { engineParts } = setUp({ ...mind, network: { caFile, family: 'ipv4' } })
    const way = wayOf(await engineParts.atStart())
    const bare = (pem: string): string => pem.replace(/\s/g, '')
    const known = way && 'authorities' in way ? way.authorities.map(bare) : []
    expect({
      family: way && 'family' in way && way.family,
      own: known.includes(bare(ca)),
      ofNode: known.includes(bare(rootCertificates[0]!)),
    }).toEqual({ family: 4, own: true, ofNode: false })
  })

  test('is told anew when a setting of it or the password changes, and only then', async () => {
    const { change, secrets, configured, told } = setUp(mind)
    const steps: (() => unknown)[] = [
      () => change({ ...mind, network: manual('p.example:3128') }),
      () => change({ ...mind, network: manual('p.example:3128', 'mia') }),
      () => secrets.set('proxy', 'secret', 'session'),
      () => change({ ...mind, network: { ...manual('p.example:3128', 'mia'), family: 'ipv6' } }),
    ]
    for (const step of steps) {
      const once = told()
      await step()
      await once
    }
    change({ ...mind, network: { ...manual('p.example:3128', 'mia'), family: 'ipv6', connectTimeoutMs: 2_000 } })
    await new Promise((resolve) => setImmediate(resolve))
    const way = (route: object, family: 6 | null = null) => ({
      routes: [route],
      authorities: expect.any(Array),
      family,
    })
    expect(configured.map(wayOf)).toEqual([
      way(proxy('p.example')),
      way(proxy('p.example', 'mia')),
      way(proxy('p.example', 'mia', 'secret')),
      way(proxy('p.example', 'mia', 'secret'), 6),
    ])
  })

  test('a fault of one part stays where only the way of another changes', async () => {
    const both = { ...mind, voice: remote('http://127.0.0.1:8880/v1') }
    const { engineParts, change, told } = setUp(both)
    await engineParts.atStart()
    engineParts.report('mind', { code: 'part.proxy-auth', detail: 'p.example:3128' })
    engineParts.report('voice', { code: 'part.busy', detail: '' })
    const once = told()
    change({ ...both, network: manual('p.example:3128') })
    await once
    expect(engineParts.faults).toEqual({ mind: null, recogniser: null, voice: { code: 'part.busy', detail: '' } })
  })

  test('a password that cannot be had is told to the person once, and nobody is asked past the proxy', async () => {
    const network = manual('p.example:3128', 'mia')
    const { engineParts, secrets, keychain, notices, told } = setUp({
      ...mind,
      voice: remote('https://b.example/v1'),
      network,
    })
    const saved = told()
    await secrets.set('proxy', 'secret', 'keychain')
    await saved
    keychain.mode = 'locked'
    const parts = await engineParts.atStart()
    const error = { code: 'credentials.keychain-locked', detail: expect.any(String) }
    expect([parts.mind?.way, parts.voice?.way]).toEqual([{ error }, { error }])
    expect(notices).toEqual([error])
  })

  test('is looked for again while a server cannot be reached: the system may have another', async () => {
    const { engineParts, system, clock, configured, told } = setUp(mind)
    await engineParts.atStart()
    engineParts.report('mind', { code: 'part.unreachable', detail: 'ETIMEDOUT' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(configured).toEqual([])
    system.proxy = 'PROXY p.example:3128'
    const once = told()
    clock.advance(30_000)
    await once
    expect(configured.map(routesOf)).toEqual([[proxy('p.example')]])
    expect(engineParts.faults.mind).toBeNull()
    engineParts.report('mind', null)
    expect(clock.waiting).toBe(0)
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
