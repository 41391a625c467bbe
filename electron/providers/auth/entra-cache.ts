/** MSAL's token cache in the keychain: one for each service, so that accounts and tenants do not mix. */
import type { ICachePlugin } from '@azure/msal-node'
import * as z from 'zod'
import type { Log } from '../../log'

export interface EntraSecrets {
  get(owner: string): Promise<string | null>
  set(owner: string, secret: string, keep: 'keychain' | 'session'): Promise<void>
  remove(owner: string): Promise<void>
}

export interface EntraCache {
  /** @returns null when there is none, or none that can be read */
  read(serviceId: string): Promise<string | null>
  write(serviceId: string, text: string): Promise<void>
  remove(serviceId: string): Promise<void>
}

const entities = z.record(z.string(), z.looseObject({}))
const cacheSchema = z.looseObject({
  Account: entities.optional(),
  IdToken: entities.optional(),
  AccessToken: entities.optional(),
  RefreshToken: entities.optional(),
  AppMetadata: entities.optional(),
})

const isReadable = (text: string): boolean => {
  try {
    return cacheSchema.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

export function createEntraCache({ secrets, log }: { secrets: EntraSecrets; log: Log }): EntraCache {
  const owner = (serviceId: string): string => `entra:${serviceId}`
  return {
    async read(serviceId) {
      const text = await secrets.get(owner(serviceId))
      if (text === null || isReadable(text)) return text
      log.warn('a saved sign-in cannot be read and is removed', { service: serviceId })
      await secrets.remove(owner(serviceId))
      return null
    },
    async write(serviceId, text) {
      try {
        await secrets.set(owner(serviceId), text, 'keychain')
      } catch {
        // Signed in is signed in: without a keychain, until Parley quits.
        log.warn('a sign-in is kept for this session only', { service: serviceId })
        await secrets.set(owner(serviceId), text, 'session')
      }
    },
    remove: (serviceId) => secrets.remove(owner(serviceId)),
  }
}

/** A cache in hand, which MSAL reads and writes as often as it likes while the keychain is asked once. */
export interface HeldCache {
  readonly text: string
  readonly hasChanged: boolean
  readonly plugin: ICachePlugin
}

export function holdCache(text: string | null): HeldCache {
  let held = text ?? ''
  let hasChanged = false
  return {
    get text() {
      return held
    },
    get hasChanged() {
      return hasChanged
    },
    plugin: {
      async beforeCacheAccess({ tokenCache }) {
        tokenCache.deserialize(held)
      },
      async afterCacheAccess({ cacheHasChanged, tokenCache }) {
        if (!cacheHasChanged) return
        held = tokenCache.serialize()
        hasChanged = true
      },
    },
  }
}
