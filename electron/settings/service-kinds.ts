/** Version 1 knew one kind of service, an address with the name of its key's variable; version 2 has three kinds. */
import { readAddress } from '../providers/address'
import { readService } from '../providers/read-service'
import { isRecord, type StoredSettings } from './stored'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** @returns only what tells where it is */
function place(url: string, model: string): StoredSettings {
  try {
    const read = readService(url)
    if (read.kind === 'azure')
      return {
        kind: 'azure',
        endpoint: read.endpoint,
        deployment: read.deployment || model,
        apiVersion: read.apiVersion,
      }
    const named = readAddress(url).searchParams.get('model') || model
    if (read.kind === 'openai') return { kind: 'openai', ...(named && { model: named }) }
  } catch {
    // It stays as it was typed: the person sees it, and may correct it.
  }
  return { kind: 'gateway', url, model }
}

function migrated(service: unknown): unknown {
  if (!isRecord(service) || service['kind'] !== 'url') return service
  const { url, model, keyVariable, ...rest } = service
  return {
    ...rest,
    ...place(text(url), text(model)),
    auth:
      keyVariable === undefined || keyVariable === ''
        ? { kind: 'none' }
        : { kind: 'environment', variable: keyVariable },
  }
}

export function servicesOfKinds(old: StoredSettings): StoredSettings {
  const { services } = old
  if (!isRecord(services) || !Array.isArray(services['list'])) return old
  return { ...old, services: { ...services, list: services['list'].map(migrated) } }
}
