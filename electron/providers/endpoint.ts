/** Completes the address of a Realtime service, and finds the same service in the other form. */
import { isAzure, readAddress } from './address'

const currentPath = '/openai/v1/realtime'
const previewPath = '/openai/realtime'
export const lastPreviewVersion = '2025-04-01-preview'

/** Azure, and what imitates it, tells the preview by its path; everyone else by a header: REALTIME §1.1. */
export function isPreviewPath(url: URL): boolean {
  return url.pathname.endsWith(previewPath)
}

function completePath(url: URL): void {
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '') url.pathname = isAzure(url) ? '/openai/v1/realtime' : '/v1/realtime'
  else if (isAzure(url) && path === '/openai') url.pathname = '/openai/v1/realtime'
  else url.pathname = path.endsWith('/v1') ? `${path}/realtime` : path
}

const deciding = ['model', 'deployment', 'call_id', 'intent']

function rename({ searchParams }: URL, from: string, to: string): void {
  const value = searchParams.get(from)
  searchParams.delete(from)
  if (value !== null && !searchParams.has(to)) searchParams.set(to, value)
}

function completeQuery(url: URL, model: string): void {
  const { searchParams } = url
  const isPreview = isPreviewPath(url)
  if (model !== '' && !deciding.some((key) => searchParams.has(key)))
    searchParams.set(isPreview ? 'deployment' : 'model', model)
  if (isPreview) completePreview(url)
  else if (isAzure(url) && url.pathname.endsWith(currentPath)) completeCurrent(url)
}

/** The preview wants a version, and calls the model by its deployment: REALTIME §1.1. */
function completePreview(url: URL): void {
  if (!url.searchParams.has('api-version')) url.searchParams.set('api-version', lastPreviewVersion)
  rename(url, 'model', 'deployment')
}

/** The current form on Azure refuses the handshake when a version is named. */
function completeCurrent(url: URL): void {
  url.searchParams.delete('api-version')
  rename(url, 'deployment', 'model')
}

/** Where the same service is reached in the current form. */
export function currentAddress(url: URL): URL {
  const current = new URL(url)
  if (!isPreviewPath(current)) return current
  current.pathname = current.pathname.slice(0, -previewPath.length) + currentPath
  completeCurrent(current)
  return current
}

/** Where the same service is reached in the preview's form. */
export function betaAddress(url: URL): URL {
  const preview = new URL(url)
  if (!preview.pathname.endsWith(currentPath)) return preview
  preview.pathname = preview.pathname.slice(0, -currentPath.length) + previewPath
  completePreview(preview)
  return preview
}

/** The same place for sessions that only write down: no model of conversation is named, REALTIME §1.1. */
export function transcriptionAddress(url: URL): URL {
  const transcription = new URL(url)
  transcription.searchParams.delete('model')
  transcription.searchParams.set('intent', 'transcription')
  return transcription
}

/**
 * @param model put into the query unless the address names one
 * @throws AppError `provider.bad-url`, `provider.insecure-url`
 */
export function endpoint(address: string, model: string): URL {
  const url = readAddress(address)
  completePath(url)
  completeQuery(url, model.trim())
  return url
}
