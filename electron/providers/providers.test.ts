import type { AddressInfo } from 'node:net'
import { Agent, type IncomingMessage } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { AppError } from '../../shared/errors'
import type { AzureService } from '../../shared/services'
import { createProvidersStage, type ProvidersStageOptions } from './testing/providers-stage'

const open: WebSocketServer[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    for (const client of server.clients) client.terminate()
    server.close()
  }
})

const flags = { createResponse: true, interruptResponse: true }
const semantic = { type: 'semantic_vad', eagerness: 'auto', ...flags } as const
const wish = { turnDetection: semantic, tools: [] }
const never = new AbortController().signal
const deaf = { onFrame: () => undefined, onClosed: () => undefined }

/** @param admit the status that refuses a handshake, or 101 */
async function listen(admit: (request: IncomingMessage) => number = () => 101) {
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = []
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient({ req }, answer) {
      requests.push({ path: req.url ?? '', headers: req.headers })
      const status = admit(req)
      answer(status === 101, status)
    },
  })
  open.push(server)
  server.on('connection', (socket) => socket.send('{"type":"session.created","session":{"type":"realtime"}}'))
  await new Promise((resolve) => server.once('listening', resolve))
  return { requests, at: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function connect(options: ProvidersStageOptions) {
  const { providers } = createProvidersStage(options)
  const upstream = await providers.upstream(wish, never)
  ;(await upstream.open(deaf)).close()
  return upstream
}

const outcome = async (run: () => unknown): Promise<unknown> => {
  try {
    return await run()
  } catch (error) {
    return error instanceof AppError ? error.toSafe() : error
  }
}

test('the engine is there from the start, stays on the computer, and is the one to fall back on', () => {
  const { settings, providers } = createProvidersStage()
  settings.change((current) => ({ ...current, services: { active: 'gone', list: [] } }))
  expect(providers.active).toMatchObject({ id: 'engine', kind: 'engine', leavesComputer: false, instant: true })
  expect(providers.active.turnDetection).toEqual({ ...semantic, eagerness: 'high' })
})

test('the engine is connected to with its token', async () => {
  const { at, requests } = await listen()
  await connect({ engineUrl: `ws://${at}/v1/realtime?model=parley` })
  expect(requests).toMatchObject([
    { path: '/v1/realtime?model=parley', headers: { authorization: 'Bearer launch-token' } },
  ])
})

const azure = { kind: 'azure', id: 'a', name: 'Azure', deployment: 'd' } as const

test.each<[string, Partial<AzureService>, string, Record<string, string>]>([
  ['the current form', {}, '/openai/v1/realtime?model=d', { 'api-key': 'k-1' }],
  [
    'the preview',
    { apiVersion: '2024-10-01-preview' },
    '/openai/realtime?deployment=d&api-version=2024-10-01-preview',
    { 'api-key': 'k-1' },
  ],
  [
    'the preview that is off',
    { apiVersion: '2024-10-01-preview', detected: 'ga' },
    '/openai/v1/realtime?model=d',
    { 'api-key': 'k-1' },
  ],
  [
    'the preview by choice',
    { dialect: 'beta' },
    '/openai/realtime?deployment=d&api-version=2025-04-01-preview',
    { 'api-key': 'k-1' },
  ],
  ['the key in the query', { auth: { kind: 'key', place: 'query' } }, '/openai/v1/realtime?model=d&api-key=k-1', {}],
  [
    'an environment’s key',
    { auth: { kind: 'environment', variable: 'KEY' } },
    '/openai/v1/realtime?model=d',
    {
      'api-key': 'k-2',
    },
  ],
])('Azure, %s', async (_what, change, path, headers) => {
  const { at, requests } = await listen()
  await connect({
    services: [{ ...azure, endpoint: `http://${at}`, ...change }],
    keys: { a: ' k-1\n' },
    environment: { KEY: 'k-2' },
  })
  const [request] = requests
  const sorted = (address: string): string[] => address.split(/[?&]/).sort()
  expect(sorted(request!.path)).toEqual(sorted(path))
  expect({ 'api-key': request!.headers['api-key'], authorization: request!.headers.authorization }).toEqual({
    'api-key': undefined,
    authorization: undefined,
    ...headers,
  })
})

test('every connect to Azure has a request id of its own', async () => {
  const { at, requests } = await listen()
  const services = [{ ...azure, endpoint: `http://${at}` }]
  await connect({ services, keys: { a: 'k' } })
  await connect({ services, keys: { a: 'k' } })
  const ids = requests.map(({ headers }) => headers['x-ms-client-request-id'])
  expect(ids).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.stringMatching(/^[\da-f-]{36}$/)])
  expect(new Set(ids).size).toBe(2)
})

test('a service is reached on the way that the network says, the engine straight', async () => {
  const { at, requests } = await listen()
  const asked: string[] = []
  const agent = new Agent()
  const createConnection = agent.createConnection.bind(agent)
  let made = 0
  agent.createConnection = (...wanted) => {
    made++
    return createConnection(...wanted)
  }
  const network: ProvidersStageOptions['network'] = {
    request: () => Promise.reject(new Error('not wanted')),
    connectOptions(url) {
      asked.push(url.pathname)
      return Promise.resolve({ agent, ca: undefined, family: 4, timeoutMs: 5_000 })
    },
  }
  const services = [{ kind: 'gateway', id: 'g', name: 'g', url: `ws://${at}`, auth: { kind: 'none' } }] as const
  await connect({ services: [...services], network })
  await connect({ engineUrl: `ws://${at}/engine`, network })
  expect([asked, made, requests.map(({ path }) => path)]).toEqual([['/v1/realtime'], 1, ['/v1/realtime', '/engine']])
})

test('what goes wrong on the way is said as it is', async () => {
  const failure = new AppError('network.proxy-auth', 'proxy.example:8080')
  const agent = new Agent()
  agent.createConnection = () => {
    throw failure
  }
  const network: ProvidersStageOptions['network'] = {
    request: () => Promise.reject(new Error('not wanted')),
    connectOptions: () => Promise.resolve({ agent, ca: undefined, family: undefined, timeoutMs: 5_000 }),
  }
  const services = [{ ...azure, endpoint: 'http://127.0.0.1:9', auth: { kind: 'none' } as const }]
  expect(await outcome(() => connect({ services, network }))).toEqual(failure.toSafe())
})

test('OpenAI is told the model, the organisation and the project', async () => {
  const { providers, settings } = createProvidersStage({
    services: [{ kind: 'openai', id: 'o', name: 'OpenAI', model: 'm', organization: 'org-1', project: ' proj-1 ' }],
    keys: { o: 'sk-1' },
  })
  const target = await providers.target(settings.current.services.list[0]!, { signal: never })
  const { url, headers } = target.address('ga')
  expect([target.dialect, url.href, headers]).toEqual([
    'ga',
    'wss://api.openai.com/v1/realtime?model=m',
    { 'OpenAI-Organization': 'org-1', 'OpenAI-Project': 'proj-1', Authorization: 'Bearer sk-1' },
  ])
  expect(target.address('beta').headers).toMatchObject({ 'OpenAI-Beta': 'realtime=v1', Authorization: 'Bearer sk-1' })
})

test('a gateway keeps its path and its query, and headers of one’s own never take the place of the key', async () => {
  const { at, requests } = await listen()
  await connect({
    services: [
      {
        kind: 'gateway',
        id: 'g',
        name: 'Gateway',
        url: `ws://${at}/team/a/v1?tenant=7`,
        model: 'm',
        headers: { authorization: 'Bearer other', 'X-Team': 'a', 'Api-Key': 'other', Host: 'elsewhere' },
      },
    ],
    keys: { g: 'sk-1' },
  })
  expect(requests[0]!.path).toBe('/team/a/v1/realtime?tenant=7&model=m')
  const { authorization, host, 'x-team': team, 'api-key': key } = requests[0]!.headers
  expect({ authorization, host, team, key }).toEqual({
    authorization: 'Bearer sk-1',
    host: at,
    team: 'a',
    key: undefined,
  })
})

test('where no key is wanted, none is sent', async () => {
  const { at, requests } = await listen()
  const url = `ws://${at}`
  await connect({ services: [{ kind: 'gateway', id: 'g', name: 'g', url, auth: { kind: 'none' } }], keys: { g: 'k' } })
  expect(requests[0]!.headers.authorization).toBe(undefined)
})

test.each<[string | undefined, string]>([
  [undefined, 'provider.key-missing'],
  ['  ', 'provider.key-missing'],
  ['two\nlines', 'provider.bad-key'],
  ['“sk-1”', 'provider.bad-key'],
])('a key that is %j is named by where it should be, and not shown', async (key, code) => {
  const at = { kind: 'gateway', id: 'g', name: 'Ours', url: 'g.example' } as const
  const saved = createProvidersStage({ services: [at], keys: key === undefined ? {} : { g: key } })
  expect(await outcome(() => saved.providers.upstream(wish, never))).toEqual({ code, detail: 'Ours' })
  const auth = { kind: 'environment', variable: 'KEY' } as const
  const inVariable = createProvidersStage({ services: [{ ...at, auth }], environment: { KEY: key } })
  expect(await outcome(() => inVariable.providers.upstream(wish, never))).toEqual({ code, detail: 'KEY' })
})

const entra = { ...azure, auth: { kind: 'entra' } } as const

test.each(['', '2024-10-01-preview'])(
  'a token is asked for at each connect, and once anew after a refusal, with version %j',
  async (apiVersion) => {
    const { at, requests } = await listen(({ headers }) => (headers.authorization === 'Bearer new' ? 101 : 401))
    const asked: unknown[] = []
    const token: ProvidersStageOptions['token'] = ({ id }, { forceRefresh }) => {
      asked.push([id, forceRefresh])
      return Promise.resolve(forceRefresh ? 'new' : 'old')
    }
    const services = [{ ...entra, endpoint: `http://${at}`, apiVersion }]
    await connect({ services, token })
    expect(asked).toEqual([
      ['a', false],
      ['a', true],
    ])
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new'])
  },
)

test('a token that is refused twice is a refusal', async () => {
  const { at, requests } = await listen(() => 401)
  const services = [{ ...entra, endpoint: `http://${at}` }]
  const failure = await outcome(() => connect({ services, token: () => Promise.resolve('old') }))
  expect([failure, requests.length]).toEqual([{ code: 'provider.unauthorized', detail: `${at}, 401` }, 2])
})

test('all that a service is set to reaches the session', async () => {
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
  const { at } = await listen()
  const spoken = { transcriptionModel: 'whisper-1', transcriptionLanguage: 'de', transcriptionPrompt: 'Parley' }
  const { providers } = createProvidersStage({
    services: [{ kind: 'gateway', id: 'g', name: 'g', url: `ws://${at}`, auth: { kind: 'none' }, ...set, ...spoken }],
  })
  const { config } = await providers.upstream({ ...wish, outputModality: 'text', purpose: 'transcription' }, never)
  expect(config).toEqual({
    ...set,
    purpose: 'transcription',
    outputModality: 'text',
    transcription: { model: 'whisper-1', language: 'de', prompt: 'Parley' },
    turnDetection: semantic,
    tools: [],
  })
})

test.each([
  ['assistant', 'auto', /You are Parley/],
  ['interpreter', 'none', /a question is translated, not answered/],
  ['support', 'auto', /one step at a time/],
] as const)('the part of %s begins with its instructions', async (preset, toolChoice, words) => {
  const { providers, settings } = createProvidersStage({
    services: [{ kind: 'openai', id: 'o', name: 'o', preset, auth: { kind: 'none' } }],
  })
  const { config } = await providers.target(settings.current.services.list[0]!, { signal: never })
  expect(config).toMatchObject({ toolChoice, instructions: expect.stringMatching(words) })
})
