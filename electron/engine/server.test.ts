import { request as httpRequest } from 'node:http'
import { connect as connectTcp, Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connectClient } from './testing/client'
import { createManualClock } from './testing/manual-clock'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp, token } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const key = 'dGhlIHNhbXBsZSBub25jZQ=='
const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key }

/** The status that a handshake with these headers is answered with. */
function handshake(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: setup.port, path, headers: { ...upgrade, ...headers } })
    request.on('response', (response) => resolve(response.statusCode ?? 0))
    request.on('upgrade', (_response, stream) => {
      stream.destroy()
      resolve(101)
    })
    request.on('error', reject)
    request.end()
  })
}

const bearer = { authorization: `Bearer ${token}` }

describe('the handshake', () => {
  test('takes the token wherever clients put it', async () => {
    setup = await setUp()
    expect(await handshake('/v1/realtime?model=x', bearer)).toBe(101)
    expect(await handshake('/openai/v1/realtime?model=x', { 'api-key': token })).toBe(101)
    expect(await handshake(`/v1/realtime?model=x&api-key=${token}`)).toBe(101)
    expect(
      await handshake('/v1/realtime?model=x', {
        'sec-websocket-protocol': `realtime, openai-insecure-api-key.${token}`,
      }),
    ).toBe(101)
  })

  test('refuses everybody else before the upgrade', async () => {
    setup = await setUp()
    expect(await handshake('/v1/realtime?model=x')).toBe(401)
    expect(await handshake('/v1/realtime?model=x', { authorization: 'Bearer wrong' })).toBe(401)
    expect(await handshake('/v1/realtime?model=x', { authorization: `Bearer ${token}x` })).toBe(401)
    expect(await handshake('/v1/realtime?model=x', { origin: 'https://example.org' })).toBe(401)
    expect(await handshake('/v1/realtime?model=x', { ...bearer, origin: 'https://example.org' })).toBe(101)
    expect(await handshake('/v1/realtime?model=x', { ...bearer, host: 'example.org' })).toBe(403)
    expect(await handshake('/elsewhere', bearer)).toBe(404)
  })

  test('selects the realtime subprotocol when it is offered', async () => {
    setup = await setUp()
    const url = `ws://127.0.0.1:${setup.port}/v1/realtime?model=x`
    const socket = new WebSocket(url, ['realtime', `openai-insecure-api-key.${token}`, 'openai-agents-sdk.0.20.0'])
    await new Promise((resolve) => socket.once('open', resolve))
    expect(socket.protocol).toBe('realtime')
    socket.close()
  })

  test('is followed by the first frame a little later, never in the same write', async () => {
    setup = await setUp()
    const stream = connectTcp(setup.port, '127.0.0.1')
    const headers = Object.entries({ host: 'localhost', ...upgrade, ...bearer }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    stream.write(`GET /v1/realtime?model=x HTTP/1.1\r\n${headers.join('')}\r\n`)
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
    ['', {}, 'missing_model'],
    ['?model=x', { 'openai-beta': 'assistants=v2, realtime=v1' }, 'beta_api_shape_disabled'],
  ])('with %s %o ends in %s and close 4000', async (query, headers, code) => {
    setup = await setUp()
    const client = await connectClient(`ws://127.0.0.1:${setup.port}/v1/realtime${query}`, { ...bearer, ...headers })
    expect((await client.next('error')).error).toMatchObject({ type: 'invalid_request_error', code })
    expect(await client.closed).toEqual({ code: 4000, reason: `invalid_request_error.${code}` })
  })
})

test('the last item and the response end in one write; the response and its first item begin in two', async () => {
  setup = await setUp()
  const writes: string[] = []
  // One call of this is one write to the system.
  type Writev = (this: Socket, chunks: { chunk: Buffer }[], done: () => void) => void
  const prototype = Socket.prototype as unknown as { _writev: Writev }
  const original = prototype._writev
  prototype._writev = function (chunks, done) {
    writes.push(chunks.map(({ chunk }) => String(chunk)).join(''))
    original.call(this, chunks, done)
  }
  const client = await setup.connect()
  client.send({ type: 'session.update', session: { type: 'realtime', output_modalities: ['text'] } })
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(200)) })
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300, false)) })
  await client.next('rate_limits.updated')
  prototype._writev = original
  const writeOf = (type: string) => writes.findIndex((text) => text.includes(`"type":"${type}"`))
  expect(writeOf('response.done')).toBeGreaterThan(0)
  expect(writeOf('response.done')).toBe(writeOf('response.output_item.done'))
  expect(writeOf('response.output_item.added')).toBeGreaterThan(writeOf('response.created'))
})

describe('over time', () => {
  test('pings every 20 s and lets go of who does not answer', async () => {
    const clock = createManualClock()
    setup = await setUp(undefined, { clock })
    const client = await connectClient(`ws://127.0.0.1:${setup.port}/v1/realtime?model=x`, bearer)
    clock.advance(20_000)
    await new Promise((resolve) => client.socket.once('ping', resolve))
    client.socket.pause()
    clock.advance(20_000)
    clock.advance(20_000)
    client.socket.resume()
    expect((await client.closed).code).toBe(1006)
  })

  test('a session ends at its limit', async () => {
    const clock = createManualClock()
    setup = await setUp(undefined, { clock, sessionLimitMs: 60 * 60_000 })
    const client = await connectClient(`ws://127.0.0.1:${setup.port}/v1/realtime?model=x`, bearer)
    const answered = new Promise((resolve) => client.socket.on('ping', resolve))
    clock.advance(10)
    const { session } = await client.next('session.created')
    expect(session).toMatchObject({ expires_at: Date.UTC(2026, 0, 1, 1) / 1000 })
    for (let minute = 0; minute < 180; minute++) {
      // Each ping is answered before the next is due.
      const ping = minute === 0 ? answered : new Promise((resolve) => client.socket.once('ping', resolve))
      clock.advance(20_000)
      if (minute < 179) await ping
      client.send({ type: 'conversation.item.retrieve', item_id: 'x' })
      if (minute < 179) await client.next('error')
    }
    expect((await client.next('error')).error).toMatchObject({
      type: 'invalid_request_error',
      code: 'session_expired',
      message: 'Your session hit the maximum duration of 60 minutes.',
    })
    expect(await client.closed).toEqual({ code: 1001, reason: 'Your session hit the maximum duration of 60 minutes.' })
  })

  test('the idle timeout commits what there is and answers it', async () => {
    const clock = createManualClock()
    setup = await setUp(undefined, { clock })
    const client = await connectClient(`ws://127.0.0.1:${setup.port}/v1/realtime?model=x`, bearer)
    clock.advance(10)
    client.send({
      type: 'session.update',
      session: {
        type: 'realtime',
        audio: { input: { turn_detection: { type: 'server_vad', idle_timeout_ms: 5000 } } },
      },
    })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(200, false)) })
    client.send({ type: 'response.create' })
    await client.next('rate_limits.updated')
    clock.advance(5599)
    expect(client.types()).not.toContain('input_audio_buffer.timeout_triggered')
    clock.advance(1)
    await client.next('rate_limits.updated')
    expect(client.types().filter((type) => type.startsWith('input_audio_buffer'))).toEqual([
      'input_audio_buffer.timeout_triggered',
      'input_audio_buffer.committed',
    ])
  })
})

describe('the models', () => {
  test('are loaded when a session opens, or only when there is sound', async () => {
    setup = await setUp()
    await setup.connect()
    expect(setup.speech.loads).toBe(1)
    await setup.close()

    setup = await setUp(() => [{ kind: 'tone', text: 'beep', frequencyHz: 440, durationMs: 100 }], {
      loadSpeech: 'on-demand',
    })
    const client = await setup.connect()
    client.send({ type: 'response.create' })
    await client.next('response.done')
    expect(setup.speech.loads).toBe(0)
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(20, false)) })
    client.send({ type: 'session.update', session: { type: 'realtime' } })
    await client.next('session.updated')
    expect(setup.speech.loads).toBe(1)
  })

  test('that are damaged are named, and what is spoken fails while text goes on', async () => {
    setup = await setUp()
    setup.speech.failure = { kind: 'failed', code: 'engine.model-damaged', file: 'voice-joe/voice.onnx' }
    const client = await setup.connect()
    expect((await client.next('error')).error).toEqual({
      type: 'server_error',
      code: 'engine.model-damaged',
      message: 'The model file voice-joe/voice.onnx is damaged.',
      param: null,
      event_id: null,
    })
    for (let count = 0; count < 5; count++) {
      client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(20, false)) })
    }
    client.send({ type: 'response.create' })
    expect((await client.next('response.done')).response).toMatchObject({
      status: 'failed',
      status_details: { error: { code: 'engine.model-damaged' } },
    })
    client.send({ type: 'response.create', response: { output_modalities: ['text'] } })
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed' })
    expect(client.types().filter((type) => type === 'error')).toHaveLength(1)
  })
})

test('silence and open sessions are no activity, speech and text are', async () => {
  setup = await setUp()
  const client = await setup.connect()
  const retrieved = async () => {
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(100, false)) })
    client.send({ type: 'nonsense' })
    await client.next('error')
    return setup.activity.count
  }
  expect(await retrieved()).toBe(0)
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(100)) })
  await client.next('input_audio_buffer.speech_started')
  expect(setup.activity.count).toBeGreaterThan(0)
})
