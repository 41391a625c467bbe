/** A person's sign-in: begun in the browser or with a code, kept in the keychain, and refreshed without asking. */
import type { AuthenticationResult } from '@azure/msal-node'
import { AppError } from '../../../shared/errors'
import type { EntraCache } from './entra-cache'
import { holdCache } from './entra-cache'
import { createPersonClient } from './entra-client'
import type { EntraNetwork } from './entra-network'
import { signInByBrowser, signInByCode, type DeviceCode } from './entra-sign-in'
import { scopesOf, type EntraAuth, type EntraService, type Grant } from './grant'

export interface PersonDependencies {
  cache: EntraCache
  environment: NodeJS.ProcessEnv
  openExternal(url: string): Promise<void>
}

export interface Person {
  /** @returns what to keep, which begins with nothing: an earlier account is not taken over */
  signIn(
    auth: EntraAuth,
    options: { network: EntraNetwork; signal: AbortSignal; tell(deviceCode: DeviceCode): void },
  ): Promise<{ grant: Grant; text: string }>
  refresh(service: EntraService, options: { network: EntraNetwork; forceRefresh: boolean }): Promise<Grant>
  /** @returns null where nobody is signed in */
  account(service: EntraService, network: EntraNetwork): Promise<string | null>
}

const grantOf = (result: AuthenticationResult | null): Grant => {
  if (!result?.accessToken) throw new AppError('entra.refused')
  return {
    token: result.accessToken,
    expiresAtMs: result.expiresOn?.getTime() ?? null,
    account: result.account?.username ?? '',
  }
}

export function createPerson({ cache, environment, openExternal }: PersonDependencies): Person {
  /** Opens what is kept of a service, and keeps what has become of it. */
  async function open({ id, auth }: EntraService, network: EntraNetwork) {
    const held = holdCache(await cache.read(id))
    const client = await createPersonClient(auth, { environment, network, cache: held.plugin })
    const [account] = held.text ? await client.getAllAccounts() : []
    return { held, client, account }
  }

  return {
    async signIn(auth, { network, signal, tell }) {
      const held = holdCache(null)
      const client = await createPersonClient(auth, { environment, network, cache: held.plugin })
      const scopes = scopesOf(auth)
      const result =
        auth.way === 'device-code'
          ? await signInByCode(client, { scopes, signal, tell })
          : await signInByBrowser(client, { scopes, signal, openExternal })
      return { grant: grantOf(result), text: held.text }
    },
    async refresh(service, { network, forceRefresh }) {
      const { held, client, account } = await open(service, network)
      if (!account) throw new AppError('entra.signed-out')
      const result = await client.acquireTokenSilent({ account, scopes: scopesOf(service.auth), forceRefresh })
      if (held.hasChanged) await cache.write(service.id, held.text)
      return grantOf(result)
    },
    async account(service, network) {
      const { account } = await open(service, network)
      return account?.username ?? null
    },
  }
}
