/** Runs the test of a service as the app does: real providers, real network, a clock that does not wait long. */
import type { ConnectionTest } from '../../../../shared/connection-test'
import { AppError } from '../../../../shared/errors'
import { networkSchema, serviceSchema, type Service } from '../../../../shared/services'
import { settingsSchema } from '../../../../shared/settings'
import { systemClock, type Clock } from '../../../realtime/clock'
import { createEngineProvider } from '../../engine-provider'
import { createNetwork } from '../../network/network'
import type { ProviderContext, Target } from '../../provider'
import { createServiceProvider } from '../../service-provider'
import { runConnectionTest } from '../connection-test'

/** What takes seconds in life is over in a moment here. */
const hurriedClock: Clock = {
  now: () => systemClock.now(),
  after: (delayMs, run) => systemClock.after(Math.max(20, delayMs / 25), run),
}

export interface StageOptions {
  secret?: string | null
  environment?: NodeJS.ProcessEnv
  network?: Record<string, unknown>
  entraToken?: (renewed: boolean) => Promise<string>
  engine?: () => Promise<{ url: string; token: string }>
  /** Where a service that has one fixed address is found here. */
  origin?: string
  signal?: AbortSignal
  onStep?: (test: ConnectionTest) => void
}

export const service = (own: Record<string, unknown>): Service => serviceSchema.parse({ id: 's', name: 'Mine', ...own })

/** @param tested null: the built-in engine */
export function runOnStage(tested: Service | null, options: StageOptions = {}): Promise<ConnectionTest> {
  const { secret = null, environment = {}, origin, signal = new AbortController().signal } = options
  const entraToken = options.entraToken ?? (() => Promise.reject(new Error('not wanted')))
  const network = createNetwork({
    settings: () => networkSchema.parse(options.network ?? {}),
    proxyPassword: () => Promise.resolve(null),
    resolveSystemProxy: () => Promise.resolve('DIRECT'),
    environment,
    platform: process.platform,
    log: { warn: () => undefined },
  })
  const elsewhere = (url: URL): URL =>
    origin === undefined ? url : new URL(url.href.replace(/^(ws|http)s:\/\/[^/]+/, `$1://${origin}`))
  const context: ProviderContext = {
    environment,
    engine: { start: options.engine ?? (() => Promise.reject(new AppError('engine.start-failed', 'not here'))) },
    secrets: { get: () => Promise.resolve(secret) },
    entra: { token: (_service, { forceRefresh }) => entraToken(forceRefresh) },
    network: {
      connectOptions: (url) => network.connectOptions(url),
      request: (url, request) => network.request(elsewhere(url), request),
    },
  }
  const resolve = async (one: Service | null, renewed: boolean): Promise<Target> => {
    const provider = one ? createServiceProvider(one) : createEngineProvider(settingsSchema.shape.engine.parse({}))
    const target = await provider.resolve(context, { signal, renewed })
    const address: Target['address'] = (dialect) => {
      const { url, headers } = target.address(dialect)
      return { url: elsewhere(url), headers }
    }
    return { ...target, address }
  }
  const versions = { parley: '0.1.0' }
  return runConnectionTest({
    service: tested,
    resolve,
    network,
    clock: hurriedClock,
    signal,
    versions,
    ...(options.onStep && { onStep: options.onStep }),
  })
}
