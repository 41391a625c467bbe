/** Who may connect: from this machine only, by its own name for itself, and with the token of this launch. */

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const selectedProtocol = 'realtime'
const keyProtocol = 'openai-insecure-api-key.'

/** A name in `Host` that is not the loopback's means that a web page has pointed its own domain here. */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '')
}

export function offeredProtocols(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? ''
  return header
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/**
 * Whether any credential of the request is the token. A page of a browser (it has an `Origin`) may connect too, but
 * like everyone only with the token.
 */
export function hasToken(request: IncomingMessage, url: URL, token: string): boolean {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const apiKey = request.headers['api-key']
  const protocolKeys = offeredProtocols(request)
    .filter((name) => name.startsWith(keyProtocol))
    .map((name) => name.slice(keyProtocol.length))
  const candidates = [
    bearer,
    typeof apiKey === 'string' ? apiKey : null,
    url.searchParams.get('api-key'),
    ...protocolKeys,
  ]
  return candidates.some((candidate) => typeof candidate === 'string' && isSame(candidate, token))
}

/** Takes the same time wherever they differ, and whatever their lengths. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
