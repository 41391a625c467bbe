/** Finds what a service is to be signed in with, at the moment of connecting: nothing of it is kept. */
import { AppError } from '../../shared/errors'
import type { Service } from '../../shared/services'
import { fetchSecret, mintSecret } from './ephemeral'
import { bearer, type Place } from './place'
import type { Address, ProviderContext, ResolveOptions } from './provider'

/** Puts what was found into an address. */
export type SignIn = (address: Address) => Address

/**
 * @param where for the message: a variable, a service
 * @throws AppError `provider.key-missing`, `provider.bad-key`
 */
export function usableKey(key: string | null | undefined, where: string): string {
  const text = key?.trim() ?? ''
  if (text === '') throw new AppError('provider.key-missing', where)
  // Anything else (a line break, a curly quote) cannot be a header, and was pasted wrongly.
  if (!/^[\x21-\x7e]+$/.test(text)) throw new AppError('provider.bad-key', where)
  return text
}

async function clientSecret(
  service: Service,
  auth: Extract<Service['auth'], { kind: 'ephemeral' }>,
  place: Place,
  { secrets, network }: ProviderContext,
  { purpose, signal }: ResolveOptions,
): Promise<string> {
  const saved = await secrets.get(service.id)
  if (auth.from === 'address') {
    const key = saved === null ? null : usableKey(saved, service.name)
    return fetchSecret(network, { address: auth.address, method: auth.method, key, signal })
  }
  if (!place.mint) throw new AppError('provider.no-client-secret', place.url.host)
  const { url, model } = place.mint
  const { headers } = place.withKey(place.address('ga'), usableKey(saved, service.name))
  const session: Record<string, string> =
    purpose === 'transcription' ? { type: 'transcription' } : { type: 'realtime', ...(model === '' ? {} : { model }) }
  return mintSecret(network, { url, headers, session, signal })
}

/** @throws AppError `provider.key-missing`, `provider.*`, `credentials.*`, `entra.*` */
export async function signIn(
  service: Service,
  place: Place,
  context: ProviderContext,
  options: ResolveOptions,
): Promise<SignIn> {
  const { auth } = service
  switch (auth.kind) {
    case 'none':
      return (address) => address
    case 'key': {
      const key = usableKey(await context.secrets.get(service.id), service.name)
      return (address) => place.withKey(address, key)
    }
    case 'environment': {
      const key = usableKey(context.environment[auth.variable], auth.variable)
      return (address) => place.withKey(address, key)
    }
    case 'entra': {
      const token = await context.entra.token({ id: service.id, auth }, { forceRefresh: options.renewed ?? false })
      return (address) => bearer(address, token)
    }
    case 'ephemeral': {
      const secret = await clientSecret(service, auth, place, context, options)
      return (address) => bearer(address, secret)
    }
  }
}
