/** Short-lived secrets, one for each connect: minted at the service, or asked of an address of the person's company. */
import * as z from 'zod'
import { AppError } from '../../shared/errors'
import { httpAddress, readAddress } from './address'
import { handshakeFailure } from './faults'
import type { NetworkRequest, ProviderNetwork } from './provider'

const value = z.string().regex(/^[\x21-\x7e]+$/)
/** REALTIME §1.3: the current form's answer, and the preview's. */
const answers = z.union([
  z.object({ value }).transform((answer) => answer.value),
  z.object({ client_secret: z.object({ value }) }).transform((answer) => answer.client_secret.value),
])

/** REALTIME §1.3: beside the socket's own path. What else the query holds is kept. */
export function clientSecretsUrl(socketUrl: URL): URL {
  const url = httpAddress(socketUrl)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/client_secrets`
  for (const name of ['model', 'deployment', 'intent']) url.searchParams.delete(name)
  return url
}

async function request(network: ProviderNetwork, url: URL, wanted: NetworkRequest): Promise<string> {
  let answer
  try {
    answer = await network.request(url, wanted)
  } catch (cause) {
    wanted.signal.throwIfAborted()
    throw cause instanceof AppError ? cause : handshakeFailure({ status: null, cause: cause as Error }, url.host)
  }
  if (answer.status < 200 || answer.status > 299)
    throw handshakeFailure({ status: answer.status, cause: null }, url.host)
  try {
    return answers.parse(JSON.parse(answer.text))
  } catch {
    // Without its cause: the answer may hold a secret in another form.
    throw new AppError('provider.no-client-secret', url.host)
  }
}

/** @throws AppError `provider.*`, `network.*` */
export function mintSecret(
  network: ProviderNetwork,
  options: { url: URL; headers: Record<string, string>; session: Record<string, string>; signal: AbortSignal },
): Promise<string> {
  const { url, headers, session, signal } = options
  return request(network, url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ session }),
    signal,
  })
}

/**
 * @param key sent as a Bearer token where there is one
 * @throws AppError `provider.*`, `network.*`
 */
export function fetchSecret(
  network: ProviderNetwork,
  options: { address: string; method: 'GET' | 'POST'; key: string | null; signal: AbortSignal },
): Promise<string> {
  const { address, method, key, signal } = options
  const url = httpAddress(readAddress(address))
  const authorization: Record<string, string> = key === null ? {} : { Authorization: `Bearer ${key}` }
  const body = method === 'POST' ? { body: '{}' } : {}
  const type: Record<string, string> = method === 'POST' ? { 'Content-Type': 'application/json' } : {}
  return request(network, url, {
    method,
    headers: { ...authorization, ...type, Accept: 'application/json' },
    ...body,
    signal,
  })
}
