/** The upstreams there are, which of them is active, and how a session with it is opened. */
import { AppError } from '../../shared/errors'
import type { Service } from '../../shared/services'
import type { Settings } from '../../shared/settings'
import { systemClock, type Clock } from '../realtime/clock'
import { betaDialect } from '../realtime/dialects/beta'
import type { Dialect } from '../realtime/dialects/dialect'
import { gaDialect } from '../realtime/dialects/ga'
import type { Upstream } from '../realtime/link'
import type { SessionConfig } from '../realtime/vocabulary'
import { dial, type Dialled } from './dial'
import { createEngineProvider } from './engine-provider'
import { transcriptionAddress } from './endpoint'
import { closeFailure } from './faults'
import type { DialectName, Provider, ProviderContext, ResolveOptions, Target } from './provider'
import { createServiceProvider } from './service-provider'

/** What an upstream speaks must be here to be spoken. */
const dialects: Record<DialectName, Dialect> = { ga: gaDialect, beta: betaDialect }

/** What the dialogue decides of a session; the rest is the provider's. */
export type SessionWish = Pick<SessionConfig, 'turnDetection' | 'tools'> & Partial<SessionConfig>

export interface Providers {
  readonly active: Provider
  /** Where and how one would be connected to, active or not; null: the engine. @throws AppError */
  target(service: Service | null, options: ResolveOptions): Promise<Target>
  /** Finds out where to and how to connect now. @throws AppError */
  upstream(wish: SessionWish, signal: AbortSignal): Promise<Upstream>
  /** @returns null when this close is worth another try */
  closeFault(code: number, reason: string, lastError: string | null): AppError | null
}

export interface ProvidersDependencies extends ProviderContext {
  settings: { readonly current: Settings; change(update: (current: Settings) => Settings): unknown }
  clock?: Clock
}

export function createProviders(dependencies: ProvidersDependencies): Providers {
  const { settings, clock = systemClock, ...context } = dependencies

  const providerOf = (service: Service | null): Provider =>
    service ? createServiceProvider(service) : createEngineProvider(settings.current.engine)
  const active = (): Provider => {
    const { services } = settings.current
    return providerOf(services.list.find(({ id }) => id === services.active) ?? null)
  }
  /** So that the next session is opened the right way at once. */
  const remember = (id: string, { dialect, detected }: Target, dialled: Dialled): void => {
    if (dialled.dialect === detected || (dialect !== null && !dialled.betaDisabled)) return
    settings.change(({ services, ...rest }) => ({
      ...rest,
      services: {
        ...services,
        list: services.list.map((one) => (one.id === id ? { ...one, detected: dialled.dialect } : one)),
      },
    }))
  }

  return {
    get active() {
      return active()
    },
    target: (service, options) => providerOf(service).resolve(context, options),
    async upstream(wish, signal) {
      const provider = active()
      const { purpose = 'conversation' } = wish
      const reach = async (renewed: boolean): Promise<{ target: Target; dialled: Dialled }> => {
        const target = await provider.resolve(context, { signal, purpose, renewed })
        signal.throwIfAborted()
        const dialled = await dial(purpose === 'transcription' ? forTranscription(target) : target, {
          dialects,
          clock,
          signal,
          network: provider.kind === 'engine' ? null : context.network,
        })
        remember(provider.id, target, dialled)
        return { target, dialled }
      }
      let mayRenew = provider.renewable
      /** A token that the service refuses is fetched anew, once. */
      const renewing = async <T>(run: () => Promise<T>, again: () => Promise<T>): Promise<T> => {
        try {
          return await run()
        } catch (error) {
          if (!mayRenew || !(error instanceof AppError) || error.code !== 'provider.unauthorized') throw error
          mayRenew = false
          return again()
        }
      }
      const { target, dialled } = await renewing(
        () => reach(false),
        () => reach(true),
      )
      return {
        dialect: dialects[dialled.dialect],
        config: { outputModality: 'audio', ...target.config, ...wish, purpose },
        notices: dialled.betaDisabled ? [new AppError('provider.beta-disabled')] : [],
        open: (events) =>
          renewing(
            () => dialled.open(events),
            async () => (await reach(true)).dialled.open(events),
          ),
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
