import { expect, test } from 'vitest'
import { newServiceSchema, type NewService } from '../../shared/services'
import { AppError } from '../../shared/errors'
import { createProvidersStage } from './testing/providers-stage'

const gateway = (change: object = {}): NewService =>
  newServiceSchema.parse({ kind: 'gateway', name: 'Gateway', url: ' g.example/v1 ', model: 'm', ...change })
const azure = (change: object = {}): NewService =>
  newServiceSchema.parse({ kind: 'azure', name: 'Azure', endpoint: 'my-resource', ...change })
const failure = async (run: () => unknown): Promise<unknown> => {
  try {
    return await run()
  } catch (error) {
    return error instanceof AppError ? error.toSafe() : error
  }
}

test('a service is added, activated and removed, and its secrets with it', async () => {
  const { settings, services, providers, saved, secrets, forgotten } = createProvidersStage()
  const id = services.add(gateway({ auth: { kind: 'entra' } }))
  await secrets.set(id, 'sk-1')
  expect(settings.current.services).toMatchObject({ active: 'engine', list: [{ id, url: 'g.example/v1', model: 'm' }] })
  services.activate(id)
  expect(providers.active).toMatchObject({ id, kind: 'gateway', name: 'Gateway', leavesComputer: true, instant: false })
  expect(await failure(() => services.activate('nobody'))).toEqual({ code: 'provider.not-found', detail: 'nobody' })
  await services.remove('engine')
  await services.remove(id)
  expect([settings.current.services, saved.size, forgotten]).toEqual([{ active: 'engine', list: [] }, 0, [id]])
})

test('a keychain that gives nothing up keeps no service', async () => {
  const { settings, services, secrets } = createProvidersStage()
  const id = services.add(gateway())
  secrets.remove = () => Promise.reject(new AppError('credentials.keychain-locked'))
  expect(await failure(() => services.remove(id))).toMatchObject({ code: 'credentials.keychain-locked' })
  expect(settings.current.services.list).toEqual([])
})

test.each([
  [gateway({ url: 'ws://g.example' }), { code: 'provider.insecure-url', detail: 'g.example' }],
  [azure({ endpoint: 'http://r.openai.azure.com' }), { code: 'provider.insecure-url', detail: 'r.openai.azure.com' }],
  [gateway({ url: 'ftp://g.example' }), { code: 'provider.bad-url', detail: 'ftp:' }],
  [gateway({ headers: { Authorization: 'x' } }), { code: 'provider.bad-header', detail: 'Authorization' }],
  [azure({ headers: { 'Api-Key': 'x' } }), { code: 'provider.bad-header', detail: 'Api-Key' }],
  [gateway({ headers: { Upgrade: 'x' } }), { code: 'provider.bad-header', detail: 'Upgrade' }],
])('%j is refused before it is kept', async (service, expected) => {
  const { settings, services } = createProvidersStage()
  expect(await failure(() => services.add(service))).toEqual(expected)
  const id = services.add(gateway())
  expect(await failure(() => services.change(id, service))).toEqual(expected)
  expect(settings.current.services.list).toMatchObject([{ id, kind: 'gateway', url: 'g.example/v1', headers: {} }])
})

test('what was pasted into the field of the endpoint is taken apart', () => {
  const { settings, services } = createProvidersStage()
  services.add(azure())
  services.add(
    azure({ endpoint: 'https://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=d' }),
  )
  services.add(azure({ endpoint: 'https://r.openai.azure.com/openai/v1/realtime?model=x', deployment: 'mine' }))
  expect(settings.current.services.list).toMatchObject([
    { endpoint: 'https://my-resource.openai.azure.com', deployment: '', apiVersion: '' },
    { endpoint: 'https://r.openai.azure.com', deployment: 'd', apiVersion: '2024-10-01-preview' },
    { endpoint: 'https://r.openai.azure.com', deployment: 'mine', apiVersion: '' },
  ])
})

test('a change keeps the key, and what it was found to speak for as long as it is the same place', async () => {
  const { settings, services, saved, secrets } = createProvidersStage()
  const id = services.add(gateway())
  await secrets.set(id, 'sk-1')
  const one = () => settings.current.services.list[0]!
  const find = (): void =>
    void settings.change((current) => ({
      ...current,
      services: { ...current.services, list: [{ ...one(), detected: 'beta' }] },
    }))
  find()
  await services.change(id, gateway({ name: 'Ours', voice: 'marin' }))
  expect(one()).toMatchObject({ id, name: 'Ours', voice: 'marin', detected: 'beta' })
  await services.change(id, gateway({ url: 'other.example' }))
  expect([one().detected, saved.get(id)]).toEqual([null, 'sk-1'])
  find()
  await services.change(id, gateway({ url: 'other.example', dialect: 'ga' }))
  expect(one().detected).toBe(null)
  expect(await failure(() => services.change('nobody', gateway()))).toMatchObject({ code: 'provider.not-found' })
})

test('who was signed in is forgotten when one signs in otherwise', async () => {
  const { services, forgotten } = createProvidersStage()
  const id = services.add(azure({ auth: { kind: 'entra' } }))
  await services.change(id, azure({ auth: { kind: 'entra' }, name: 'Other' }))
  expect(forgotten).toEqual([])
  await services.change(id, azure({ auth: { kind: 'entra', tenant: 'contoso.com' } }))
  await services.change(id, azure())
  await services.change(id, azure({ name: 'Third' }))
  expect(forgotten).toEqual([id, id])
})
