/** Azure OpenAI: a resource and a deployment, in the current form or, with an `api-version`, in the preview's. */
import { randomUUID } from 'node:crypto'
import type { AzureService } from '../../shared/services'
import { betaAddress, currentAddress, endpoint } from './endpoint'
import { apiKey, type Place } from './place'
import type { Address } from './provider'

function azureUrl({ endpoint: base, deployment, apiVersion }: AzureService): URL {
  const [start = '', query = ''] = base.trim().split('?')
  const version = apiVersion.trim()
  const path = version === '' ? '/openai/v1/realtime' : '/openai/realtime'
  const url = endpoint(`${start.replace(/\/+$/, '')}${path}${query && `?${query}`}`, deployment)
  if (version !== '') url.searchParams.set('api-version', version)
  return url
}

/** REALTIME §1.2: where something on the way drops the header. */
function inQuery({ url, headers }: Address, key: string): Address {
  const withKey = new URL(url)
  withKey.searchParams.set('api-key', key)
  return { url: withKey, headers }
}

export function azurePlace(service: AzureService): Place {
  const url = azureUrl(service)
  return {
    url,
    dialect: service.apiVersion.trim() === '' ? 'ga' : 'beta',
    // Azure mints for WebRTC only: REALTIME §1.2.
    mint: null,
    address: (dialect) => ({
      url: dialect === 'ga' ? currentAddress(url) : betaAddress(url),
      // What the service's support asks for.
      headers: { 'x-ms-client-request-id': randomUUID() },
    }),
    withKey: service.auth.kind === 'key' && service.auth.place === 'query' ? inQuery : apiKey,
  }
}
