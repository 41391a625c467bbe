import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../log'
import { createFakeClock } from '../testing/fake-clock'
import { createFakeKeychain, type FakeKeychain } from './fake-keychain.fixture'
import { createKeychain } from './keychain'
import { createSecretStore, type SecretStore } from './secret-store'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-secrets-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(fake: FakeKeychain, lines: string[] = []) {
  const clock = createFakeClock()
  const keychain = createKeychain({ service: 'Parley', platform: 'linux', load: () => Promise.resolve(fake) })
  const log = createLog((line) => lines.push(line))
  const store = createSecretStore({ keychain, file: join(folder, 'secrets.json'), clock, log })
  return { store, clock }
}
/** Lets everything go on that waits for nothing outside. */
const settle = (): Promise<void> => new Promise((done) => setImmediate(done))
const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  )

const long = 'abcdefghij'.repeat(600)
const secrets: [string, string][] = [
  ['a short key', 'sk-0123456789'],
  ['exactly what fits', 'x'.repeat(1_150)],
  ['1,200 characters', 'x'.repeat(1_200)],
  ['one that needs parts', long],
  ['quotes and line ends', '"\\\n\r\t{}'.repeat(200)],
  ['characters of three bytes', '鍵'.repeat(1_200)],
  ['characters outside the first plane', '🔑'.repeat(1_300)],
  ['the longest there may be', 'z'.repeat(16_384)],
]

test.each(secrets)('%s comes back, also after a restart, and leaves nothing when removed', async (_name, secret) => {
  const fake = createFakeKeychain()
  const { store } = open(fake)
  await store.set('one', secret, 'keychain')
  expect(await store.get('one')).toBe(secret)
  const { store: restarted } = open(fake)
  expect(restarted.saved).toEqual({ one: { savedAtMs: 1_000_000, keep: 'keychain' } })
  expect(await restarted.get('one')).toBe(secret)
  await restarted.remove('one')
  expect({ got: await restarted.get('one'), saved: restarted.saved, left: [...fake.entries] }).toEqual({
    got: null,
    saved: {},
    left: [],
  })
})

test('whatever is saved over whatever comes back, and only its own entries remain', async () => {
  const value = fc.oneof(fc.string({ minLength: 1, maxLength: 4_000 }), fc.constantFrom(...secrets.map(([, s]) => s)))
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 6 }), async (values) => {
      const fake = createFakeKeychain()
      const { store } = open(fake)
      for (const one of values) await store.set('one', one, 'keychain')
      expect(await store.get('one')).toBe(values.at(-1))
      await store.remove('one')
      expect([...fake.entries]).toEqual([])
    }),
    { numRuns: 60 },
  )
})

describe('a save that is cut off', () => {
  const pairs = [
    ['long over long', long, long.toUpperCase()],
    ['long over short', 'short', long],
    ['short over long', long, 'short'],
    ['longer over long', long, 'y'.repeat(16_384)],
  ] as const
  test.each(pairs)('%s: at every step either the old or the new is there, whole', async (_name, old, fresh) => {
    const seen = new Set<string | null>()
    for (let changes = 0; ; changes++) {
      const fake = createFakeKeychain()
      await open(fake).store.set('one', old, 'keychain')
      fake.changesLeft = changes
      const isCut = (await failure(open(fake).store.set('one', fresh, 'keychain'))) !== 'none'
      fake.changesLeft = Infinity
      const { store } = open(fake)
      const got = await store.get('one')
      expect([old, fresh]).toContain(got)
      seen.add(got)
      // The next save clears what this one left, wherever it lies.
      await store.set('one', 'w'.repeat(1_300), 'keychain')
      expect(fake.entries.size).toBe(3)
      await store.set('one', 'last', 'keychain')
      expect([...fake.entries.keys()]).toEqual(['one'])
      if (!isCut) break
    }
    expect(seen).toEqual(new Set([old, fresh]))
  })

  test('a part that went missing, or an entry that is not ours, is never taken for a secret', async () => {
    const fake = createFakeKeychain()
    const { store } = open(fake)
    await store.set('one', long, 'keychain')
    fake.entries.delete([...fake.entries.keys()].find((name) => name !== 'one')!)
    expect(await failure(store.get('one'))).toBe('credentials.damaged')
    fake.entries.set('one', 'something else')
    expect(await failure(store.get('one'))).toBe('credentials.damaged')
    await store.set('one', 'again', 'keychain')
    expect(await store.get('one')).toBe('again')
  })
})

test('two secrets that are saved and read at once do not mix', async () => {
  const fake = createFakeKeychain()
  const { store } = open(fake)
  await Promise.all([store.set('one', long, 'keychain'), store.set('two', long.toUpperCase(), 'keychain')])
  const replaced = store.set('one', 'y'.repeat(9_000), 'keychain')
  expect(await Promise.all([store.get('one'), store.get('two'), replaced])).toEqual([
    'y'.repeat(9_000),
    long.toUpperCase(),
    undefined,
  ])
})

describe('without a keychain', () => {
  test('it says so, keeps a secret until it quits, and misses nothing that was never saved', async () => {
    const fake = createFakeKeychain()
    fake.mode = 'absent'
    const { store } = open(fake)
    expect(store.state).toEqual({ state: 'unknown' })
    expect(await failure(store.set('one', 'k', 'keychain'))).toBe('credentials.keychain-unavailable')
    expect({ state: store.state, saved: store.saved, got: await store.get('one') }).toEqual({
      state: { state: 'absent' },
      saved: {},
      got: null,
    })
    await store.set('one', 'k', 'session')
    expect({ got: await store.get('one'), saved: store.saved }).toEqual({
      got: 'k',
      saved: { one: { savedAtMs: 1_000_000, keep: 'session' } },
    })
    await store.remove('one')
    expect(await store.get('one')).toBeNull()
  })

  test('one that was saved is missed; when the keychain is back, it is there', async () => {
    const fake = createFakeKeychain()
    await open(fake).store.set('one', 'k', 'keychain')
    fake.mode = 'absent'
    const { store } = open(fake)
    expect(await failure(store.get('one'))).toBe('credentials.keychain-unavailable')
    expect(await failure(store.remove('one'))).toBe('credentials.keychain-unavailable')
    fake.mode = 'open'
    await store.retry()
    expect({ state: store.state, got: await store.get('one') }).toEqual({ state: { state: 'available' }, got: 'k' })
  })

  test('a part of the system that is missing altogether counts as none, until it is there', async () => {
    const fake = createFakeKeychain()
    let isThere = false
    const load = (): Promise<FakeKeychain> =>
      isThere ? Promise.resolve(fake) : Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'))
    const keychain = createKeychain({ service: 'Parley', platform: 'linux', load })
    const store = createSecretStore({ keychain, clock: createFakeClock(), log: createLog(() => undefined) })
    await store.retry()
    expect(store.state).toEqual({ state: 'absent' })
    isThere = true
    await store.set('one', 'k', 'keychain')
    expect(store.state).toEqual({ state: 'available' })
  })
})

describe('a locked keychain', () => {
  const lockedWith = async (secret: string): Promise<{ fake: FakeKeychain } & ReturnType<typeof open>> => {
    const fake = createFakeKeychain()
    await open(fake).store.set('one', secret, 'keychain')
    fake.mode = 'asking'
    return { fake, ...open(fake) }
  }
  const states = (store: SecretStore): string[] => {
    const seen: string[] = []
    store.onChange(() => seen.push(store.state.state))
    return seen
  }

  test('waits for the person, says so, and goes on when it is unlocked', async () => {
    const { fake, store, clock } = await lockedWith(long)
    const seen = states(store)
    const got = store.get('one')
    await settle()
    clock.advance(1_499)
    expect(store.state.state).toBe('unknown')
    clock.advance(1)
    expect(store.state.state).toBe('locked')
    fake.answer(true)
    expect(await got).toBe(long)
    expect(seen).toEqual(['locked', 'available'])
  })

  test('is named when the person declines, and loses nothing', async () => {
    const { fake, store, clock } = await lockedWith('k')
    const seen = states(store)
    const got = failure(store.get('one'))
    await settle()
    clock.advance(2_000)
    fake.answer(false)
    expect(await got).toBe('credentials.keychain-locked')
    expect(seen).toEqual(['locked'])
    expect({ state: store.state.state, saved: Object.keys(store.saved) }).toEqual({ state: 'locked', saved: ['one'] })
    expect(await failure(store.set('one', 'new', 'keychain'))).toBe('credentials.keychain-locked')
    expect(await failure(store.remove('one'))).toBe('credentials.keychain-locked')
    expect(Object.keys(store.saved)).toEqual(['one'])
    fake.mode = 'open'
    await store.retry()
    expect({ state: store.state.state, got: await store.get('one') }).toEqual({ state: 'available', got: 'k' })
  })

  test('that is unlocked only when it asks a second time gives and removes what it has', async () => {
    const { fake, store } = await lockedWith(long)
    const { setPassword } = fake
    fake.setPassword = (...entry) => {
      fake.mode = 'open'
      return setPassword(...entry)
    }
    fake.mode = 'locked'
    expect(await store.get('one')).toBe(long)
    fake.mode = 'locked'
    await store.remove('one')
    expect({ saved: store.saved, left: fake.entries.size }).toEqual({ saved: {}, left: 0 })
  })

  test('is given up after two minutes, and the next call waits until the system answers', async () => {
    const { fake, store, clock } = await lockedWith('k')
    const got = failure(store.get('one'))
    await settle()
    clock.advance(120_000)
    expect(await got).toBe('credentials.keychain-locked')
    const next = store.get('one')
    await settle()
    fake.answer(true)
    expect(await next).toBe('k')
    expect(fake.mostAtOnce).toBe(1)
  })
})

test('an entry that somebody removed in the system is no longer said to be saved', async () => {
  const fake = createFakeKeychain()
  const { store } = open(fake)
  await store.set('one', 'k', 'keychain')
  fake.entries.clear()
  expect({ got: await store.get('one'), saved: store.saved, left: fake.entries.size }).toEqual({
    got: null,
    saved: {},
    left: 0,
  })
})

test('one for this session takes the place of the saved one for good', async () => {
  const fake = createFakeKeychain()
  const { store } = open(fake)
  await store.set('one', 'old', 'keychain')
  await store.set('one', 'new', 'session')
  expect({ got: await store.get('one'), keep: store.saved['one']?.keep, left: fake.entries.size }).toEqual({
    got: 'new',
    keep: 'session',
    left: 0,
  })
  expect(await open(fake).store.get('one')).toBeNull()
})

test('a damaged list of what is saved costs nothing but the list', async () => {
  const fake = createFakeKeychain()
  await open(fake).store.set('one', 'k', 'keychain')
  writeFileSync(join(folder, 'secrets.json'), '{"saved":')
  const { store } = open(fake)
  expect(store.saved).toEqual({})
  expect(await store.get('one')).toBe('k')
  expect(store.saved).toEqual({ one: { savedAtMs: 1_000_000, keep: 'keychain' } })
})

test('no secret reaches the list, the log or an error', async () => {
  const mark = 'MARKED-SECRET'
  const fake = createFakeKeychain()
  const lines: string[] = []
  const { store } = open(fake, lines)
  await store.set('one', mark.repeat(200), 'keychain')
  fake.entries.set('one', `{"secret":"${mark}`)
  const error: unknown = await store.get('one').catch((cause: unknown) => cause)
  fake.mode = 'locked'
  await store.set('one', mark, 'session')
  const told = [readFileSync(join(folder, 'secrets.json'), 'utf8'), ...lines, JSON.stringify(error), String(error)]
  expect(lines).toHaveLength(1)
  expect(told.join()).not.toContain(mark)
})
