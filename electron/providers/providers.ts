/** The upstreams there are, which of them is active, and how a session with it is opened. */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors'
import { urlServiceSchema, type Settings, type UrlService } from '../../shared/settings'
import { systemClock, type Clock } from '../realtime/clock'
import { betaDialect } from '../realtime/dialects/beta'
import type { Dialect } from '../realtime/dialects/dialect'
import { gaDialect } from '../realtime/dialects/ga'
import type { Upstream } from '../realtime/link'
import type { SessionConfig } from '../realtime/vocabulary'
import { dial, type Dialled } from './dial'
import { createEngineProvider, engineId } from './engine-provider'
import { endpoint, transcriptionAddress } from './endpoint'
import { closeFailure } from './faults'
import type { DialectName, Provider, ProviderContext, Target } from './provider'
import { createUrlProvider } from './url-provider'

/** A new kind of service is one more entry, and its schema in the settings. */
const kinds: { [Kind in UrlService['kind']]: (service: Extract<UrlService, { kind: Kind }>) => Provider } = {
  url: createUrlProvider,
}
/** What an upstream speaks must be here to be spoken. */
const dialects: Record<DialectName, Dialect> = { ga: gaDialect, beta: betaDialect }

/** What the dialogue decides of a session; the rest is the provider's. */
export type SessionWish = Pick<SessionConfig, 'turnDetection' | 'tools'> & Partial<SessionConfig>

export interface Providers {
  readonly list: readonly Provider[]
  readonly active: Provider
  /** @returns its id. @throws AppError `provider.bad-url`, `provider.insecure-url` */
  add(service: Pick<UrlService, 'name' | 'url' | 'model' | 'keyVariable'>): string
  /** The engine stays; without the active one the engine is active. */
  remove(id: string): void
  /** @throws AppError `provider.not-found` */
  activate(id: string): void
  /** Finds out where to and how to connect now. @throws AppError */
  upstream(wish: SessionWish, signal: AbortSignal): Promise<Upstream>
  /** @returns null when this close is worth another try */
  closeFault(code: number, reason: string, lastError: string | null): AppError | null
}

export function createProviders(
  dependencies: ProviderContext & {
    settings: { readonly current: Settings; change(update: (current: Settings) => Settings): unknown }
    clock?: Clock
  },
): Providers {
  const { settings, engine, environment, clock = systemClock } = dependencies

  const list = (): Provider[] => [
    createEngineProvider(settings.current.engine),
    ...settings.current.services.list.map((service) => kinds[service.kind](service)),
  ]
  const find = (id: string): Provider | undefined => list().find((provider) => provider.id === id)
  const active = (): Provider => find(settings.current.services.active) ?? createEngineProvider(settings.current.engine)
  const changeServices = (update: (services: Settings['services']) => Settings['services']): void => {
    settings.change((current) => ({ ...current, services: update(current.services) }))
  }
  /** So that the next session is opened the right way at once. */
  const remember = (id: string, { dialect, detected }: Target, dialled: Dialled): void => {
    if (dialled.dialect === detected || (dialect !== null && !dialled.betaDisabled)) return
    changeServices((services) => ({
      ...services,
      list: services.list.map((one) => (one.id === id ? { ...one, detected: dialled.dialect } : one)),
    }))
  }

  return {
    get list() {
      return list()
    },
    get active() {
      return active()
    },
    add(service) {
      endpoint(service.url, service.model)
      const id = `service-${randomUUID()}`
      const complete = urlServiceSchema.parse({ ...service, url: service.url.trim(), kind: 'url', id })
      changeServices((services) => ({ ...services, list: [...services.list, complete] }))
      return id
    },
    remove(id) {
      changeServices((services) => ({
        active: services.active === id ? engineId : services.active,
        list: services.list.filter((service) => service.id !== id),
      }))
    },
    activate(id) {
      if (!find(id)) throw new AppError('provider.not-found', id)
      changeServices((services) => ({ ...services, active: id }))
    },
    async upstream(wish, signal) {
      const provider = active()
      const target = await provider.resolve({ environment, engine })
      signal.throwIfAborted()
      const dialled = await dial(wish.purpose === 'transcription' ? forTranscription(target) : target, {
        dialects,
        clock,
        signal,
      })
      remember(provider.id, target, dialled)
      return {
        dialect: dialects[dialled.dialect],
        config: { purpose: 'conversation', outputModality: 'audio', ...target.config, ...wish },
        notices: dialled.betaDisabled ? [new AppError('provider.beta-disabled')] : [],
        open: dialled.open,
      }
    },
    closeFault: closeFailure,
  }
}

const forTranscription = (target: Target): Target => ({
  ...target,
  address(dialect) {
    const { url, headers } = target.address(dialect)
    return { url: transcriptionAddress(url), headers }
  },
})
