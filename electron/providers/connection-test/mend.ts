/** What a click can change about a service so that a fault is gone. */
import type { ConnectionAction } from '../../../shared/connection-test'
import type { AzureService, GatewayService, Service } from '../../../shared/services'
import { betaAddress, currentAddress, lastPreviewVersion } from '../endpoint'

/** Else as it was typed, which may be without a scheme. */
function changed(address: string, change: (url: URL) => URL): string {
  const typed = address.trim()
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed)
  try {
    const url = new URL(hasScheme ? typed : `wss://${typed}`)
    const { href } = change(url)
    return href === url.href ? address : href.slice(hasScheme ? 0 : 'wss://'.length)
  } catch {
    return address
  }
}
const atUrl = (service: GatewayService, change: (url: URL) => URL): GatewayService => ({
  ...service,
  url: changed(service.url, change),
})

const withoutVersion = (url: URL): URL => {
  const current = new URL(url)
  current.searchParams.delete('api-version')
  return current
}

function mendAzure(service: AzureService, action: ConnectionAction): Service {
  if (action === 'use-ga' || action === 'remove-api-version')
    return { ...service, endpoint: changed(service.endpoint, withoutVersion), apiVersion: '', dialect: 'auto' }
  if (action === 'use-preview')
    return { ...service, apiVersion: service.apiVersion || lastPreviewVersion, dialect: 'auto' }
  return service
}

function mendGateway(service: GatewayService, action: ConnectionAction): Service {
  if (action === 'use-ga') return { ...atUrl(service, (url) => currentAddress(url)), dialect: 'ga' }
  if (action === 'use-preview') return { ...atUrl(service, (url) => betaAddress(url)), dialect: 'beta' }
  if (action === 'remove-api-version') return atUrl(service, withoutVersion)
  return service
}

const changing: ReadonlySet<ConnectionAction> = new Set(['use-ga', 'use-preview', 'remove-api-version'])

/** @returns the service itself where the action is a person's to take: a name, a key, an address */
export function mend(service: Service, action: ConnectionAction): Service {
  if (action === 'key-to-header')
    return service.auth.kind === 'key' ? { ...service, auth: { ...service.auth, place: 'header' } } : service
  if (!changing.has(action)) return service
  const forgetful: Service = { ...service, detected: null }
  switch (forgetful.kind) {
    case 'azure':
      return mendAzure(forgetful, action)
    case 'gateway':
      return mendGateway(forgetful, action)
    case 'openai':
      return action === 'use-ga' ? { ...forgetful, dialect: 'ga' } : service
  }
}
