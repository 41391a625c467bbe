/** Ephemeral secrets over real HTTP, and what other requests are answered. */

import { afterEach, describe, expect, test } from 'vitest'
import { connectClient } from './testing/client'
import { createManualClock, type ManualClock } from './testing/manual-clock'
import { type Setup, setUp, token } from './testing/setup'

let setup: Setup
let clock: ManualClock
afterEach(() => setup.close())

async function start(options: { strictGa?: boolean } = {}) {
  clock = createManualClock()
  setup = await setUp(undefined, { clock, ...options })
}

const bearer = { authorization: `Bearer ${token}` }
const nowSeconds = Date.UTC(2026, 0, 1) / 1000
const secretValue = expect.stringMatching(/^ek_\w{32}$/) as string

async function request(method: string, path: string, body?: unknown, headers: Record<string, string> = bearer) {
  const response = await fetch(`http://127.0.0.1:${setup.port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const post = (path: string, body?: unknown, headers?: Record<string, string>) => request('POST', path, body, headers)

/** The first event of a session opened with the secret. */
async function open(path: string, secret: unknown, headers: Record<string, string> = {}) {
  const client = await connectClient(`ws://127.0.0.1:${setup.port}${path}`, {
    authorization: `Bearer ${String(secret)}`,
    ...headers,
  })
  const first = new Promise((resolve) => client.socket.once('message', (data) => resolve(JSON.parse(String(data)))))
  clock.advance(10)
  return { client, first: await first }
}

describe('a secret of the GA form', () => {
  test.each(['/v1/realtime/client_secrets', '/openai/v1/realtime/client_secrets'])('is made at %s', async (path) => {
    await start()
    const session = { type: 'realtime', model: 'gpt-realtime-2', instructions: 'Hum.', output_modalities: ['text'] }
    expect(await post(path, { session, expires_after: { anchor: 'created_at', seconds: 30 } })).toEqual({
      status: 200,
      body: {
        value: secretValue,
        expires_at: nowSeconds + 30,
        session: expect.objectContaining({
          ...session,
          id: expect.stringMatching(/^sess_/) as string,
          object: 'realtime.session',
          expires_at: 0,
        }) as object,
      },
    })
  })

  test('opens several sessions as it was made for, until it expires; they outlive it', async () => {
    await start()
    const made = await post('/v1/realtime/client_secrets', {
      session: { type: 'realtime', model: 'gpt-realtime', instructions: 'Hum.', audio: { output: { voice: 'ash' } } },
      expires_after: { seconds: 15 },
    })
    const path = '/v1/realtime?model=gpt-realtime'
    const session = { model: 'gpt-realtime', instructions: 'Hum.', audio: { output: { voice: 'ash' } } }
    const { client, first } = await open(path, made.body.value)
    expect(first).toMatchObject({ type: 'session.created', session })
    clock.advance(10_000)
    expect((await open('/v1/realtime', made.body.value)).first).toMatchObject({ type: 'session.created', session })
    clock.advance(5_000)
    expect((await open(path, made.body.value)).first).toMatchObject({ error: { code: 'invalid_api_key' } })
    client.send({ type: 'nonsense' })
    expect(await client.next('error')).toMatchObject({ error: { code: 'invalid_value' } })
  })

  test('without a body is for a realtime session of any model', async () => {
    await start()
    const made = await post('/v1/realtime/client_secrets')
    expect(made).toMatchObject({
      status: 200,
      body: { expires_at: nowSeconds + 600, session: { type: 'realtime', model: 'gpt-realtime' } },
    })
    const opened = await open('/v1/realtime?model=mine', made.body.value)
    expect(opened.first).toMatchObject({ session: { model: 'mine' } })
  })

  test('for transcription opens a transcription session without more', async () => {
    await start()
    const transcription = { model: 'gpt-4o-transcribe', language: 'en' }
    const made = await post('/openai/v1/realtime/client_secrets', {
      session: { type: 'transcription', audio: { input: { transcription } } },
    })
    expect(made.body.session).toMatchObject({ type: 'transcription', object: 'realtime.transcription_session' })
    expect((await open('/v1/realtime', made.body.value)).first).toMatchObject({
      type: 'session.created',
      session: { type: 'transcription', audio: { input: { transcription } } },
    })
  })

  test('makes no further secrets', async () => {
    await start()
    const made = await post('/v1/realtime/client_secrets', {})
    const again = await post('/v1/realtime/client_secrets', {}, { authorization: `Bearer ${String(made.body.value)}` })
    expect(again).toMatchObject({ status: 401, body: { error: { code: 'invalid_api_key' } } })
  })
})

describe('a secret of the beta form', () => {
  test.each(['/v1/realtime/sessions', '/openai/realtimeapi/sessions?api-version=2025-04-01-preview'])(
    'is made at %s, as part of the session, for a minute',
    async (path) => {
      await start()
      const session = { model: 'gpt-4o-realtime-preview', voice: 'verse', modalities: ['text'], temperature: 0.7 }
      const made = await post(path, session)
      const secret = { value: secretValue, expires_at: nowSeconds + 60 }
      expect(made).toMatchObject({
        status: 200,
        body: {
          id: expect.stringMatching(/^sess_/) as string,
          object: 'realtime.session',
          ...session,
          client_secret: secret,
        },
      })
      const { value } = made.body.client_secret as { value: string }
      const address = '/v1/realtime?model=gpt-4o-realtime-preview'
      const beta = { 'openai-beta': 'realtime=v1' }
      expect((await open(address, value, beta)).first).toMatchObject({ type: 'session.created', session })
      clock.advance(60_000)
      expect((await open(address, value, beta)).first).toMatchObject({ error: { code: 'invalid_api_key' } })
    },
  )

  test('for transcription', async () => {
    await start()
    const session = { input_audio_format: 'g711_ulaw', input_audio_transcription: { model: 'whisper-1' } }
    const made = await post('/v1/realtime/transcription_sessions', {
      ...session,
      client_secret: { expires_at: { anchor: 'created_at', seconds: 600 } },
    })
    expect(made).toMatchObject({
      status: 200,
      body: { ...session, client_secret: { value: secretValue, expires_at: nowSeconds + 600 } },
    })
    const { value } = made.body.client_secret as { value: string }
    expect(
      (await open('/v1/realtime?intent=transcription', value, { 'openai-beta': 'realtime=v1' })).first,
    ).toMatchObject({ type: 'transcription_session.created', session })
  })

  test('is not made by a strict server', async () => {
    await start({ strictGa: true })
    expect(await post('/v1/realtime/sessions', { model: 'm' })).toMatchObject({
      status: 400,
      body: { error: { code: 'beta_api_shape_disabled' } },
    })
    expect(await post('/v1/realtime/client_secrets', {})).toMatchObject({ status: 200 })
  })
})

describe('a request that is not right', () => {
  const ga = '/v1/realtime/client_secrets'
  const beta = '/v1/realtime/sessions'
  test.each([
    [ga, '{', 'invalid_json', null],
    [ga, '[]', 'invalid_event', null],
    [ga, { sesion: {} }, 'unknown_parameter', 'sesion'],
    [ga, { session: {} }, 'missing_required_parameter', 'session.type'],
    [ga, { session: { type: 'translation' } }, 'invalid_value', 'session.type'],
    [ga, { session: { type: 'realtime', nonsense: 1 } }, 'unknown_parameter', 'session.nonsense'],
    [ga, { expires_after: { seconds: 9 } }, 'invalid_value', 'expires_after.seconds'],
    [ga, { expires_after: { seconds: 7201 } }, 'invalid_value', 'expires_after.seconds'],
    [ga, { expires_after: { anchor: 'noon' } }, 'invalid_value', 'expires_after.anchor'],
    [beta, {}, 'missing_required_parameter', 'model'],
    [beta, { model: 'm', nonsense: 1 }, 'unknown_parameter', 'nonsense'],
    [beta, { model: 'm', turn_detection: { type: 'x' } }, 'invalid_value', 'turn_detection.type'],
    [
      beta,
      { model: 'm', client_secret: { expires_after: { seconds: 1 } } },
      'invalid_value',
      'client_secret.expires_after.seconds',
    ],
  ])('at %s with %j: %s, %s', async (path, body, code, param) => {
    await start()
    const namesParam = code === 'unknown_parameter' || code === 'missing_required_parameter'
    const message: unknown = namesParam ? expect.stringContaining(`'${param}'`) : expect.any(String)
    expect(await post(path, body)).toEqual({
      status: 400,
      body: { error: { message: message as string, type: 'invalid_request_error', param, code } },
    })
  })

  test('has a wrong key, told in the words of each service', async () => {
    await start()
    expect(await post(ga, {}, { authorization: 'Bearer sk-0123456789abcdef' })).toEqual({
      status: 401,
      body: {
        error: {
          message: expect.stringContaining('Incorrect API key provided: sk-01234*******cdef.') as string,
          type: 'invalid_request_error',
          param: null,
          code: 'invalid_api_key',
        },
      },
    })
    expect(await post(`/openai${ga}`, {}, { 'api-key': 'wrong' })).toMatchObject({
      status: 401,
      body: { error: { code: '401', message: expect.stringContaining('Access denied') as string } },
    })
  })

  test('is for a deployment that cannot speak', async () => {
    await start()
    const body = { session: { type: 'realtime', model: 'gpt-4o' } }
    expect(await post(`/openai${ga}`, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'OpperationNotSupported' } },
    })
    const made = await post(ga, body)
    expect(made.status).toBe(200)
    expect((await open('/v1/realtime', made.body.value)).first).toMatchObject({ error: { code: 'invalid_model' } })
  })

  test('is too large', async () => {
    await start()
    const session = { type: 'realtime', instructions: 'x'.repeat(600_000) }
    expect(await post(ga, { session })).toMatchObject({ status: 413, body: { error: { code: 'request_too_large' } } })
  })

  test.each([
    ['GET', '/', 404, null],
    ['GET', '/v1/models', 404, null],
    ['GET', ga, 405, 'method_not_supported'],
    ['GET', '/v1/realtime?model=x', 426, 'upgrade_required'],
    ['POST', '/v1/realtime/calls', 404, 'unsupported_session_type'],
    ['POST', '/v1/live/sessions', 404, 'unsupported_session_type'],
    ['POST', '/v1/realtime/translations/client_secrets', 404, 'unsupported_session_type'],
    ['GET', '/openai/deployments', 404, '404'],
    ['GET', '/constructor', 404, null],
  ])('%s %s is answered %i in JSON', async (method, path, status, code) => {
    await start()
    expect(await request(method, path)).toMatchObject({ status, body: { error: { code } } })
  })
})

test('of many secrets the oldest go first', async () => {
  await start()
  const make = async () => (await post('/v1/realtime/client_secrets', {})).body.value
  const oldest = await make()
  const next = await make()
  for (let count = 0; count < 199; count++) await make()
  expect((await open('/v1/realtime', oldest)).first).toMatchObject({ error: { code: 'invalid_api_key' } })
  expect((await open('/v1/realtime', next)).first).toMatchObject({ type: 'session.created' })
})
