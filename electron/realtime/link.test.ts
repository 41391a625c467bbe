/** The link against a real server over a real socket; only time is moved by the test. */
import { afterEach, expect, test } from 'vitest'
import type { SafeError } from '../../shared/errors'
import { createLog } from '../log'
import { closeFailure, handshakeFailure } from '../providers/faults'
import { createFakeClock } from '../testing/fake-clock'
import { gaDialect } from './dialects/ga'
import { createLink } from './link'
import { openSocket } from './socket'
import { greet, serveRealtime, type RealtimeServer, type Visit } from './testing/realtime-server'
import { plainConfig } from './testing/scripted-session'
import type { OutgoingItem } from './vocabulary'

const open: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

interface Options {
  manners?: Parameters<typeof serveRealtime>[0]
  history?: OutgoingItem[]
  heartbeatMs?: number
}

async function start({ manners, history = [], heartbeatMs }: Options = {}) {
  const server: RealtimeServer = await serveRealtime(manners)
  const clock = createFakeClock()
  const states: string[] = []
  const faults: SafeError[] = []
  const opens: boolean[] = []
  let losses = 0
  const link = createLink(
    {
      resolve: async (signal) => ({
        dialect: gaDialect,
        config: { ...plainConfig, tools: [{ name: 'look', description: '', parameters: {} }] },
        open: (events) =>
          openSocket(
            { url: new URL(server.url), headers: {} },
            { events, signal, explain: (fault) => handshakeFailure(fault, 'host'), heartbeatMs },
          ),
      }),
      history: () => history,
      fatal: closeFailure,
      clock,
      log: createLog(() => server.changed()),
      trace: () => server.changed(),
    },
    {
      onState({ kind }) {
        states.push(kind)
        server.changed()
      },
      onOpen(again) {
        opens.push(again)
        server.changed()
      },
      onEvent: () => server.changed(),
      onFault: (error) => void faults.push(error),
      onLimits: () => undefined,
      onLost: () => losses++,
    },
  )
  open.push(server, { close: () => link.reset() })
  const opened = (count: number): Promise<void> => server.until(() => opens.length >= count)
  const reached = (kind: string): Promise<void> => server.until(() => states.at(-1) === kind)
  return {
    server,
    clock,
    states,
    faults,
    opens,
    link,
    opened,
    reached,
    get losses() {
      return losses
    },
    async begin() {
      link.ensure()
      await opened(1)
    },
    async dropAndReopen(end: (visit: Visit) => void, delayMs: number) {
      end(server.visits.at(-1)!)
      await reached('reconnecting')
      const before = server.visits.length
      clock.advance(delayMs - 1)
      const early = server.visits.length - before
      clock.advance(1)
      return early
    },
  }
}
const failureOf = (link: { state: { kind: string } }): unknown =>
  'error' in link.state ? (link.state.error as SafeError).code : link.state.kind

test.each<[string, (visit: Visit) => void]>([
  ['1001', ({ socket }) => socket.close(1001)],
  ['1005', ({ socket }) => socket.close()],
  ['1006', ({ socket }) => socket.terminate()],
  ['1011', ({ socket }) => socket.close(1011)],
  ['1012', ({ socket }) => socket.close(1012)],
  ['1013', ({ socket }) => socket.close(1013)],
])('a socket that ends with %s is opened again', async (_code, end) => {
  const own = await start()
  await own.begin()
  expect(await own.dropAndReopen(end, 500)).toBe(0)
  await own.opened(2)
  expect([own.states, own.opens, own.losses, own.faults]).toEqual([
    ['connecting', 'open', 'reconnecting', 'open'],
    [false, true],
    1,
    [],
  ])
})

test.each([
  [1000, 'session.lost'],
  [1002, 'provider.refused'],
  [1003, 'provider.refused'],
  [1007, 'provider.refused'],
  [1008, 'provider.refused'],
  [1009, 'provider.refused'],
  [1010, 'provider.refused'],
  [3000, 'provider.unauthorized'],
  [3999, 'provider.refused'],
  [4000, 'provider.refused'],
  [4401, 'provider.unauthorized'],
])('a socket that ends with %i is not: %s', async (code, expected) => {
  const own = await start()
  await own.begin()
  own.server.visits[0]!.socket.close(code)
  await own.reached('failed')
  own.clock.advance(60_000)
  expect([failureOf(own.link), own.server.visits.length, own.losses]).toEqual([expected, 1, 1])
})

test('a line without a pong is given up and opened again', async () => {
  const own = await start({ manners: { autoPong: false }, heartbeatMs: 30 })
  await own.begin()
  await own.reached('reconnecting')
  own.clock.advance(500)
  await own.opened(2)
  expect(own.losses).toBe(1)
})

test('after five vain tries, each later than the one before, it says why; the person can try again', async () => {
  let refusing = false
  const own = await start({ manners: { admit: () => (refusing ? 503 : null) } })
  await own.begin()
  refusing = true
  own.server.visits[0]!.socket.close(1012)
  await own.reached('reconnecting')
  const early: boolean[] = []
  for (const delayMs of [500, 1_000, 2_000, 4_000, 8_000]) {
    own.clock.advance(delayMs - 1)
    early.push(own.clock.waiting === 0)
    own.clock.advance(1)
    await own.server.until(() => own.clock.waiting > 0 || own.states.at(-1) === 'failed')
  }
  expect(early).toEqual([false, false, false, false, false])
  expect([failureOf(own.link), own.states]).toEqual([
    'provider.refused',
    ['connecting', 'open', 'reconnecting', 'failed'],
  ])
  refusing = false
  own.link.ensure()
  await own.opened(2)
})

test.each([
  [401, 'provider.unauthorized'],
  [404, 'provider.not-found'],
])('a reopening refused with %i is not repeated', async (status, expected) => {
  let refusing = false
  const own = await start({ manners: { admit: () => (refusing ? status : null) } })
  await own.begin()
  refusing = true
  await own.dropAndReopen(({ socket }) => socket.terminate(), 500)
  await own.reached('failed')
  expect(failureOf(own.link)).toBe(expected)
})

test('the new session gets settings, tools, history with its calls closed, then what waited, in order', async () => {
  const history: OutgoingItem[] = [
    { type: 'message', role: 'user', text: 'one' },
    { type: 'function-call', callId: 'a', name: 'look', arguments: '{}' },
    { type: 'function-output', callId: 'a', output: '1' },
    { type: 'function-call', callId: 'b', name: 'look', arguments: '{}' },
    { type: 'function-call', callId: 'c', name: 'look', arguments: '{}' },
    { type: 'function-output', callId: 'stranger', output: '9' },
    { type: 'message', role: 'assistant', text: 'two' },
  ]
  const own = await start({ history })
  await own.begin()
  own.server.visits[0]!.socket.terminate()
  await own.reached('reconnecting')
  for (const level of [1, 2]) own.link.send({ type: 'append', sound: Int16Array.of(level) })
  for (const callId of ['c', 'gone'])
    own.link.send({ type: 'create-item', item: { type: 'function-output', callId, output: '3' }, previousItemId: null })
  own.link.send({ type: 'commit' })
  own.link.respond()
  own.clock.advance(500)
  await own.server.until(() => own.server.visits[1]?.frames.at(-1)?.type === 'response.create')
  const [settings, ...rest] = own.server.visits[1]!.frames
  expect(settings).toMatchObject({ session: { instructions: 'Be brief.', tools: [{ name: 'look' }] } })
  const told = rest.map(({ type, item, audio }) => {
    const { type: kind, call_id, output, role } = (item ?? {}) as Record<string, string>
    return [type.replace('conversation.item.', ''), role ?? kind ?? audio, call_id, output].filter(Boolean).join(' ')
  })
  expect(told).toEqual([
    'create user',
    'create function_call a',
    'create function_call_output a 1',
    'create function_call b',
    'create function_call_output b {"error":"The connection was lost before this call was finished."}',
    'create function_call c',
    'create assistant',
    'input_audio_buffer.append AQA=',
    'input_audio_buffer.append AgA=',
    'create function_call_output c 3',
    'input_audio_buffer.commit',
    'response.create',
  ])
})

test('when time is up the next session is opened at once, and nobody is told of a fault', async () => {
  const own = await start()
  await own.begin()
  own.clock.advance(3_600_000)
  own.server.visits[0]!.say({ type: 'error', error: { code: 'session_expired', message: 'over' } })
  await own.opened(2)
  expect([own.states, own.faults, own.losses]).toEqual([['connecting', 'open', 'open'], [], 1])
})

test('a service whose sessions are over as they begin is not asked without end', async () => {
  const manners = {
    onVisit(visit: Visit) {
      greet(visit)
      visit.say({ type: 'error', error: { code: 'session_expired', message: 'over' } })
    },
  }
  const own = await start({ manners })
  own.link.ensure()
  await own.reached('reconnecting')
  expect(own.server.visits.length).toBe(1)
})

test('shortly before its end a quiet session is followed by the next, unnoticed; a busy one is let finish', async () => {
  const holder: { clock?: { now(): number } } = {}
  const manners = {
    onVisit: (visit: Visit) =>
      greet(visit, { type: 'realtime', id: 's', expires_at: Math.floor(holder.clock!.now() / 1000) + 600 }),
  }
  const own = await start({ manners })
  holder.clock = own.clock
  await own.begin()
  expect(own.link.expiresAtMs).toBe(own.clock.now() + 600_000)
  own.server.visits[0]!.say({ type: 'response.created', response: { id: 'r' } })
  await own.server.until(() => own.link.responding)
  own.clock.advance(545_000)
  // Still the session that answers.
  expect(own.link.responding).toBe(true)
  own.server.visits[0]!.say({ type: 'response.done', response: { id: 'r', status: 'completed', output: [] } })
  await own.server.until(() => !own.link.responding)
  own.clock.advance(2_000)
  await own.opened(2)
  expect([own.states, own.opens, own.losses]).toEqual([['connecting', 'open', 'open'], [false, true], 0])
})
