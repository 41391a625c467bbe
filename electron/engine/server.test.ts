import { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { connectClient } from './testing/client'
import { createManualClock } from './testing/manual-clock'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp, token } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const bearer = { authorization: `Bearer ${token}` }

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
    // Strict clients take an error for the end of everything: the answers say it.
    expect(client.types()).not.toContain('error')
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
