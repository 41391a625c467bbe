/** An application signs in for itself, with what the environment holds under the names of Azure's SDKs. */
import { AppError } from '../../../shared/errors'
import { createServiceClient } from './entra-client'
import type { EntraNetwork } from './entra-network'
import { scopesOf, type EntraAuth, type Grant } from './grant'

const names = { tenant: 'AZURE_TENANT_ID', clientId: 'AZURE_CLIENT_ID', clientSecret: 'AZURE_CLIENT_SECRET' } as const

/** @throws AppError `entra.environment-incomplete`; otherwise what MSAL throws */
export async function askEnvironment(
  auth: EntraAuth,
  { environment, network }: { environment: NodeJS.ProcessEnv; network: EntraNetwork },
): Promise<Grant> {
  const value = (name: string): string => environment[name]?.trim() ?? ''
  const missing = Object.values(names).filter((name) => value(name) === '')
  if (missing.length > 0) throw new AppError('entra.environment-incomplete', missing.join(', '))
  const credentials = {
    tenant: value(names.tenant),
    clientId: value(names.clientId),
    clientSecret: value(names.clientSecret),
  }
  const client = await createServiceClient(credentials, { environment, network })
  const result = await client.acquireTokenByClientCredential({ scopes: scopesOf(auth) })
  if (!result) throw new AppError('entra.refused')
  return { token: result.accessToken, expiresAtMs: result.expiresOn?.getTime() ?? null, account: '' }
}
