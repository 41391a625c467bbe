/** What the server answers to plain HTTP requests: ephemeral secrets for whoever has the token, and errors. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopbackHost, isSameKey, offeredKeys, urlOf } from './access'
import { realtimePaths, refuseModel } from './admit'
import type { Log } from './log'
import { type Mint, mintBeta, mintGa } from './mint'
import { ClientError } from './protocol/client-error'
import { profileOf, type Refusal, refusals } from './refusals'
import { readBody } from './request-body'
import type { Secrets } from './secrets'

export interface RestDeps {
  token: string
  secrets: Secrets
  strictGa: boolean
  log: Log
}

interface Answer {
  status: number
  body: Record<string, unknown>
  headers?: Record<string, string>
}

const routes: Record<string, { mint: Mint; isBeta: boolean }> = {
  '/v1/realtime/client_secrets': { mint: mintGa, isBeta: false },
  '/openai/v1/realtime/client_secrets': { mint: mintGa, isBeta: false },
  '/v1/realtime/sessions': { mint: mintBeta('realtime'), isBeta: true },
  '/openai/realtimeapi/sessions': { mint: mintBeta('realtime'), isBeta: true },
  '/v1/realtime/transcription_sessions': { mint: mintBeta('transcription'), isBeta: true },
}

const unsupported: [RegExp, string][] = [
  [/^\/(openai\/)?v1\/realtime\/translations(\/|$)/, 'Translation sessions are not supported by this server.'],
  [/^\/(openai\/)?v1\/live(\/|$)/, 'Sessions of the Live API are not supported by this server.'],
  [/^\/(openai\/)?v1\/realtime\/calls(\/|$)/, 'WebRTC and SIP calls are not supported by this server.'],
]

/** @returns the listener for requests that are no upgrade */
export function createRest(deps: RestDeps): (request: IncomingMessage, response: ServerResponse) => void {
  async function answer(request: IncomingMessage, url: URL): Promise<Answer> {
    const { method = 'GET' } = request
    const path = url.pathname
    if (!isLoopbackHost(request.headers.host)) return refused(403, refusals.forbidden())
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined
    if (!route) return answerElsewhere(method, path)
    if (method !== 'POST') {
      const message = `Not allowed to ${method} on ${path}. (HINT: Perhaps you meant to use a different HTTP method?)`
      return { ...failed(405, 'method_not_supported', message), headers: { allow: 'POST' } }
    }
    // The token itself: who was given a secret may not make further ones of it.
    const keys = offeredKeys(request, url)
    if (!keys.some((key) => isSameKey(key, deps.token))) {
      deps.log('warn', 'wrong or missing token')
      return refused(401, profileOf(path) === 'azure' ? refusals.unauthorized() : refusals.apiKey(keys[0]))
    }
    if (deps.strictGa && route.isBeta) return refused(400, refusals.beta())
    const body = await readBody(request)
    if (body === 'too large') return failed(413, 'request_too_large', 'The body of the request is too large.')
    const order = route.mint(body)
    // OpenAI makes a secret for any model and refuses it when it is used; Azure refuses at once.
    const { kind, model } = order.terms
    const refusal = profileOf(path) === 'azure' && kind === 'realtime' && model ? refuseModel(model, path) : null
    if (refusal) return refused(400, refusal)
    return { status: 200, body: order.describe(deps.secrets.issue(order.terms, order.lifetimeSeconds)) }
  }

  return (request, response) => {
    answer(request, urlOf(request))
      .catch((error: unknown): Answer => {
        if (error instanceof ClientError) return failed(400, error.code, error.message, error.param)
        deps.log('error', 'request failed', { error: error instanceof Error ? error.name : 'unknown' })
        return failed(500, 'server_error', 'The engine failed.', null, 'server_error')
      })
      .then((given) => write(request, response, given))
      .catch(() => response.destroy())
  }
}

function answerElsewhere(method: string, path: string): Answer {
  if ((realtimePaths as readonly string[]).includes(path)) {
    const message = 'This address takes WebSocket connections only.'
    return { ...failed(426, 'upgrade_required', message), headers: { upgrade: 'websocket' } }
  }
  const named = unsupported.find(([pattern]) => pattern.test(path))
  if (named) return failed(404, 'unsupported_session_type', named[1])
  return profileOf(path) === 'azure'
    ? refused(404, refusals.notFound())
    : failed(404, null, `Invalid URL (${method} ${path})`)
}

function failed(
  status: number,
  code: string | null,
  message: string,
  param: string | null = null,
  type = 'invalid_request_error',
): Answer {
  return { status, body: { error: { message, type, param, code } } }
}

function refused(status: number, refusal: Refusal): Answer {
  return refusal.told === 'in band'
    ? failed(status, refusal.code, refusal.message)
    : { status, body: { error: refusal.error } }
}

function write(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer) {
  // What is left of a body that nobody reads must not be taken for the next request.
  const isUnread = !request.complete && status !== 200
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(isUnread && { connection: 'close' }),
    ...headers,
  })
  response.end(JSON.stringify(body))
}
