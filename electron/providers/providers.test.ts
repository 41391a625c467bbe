import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { AppError } from '../../shared/errors'
import { settingsSchema, type Settings } from '../../shared/settings'
import { createProviders } from './providers'

let server: WebSocketServer | null = null
afterEach(() => void server?.close())

const flags = { createResponse: true, interruptResponse: true }
const semantic = { type: 'semantic_vad', eagerness: 'auto', ...flags } as const
const never = new AbortController().signal

function setUp(environment: NodeJS.ProcessEnv = {}, engineUrl = 'ws://127.0.0.1:1/v1/realtime?model=parley') {
  let current: Settings = settingsSchema.parse({})
  const settings = {
    get current() {
      return current
    },
    change: (update: (settings: Settings) => Settings) => (current = settingsSchema.parse(update(current))),
  }
  const engine = { start: async () => ({ url: engineUrl, token: 'launch-token' }) }
  return { settings, providers: createProviders({ settings, engine, environment }) }
}
const listen = () =>
  new Promise<number>((resolve) => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => resolve((server!.address() as AddressInfo).port))
  })
const code = async (run: () => unknown): Promise<unknown> => {
  try {
    return await run()
  } catch (error) {
    return error instanceof AppError ? error.toSafe() : error
  }
}

test('the engine is there from the start, stays on the computer, and is the one to fall back on', () => {
  const { settings, providers } = setUp()
  settings.change((current) => ({ ...current, services: { active: 'gone', list: [] } }))
  expect(providers.active).toMatchObject({ id: 'engine', kind: 'engine', leavesComputer: false, instant: true })
  expect(providers.active.turnDetection).toEqual({ ...semantic, eagerness: 'high' })
})

test('a service is added, activated and removed', async () => {
  const { settings, providers } = setUp()
  const id = providers.add({ name: 'Gateway', url: ' g.example/v1 ', model: 'm', keyVariable: 'KEY' })
  expect(settings.current.services).toMatchObject({ active: 'engine', list: [{ id, url: 'g.example/v1', model: 'm' }] })
  providers.activate(id)
  expect(providers.active).toMatchObject({ id, name: 'Gateway', leavesComputer: true, instant: false })
  expect(providers.list.map((provider) => provider.id)).toEqual(['engine', id])
  expect(await code(() => providers.activate('nobody'))).toEqual({ code: 'provider.not-found', detail: 'nobody' })
  providers.remove('engine')
  providers.remove(id)
  expect(settings.current.services).toEqual({ active: 'engine', list: [] })
})

test('an address that cannot be used is refused before it is kept', async () => {
  const { settings, providers } = setUp()
  const add = (url: string) => code(() => providers.add({ name: 'x', url, model: '', keyVariable: '' }))
  expect(await add('ws://g.example')).toEqual({ code: 'provider.insecure-url', detail: 'g.example' })
  expect(await add('ftp://g.example')).toMatchObject({ code: 'provider.bad-url' })
  expect(settings.current.services.list).toEqual([])
})

test.each<[NodeJS.ProcessEnv, string]>([
  [{}, 'missing'],
  [{ KEY: '  ' }, 'blank'],
  [{ KEY: 'two\nlines' }, 'not a header'],
])('a key that is %j is named by its variable only', async (environment) => {
  const { providers } = setUp(environment)
  providers.activate(providers.add({ name: 'x', url: 'g.example', model: '', keyVariable: 'KEY' }))
  const failure = await code(() => providers.upstream({ turnDetection: semantic, tools: [] }, never))
  expect(failure).toEqual({ code: 'provider.key-missing', detail: 'KEY' })
})

test('the key travels in a header and never in the address', async () => {
  const port = await listen()
  const request = new Promise<{ url: string | undefined; authorization: string | undefined }>((resolve) =>
    server!.on('connection', (socket, { url, headers }) => {
      resolve({ url, authorization: headers.authorization })
      socket.send('{"type":"session.created","session":{}}')
    }),
  )
  const { providers } = setUp({ KEY: ' sk-secret ' })
  const url = `ws://127.0.0.1:${port}`
  providers.activate(providers.add({ name: 'x', url, model: 'm', keyVariable: 'KEY' }))
  const tools = [{ name: 't', description: '', parameters: {} }]
  const upstream = await providers.upstream({ turnDetection: { type: 'none' }, tools }, never)
  const transport = await upstream.open({ onFrame: () => undefined, onClosed: () => undefined })
  expect(await request).toEqual({ url: '/v1/realtime?model=m', authorization: 'Bearer sk-secret' })
  expect(upstream.config).toMatchObject({
    purpose: 'conversation',
    outputModality: 'audio',
    voice: '',
    turnDetection: { type: 'none' },
    transcription: { model: 'gpt-4o-mini-transcribe', language: null, prompt: null },
    tools,
  })
  expect(upstream.config.instructions).toContain('Parley')
  transport.close()
})

test.each([
  ['r.openai.azure.com', { 'api-key': 'k' }],
  ['r.cognitiveservices.azure.com', { 'api-key': 'k' }],
  ['r.services.ai.azure.com', { 'api-key': 'k' }],
  ['openai.azure.com.example', { Authorization: 'Bearer k' }],
])('%s gets the key as %j', async (url, headers) => {
  const { providers } = setUp()
  providers.activate(providers.add({ name: 'x', url, model: 'm', keyVariable: 'KEY' }))
  const engine = { start: () => Promise.reject(new Error('not wanted')) }
  const target = await providers.active.resolve({ environment: { KEY: 'k' }, engine })
  expect(target.address('ga').headers).toEqual(headers)
})

test('the engine is connected to with its token', async () => {
  const port = await listen()
  const request = new Promise((resolve) =>
    server!.on('connection', (_socket, { url, headers }) => resolve([url, headers.authorization])),
  )
  const { providers } = setUp({}, `ws://127.0.0.1:${port}/v1/realtime?model=parley`)
  const upstream = await providers.upstream({ turnDetection: semantic, tools: [] }, never)
  const transport = await upstream.open({ onFrame: () => undefined, onClosed: () => undefined })
  expect(await request).toEqual(['/v1/realtime?model=parley', 'Bearer launch-token'])
  transport.close()
})

test('all that a service is set to reaches the session', async () => {
  const { settings, providers } = setUp()
  const set = {
    voice: 'marin',
    instructions: 'Be kind.',
    inputFormat: 'g711_ulaw',
    outputFormat: 'g711_alaw',
    speed: 1.2,
    temperature: 0.7,
    maxOutputTokens: 300,
    noiseReduction: 'far_field',
    toolChoice: { name: 't' },
  } as const
  const id = providers.add({ name: 'x', url: 'api.openai.com', model: 'm', keyVariable: '' })
  const spoken = { transcriptionModel: 'whisper-1', transcriptionLanguage: 'de', transcriptionPrompt: 'Parley' }
  settings.change((current) => ({
    ...current,
    services: { active: id, list: current.services.list.map((service) => ({ ...service, ...set, ...spoken })) },
  }))
  const { config } = await providers.upstream(
    { turnDetection: semantic, tools: [], outputModality: 'text', purpose: 'transcription' },
    never,
  )
  expect(config).toEqual({
    ...set,
    purpose: 'transcription',
    outputModality: 'text',
    transcription: { model: 'whisper-1', language: 'de', prompt: 'Parley' },
    turnDetection: semantic,
    tools: [],
  })
})
