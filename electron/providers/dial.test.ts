/** Which wire form is spoken, found out against real servers that behave in every way that gateways do. */
import type { IncomingMessage } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { GatewayService } from '../../shared/services'
import { setUp as setUpEngine, token } from '../engine/testing/setup'
import { createFakeClock } from '../testing/fake-clock'
import { greet, serveRealtime, type Visit } from '../realtime/testing/realtime-server'
import { createProvidersStage } from './testing/providers-stage'

const open: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const ga = { type: 'realtime', output_modalities: ['audio'], audio: {} }
const beta = { modalities: ['text', 'audio'], input_audio_format: 'pcm16' }
const hasHeader = ({ headers }: IncomingMessage): boolean => headers['openai-beta'] === 'realtime=v1'
const fail = (visit: Visit, code: string): void => {
  visit.say({ type: 'error', error: { type: 'invalid_request_error', code, message: code } })
  visit.socket.close(4000, `invalid_request_error.${code}`)
}
const onlyWithHeader = (visit: Visit): void => {
  if (hasHeader(visit.request)) greet(visit, beta)
}

interface Options {
  service?: Partial<GatewayService>
  path?: string
  admit?: (request: IncomingMessage) => number | null
  onVisit?: (visit: Visit) => void
}

async function start({ service = {}, path = '', admit, onVisit }: Options) {
  const server = await serveRealtime({ admit, onVisit })
  open.push(server)
  const url = path === '' ? server.url : new URL(path, server.url).href
  const clock = createFakeClock()
  const { after } = clock
  clock.after = (delayMs, run) => {
    server.changed()
    return after(delayMs, run)
  }
  const { providers, settings } = createProvidersStage({
    services: [{ kind: 'gateway', id: 's', name: 'Gateway', url, model: 'm', auth: { kind: 'none' }, ...service }],
    environment: { KEY: token },
    clock,
  })
  const abort = new AbortController()
  const connect = async (): Promise<{ dialect: string; notices: string[]; frames: string[] }> => {
    const upstream = await providers.upstream({ turnDetection: { type: 'none' }, tools: [] }, abort.signal)
    const frames: string[] = []
    const transport = await upstream.open({
      onFrame: (frame) => void frames.push((JSON.parse(frame) as { type: string }).type),
      onClosed: () => undefined,
    })
    open.push(transport)
    return { dialect: upstream.dialect.name, notices: (upstream.notices ?? []).map(({ code }) => code), frames }
  }
  return {
    server,
    clock,
    abort,
    connect,
    detected: () => settings.current.services.list[0]!.detected,
    headers: () => server.visits.map(({ request }) => hasHeader(request)),
  }
}

test.each<[string, Options, { dialect: string; detected: string | null; headers: boolean[] }]>([
  [
    'greets in the current form',
    { onVisit: (visit) => greet(visit, ga) },
    { dialect: 'ga', detected: 'ga', headers: [false] },
  ],
  [
    'greets in the preview’s form',
    { onVisit: (visit) => greet(visit, beta) },
    { dialect: 'beta', detected: 'beta', headers: [false] },
  ],
  [
    'says nothing telling',
    { onVisit: (visit) => greet(visit, {}) },
    { dialect: 'ga', detected: 'ga', headers: [false] },
  ],
  [
    'closes without the header',
    { onVisit: (visit) => (hasHeader(visit.request) ? greet(visit, beta) : visit.socket.close(1008)) },
    { dialect: 'beta', detected: 'beta', headers: [false, true] },
  ],
  [
    'complains without the header',
    { onVisit: (visit) => (hasHeader(visit.request) ? greet(visit, beta) : fail(visit, 'missing_beta_header')) },
    { dialect: 'beta', detected: 'beta', headers: [false, true] },
  ],
  [
    'was found to speak the preview’s form',
    { service: { detected: 'beta' }, onVisit: onlyWithHeader },
    { dialect: 'beta', detected: 'beta', headers: [true] },
  ],
  [
    'has left the preview’s form since',
    {
      service: { detected: 'beta' },
      onVisit: (visit) => (hasHeader(visit.request) ? fail(visit, 'beta_api_shape_disabled') : greet(visit, ga)),
    },
    { dialect: 'ga', detected: 'ga', headers: [true, false] },
  ],
  [
    'is said to speak the preview’s form',
    { service: { dialect: 'beta' }, onVisit: onlyWithHeader },
    { dialect: 'beta', detected: null, headers: [true] },
  ],
  [
    'is said to speak the current form',
    { service: { dialect: 'ga' }, onVisit: (visit) => greet(visit, beta) },
    { dialect: 'ga', detected: null, headers: [false] },
  ],
  [
    'has the preview’s address',
    { path: '/openai/realtime?api-version=2024-10-01-preview', onVisit: (visit) => greet(visit, beta) },
    { dialect: 'beta', detected: null, headers: [false] },
  ],
])('a service that %s', async (_name, options, { dialect, detected, headers }) => {
  const own = await start(options)
  const connected = await own.connect()
  await own.server.until(() => own.server.visits.length === headers.length)
  const sent = own.server.visits.flatMap(({ frames }) => frames)
  expect([connected.dialect, own.detected(), own.headers(), sent]).toEqual([dialect, detected, headers, []])
})

test('the greeting that told is heard by the session', async () => {
  const own = await start({ onVisit: (visit) => greet(visit, beta) })
  expect((await own.connect()).frames).toEqual(['session.created'])
})

test('a service that refuses the handshake without the header is tried with it', async () => {
  const own = await start({ admit: (request) => (hasHeader(request) ? null : 400), onVisit: onlyWithHeader })
  expect((await own.connect()).dialect).toBe('beta')
})

test('a service that says nothing for 5 s is tried with the header', async () => {
  const own = await start({ onVisit: onlyWithHeader })
  const connecting = own.connect()
  await own.server.until(() => own.server.visits.length === 1 && own.clock.waiting === 1)
  own.clock.advance(4_999)
  expect(own.server.visits.length).toBe(1)
  own.clock.advance(1)
  expect((await connecting).dialect).toBe('beta')
})

test.each<[string, Options, string]>([
  ['refuses the key in either way', { onVisit: (visit) => fail(visit, 'invalid_api_key') }, 'provider.unauthorized'],
  [
    'refuses the model, and the preview’s form',
    { onVisit: (visit) => fail(visit, hasHeader(visit.request) ? 'beta_api_shape_disabled' : 'invalid_model') },
    'provider.not-found',
  ],
  ['refuses every handshake', { admit: () => 401 }, 'provider.unauthorized'],
])('a service that %s', async (_name, options, code) => {
  const own = await start(options)
  await expect(own.connect()).rejects.toMatchObject({ code })
  expect(own.detected()).toBe(null)
})

test('a preview that is switched off is said once, and remembered', async () => {
  const own = await start({
    path: '/openai/realtime?api-version=2024-10-01-preview&deployment=d',
    onVisit: (visit) =>
      visit.request.url!.includes('/v1/') ? greet(visit, ga) : fail(visit, 'beta_api_shape_disabled'),
  })
  expect(await own.connect()).toMatchObject({ dialect: 'ga', notices: ['provider.beta-disabled'] })
  expect(await own.connect()).toMatchObject({ dialect: 'ga', notices: [] })
  expect(own.server.visits.map(({ request }) => request.url)).toEqual([
    '/openai/realtime?api-version=2024-10-01-preview&deployment=d',
    '/openai/v1/realtime?model=d',
    '/openai/v1/realtime?model=d',
  ])
})

test('given up while it waits, it leaves no line open', async () => {
  const own = await start({ onVisit: () => undefined })
  const connecting = own.connect()
  await own.server.until(() => own.server.visits.length === 1 && own.clock.waiting === 1)
  const gone = new Promise((resolve) => own.server.visits[0]!.socket.on('close', resolve))
  own.abort.abort(new Error('enough'))
  await expect(connecting).rejects.toThrow('enough')
  await gone
})

test.each([
  ['/v1/realtime?model=parley', 'ga'],
  ['/openai/v1/realtime?model=parley', 'ga'],
  ['/openai/realtime?api-version=2025-04-01-preview&deployment=parley', 'beta'],
] as const)('the engine at %s is found to speak %s', async (path, dialect) => {
  const engine = await setUpEngine()
  open.push(engine)
  const url = `ws://127.0.0.1:${engine.port}${path}`
  const own = await start({ service: { url, auth: { kind: 'environment', variable: 'KEY' } } })
  expect(await own.connect()).toMatchObject({ dialect, notices: [] })
})
