import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { createImports } from './import-offers'
import { createProvidersStage } from './testing/providers-stage'

function setUp(environment: NodeJS.ProcessEnv) {
  const stage = createProvidersStage({ environment })
  const left: string[] = []
  const imports = createImports({ environment, ...stage, onKeyLeft: ({ code }) => void left.push(code) })
  return { ...stage, imports, left, list: () => stage.settings.current.services.list }
}

const azure = {
  AZURE_OPENAI_ENDPOINT: 'https://r.openai.azure.com/',
  AZURE_OPENAI_API_KEY: ' k-1 ',
  AZURE_OPENAI_DEPLOYMENT: 'd',
  AZURE_OPENAI_API_VERSION: '2024-10-01-preview',
}
const byKey = { kind: 'key', place: 'header' }

test.each<[string, NodeJS.ProcessEnv, object[]]>([
  ['nothing', { OTHER: 'x', OPENAI_API_KEY: ' ' }, []],
  [
    'all of Azure',
    azure,
    [
      {
        name: 'r',
        variables: Object.keys(azure),
        service: {
          kind: 'azure',
          endpoint: 'https://r.openai.azure.com',
          deployment: 'd',
          apiVersion: '2024-10-01-preview',
          auth: byKey,
        },
      },
    ],
  ],
  [
    'a version for texts',
    { ...azure, AZURE_OPENAI_API_VERSION: '2024-06-01' },
    [{ service: { kind: 'azure', apiVersion: '' } }],
  ],
  [
    'an endpoint without a key',
    { AZURE_OPENAI_ENDPOINT: 'r' },
    [{ variables: ['AZURE_OPENAI_ENDPOINT'], service: { auth: { kind: 'entra' } } }],
  ],
  ['a key without an endpoint', { AZURE_OPENAI_API_KEY: 'k' }, []],
  ['an endpoint that cannot be used', { ...azure, AZURE_OPENAI_ENDPOINT: 'http://r.openai.azure.com' }, []],
  [
    'a key of OpenAI',
    { OPENAI_API_KEY: 'sk-1' },
    [{ name: 'OpenAI', variables: ['OPENAI_API_KEY'], service: { kind: 'openai', auth: byKey } }],
  ],
  [
    'a gateway’s base address',
    { OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: 'https://g.example/team/v1?x=1' },
    [
      {
        name: 'g.example',
        variables: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'],
        service: { kind: 'gateway', url: 'wss://g.example/team/v1?x=1', auth: byKey },
      },
    ],
  ],
  [
    'one resource, twice',
    { ...azure, OPENAI_API_KEY: 'k-1', OPENAI_BASE_URL: 'https://r.openai.azure.com/openai/v1/' },
    [{ name: 'r', variables: Object.keys(azure) }],
  ],
  [
    'a base address alone',
    { OPENAI_BASE_URL: 'http://localhost:8080/v1' },
    [{ service: { kind: 'gateway', url: 'ws://localhost:8080/v1', auth: { kind: 'none' } } }],
  ],
])('of %s', (_what, environment, offers) => {
  const { imports } = setUp(environment)
  expect(imports.offers).toMatchObject(offers)
  expect(imports.offers).toHaveLength(offers.length)
  expect(JSON.stringify(imports.offers)).not.toMatch(/sk-1|k-1/)
})

test('what is taken becomes a service with its key in the keychain, and is offered no more', async () => {
  const { imports, list, saved, left } = setUp({ ...azure, OPENAI_API_KEY: 'sk-1' })
  expect(list()).toEqual([])
  const id = await imports.take('r')
  expect(list()).toMatchObject([{ id, kind: 'azure', deployment: 'd', auth: byKey }])
  expect([[...saved], left, imports.offers.map(({ name }) => name)]).toEqual([[[id, 'k-1']], [], ['OpenAI']])
  await expect(imports.take('r')).rejects.toMatchObject({ code: 'provider.not-found' })
})

test('without a keychain the key stays where it is', async () => {
  const { imports, list, secrets, left } = setUp({ OPENAI_API_KEY: 'sk-1' })
  secrets.set = () => Promise.reject(new AppError('credentials.keychain-unavailable'))
  await imports.take('OpenAI')
  expect(list()).toMatchObject([{ kind: 'openai', auth: { kind: 'environment', variable: 'OPENAI_API_KEY' } }])
  expect(left).toEqual(['credentials.keychain-unavailable'])
})

test('they are offered until the first steps are done', () => {
  const { imports, settings } = setUp(azure)
  settings.change((current) => ({ ...current, welcomed: true }))
  expect(imports.offers).toEqual([])
})
