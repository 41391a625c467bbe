/**
 * What MSAL speaks through: our own requests, so that proxy and authorities hold. Remembers why the last one failed,
 * because MSAL drops half of it, and slows down where the service asks for it (RFC 8628 §3.5), which MSAL does not.
 */
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { AppError } from '../../../shared/errors'
import type { Clock } from '../../realtime/clock'

export type EntraRequest = (
  url: string,
  options: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string; signal: AbortSignal },
) => Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>

export interface EntraNetwork extends INetworkModule {
  /** What the service said last, where it refused. */
  readonly refusal: { error: string; description: string } | null
  /** Why it could not be asked. */
  readonly fault: AppError | null
}

const patienceMs = 30_000
const slowerByMs = 5_000

interface Refusal {
  error?: unknown
  error_description?: unknown
}

export function createEntraNetwork(dependencies: {
  request: EntraRequest
  clock: Clock
  signal: AbortSignal
}): EntraNetwork {
  const { request, clock, signal } = dependencies
  let refusal: EntraNetwork['refusal'] = null
  let fault: AppError | null = null
  let pauseMs = 0

  const unreachable = (url: string, what: string, cause?: unknown): AppError =>
    new AppError('entra.unreachable', [new URL(url).host, what].filter(Boolean).join(', '), { cause })

  async function ask(url: string, method: 'GET' | 'POST', options: NetworkRequestOptions = {}) {
    const limit = new AbortController()
    const stop = clock.after(patienceMs, () => limit.abort(unreachable(url, 'ETIMEDOUT')))
    const pass = (): void => limit.abort(signal.reason)
    signal.addEventListener('abort', pass)
    try {
      signal.throwIfAborted()
      const { headers = {}, body } = options
      return await request(url, { method, headers, signal: limit.signal, ...(body === undefined ? {} : { body }) })
    } catch (error) {
      if (error instanceof AppError) throw error
      if (limit.signal.reason instanceof AppError) throw limit.signal.reason
      const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
      throw unreachable(url, code, error)
    } finally {
      stop()
      signal.removeEventListener('abort', pass)
    }
  }

  /** A proxy's page in place of an answer is no answer. */
  function parse(url: string, status: number, text: string): object {
    try {
      const body: unknown = JSON.parse(text)
      if (typeof body === 'object' && body !== null && status < 500) return body
    } catch {
      // Told below, without what was in it.
    }
    throw unreachable(url, String(status))
  }

  async function send<T>(url: string, method: 'GET' | 'POST', options?: NetworkRequestOptions) {
    fault = refusal = null
    try {
      const { status, headers, text } = await ask(url, method, options)
      const body = parse(url, status, text) as Refusal
      if (typeof body.error === 'string') {
        refusal = { error: body.error, description: String(body.error_description ?? '') }
        if (body.error === 'slow_down') {
          pauseMs += slowerByMs
          body.error = 'authorization_pending'
        }
        if (body.error === 'authorization_pending' && pauseMs > 0) await pause(clock, pauseMs, signal)
      }
      return { status, headers: flat(headers), body: body as T }
    } catch (error) {
      if (error instanceof AppError) fault = error
      throw error
    }
  }

  return {
    get refusal() {
      return refusal
    },
    get fault() {
      return fault
    },
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> =>
      send<T>(url, 'GET', options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> =>
      send<T>(url, 'POST', options),
  }
}

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))

const pause = (clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const stop = clock.after(delayMs, resolve)
    signal.addEventListener('abort', () => {
      stop()
      resolve()
    })
  })
