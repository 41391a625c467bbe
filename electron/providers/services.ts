/** The list of services: what a person adds, changes, removes and chooses, with the secrets that belong to each. */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../../shared/errors'
import { serviceSchema, type NewService, type Service } from '../../shared/services'
import type { Settings } from '../../shared/settings'
import { azureParts } from './azure-parts'
import { engineId } from './engine-provider'
import { checkHeaders } from './extra-headers'
import { readService } from './read-service'
import { placeOf } from './service-provider'

export interface Services {
  /** @throws AppError `provider.not-found` */
  find(id: string): Service
  /** @returns its id. @throws AppError `provider.bad-url`, `provider.insecure-url`, `provider.bad-header` */
  add(service: NewService, id?: string): string
  /** Its key stays; who was signed in otherwise is forgotten. @throws as `add`; AppError `provider.not-found` */
  change(id: string, service: NewService): Promise<void>
  read(text: string): NewService
  /** The engine stays; without the active one the engine is active. @throws AppError `credentials.*`, but then also removed */
  remove(id: string): Promise<void>
  /** @throws AppError `provider.not-found` */
  activate(id: string): void
}

export interface ServicesDependencies {
  settings: { readonly current: Settings; change(update: (current: Settings) => Settings): unknown }
  secrets: { remove(owner: string): Promise<void> }
  entra: { forget(id: string): Promise<void> }
}

export const newServiceId = (): string => `service-${randomUUID()}`

/** What was typed into the field of the endpoint may be a whole address. */
function complete(service: NewService, id: string): Service {
  const own = { ...service, id, detected: null }
  if (own.kind === 'gateway') return { ...own, url: own.url.trim() }
  if (own.kind !== 'azure') return own
  const { endpoint, deployment, apiVersion } = azureParts(own.endpoint)
  return {
    ...own,
    endpoint,
    deployment: own.deployment.trim() || deployment,
    apiVersion: own.apiVersion.trim() || apiVersion,
  }
}

const check = (service: Service): Service => {
  const checked = serviceSchema.parse(service)
  checkHeaders(checked.headers)
  placeOf(checked)
  return checked
}

/** What it was found to speak holds for as long as it is the same place. */
function keepDetected(service: Service, before: Service): Service {
  const isSame = service.dialect === before.dialect && placeOf(service).url.href === hrefOf(before)
  return isSame ? { ...service, detected: before.detected } : service
}

function hrefOf(service: Service): string | null {
  try {
    return placeOf(service).url.href
  } catch {
    return null
  }
}

export function createServices({ settings, secrets, entra }: ServicesDependencies): Services {
  const update = (change: (services: Settings['services']) => Settings['services']): void => {
    settings.change((current) => ({ ...current, services: change(current.services) }))
  }
  const find = (id: string): Service => {
    const service = settings.current.services.list.find((one) => one.id === id)
    if (!service) throw new AppError('provider.not-found', id)
    return service
  }

  return {
    find,
    add(service, id = newServiceId()) {
      const added = check(complete(service, id))
      update((services) => ({ ...services, list: [...services.list, added] }))
      return id
    },
    async change(id, service) {
      const before = find(id)
      const changed = keepDetected(check(complete(service, id)), before)
      update((services) => ({ ...services, list: services.list.map((one) => (one.id === id ? changed : one)) }))
      if (before.auth.kind === 'entra' && !isDeepStrictEqual(before.auth, changed.auth)) await entra.forget(id)
    },
    read: readService,
    async remove(id) {
      const removed = settings.current.services.list.find((one) => one.id === id)
      if (!removed) return
      update((services) => ({
        active: services.active === id ? engineId : services.active,
        list: services.list.filter((one) => one.id !== id),
      }))
      const isEntra = removed.auth.kind === 'entra'
      const left = await Promise.allSettled([secrets.remove(id), isEntra ? entra.forget(id) : undefined])
      for (const one of left) if (one.status === 'rejected') throw one.reason
    },
    activate(id) {
      if (id !== engineId) find(id)
      update((services) => ({ ...services, active: id }))
    },
  }
}
