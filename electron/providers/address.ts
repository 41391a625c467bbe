/** Reads an address that a person typed or pasted, and refuses what would give a secret away. */
import { AppError } from '../../shared/errors'

const secretNames = /^(?:api[-_]?key|key|token|access[-_]token|authorization|ocp-apim-subscription-key)$/i
const azureHosts =
  /(?:^|\.)(?:(?:openai|cognitiveservices|services\.ai)\.azure\.(?:com|us|cn)|api\.cognitive\.microsoft\.com)$/

export function isAzure(url: URL): boolean {
  return azureHosts.test(url.hostname)
}

/** A header or a parameter that by its name holds a secret: those lie in the keychain alone. */
export function namesSecret(name: string): boolean {
  return secretNames.test(name)
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

/**
 * @returns `wss:`, or `ws:` to this computer
 * @throws AppError `provider.bad-url`, or `provider.insecure-url` for an open line that leaves this computer
 */
export function readAddress(address: string): URL {
  const url = parse(address)
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') throw new AppError('provider.bad-url', url.protocol)
  if (url.hostname === '') throw new AppError('provider.bad-url')
  if (url.username !== '' || url.password !== '') throw new AppError('provider.bad-url', url.host)
  for (const name of url.searchParams.keys())
    if (namesSecret(name)) throw new AppError('provider.bad-url', `${url.host} ?${name}`)
  if (url.protocol === 'ws:' && !isLoopback(url)) throw new AppError('provider.insecure-url', url.host)
  url.hash = ''
  return url
}

/** The same place for an ordinary request. */
export function httpAddress(url: URL): URL {
  return new URL(url.href.replace(/^ws/, 'http'))
}
