/** What goes wrong at the service: with the sign-in, the model, the form of the protocol, the session, the answer. */
import { AppError } from '../../../../shared/errors'
import { azure, choosing, gateway, gatewayAt, secret, serve, serveRaw, type FaultCase } from './cases'
import { converse, type Manner } from './endpoint'

export const json = (status: number, code: string, message = 'x'): Manner => ({
  status,
  body: JSON.stringify({ error: { code, message } }),
  headers: { 'Content-Type': 'application/json', 'apim-request-id': 'apim-1' },
})
const refuse =
  (closeCode: number, code: string): Manner =>
  (line) =>
    line.refuse(closeCode, code)
const close =
  (code: number, reason = ''): Manner =>
  (line) =>
    line.socket.close(code, reason)
const failed =
  (code: string): Manner =>
  (line) =>
    converse({
      'response.create': ({ say }) => {
        const response = { id: 'r', status: 'failed', status_details: { type: 'failed', error: { code } }, output: [] }
        say({ type: 'response.done', response })
      },
    })(line)
const anError = (code: string) => ({ error: { type: 'invalid_request_error', code, message: `No ${code}` } })
const ephemeral = { auth: { kind: 'ephemeral', from: 'address', address: 'http://127.0.0.1:1/token' } }
const preview = { apiVersion: '2025-04-01-preview' }
const withVersion = '?api-version=2025-04-01-preview'
const betaSession = { id: 'sess_beta', modalities: ['text', 'audio'], input_audio_format: 'pcm16' }

export const serviceCases: FaultCase[] = [
  ['400 for a reason of its own', gateway(json(400, 'tenant_disabled')), 'upgrade', 'refused', null],
  ['400 OperationNotSupported', azure(json(400, 'OperationNotSupported')), 'model', 'wrong-model', 'correct-name'],
  ['400 OpperationNotSupported', azure(json(400, 'OpperationNotSupported')), 'model', 'wrong-model', 'correct-name'],
  ['401', azure(json(401, '401', 'Access denied')), 'sign-in', 'unauthorized', 'replace-key'],
  ['401 without a key', gateway(json(401, '401'), { auth: { kind: 'none' } }), 'sign-in', 'key-missing', 'replace-key'],
  [
    '401 on the current path with an api-version',
    azure(json(401, '401', 'Access denied due to invalid subscription key'), {}, {}, withVersion),
    'upgrade',
    'api-version',
    'remove-api-version',
  ],
  [
    '401 for the key in the query, which is good in the header',
    azure(
      choosing(({ headers }) => (headers['api-key'] === secret ? converse() : json(401, '401'))),
      { auth: { kind: 'key', place: 'query' } },
      {},
      '?',
    ),
    'sign-in',
    'key-in-query',
    'key-to-header',
  ],
  [
    '401 for a sign-in with Microsoft, also when renewed',
    azure(json(401, '401'), { auth: { kind: 'entra' } }, { entraToken: () => Promise.resolve('an-entra-token') }),
    'sign-in',
    'signed-out',
    'sign-in',
  ],
  [
    '401 for a short-lived secret that has expired',
    async () => {
      const { port } = await serve(json(401, 'token_expired'))
      const body = '{"value":"ek_expired_123456","expires_at":1}'
      const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`
      const url = `http://127.0.0.1:${(await serveRaw((socket) => socket.end(answer))).port}/`
      return { tested: gatewayAt(`ws://127.0.0.1:${port}`, { auth: { ...ephemeral.auth, address: url } }) }
    },
    'sign-in',
    'secret-expired',
    'retry',
  ],
  ['no short-lived secret to be had', gateway(converse(), ephemeral), 'sign-in', 'secret-unavailable', 'replace-key'],
  [
    'a variable that is not set',
    gateway(converse(), { auth: { kind: 'environment', variable: 'NOT_SET' } }),
    'sign-in',
    'key-not-set',
    'replace-key',
  ],
  ['no key saved', gateway(converse(), {}, { secret: null }), 'sign-in', 'key-missing', 'replace-key'],
  ['403', azure(json(403, '403')), 'sign-in', 'forbidden', null],
  ['404 for the deployment', azure(json(404, 'DeploymentNotFound')), 'model', 'no-deployment', 'correct-name'],
  ['404 for the path', gateway({ status: 404 }), 'upgrade', 'not-found', 'correct-address'],
  [
    '404 in the current form of what knows the preview only',
    azure(
      choosing(({ url }) => (url.includes('/v1/') ? json(404, '404') : converse({}, betaSession))),
      {},
      {},
      '?',
    ),
    'dialect',
    'only-preview',
    'use-preview',
  ],
  [
    '404 in the preview of what knows the current form only',
    azure(
      choosing(({ url }) => (url.includes('/v1/') ? converse() : json(404, '404'))),
      preview,
      {},
      '?',
    ),
    'dialect',
    'only-current',
    'use-ga',
  ],
  [
    'an api-version that is not known',
    azure(json(400, 'BadRequest', 'Unsupported api-version'), preview),
    'upgrade',
    'api-version-unknown',
    'use-ga',
  ],
  ['429', azure(json(429, '429')), 'upgrade', 'rate-limited', 'retry'],
  ['429 without quota', gateway(json(429, 'insufficient_quota')), 'model', 'quota', null],
  ['503', gateway({ status: 503 }), 'upgrade', 'server-failed', 'retry'],
  [
    'a key refused after the upgrade, close 3000',
    gateway(refuse(3000, 'invalid_api_key')),
    'sign-in',
    'unauthorized',
    'replace-key',
  ],
  ['close 3000 without a word', gateway(close(3000)), 'sign-in', 'unauthorized', 'replace-key'],
  ['missing_model, close 4000', gateway(refuse(4000, 'missing_model')), 'model', 'model-missing', 'correct-name'],
  ['invalid_model, close 4000', gateway(refuse(4000, 'invalid_model')), 'model', 'model-unknown', 'correct-name'],
  [
    'the reason of a close 4000 alone',
    gateway(close(4000, 'invalid_request_error.invalid_model')),
    'model',
    'model-unknown',
    'correct-name',
  ],
  [
    'the preview switched off',
    azure(refuse(4000, 'beta_api_shape_disabled'), preview),
    'dialect',
    'beta-disabled',
    'use-ga',
  ],
  ['the other form than it is set to', gateway(converse({}, betaSession)), 'dialect', 'only-preview', 'use-preview'],
  ['closed at once, 1011', gateway(close(1011, 'Internal error')), 'dialect', 'closed-at-once', 'retry'],
  ['opened, and not a word', gateway(() => undefined), 'dialect', 'no-frames', 'correct-address'],
  ['another protocol', gateway(({ say }) => say({ jsonrpc: '2.0' })), 'dialect', 'unreadable', 'correct-address'],
  [
    'a refused setting',
    gateway(converse({ 'session.update': ({ say }) => say({ type: 'error', ...anError('invalid_value') }) })),
    'session',
    'session-refused',
    null,
  ],
  [
    'closed while the session is set up',
    gateway(converse({ 'session.update': ({ socket }) => socket.close(1011) })),
    'session',
    'lost',
    'retry',
  ],
  ['an answer that fails', gateway(failed('server_overloaded')), 'sound', 'response-failed', 'retry'],
  ['an answer without quota', gateway(failed('insufficient_quota')), 'sound', 'quota', null],
  ['no answer at all', gateway(converse({ 'response.create': () => undefined })), 'sound', 'no-answer', 'retry'],
  [
    'a sign-in that does not come about',
    azure(
      converse(),
      { auth: { kind: 'entra' } },
      { entraToken: () => Promise.reject(new AppError('entra.cancelled')) },
    ),
    'sign-in',
    'sign-in-failed',
    'sign-in',
  ],
]
