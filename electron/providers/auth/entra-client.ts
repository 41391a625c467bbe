/** MSAL, made for one attempt: where the directory is, what the app is called there, and what it speaks through. */
import type { Configuration, ICachePlugin, INetworkModule } from '@azure/msal-node'
import { AppError } from '../../../shared/errors'
import type { EntraAuth } from './grant'

/**
 * Microsoft's own public client, the Azure CLI: known to nearly every tenant and allowed to ask for Azure AI. A company
 * that forbids it registers an application of its own and puts its id into the settings.
 */
const azureCliClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

export interface ClientOptions {
  environment: NodeJS.ProcessEnv
  network: INetworkModule
}

/**
 * Azure's SDKs read `AZURE_AUTHORITY_HOST` for other clouds than the public one; tests point it at a local authority.
 * A host that is named there is trusted without asking Microsoft about it.
 */
function authority(tenant: string, environment: NodeJS.ProcessEnv): Configuration['auth'] {
  if (!/^[\w.-]{1,200}$/.test(tenant)) throw new AppError('entra.refused', 'tenant')
  const named = environment.AZURE_AUTHORITY_HOST?.trim()
  if (!named) return { clientId: '', authority: `https://login.microsoftonline.com/${tenant}` }
  const host = /^https:\/\/([\w.-]+(?::\d+)?)\/?$/i.exec(named)?.[1]?.toLowerCase()
  if (!host) throw new AppError('entra.unreachable', 'AZURE_AUTHORITY_HOST')
  return { clientId: '', authority: `https://${host}/${tenant}`, knownAuthorities: [host] }
}

function configuration(auth: Configuration['auth'], network: INetworkModule, cachePlugin?: ICachePlugin) {
  return {
    auth,
    cache: cachePlugin ? { cachePlugin } : {},
    system: {
      networkClient: network,
      // Its log repeats requests: it has no place to go.
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false },
    },
  } satisfies Configuration
}

/** For a person, who signs in. */
export async function createPersonClient(
  { tenant, clientId }: EntraAuth,
  { environment, network, cache }: ClientOptions & { cache: ICachePlugin },
) {
  const { PublicClientApplication } = await import('@azure/msal-node')
  const auth = authority(tenant.trim() || 'organizations', environment)
  return new PublicClientApplication(
    configuration({ ...auth, clientId: clientId.trim() || azureCliClientId }, network, cache),
  )
}

/** For an application that has a secret of its own. */
export async function createServiceClient(
  { tenant, clientId, clientSecret }: { tenant: string; clientId: string; clientSecret: string },
  { environment, network }: ClientOptions,
) {
  const { ConfidentialClientApplication } = await import('@azure/msal-node')
  const auth = authority(tenant, environment)
  return new ConfidentialClientApplication(configuration({ ...auth, clientId, clientSecret }, network))
}
