/** Makes the address of a Realtime service of what a person typed or pasted, and refuses what would give a secret away. */
import { AppError } from '../../shared/errors'

const secretParameters = /^(?:api[-_]?key|key|token|access[-_]token|authorization|ocp-apim-subscription-key)$/i
const azureHosts = /(?:^|\.)(?:openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com)$/

export function isAzure(url: URL): boolean {
  return azureHosts.test(url.hostname)
}

/** The 2024-10 preview is told by its path or by the version that only it takes: REALTIME reference §1.1. */
export function dialectOf(url: URL): 'ga' | 'beta' {
  return url.searchParams.has('api-version') || /\/openai\/realtime$/.test(url.pathname) ? 'beta' : 'ga'
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
  else url.pathname = path.endsWith('/v1') ? `${path}/realtime` : path
}

function completeQuery(url: URL, model: string): void {
  const { searchParams } = url
  // The current form on Azure refuses the handshake when a version is named: reference §1.1.
  if (isAzure(url) && url.pathname.endsWith('/openai/v1/realtime')) searchParams.delete('api-version')
  const name = isAzure(url) && dialectOf(url) === 'beta' ? 'deployment' : 'model'
  const decided = ['model', 'deployment', 'call_id', 'intent'].some((key) => searchParams.has(key))
  if (model !== '' && !decided) searchParams.set(name, model)
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
