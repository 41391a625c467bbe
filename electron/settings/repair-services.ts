/** Gives a damaged service back what the rest of it tells, so that what is still there is not lost with it. */
import { serviceSchema } from '../../shared/services'
import { isRecord, type StoredSettings } from './stored'

const kinds: readonly unknown[] = serviceSchema.options.map(({ shape }) => shape.kind.value)

function kindOf(service: StoredSettings): string {
  if (typeof service['endpoint'] === 'string') return 'azure'
  return typeof service['url'] === 'string' ? 'gateway' : 'openai'
}

function repaired(service: unknown, at: number): unknown {
  // Nothing is left of one that does not even say where or what it is.
  if (!isRecord(service) || !['kind', 'id', 'endpoint', 'url'].some((key) => Object.hasOwn(service, key)))
    return service
  const { id, name } = service
  const kind = kinds.includes(service['kind']) ? service['kind'] : kindOf(service)
  const ownId = typeof id === 'string' && id !== '' ? id : `service-${at + 1}`
  const ownName = typeof name === 'string' && name !== '' ? name.slice(0, 60) : ownId.slice(0, 60)
  return { ...service, kind, id: ownId, name: ownName }
}

export function repairServices(stored: StoredSettings): StoredSettings {
  const { services } = stored
  if (!isRecord(services) || !Array.isArray(services['list'])) return stored
  return { ...stored, services: { ...services, list: services['list'].map(repaired) } }
}
