/** The upstreams there are, which of them is active, and how a session with it is opened. */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors'
import { urlServiceSchema, type Settings, type UrlService } from '../../shared/settings'
import type { Dialect } from '../realtime/dialects/dialect'
import { gaDialect } from '../realtime/dialects/ga'
import type { Upstream } from '../realtime/link'
import { openSocket } from '../realtime/socket'
import type { ToolDeclaration, TurnDetection } from '../realtime/vocabulary'
import { createEngineProvider, engineId } from './engine-provider'
import { endpoint } from './endpoint'
import { closeFailure, handshakeFailure } from './faults'
import type { Provider, ProviderContext, Target } from './provider'
import { createUrlProvider } from './url-provider'

/** A new kind of service is one more entry, and its schema in the settings. */
const kinds: { [Kind in UrlService['kind']]: (service: Extract<UrlService, { kind: Kind }>) => Provider } = {
  url: createUrlProvider,
}
/** What an upstream speaks must be here to be spoken; the preview's form comes later. */
const dialects: Partial<Record<Target['dialect'], Dialect>> = { ga: gaDialect }

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
  upstream(
    options: { turnDetection: TurnDetection; tools: readonly ToolDeclaration[] },
    signal: AbortSignal,
  ): Promise<Upstream>
  /** @returns null when this close is worth another try */
  closeFault(code: number, reason: string, lastError: string | null): AppError | null
}

export function createProviders(
  dependencies: ProviderContext & {
    settings: { readonly current: Settings; change(update: (current: Settings) => Settings): unknown }
  },
): Providers {
  const { settings, engine, environment } = dependencies

  const list = (): Provider[] => [
    createEngineProvider(settings.current.engine),
    ...settings.current.services.list.map((service) => kinds[service.kind](service)),
  ]
  const find = (id: string): Provider | undefined => list().find((provider) => provider.id === id)
  const active = (): Provider => find(settings.current.services.active) ?? createEngineProvider(settings.current.engine)
  const changeServices = (update: (services: Settings['services']) => Settings['services']): void => {
    settings.change((current) => ({ ...current, services: update(current.services) }))
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
    async upstream({ turnDetection, tools }, signal) {
      const target = await active().resolve({ environment, engine })
      signal.throwIfAborted()
      const dialect = dialects[target.dialect]
      if (!dialect) throw new AppError('provider.refused', `${target.url.host}, ${target.dialect}`)
      const { instructions, voice, transcriptionModel, url, headers } = target
      return {
        dialect,
        config: { instructions, voice, turnDetection, transcriptionModel, tools },
        open: (events) =>
          openSocket({ url, headers }, { events, signal, explain: (fault) => handshakeFailure(fault, url.host) }),
      }
    },
    closeFault: closeFailure,
  }
}
