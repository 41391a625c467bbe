/** Every kind of service, and every way of signing in, up to the first sound, against the engine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { setUp as setUpEngine, token } from '../../engine/testing/setup'
import { connectionSteps } from '../../../shared/connection-test'
import { certificate } from './testing/cases'
import { converse, serveEndpoint } from './testing/endpoint'
import { runOnStage, service, type StageOptions } from './testing/stage'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const azure = { kind: 'azure', deployment: 'gpt-realtime' }
const gateway = { kind: 'gateway', model: 'gpt-realtime' }
const preview = { apiVersion: '2025-04-01-preview' }
const inQuery = { auth: { kind: 'key', place: 'query' } }
const entra = { auth: { kind: 'entra' } }
const variable = { auth: { kind: 'environment', variable: 'MY_KEY' } }
const minted = { auth: { kind: 'ephemeral' } }
const saved: StageOptions = { secret: token }

test.each<[string, Record<string, unknown>, StageOptions, 'ga' | 'beta']>([
  ['Azure, key in the header', azure, saved, 'ga'],
  ['Azure, key in the query', { ...azure, ...inQuery }, saved, 'ga'],
  ['Azure’s preview, key in the header', { ...azure, ...preview }, saved, 'beta'],
  ['Azure’s preview, key in the query', { ...azure, ...preview, ...inQuery }, saved, 'beta'],
  ['Azure, Microsoft Entra', { ...azure, ...entra }, { entraToken: () => Promise.resolve(token) }, 'ga'],
  [
    'Azure, a token that has to be renewed',
    { ...azure, ...entra },
    { entraToken: (renewed) => Promise.resolve(renewed ? token : 'an-expired-token') },
    'ga',
  ],
  ['Azure, a variable', { ...azure, ...variable }, { environment: { MY_KEY: token } }, 'ga'],
  ['OpenAI, Bearer', { kind: 'openai' }, saved, 'ga'],
  ['OpenAI, a variable', { kind: 'openai', ...variable }, { environment: { MY_KEY: token } }, 'ga'],
  ['OpenAI, a short-lived secret', { kind: 'openai', ...minted }, saved, 'ga'],
  ['a gateway, Bearer', gateway, saved, 'ga'],
  ['a gateway, a variable', { ...gateway, ...variable }, { environment: { MY_KEY: token } }, 'ga'],
  ['a gateway, a short-lived secret', { ...gateway, ...minted }, saved, 'ga'],
  ['a gateway, the preview’s form', { ...gateway, dialect: 'beta' }, saved, 'beta'],
])('%s', async (_name, own, options, dialect) => {
  const engine = await setUpEngine()
  open.push(engine)
  const origin = `127.0.0.1:${engine.port}`
  const address = own.kind === 'azure' ? { endpoint: `http://${origin}` } : { url: `ws://${origin}/v1/realtime` }
  const found = await runOnStage(service({ ...address, ...own }), { ...options, origin })
  expect(found).toMatchObject({ ok: true, fault: null })
  expect(found.steps.map(({ name, ok }) => [name, ok])).toEqual(connectionSteps.map((name) => [name, true]))
  expect(found.steps.find(({ name }) => name === 'dialect')?.detail).toBe(dialect)
  expect(found.steps.every(({ ms }) => ms >= 0 && ms < 10_000)).toBe(true)
  expect(JSON.stringify(found)).not.toContain(token)
  expect(found.report).toMatch(/session: sess_\w+/)
  if (own.kind === 'azure') expect(found.report).toMatch(/x-ms-client-request-id: [\da-f-]{36}/)
})

test.each(['GET', 'POST'] as const)('a gateway, a short-lived secret asked of an own address by %s', async (method) => {
  const engine = await setUpEngine()
  open.push(engine)
  const asked: (string | undefined)[] = []
  const address = createServer((request, response) => {
    asked.push(request.method, request.headers.authorization)
    response.end(JSON.stringify({ client_secret: { value: token, expires_at: 1 } }))
  })
  open.push({ close: () => new Promise((resolve) => address.close(resolve)) })
  await new Promise<void>((resolve) => address.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(address.address() as AddressInfo).port}/token`
  const auth = { kind: 'ephemeral', from: 'address', address: url, method }
  const found = await runOnStage(service({ ...gateway, url: `ws://127.0.0.1:${engine.port}`, auth }), {
    secret: 'company-key',
  })
  expect(found).toMatchObject({ ok: true, fault: null })
  expect(asked).toEqual([method, 'Bearer company-key'])
})

test('a gateway that asks for nothing, and never confirms the session', async () => {
  const endpoint = await serveEndpoint(converse({ 'session.update': () => undefined }))
  open.push(endpoint)
  const found = await runOnStage(
    service({ ...gateway, url: `ws://127.0.0.1:${endpoint.port}`, auth: { kind: 'none' } }),
  )
  expect(found.ok).toBe(true)
  expect(found.steps.at(-2)).toMatchObject({ name: 'session', detail: 'not confirmed' })
  expect(endpoint.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
})

test('each rung is told as it is reached, and it can be given up', async () => {
  const endpoint = await serveEndpoint('silence')
  open.push(endpoint)
  const abort = new AbortController()
  const told: string[] = []
  const running = runOnStage(service({ ...gateway, url: `ws://127.0.0.1:${endpoint.port}`, auth: { kind: 'none' } }), {
    signal: abort.signal,
    onStep({ ok, steps }) {
      told.push(`${ok} ${steps.at(-1)!.name}`)
      if (steps.some(({ name }) => name === 'tls')) abort.abort(new Error('enough'))
    },
  })
  await expect(running).rejects.toThrow('enough')
  expect(told).toEqual(['null address', 'null dns', 'null proxy', 'null tcp', 'null tls'])
})

test('through a proxy, with an authority of one’s own', async () => {
  const tls = await certificate('gateway.example')
  const endpoint = await serveEndpoint(converse(), { tls })
  open.push(endpoint)
  const asked: (string | undefined)[] = []
  const proxy = createServer().on('connect', (request, stream) => {
    asked.push(request.url, request.headers['proxy-authorization'])
    const onward = connect(endpoint.port, '127.0.0.1', () => {
      stream.write('HTTP/1.1 200 OK\r\n\r\n')
      stream.pipe(onward).pipe(stream)
    })
    for (const end of [onward, stream]) end.on('error', () => undefined)
    open.push({ close: () => [onward, stream].forEach((end) => end.destroy()) })
  })
  open.push({ close: () => new Promise((resolve) => proxy.close(resolve)) })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const folder = mkdtempSync(join(tmpdir(), 'parley-ca-'))
  open.push({ close: () => rmSync(folder, { recursive: true }) })
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, tls.cert)
  const name = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const found = await runOnStage(service({ ...gateway, url: 'https://gateway.example/v1' }), {
    ...saved,
    network: { caFile, proxy: { mode: 'manual', url: `http://${name}` } },
  })
  expect(found).toMatchObject({ ok: true, fault: null })
  expect(found.steps.map((step) => step.name)).toEqual([...connectionSteps])
  expect(found.steps.find((step) => step.name === 'proxy')).toMatchObject({ ok: true, detail: name })
  expect(asked).toEqual(['gateway.example:443', undefined])
})

test('the built-in engine', async () => {
  const engine = await setUpEngine()
  open.push(engine)
  const url = `ws://127.0.0.1:${engine.port}/v1/realtime?model=parley`
  const found = await runOnStage(null, { engine: () => Promise.resolve({ url, token }) })
  expect(found).toMatchObject({ ok: true, fault: null })
  expect(found.report).toContain('service: engine')
})
