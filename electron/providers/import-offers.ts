/** What environment variables describe: offered at the first start, and taken only when the person says so. */
import { AppError } from '../../shared/errors'
import type { ImportOffer } from '../../shared/ipc/contract'
import type { NewService, Service } from '../../shared/services'
import { realtimeVersion } from './azure-parts'
import { readService } from './read-service'
import { newServiceId, type Services } from './services'

type Variables = Readonly<Record<string, string | undefined>>

interface Offer extends ImportOffer {
  /** Where the key is, when there is one. */
  keyVariable: string | null
}

const valueOf = (environment: Variables, name: string): string => environment[name]?.trim() ?? ''

/** @returns null for an address that cannot be used */
function read(text: string): NewService | null {
  try {
    return readService(text)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function azureOffer(environment: Variables): Offer | null {
  const endpoint = valueOf(environment, 'AZURE_OPENAI_ENDPOINT')
  const service = endpoint === '' ? null : read(endpoint)
  if (service?.kind !== 'azure') return null
  const names = ['ENDPOINT', 'API_KEY', 'DEPLOYMENT', 'API_VERSION'].map((name) => `AZURE_OPENAI_${name}`)
  const [, key = '', deployment = '', version = ''] = names.map((name) => valueOf(environment, name))
  return {
    name: service.name,
    variables: names.filter((name) => valueOf(environment, name) !== ''),
    service: {
      ...service,
      deployment: deployment || service.deployment,
      apiVersion: realtimeVersion(version) || service.apiVersion,
      auth: key === '' ? { kind: 'entra', ...entraDefaults } : { kind: 'key', place: 'header' },
    },
    keyVariable: key === '' ? null : 'AZURE_OPENAI_API_KEY',
  }
}

/** Who has an endpoint without a key signs in. */
const entraDefaults = {
  way: 'browser',
  tenant: 'organizations',
  clientId: '',
  scope: 'https://cognitiveservices.azure.com/.default',
} as const

function openAiOffer(environment: Variables): Offer | null {
  const base = valueOf(environment, 'OPENAI_BASE_URL')
  const key = valueOf(environment, 'OPENAI_API_KEY')
  if (base === '' && key === '') return null
  const service = read(base || 'api.openai.com')
  if (!service || (service.kind === 'openai' && key === '')) return null
  return {
    name: service.name,
    variables: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'].filter((name) => valueOf(environment, name) !== ''),
    service: { ...service, auth: key === '' ? { kind: 'none' } : { kind: 'key', place: 'header' } },
    keyVariable: key === '' ? null : 'OPENAI_API_KEY',
  }
}

/** The same place, whoever set it up. */
function isSame(offered: NewService, service: Service): boolean {
  if (offered.kind === 'azure')
    return (
      service.kind === 'azure' && service.endpoint === offered.endpoint && service.deployment === offered.deployment
    )
  if (offered.kind === 'gateway') return service.kind === 'gateway' && service.url === offered.url
  return service.kind === 'openai'
}

function offersOf(environment: Variables, services: readonly Service[]): Offer[] {
  const described = [azureOffer(environment), openAiOffer(environment)].filter((offer) => offer !== null)
  return described.filter(
    ({ name, service }, at) =>
      // Both families of variables may describe the same resource.
      described.findIndex((other) => other.name === name) === at && !services.some((one) => isSame(service, one)),
  )
}

export interface Imports {
  readonly offers: ImportOffer[]
  /** @returns the new service's id. @throws AppError `provider.not-found` when this is not offered */
  take(name: string): Promise<string>
}

export function createImports(dependencies: {
  environment: Variables
  settings: { readonly current: { services: { list: readonly Service[] }; welcomed: boolean } }
  services: Pick<Services, 'add'>
  secrets: { set(owner: string, secret: string, keep: 'keychain'): Promise<void> }
  /** The key could not be put away: the service reads it from the environment instead. */
  onKeyLeft(error: AppError): void
}): Imports {
  const { environment, settings, services, secrets, onKeyLeft } = dependencies
  const offers = (): Offer[] => offersOf(environment, settings.current.services.list)

  return {
    get offers() {
      if (settings.current.welcomed) return []
      return offers().map(({ name, variables, service }) => ({ name, variables, service }))
    },
    async take(name) {
      const offer = offers().find((one) => one.name === name)
      if (!offer) throw new AppError('provider.not-found', name)
      const { service, keyVariable } = offer
      if (keyVariable === null) return services.add(service)
      const id = newServiceId()
      try {
        await secrets.set(id, valueOf(environment, keyVariable), 'keychain')
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        onKeyLeft(error)
        return services.add({ ...service, auth: { kind: 'environment', variable: keyVariable } }, id)
      }
      return services.add(service, id)
    },
  }
}
