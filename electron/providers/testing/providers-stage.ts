/** Providers as the app has them, over settings in memory; only the keychain and the sign-in are stand-ins. */
import type * as z from 'zod'
import { networkSchema, type serviceSchema } from '../../../shared/services'
import { settingsSchema, type Settings } from '../../../shared/settings'
import type { Clock } from '../../realtime/clock'
import { createNetwork } from '../network/network'
import type { ProviderContext } from '../provider'
import { createProviders } from '../providers'
import { createServices } from '../services'

export interface ProvidersStageOptions {
  /** The first is active. */
  services?: z.input<typeof serviceSchema>[]
  environment?: NodeJS.ProcessEnv
  engineUrl?: string
  /** By service. */
  keys?: Record<string, string>
  token?: ProviderContext['entra']['token']
  network?: ProviderContext['network']
  clock?: Clock
}

export const directNetwork = () =>
  createNetwork({
    settings: () => networkSchema.parse({ proxy: { mode: 'none' } }),
    proxyPassword: () => Promise.resolve(null),
    resolveSystemProxy: () => Promise.resolve('DIRECT'),
    environment: {},
    platform: process.platform,
    log: { warn: () => undefined },
  })

export function createProvidersStage(options: ProvidersStageOptions = {}) {
  const { services: list = [], environment = {}, engineUrl, keys = {}, clock } = options
  let current: Settings = settingsSchema.parse({ services: { active: list[0]?.id ?? 'engine', list } })
  const settings = {
    get current() {
      return current
    },
    change: (update: (settings: Settings) => Settings) => (current = settingsSchema.parse(update(current))),
  }
  const saved = new Map(Object.entries(keys))
  const secrets = {
    get: (owner: string) => Promise.resolve(saved.get(owner) ?? null),
    set: (owner: string, secret: string) => Promise.resolve(void saved.set(owner, secret)),
    remove: (owner: string) => Promise.resolve(void saved.delete(owner)),
  }
  const forgotten: string[] = []
  const entra = {
    token: options.token ?? (() => Promise.reject(new Error('not wanted'))),
    forget: (id: string) => Promise.resolve(void forgotten.push(id)),
  }
  const context: ProviderContext = {
    environment,
    secrets,
    entra,
    network: options.network ?? directNetwork(),
    engine: {
      start: () =>
        engineUrl === undefined
          ? Promise.reject(new Error('not wanted'))
          : Promise.resolve({ url: engineUrl, token: 'launch-token' }),
    },
  }
  const providers = createProviders({ settings, ...context, ...(clock && { clock }) })
  return { settings, saved, forgotten, secrets, providers, services: createServices({ settings, secrets, entra }) }
}
