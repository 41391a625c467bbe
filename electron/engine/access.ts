/** Who may connect: from this machine only, by its own name for itself, and with a key that this launch has given. */

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const selectedProtocol = 'realtime'
const keyProtocol = 'openai-insecure-api-key.'

/** A name in `Host` that is not the loopback's means that a web page has pointed its own domain here. */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '')
}

/** An address that cannot be read is the root's, where nothing is. */
export function urlOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '', 'http://127.0.0.1')
  } catch {
    return new URL('http://127.0.0.1')
  }
}

export function offeredProtocols(request: IncomingMessage): string[] {
  return listOf(request.headers['sec-websocket-protocol'])
}

/** Whether the request asks for the beta form, by header or by subprotocol (REALTIME §3.9: the header is a list). */
export function asksForBeta(request: IncomingMessage): boolean {
  return (
    listOf(request.headers['openai-beta']).includes('realtime=v1') ||
    offeredProtocols(request).includes('openai-beta.realtime-v1')
  )
}

/**
 * The keys of the request, wherever clients put them: header, query or subprotocol. A page of a browser (it has an
 * `Origin`) may connect too, but like everyone only with a key.
 */
export function offeredKeys(request: IncomingMessage, url: URL): string[] {
  const apiKey = request.headers['api-key']
  return [
    bearerOf(request.headers.authorization),
    typeof apiKey === 'string' ? apiKey : null,
    url.searchParams.get('api-key'),
    bearerOf(url.searchParams.get('Authorization')),
    ...offeredProtocols(request)
      .filter((name) => name.startsWith(keyProtocol))
      .map((name) => name.slice(keyProtocol.length)),
  ].filter((key): key is string => typeof key === 'string' && key !== '')
}

/** Takes the same time wherever they differ, and whatever their lengths. */
export function isSameKey(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

export function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

function bearerOf(value: string | null | undefined): string | null {
  return /^Bearer\s+(.+)$/i.exec(value ?? '')?.[1] ?? null
}

function listOf(header: string | string[] | undefined): string[] {
  return (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
