/** One HTTPS request whose answer is short: tokens, short-lived secrets. Redirects are refused, for they would carry the key on. */
import { request as plainRequest, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { AppError } from '../../../shared/errors'
import { isLoopback } from '../../network/no-proxy'
import { explainNetworkFault } from '../../network/network-fault'

export interface NetworkRequest {
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
}

export interface NetworkAnswer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

const maxBytes = 1024 * 1024

/**
 * @param timeoutMs of silence
 * @throws AppError `network.*`, `provider.insecure-url`; the signal's reason when aborted; else the socket's own error
 */
export function send(
  url: URL,
  wanted: NetworkRequest,
  way: { agent: Agent | undefined; family: 4 | 6 | undefined; timeoutMs: number },
): Promise<NetworkAnswer> {
  const { method, headers, body, signal } = wanted
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const isSecure = url.protocol === 'https:'
    if (!isSecure && !(url.protocol === 'http:' && isLoopback(url.hostname)))
      throw new AppError('provider.insecure-url', url.host)
    const request = (isSecure ? secureRequest : plainRequest)(url, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }) },
      // From the first packet on: `setTimeout` would begin with the connection.
      timeout: way.timeoutMs,
      ...(way.agent && { agent: way.agent }),
      ...(way.family && { family: way.family }),
    })
    const end = (): void => signal?.removeEventListener('abort', abort)
    const fail = (error: unknown): void => {
      end()
      reject(explainNetworkFault(error, url.host) ?? error)
      request.destroy()
    }
    const abort = (): void => fail(signal?.reason)
    signal?.addEventListener('abort', abort)
    request.on('error', fail)
    request.on('timeout', () => fail(Object.assign(new Error(`${url.host} does not answer`), { code: 'ETIMEDOUT' })))
    request.on('response', (answer) => {
      answer.on('error', fail)
      read(answer, url).then((done) => {
        end()
        resolve(done)
      }, fail)
    })
    request.end(body)
  })
}

async function read(answer: IncomingMessage, url: URL): Promise<NetworkAnswer> {
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400 && answer.headers.location !== undefined)
    throw new AppError('network.redirected', `${url.host}, ${status}`)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBytes) throw new AppError('network.too-large', url.host)
    parts.push(part)
  }
  return { status, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') }
}
