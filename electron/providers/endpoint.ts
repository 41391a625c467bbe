/** Makes the address of a Realtime service of what a person typed or pasted, and refuses what would give a secret away. */
import { AppError } from '../../shared/errors'

const secretParameters = /^(?:api[-_]?key|key|token|access[-_]token|authorization|ocp-apim-subscription-key)$/i
const azureHosts = /(?:^|\.)(?:openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com)$/

const currentPath = '/openai/v1/realtime'
const previewPath = '/openai/realtime'
const lastPreviewVersion = '2025-04-01-preview'

export function isAzure(url: URL): boolean {
  return azureHosts.test(url.hostname)
}

/** Azure, and what imitates it, tells the preview by its path; everyone else by a header: REALTIME §1.1. */
export function isPreviewPath(url: URL): boolean {
  return url.pathname.endsWith(previewPath)
}

function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function parse(address: string): URL {
  const text = address.trim()
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `wss://${text}`
  try {
    return new URL(withScheme.replace(/^http(s?):/i, 'ws$1:'))
  } catch (cause) {
    throw new AppError('provider.bad-url', '', { cause })
  }
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
 * @throws AppError `provider.bad-url`, or `provider.insecure-url` for an open line that leaves this computer
 */
export function endpoint(address: string, model: string): URL {
  const url = parse(address)
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') throw new AppError('provider.bad-url', url.protocol)
  if (url.hostname === '') throw new AppError('provider.bad-url')
  if (url.username !== '' || url.password !== '') throw new AppError('provider.bad-url', url.host)
  for (const name of url.searchParams.keys()) {
    if (secretParameters.test(name)) throw new AppError('provider.bad-url', `${url.host} ?${name}`)
  }
  if (url.protocol === 'ws:' && !isLoopback(url)) throw new AppError('provider.insecure-url', url.host)
  url.hash = ''
  completePath(url)
  completeQuery(url, model.trim())
  return url
}
