/** Secrets in the system's real keychain: kept over a restart, replaced, removed; without one, and with a locked one. */
import type { Service } from '../shared/services'
import { startEngine, type EngineAlone } from './app/engine'
import { expect, test as base } from './app/fixtures'
import { launchParley, type Parley } from './app/parley'
import { createProfile } from './app/profile'
import { filesWith, pagesWith, processesWith } from './app/secret-hunt'
import { answerUnlockDialog, lockKeyring, unlockKeyring } from './stage/keyring'

const id = 'e2e-keychain'

interface Desk {
  /** The service whose token is the secret. */
  upstream: EngineAlone
  profile: string
  /** Starts Parley on the same profile, after the one before has closed. */
  launch(env?: Record<string, string>): Promise<Parley>
}

const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use) => {
    const upstream = await startEngine()
    const service = {
      id,
      name: 'Elsewhere',
      kind: 'gateway',
      url: `${new URL(upstream.url).origin}/v1/realtime`,
      model: 'parley',
      auth: { kind: 'key', place: 'header' },
    } satisfies Partial<Service>
    const profile = createProfile({ language: 'en', welcomed: true, services: { active: id, list: [service] } })
    const started: Parley[] = []
    await use({
      upstream,
      profile: profile.folder,
      async launch(env = {}) {
        await started.at(-1)?.close()
        const parley = await launchParley({ profile: profile.folder, env })
        started.push(parley)
        return parley
      },
    })
    await unlockKeyring()
    // The keyring is the stage's, and outlives this test.
    await started.at(-1)?.call('service.remove', { id })
    await started.at(-1)?.close()
    profile.remove()
    await upstream.stop()
  },
})

const ready = (parley: Parley) => parley.until('ready', ({ state }) => state.kind === 'ready')
const failed = async (parley: Parley, code: string): Promise<void> => {
  await parley.until(code, ({ state }) => state.kind === 'failed' && state.error.code === code)
}
const save = (parley: Parley, secret: string, keep = 'keychain') =>
  parley.call('secret.set', { owner: id, secret, keep })

test('a key is saved, survives a restart, is replaced and removed', async ({ desk }) => {
  const { token } = desk.upstream
  const first = await desk.launch()
  await failed(first, 'provider.key-missing')
  expect(await save(first, token)).toEqual({ ok: true })
  await first.call('session.retry')
  const { secrets, keychain } = await ready(first)
  expect({ secrets, keychain }).toEqual({
    secrets: { [id]: { savedAtMs: expect.any(Number), keep: 'keychain' } },
    keychain: { state: 'available' },
  })

  const second = await desk.launch()
  await ready(second)
  expect((await second.snapshot()).secrets).toEqual(secrets)
  expect(await save(second, 'wrong-key')).toEqual({ ok: true })
  await second.call('session.end')
  await second.call('session.retry')
  await failed(second, 'provider.unauthorized')
  expect(await save(second, token)).toEqual({ ok: true })
  await second.call('session.retry')
  await ready(second)
  await second.call('secret.remove', { owner: id })
  expect((await second.snapshot()).secrets).toEqual({})

  const third = await desk.launch()
  await failed(third, 'provider.key-missing')
})

test('without a keychain it says so, and keeps the key until it quits', async ({ desk }) => {
  const withoutBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
  const parley = await desk.launch(withoutBus)
  expect(await save(parley, desk.upstream.token)).toMatchObject({
    ok: false,
    error: { code: 'credentials.keychain-unavailable' },
  })
  expect(await parley.snapshot()).toMatchObject({ keychain: { state: 'absent' }, secrets: {} })
  expect(await save(parley, desk.upstream.token, 'session')).toEqual({ ok: true })
  await parley.call('session.retry')
  await ready(parley)
  expect((await parley.snapshot()).secrets).toMatchObject({ [id]: { keep: 'session' } })

  const restarted = await desk.launch(withoutBus)
  await failed(restarted, 'provider.key-missing')
  expect((await restarted.snapshot()).secrets).toEqual({})
})

test('a locked keychain is waited for, may stay locked, and goes on when it is unlocked', async ({ desk }) => {
  const before = await desk.launch()
  await save(before, desk.upstream.token)
  await lockKeyring()

  const parley = await desk.launch()
  await parley.until('it says that it waits', ({ keychain }) => keychain.state === 'locked')
  await answerUnlockDialog('cancel')
  // Asked once more, whether the key is still there at all.
  await answerUnlockDialog('cancel')
  await failed(parley, 'credentials.keychain-locked')
  expect(await parley.snapshot()).toMatchObject({
    keychain: { state: 'locked' },
    secrets: { [id]: { keep: 'keychain' } },
  })

  await parley.call('session.retry')
  await answerUnlockDialog('password')
  expect((await ready(parley)).keychain.state).toBe('available')
})

test('a key that was saved and used is found nowhere', async ({ desk }) => {
  const { token } = desk.upstream
  const hunt = async (parley: Parley) => ({
    files: filesWith(desk.profile, token),
    processes: await processesWith(token),
    pages: await pagesWith(parley, token),
  })
  const nowhere = { files: [], processes: [], pages: [] }

  const first = await desk.launch()
  await save(first, token)
  await first.call('session.retry')
  await ready(first)
  expect(await hunt(first)).toEqual(nowhere)

  const second = await desk.launch()
  await ready(second)
  expect(await hunt(second)).toEqual(nowhere)
  // The hunt can find: what the page does hold, and what a file does.
  await second.window.evaluate(() => Object.assign(globalThis, { marked: ['marked', 'secret'].join('-') }))
  expect((await pagesWith(second, 'marked-secret')).length).toBe(1)
  expect(filesWith(desk.profile, id)).not.toEqual([])
})
