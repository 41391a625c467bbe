/** Short-lived secrets from real servers: whoever mints them is asked at each connect, and the socket sees only them. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { serviceSchema, type Service } from '../../shared/services'
import { clientSecretsUrl } from './ephemeral'
import { createProvidersStage } from './testing/providers-stage'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

interface Asked {
  method: string
  path: string
  authorization: string | undefined
  team: unknown
  body: unknown
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

/** Answers the first with the first, and so on; the last again and again. */
async function mint(...answers: { status?: number; text: string }[]) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const { method = '', url: path = '', headers } = request
      const { authorization, 'x-team': team } = headers
      asked.push({ method, path, authorization, team, body: text === '' ? null : JSON.parse(text) })
      const { status = 200, text: answer } = answers[Math.min(asked.length, answers.length) - 1]!
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(answer)
    })
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { asked, at: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const { signal } = new AbortController()
const current = { text: '{"value":"ek_current","expires_at":1,"session":{}}' }
const preview = { text: '{"id":"sess_1","client_secret":{"value":"ek_preview","expires_at":1}}' }
const fromService = { kind: 'ephemeral', from: 'service' } as const
const gateway = (change: object): Service =>
  serviceSchema.parse({ kind: 'gateway', id: 'g', name: 'Ours', url: 'wss://g.example/v1', model: 'm', ...change })

const authorization = async (service: Service, keys: Record<string, string>): Promise<string | undefined> => {
  const { providers } = createProvidersStage({ keys })
  return (await providers.target(service, { signal })).address('ga').headers['Authorization']
}
const failure = (service: Service, keys: Record<string, string> = { g: 'sk-1' }): Promise<unknown> =>
  authorization(service, keys).then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.toSafe() : error),
  )

test.each([
  ['wss://api.openai.com/v1/realtime?model=m', 'https://api.openai.com/v1/realtime/client_secrets'],
  ['wss://g.example/a/v1/realtime?x=1&model=m', 'https://g.example/a/v1/realtime/client_secrets?x=1'],
  ['ws://localhost:1/v1/realtime/', 'http://localhost:1/v1/realtime/client_secrets'],
])('for %s they are minted at %s', (socket, url) => {
  expect(clientSecretsUrl(new URL(socket)).href).toBe(url)
})

test.each([
  ['the current form', current, 'Bearer ek_current'],
  ['the preview’s form', preview, 'Bearer ek_preview'],
])(
  'minted at the service with the saved key, answered in %s, anew for each connect',
  async (_form, answer, expected) => {
    const { at, asked } = await mint(answer)
    const service = gateway({ url: `${at}/team/v1?x=1`, auth: fromService })
    expect(await authorization(service, { g: 'sk-1' })).toBe(expected)
    expect(await authorization(service, { g: 'sk-1' })).toBe(expected)
    const request = {
      method: 'POST',
      path: '/team/v1/realtime/client_secrets?x=1',
      authorization: 'Bearer sk-1',
      team: undefined,
      body: { session: { type: 'realtime', model: 'm' } },
    }
    expect(asked).toEqual([request, request])
  },
)

test('for a session that only writes down, no model of conversation is named', async () => {
  const { at, asked } = await mint(current)
  const { providers } = createProvidersStage({ keys: { g: 'sk-1' } })
  await providers.target(gateway({ url: at, auth: fromService }), { signal, purpose: 'transcription' })
  expect(asked[0]!.body).toEqual({ session: { type: 'transcription' } })
})

test.each([
  ['POST', { g: 'sk-1' }, 'Bearer sk-1', {}],
  ['GET', {}, undefined, null],
] as const)(
  'fetched by %s from an own address, with the saved key where there is one',
  async (method, keys, key, body) => {
    const { at, asked } = await mint(current)
    const auth = { kind: 'ephemeral', from: 'address', address: `${at}/token?team=7`, method }
    expect(await authorization(gateway({ auth, headers: { 'X-Team': 'a' } }), keys)).toBe('Bearer ek_current')
    expect(asked).toEqual([{ method, path: '/token?team=7', authorization: key, team: undefined, body }])
  },
)

test.each<[{ status?: number; text: string }, string]>([
  [{ status: 401, text: '{}' }, 'provider.unauthorized'],
  [{ status: 404, text: '{}' }, 'provider.not-found'],
  [{ status: 500, text: 'sk-hidden' }, 'provider.refused'],
  [{ text: '<html>sk-hidden</html>' }, 'provider.no-client-secret'],
  [{ text: '{"token":"sk-hidden"}' }, 'provider.no-client-secret'],
  [{ text: '{"value":"sk-hidden\\nx"}' }, 'provider.no-client-secret'],
])('an answer of %j is %s, and says nothing of what it held', async (answer, code) => {
  const { at } = await mint(answer)
  const found = await failure(gateway({ url: at, auth: fromService }))
  expect(found).toMatchObject({ code })
  expect(JSON.stringify(found)).not.toContain('hidden')
})

test('what cannot mint, or must not be asked, is refused before anything is sent', async () => {
  const azure = serviceSchema.parse({
    kind: 'azure',
    id: 'g',
    name: 'A',
    endpoint: 'https://r.openai.azure.com',
    auth: fromService,
  })
  expect(await failure(azure)).toEqual({ code: 'provider.no-client-secret', detail: 'r.openai.azure.com' })
  const from = (address: string) => gateway({ auth: { kind: 'ephemeral', from: 'address', address } })
  expect(await failure(from('http://tokens.example'))).toMatchObject({ code: 'provider.insecure-url' })
  expect(await failure(from(''))).toMatchObject({ code: 'provider.bad-url' })
  expect(await failure(gateway({ auth: fromService }), {})).toEqual({ code: 'provider.key-missing', detail: 'Ours' })
  const { at } = await mint(current)
  open.splice(0).forEach((server) => server.close())
  expect(await failure(from(at))).toMatchObject({ code: 'provider.unreachable' })
})
