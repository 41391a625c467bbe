/** The gallery's scenes of the services, the connection test, the network, and the first run. */
import { connectionSteps, type ConnectionTest } from '../../shared/connection-test'
import type { Snapshot } from '../../shared/ipc/contract'
import { azureServiceSchema, gatewayServiceSchema, openAiServiceSchema, type Service } from '../../shared/services'
import type { createSceneParts } from './scene-parts'
import type { Scene } from './scenes'

export const serviceSceneNames = [
  'interpreter',
  'service-azure',
  'service-azure-preview',
  'service-openai',
  'service-gateway',
  'service-more',
  'service-entra',
  'service-entra-code',
  'service-no-keychain',
  'service-keychain-locked',
  'service-unsaved',
  'connection-running',
  'connection-good',
  'connection-bad',
  'service-engine',
  'service-add',
  'network',
  'network-manual',
  'first-run',
] as const
type ServiceSceneName = (typeof serviceSceneNames)[number]
export type OpenedService =
  'services' | 'service-more' | 'service-unsaved' | 'service-ladder' | 'service-add' | 'network'

export const isServiceScene = (name: string): name is ServiceSceneName =>
  (serviceSceneNames as readonly string[]).includes(name)

const azure = azureServiceSchema.parse({
  kind: 'azure',
  id: 'azure',
  name: 'Azure OpenAI',
  endpoint: 'https://parley-weu.openai.azure.com',
  deployment: 'voice-assistant',
})
const openAi = openAiServiceSchema.parse({ kind: 'openai', id: 'openai', name: 'OpenAI', model: 'gpt-realtime-mini' })
const gateway = gatewayServiceSchema.parse({
  kind: 'gateway',
  id: 'gateway',
  name: 'Office gateway',
  url: 'wss://gateway.example/voice/v1/realtime',
  headers: { 'X-Team': 'Finance' },
  auth: { kind: 'ephemeral', from: 'address', address: 'https://tokens.example/realtime', method: 'POST' },
})
const savedAtMs = Date.UTC(2026, 2, 3, 12)

const details: Partial<Record<(typeof connectionSteps)[number], [ms: number, detail: string]>> = {
  address: [0, 'parley-weu.openai.azure.com'],
  dns: [14, '20.61.10.8'],
  tcp: [18, '20.61.10.8:443'],
  tls: [34, 'TLS 1.3'],
  upgrade: [118, '101'],
  'sign-in': [2, 'api-key'],
  model: [41, 'voice-assistant'],
  dialect: [0, 'GA'],
  session: [52, 'session.updated'],
  sound: [388, '24 kHz'],
}
/** @param count rungs that hold */
function steps(count: number): ConnectionTest['steps'] {
  const known = connectionSteps.flatMap((name) => {
    const [ms, detail] = details[name] ?? []
    return ms === undefined || detail === undefined ? [] : [{ name, ok: true, ms, detail }]
  })
  return known.slice(0, count)
}

export function createServiceScene(
  name: ServiceSceneName,
  { snapshot, open }: ReturnType<typeof createSceneParts>,
  speech: Scene['levels'],
): Omit<Scene, 'name'> {
  const list: Service[] = [azure, openAi, gateway]
  /** With one of the services changed, and that one answering. */
  const scene = (
    service: Service,
    change: Partial<Snapshot> = {},
    opened: Scene['opened'] = 'services',
  ): Omit<Scene, 'name'> => {
    const services = { active: service.id, list: list.map((one) => (one.id === service.id ? service : one)) }
    return {
      snapshot: {
        ...snapshot,
        secrets: { azure: { savedAtMs, keep: 'keychain' } },
        settings: { ...snapshot.settings, services },
        ...change,
      },
      levels: [],
      opened,
    }
  }
  const tested = (test: Partial<ConnectionTest>): Partial<Snapshot> => ({
    connection: { id: 'azure', test: { ok: null, steps: [], fault: null, report: 'Parley 0.1.0', ...test } },
  })
  const entra: Service = {
    ...azure,
    auth: {
      kind: 'entra',
      way: 'device-code',
      tenant: 'organizations',
      clientId: '',
      scope: 'https://cognitiveservices.azure.com/.default',
    },
  }
  const account = { account: '', expiresAtMs: null, deviceCode: null, failure: null }

  switch (name) {
    case 'interpreter':
      return scene({ ...azure, preset: 'interpreter' }, {}, null)
    case 'service-azure':
      return scene(azure)
    case 'service-azure-preview':
      return scene({ ...azure, apiVersion: '2025-04-01-preview', auth: { kind: 'key', place: 'query' } })
    case 'service-openai':
      return scene(openAi)
    case 'service-gateway':
      return scene(gateway)
    case 'service-more':
      return scene(
        {
          ...openAi,
          turnDetection: {
            type: 'server_vad',
            threshold: 0.5,
            prefixPaddingMs: 300,
            silenceDurationMs: 500,
            idleTimeoutMs: null,
            createResponse: true,
            interruptResponse: true,
          },
        },
        {},
        'service-more',
      )
    case 'service-entra':
      return scene(entra, {
        entra: { azure: { ...account, state: 'signed-in', account: 'robin@example.com', expiresAtMs: savedAtMs } },
      })
    case 'service-entra-code':
      return scene(entra, {
        entra: {
          azure: {
            ...account,
            state: 'signing-in',
            deviceCode: { code: 'HK7D2QPLX', url: 'https://microsoft.com/devicelogin' },
          },
        },
      })
    case 'service-no-keychain':
      return scene(openAi, { keychain: { state: 'absent' } })
    case 'service-keychain-locked':
      return scene(openAi, { keychain: { state: 'locked' } })
    case 'service-unsaved':
      return scene(azure, { secrets: {} }, 'service-unsaved')
    case 'connection-running':
      return scene(azure, tested({ steps: steps(4) }))
    case 'connection-good':
      return scene(azure, tested({ ok: true, steps: steps(10) }), 'service-ladder')
    case 'connection-bad': {
      const wrong = { name: 'model', ok: false, ms: 96, detail: '404 DeploymentNotFound' } as const
      const fault = {
        code: 'connection.no-deployment',
        message: 'This resource answers, but it has no deployment named voice-assistent.',
        action: 'correct-name',
        values: { name: 'voice-assistent', host: 'parley-weu.openai.azure.com' },
      } as const
      return scene(
        { ...azure, deployment: 'voice-assistent' },
        tested({ ok: false, steps: [...steps(6), wrong], fault }),
        'service-ladder',
      )
    }
    case 'service-engine':
      return scene(azure, { settings: { ...snapshot.settings, services: { active: 'engine', list } } })
    case 'service-add':
      return scene(azure, {}, 'service-add')
    case 'network':
      return scene(azure, {}, 'network')
    case 'network-manual': {
      const proxy = { mode: 'manual', url: 'http://proxy.example:8080', user: 'robin' } as const
      const network = { ...snapshot.settings.network, proxy, caFile: '/etc/ssl/example-ca.pem' }
      return scene(
        azure,
        { settings: { ...snapshot.settings, network }, secrets: { proxy: { savedAtMs, keep: 'keychain' } } },
        'network',
      )
    }
    case 'first-run':
      return {
        snapshot: {
          ...snapshot,
          microphone: open,
          settings: { ...snapshot.settings, welcomed: false, services: { active: 'engine', list: [] } },
        },
        levels: speech,
        opened: null,
      }
  }
}
