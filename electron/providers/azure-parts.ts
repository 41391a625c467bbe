/** Takes an Azure resource apart, in whatever form it was pasted: its name, its endpoint, a whole target URI of a portal. */
import type { AzureService } from '../../shared/services'
import { httpAddress, isAzure, readAddress } from './address'

export type AzureParts = Pick<AzureService, 'endpoint' | 'deployment' | 'apiVersion'>

const resourceName = /^(?!localhost$)[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?$/i
/** The versions of the preview that know this protocol: REALTIME §1.1. Of others, which are for text, nothing follows. */
const realtimePreviews = /^(?:2024-1[0-2]|2025-0[1-4])-\d\d-preview$/
const azurePath = /\/openai(?:\/v1)?(?:\/(?:realtime|deployments|responses|chat)(?:\/.*)?)?\/?$/
const realtimePath = /\/openai\/(?:v1\/)?realtime\/?$/

export const isResourceName = (text: string): boolean => resourceName.test(text.trim())

/** @returns empty, for the current form, when the preview of this version never spoke the protocol */
export function realtimeVersion(version: string): string {
  return realtimePreviews.test(version.trim()) ? version.trim() : ''
}

/** Of another host only its path tells: something in front of Azure, or what imitates it. */
export function looksLikeAzure(url: URL): boolean {
  return isAzure(url) || realtimePath.test(url.pathname) || /\/openai\/deployments\//.test(url.pathname)
}

/** @throws AppError `provider.bad-url`, `provider.insecure-url` */
export function azureParts(text: string): AzureParts {
  if (isResourceName(text))
    return { endpoint: `https://${text.trim().toLowerCase()}.openai.azure.com`, deployment: '', apiVersion: '' }
  const url = httpAddress(readAddress(text))
  const { pathname, searchParams } = url
  const take = (name: string): string => {
    const value = searchParams.get(name)?.trim() ?? ''
    searchParams.delete(name)
    return value
  }
  const version = take('api-version')
  const [model, deployment] = [take('model'), take('deployment')]
  const inPath = /\/openai\/deployments\/([^/]+)/.exec(pathname)?.[1] ?? ''
  const isPreview = /\/openai\/realtime\/?$/.test(pathname)
  const isBare = !azurePath.test(pathname)
  // Foundry's project addresses (`/api/projects/NAME`) lead to the same resource.
  url.pathname = isAzure(url) ? '' : pathname.replace(azurePath, '')
  return {
    endpoint: url.href.replace(/\/(?=\?|$)/, ''),
    deployment: deployment || model || decodeURIComponent(inPath),
    apiVersion: isPreview ? version : isBare ? realtimeVersion(version) : '',
  }
}
