/** The handshake over real sockets: who gets in, and what the others are told. */

import { request as httpRequest } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connectClient } from './testing/client'
import { type Setup, setUp, token } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const bearer = { authorization: `Bearer ${token}` }
const key = 'dGhlIHNhbXBsZSBub25jZQ=='
const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key }

/** What a handshake with these headers is answered with. */
function handshake(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: setup.port, path, headers: { ...upgrade, ...headers } })
    request.on('response', (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }))
    })
    request.on('upgrade', (_response, stream) => {
      stream.destroy()
      resolve({ status: 101, body: null })
    })
    request.on('error', reject)
    request.end()
  })
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
}

function connect(path: string, headers: Record<string, string> = {}) {
  return connectClient(`ws://127.0.0.1:${setup.port}${path}`, headers)
}

describe('the key', () => {
  test.each([
    ['/v1/realtime?model=x', bearer],
    ['/v1/realtime?model=x', { authorization: `bearer ${token}`, origin: 'https://example.org' }],
    ['/openai/v1/realtime?model=x', { 'api-key': token }],
    [`/openai/realtime?deployment=x&api-version=2024-10-01-preview&api-key=${token}`, {}],
    [`/openai/realtime?deployment=x&api-version=2024-10-01-preview&Authorization=Bearer%20${token}`, {}],
    ['/v1/realtime?model=x', { 'sec-websocket-protocol': `realtime, openai-insecure-api-key.${token}` }],
  ])('is taken at %s with %o', async (path, headers) => {
    setup = await setUp()
    const protocols = 'sec-websocket-protocol' in headers ? headers['sec-websocket-protocol'].split(', ') : []
    const socket = new WebSocket(`ws://127.0.0.1:${setup.port}${path}`, protocols, { headers })
    const first = await new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))))
    expect(first).toMatchObject({ type: 'session.created', session: { model: 'x' } })
    expect(socket.protocol).toBe(protocols.length > 0 ? 'realtime' : '')
    socket.close()
  })

  test.each([
    ['/openai/v1/realtime?model=x', {}],
    ['/openai/v1/realtime?model=x', { authorization: 'Bearer wrong' }],
    ['/openai/realtime?deployment=x&api-version=2024-10-01-preview', { 'api-key': `${token}x` }],
    ['/openai/v1/realtime?model=x', { 'api-key': 'wrong', origin: 'https://example.org' }],
  ])('that is wrong is refused by Azure before the upgrade: %s with %o', async (path, headers) => {
    setup = await setUp()
    expect(await handshake(path, headers)).toEqual({
      status: 401,
      body: {
        error: { code: '401', message: expect.stringContaining('Access denied due to invalid subscription key') },
      },
    })
  })

  test.each([
    [{}, "You didn't provide an API key."],
    [{ authorization: 'Bearer wrong' }, 'Incorrect API key provided: w****.'],
    [
      { authorization: 'Bearer sk-proj-0123456789abcdef', origin: 'https://example.org' },
      'Incorrect API key provided: sk-proj-************cdef.',
    ],
    [{ 'api-key': 'ek_0123456789abcdef' }, 'Incorrect API key provided: ek_01234*******cdef.'],
  ])('that is wrong is refused by OpenAI in band: %o', async (headers, message) => {
    setup = await setUp()
    const client = await connect('/v1/realtime?model=x', headers)
    // Nothing that it says meanwhile is answered.
    client.send({ type: 'response.create' })
    expect(await client.closed).toEqual({ code: 3000, reason: 'invalid_request_error.invalid_api_key' })
    expect(client.events).toEqual([
      {
        type: 'error',
        event_id: expect.stringMatching(/^event_/),
        error: {
          type: 'invalid_request_error',
          code: 'invalid_api_key',
          message: expect.stringContaining(message),
          param: null,
          event_id: null,
        },
      },
    ])
    expect(setup.speech.loads).toBe(0)
  })

  test('that is wrong costs little, however many come at once and wait', async () => {
    setup = await setUp()
    const idle = await Promise.all(
      Array.from({ length: 32 }, async () => {
        const stream = connectTcp(setup.port, '127.0.0.1')
        stream.write(`GET /v1/realtime?model=x HTTP/1.1\r\n${headerLines({ host: 'localhost', ...upgrade })}\r\n`)
        await new Promise((resolve) => stream.once('data', resolve))
        return stream
      }),
    )
    expect(await handshake('/v1/realtime?model=x')).toMatchObject({ status: 503 })
    expect(await handshake('/v1/realtime?model=x', bearer)).toMatchObject({ status: 101 })
    for (const stream of idle) stream.destroy()
  })

  test('that is wrong lets nobody send much', async () => {
    setup = await setUp()
    const stream = connectTcp(setup.port, '127.0.0.1')
    const received: string[] = []
    stream.on('data', (data) => received.push(String(data)))
    const closed = new Promise((resolve) => stream.on('close', resolve))
    // In one write with the handshake, so that it is read before the refusal is told: a frame that will be 2 MiB long.
    const request = `GET /v1/realtime?model=x HTTP/1.1\r\n${headerLines({ host: 'localhost', ...upgrade })}\r\n`
    stream.write(
      Buffer.concat([Buffer.from(request), Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0x20, 0, 0, 1, 2, 3, 4])]),
    )
    await closed
    expect(received.join('')).toContain('101 Switching Protocols')
    expect(received.join('')).not.toContain('invalid_api_key')
  })
})

test('other names for this machine, other paths and unreadable addresses are refused before the upgrade', async () => {
  setup = await setUp()
  expect(await handshake('/v1/realtime?model=x', { ...bearer, host: 'example.org' })).toMatchObject({ status: 403 })
  expect(await handshake('/elsewhere', bearer)).toMatchObject({ status: 404 })
  expect(await handshake('//', bearer)).toMatchObject({ status: 404 })
  expect(await handshake('/openai/v1/realtime?model=gpt-4o', bearer)).toEqual({
    status: 400,
    body: {
      error: {
        code: 'OpperationNotSupported',
        message: expect.stringContaining('The realtime operation does not work with the specified model, gpt-4o.'),
      },
    },
  })
})

describe('the first frame', () => {
  test('leaves a little after the handshake, never in the same write', async () => {
    setup = await setUp()
    const stream = connectTcp(setup.port, '127.0.0.1')
    stream.write(
      `GET /v1/realtime?model=x HTTP/1.1\r\n${headerLines({ host: 'localhost', ...upgrade, ...bearer })}\r\n`,
    )
    const arrivals: { text: string; atMs: number }[] = []
    await new Promise<void>((resolve) => {
      stream.on('data', (data) => {
        arrivals.push({ text: String(data), atMs: performance.now() })
        if (String(data).includes('session.created')) resolve()
      })
    })
    stream.destroy()
    expect(arrivals[0]?.text).not.toContain('session.created')
    expect((arrivals[1]?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(5)
  })

  test.each([
    ['/v1/realtime?model=x', {}, { type: 'realtime', model: 'x', output_modalities: ['audio'] }],
    ['/v1/realtime?model=x', { 'openai-beta': 'realtime=v1' }, { model: 'x', modalities: ['text', 'audio'] }],
    ['/openai/realtime?api-version=2024-10-01-preview&deployment=x', {}, { model: 'x', input_audio_format: 'pcm16' }],
    ['/v1/realtime?intent=transcription', {}, { type: 'transcription', object: 'realtime.transcription_session' }],
  ])('at %s with %o has the session in its form', async (path, headers, session) => {
    setup = await setUp()
    const client = await setup.connect({ path, headers: { ...bearer, ...headers } })
    expect(client.events[0]).toMatchObject({ type: 'session.created', session })
  })

  test.each([false, true])(
    'of a beta session is followed by conversation.created only if started to: %s',
    async (asked) => {
      setup = await setUp(undefined, { withConversationCreated: asked })
      const client = await setup.connect({ headers: { ...bearer, 'openai-beta': 'realtime=v1' } })
      client.send({ type: 'nonsense' })
      await client.next('error')
      expect(client.types()[1]).toBe(asked ? 'conversation.created' : 'error')
    },
  )

  test.each([
    ['/v1/realtime', {}, 'missing_model'],
    ['/v1/realtime?model=gpt-4o', {}, 'invalid_model'],
    ['/v1/realtime?intent=transcription&model=whisper-1', {}, 'invalid_model'],
    ['/v1/realtime?model=x', { 'openai-beta': 'assistants=v2, realtime=v1' }, 'beta_api_shape_disabled'],
    ['/openai/realtime?deployment=x&api-version=2025-04-01-preview', {}, 'beta_api_shape_disabled'],
    ['/v1/realtime?call_id=rtc_x', {}, 'call_not_found'],
    ['/v1/realtime/translations?model=gpt-realtime-translate', {}, 'unsupported_session_type'],
  ])('at %s with %o of a strict server is the error %s and close 4000', async (path, headers, code) => {
    setup = await setUp(undefined, { strictGa: true })
    const client = await connect(path, { ...bearer, ...headers })
    expect((await client.next('error')).error).toMatchObject({ type: 'invalid_request_error', code })
    expect(await client.closed).toEqual({ code: 4000, reason: `invalid_request_error.${code}` })
  })
})

test('closing the server does not wait for who never finished a handshake', async () => {
  setup = await setUp()
  const stream = connectTcp(setup.port, '127.0.0.1')
  const ended = new Promise((resolve) => stream.on('close', resolve))
  stream.on('error', () => {})
  await new Promise((resolve) => stream.once('connect', resolve))
  stream.write('POST /v1/realtime/sessions HTTP/1.1\r\nhost: localhost\r\n')
  await setup.close()
  await ended
})

test.each([
  [
    '/openai/v1/realtime?model=talk',
    { type: 'realtime', audio: { input: { transcription: { model: 'our-ears' } } } },
    null,
  ],
  [
    '/openai/realtime?api-version=2025-04-01-preview&deployment=talk',
    { input_audio_transcription: { model: 'our-ears' } },
    null,
  ],
  [
    '/v1/realtime?model=gpt-realtime',
    { type: 'realtime', audio: { input: { transcription: { model: 'our-ears' } } } },
    { code: 'invalid_value', param: 'session.audio.input.transcription.model' },
  ],
])('at %s a transcription by a deployment %o', async (path, session, error) => {
  setup = await setUp()
  const client = await connect(path, { authorization: `Bearer ${token}` })
  client.send({ type: 'session.update', session })
  if (error) expect((await client.next('error')).error).toMatchObject(error)
  else expect(JSON.stringify((await client.next('session.updated')).session)).toContain('our-ears')
})
