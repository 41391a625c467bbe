import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { setUp as setUpEngine, token } from '../engine/testing/setup'
import { systemClock } from '../realtime/clock'
import { createConnectionTests, type TestOfService } from './connection-tests'
import { createProvidersStage, directNetwork, type ProvidersStageOptions } from './testing/providers-stage'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

function setUp(options: ProvidersStageOptions) {
  const stage = createProvidersStage(options)
  const told: TestOfService[] = []
  const waiting: { isDone(tested: TestOfService): boolean; resolve(tested: TestOfService): void }[] = []
  const tests = createConnectionTests(
    { ...stage, network: directNetwork(), clock: systemClock, versions: {}, log: { error: () => undefined } },
    (tested) => {
      told.push(tested)
      for (const one of waiting) if (one.isDone(tested)) one.resolve(tested)
    },
  )
  const until = (isDone: (tested: TestOfService) => boolean): Promise<TestOfService> =>
    new Promise((resolve) => void waiting.push({ isDone, resolve }))
  return { ...stage, tests, told, over: () => until(({ test }) => test.ok !== null), until }
}

/** Takes connections and says nothing. */
const listen = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer((socket) => open.push({ close: () => socket.destroy() }))
    open.push(server)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })

test('a test climbs to the first sound, and its last state stays', async () => {
  const engine = await setUpEngine()
  open.push(engine)
  const { tests, told, over } = setUp({
    services: [
      { kind: 'azure', id: 'a', name: 'A', endpoint: `http://127.0.0.1:${engine.port}`, deployment: 'parley' },
    ],
    keys: { a: token },
  })
  expect(tests.last).toBe(null)
  const done = over()
  tests.start('a')
  expect(tests.last).toEqual({ id: 'a', test: { ok: null, steps: [], fault: null, report: '' } })
  const tested = await done
  expect(tested).toMatchObject({ id: 'a', test: { ok: true, fault: null } })
  expect([tests.last, told.length > 3]).toEqual([tested, true])
  expect(JSON.stringify(told)).not.toContain(token)
})

test('what a click mends is changed, and tried again', async () => {
  const engine = await setUpEngine()
  open.push(engine)
  const auth = { kind: 'key', place: 'query' } as const
  const { tests, over, settings } = setUp({
    services: [
      { kind: 'azure', id: 'a', name: 'A', endpoint: `http://127.0.0.1:${engine.port}`, deployment: 'd', auth },
    ],
    keys: { a: token },
  })
  const done = over()
  await tests.mend('a', 'key-to-header')
  expect(settings.current.services.list).toMatchObject([{ id: 'a', auth: { kind: 'key', place: 'header' } }])
  expect(await done).toMatchObject({ id: 'a', test: { ok: true } })
  await expect(tests.mend('nobody', 'retry')).rejects.toMatchObject({ code: 'provider.not-found' })
})

test('given up, or followed by another, it ends and tells nothing more', async () => {
  const port = await listen()
  const { tests, told, until, over } = setUp({
    services: ['a', 'b'].map((id) => ({
      kind: 'gateway',
      id,
      name: id,
      url: `ws://127.0.0.1:${port}`,
      auth: { kind: 'none' },
    })),
  })
  const reached = (id: string) =>
    until((tested) => tested.id === id && tested.test.steps.some(({ name }) => name === 'tcp'))
  const first = reached('a')
  tests.start('a')
  await first
  const second = reached('b')
  tests.start('b')
  const before = told.length
  await second
  const done = over()
  tests.cancel()
  expect(await done).toMatchObject({ id: 'b', test: { ok: false, fault: null } })
  expect(told.slice(before).every(({ id }) => id === 'b')).toBe(true)
})
