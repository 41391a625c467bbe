/** Spoken turns beyond the plain one: what is switched off, done by hand in between, or not done at all. */

import { afterEach, describe, expect, test } from 'vitest'
import { nextError, retrieve } from './testing/actions'
import type { TestClient } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { createManualClock } from './testing/manual-clock'
import { type Setup, setUp } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const append = (client: TestClient, lengthMs: number, voiced = true) =>
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(lengthMs, voiced)) })

/** A turn whose end is found. */
function speak(client: TestClient) {
  append(client, 200)
  append(client, 200, false)
}

async function detect(client: TestClient, detection: Record<string, unknown>, transcription: unknown = null) {
  const input = { turn_detection: { type: 'server_vad', ...detection }, transcription }
  client.send({ type: 'session.update', session: { type: 'realtime', audio: { input } } })
  await client.next('session.updated')
}

describe('turn detection', () => {
  test.each([
    { create_response: false, interrupt_response: false },
    { create_response: false, interrupt_response: true },
  ])('only tells of turns: %o', async (answering) => {
    setup = await setUp()
    const client = await setup.connect()
    await detect(client, answering)
    speak(client)
    await client.next('conversation.item.done')
    await retrieve(client, String((await client.next('input_audio_buffer.committed')).item_id))
    expect(client.types().filter((type) => type.startsWith('response.'))).toEqual([])
    client.send({ type: 'response.create' })
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed' })
  })

  test('that may interrupt but not answer interrupts', async () => {
    setup = await setUp()
    setup.speech.gate = new Promise(() => {})
    const client = await setup.connect()
    await detect(client, { create_response: false })
    client.send({ type: 'response.create' })
    await client.next('response.output_audio.delta')
    speak(client)
    await client.next('input_audio_buffer.committed')
    expect(client.events.filter(({ type }) => type === 'response.done')).toMatchObject([
      { response: { status: 'cancelled', status_details: { type: 'cancelled', reason: 'turn_detected' } } },
    ])
  })

  test('that may answer but not interrupt is silent about a turn during an answer', async () => {
    setup = await setUp()
    let goOn = () => {}
    setup.speech.gate = new Promise((resolve) => (goOn = resolve))
    const client = await setup.connect()
    await detect(client, { interrupt_response: false })
    client.send({ type: 'response.create' })
    await client.next('response.output_audio.delta')
    speak(client)
    const { item_id: id } = await client.next('input_audio_buffer.committed')
    await retrieve(client, String(id))
    goOn()
    await client.next('rate_limits.updated')
    expect(client.types().filter((type) => type === 'response.created' || type === 'error')).toEqual([
      'response.created',
    ])
  })

  test('leaves a turn that is committed by hand while it is spoken without an end', async () => {
    setup = await setUp()
    const client = await setup.connect()
    await detect(client, {})
    append(client, 200)
    const { item_id: id } = await client.next('input_audio_buffer.speech_started')
    client.send({ type: 'input_audio_buffer.commit' })
    expect(await client.next('input_audio_buffer.committed')).toMatchObject({ item_id: id })
    expect((await client.next('conversation.item.done')).item).toMatchObject({ id, role: 'user' })
    append(client, 300, false)
    client.send({ type: 'input_audio_buffer.clear' })
    await client.next('input_audio_buffer.cleared')
    expect(client.types()).not.toContain('input_audio_buffer.speech_stopped')
    expect(client.types()).not.toContain('response.created')
  })

  test('forgets a turn that is cleared while it is spoken, and finds the next', async () => {
    setup = await setUp()
    const client = await setup.connect()
    append(client, 200)
    const { item_id: first } = await client.next('input_audio_buffer.speech_started')
    client.send({ type: 'input_audio_buffer.clear' })
    await client.next('input_audio_buffer.cleared')
    speak(client)
    const { item_id: second } = await client.next('input_audio_buffer.speech_started')
    expect(second).not.toBe(first)
    expect(await client.next('input_audio_buffer.committed')).toMatchObject({ item_id: second })
  })
})

test('an utterance is retrieved with its sound as soon as its transcript is told', async () => {
  setup = await setUp()
  const client = await setup.connect()
  await detect(client, { create_response: false }, { model: 'whisper-1' })
  speak(client)
  const { item_id: id, transcript } = await client.next('conversation.item.input_audio_transcription.completed')
  expect(await retrieve(client, String(id))).toMatchObject({
    id,
    status: 'completed',
    content: [{ type: 'input_audio', transcript, audio: expect.stringMatching(/^[\w+/]{9000,}=*$/) }],
  })
})

describe('the idle timeout', () => {
  async function idle(detection: Record<string, unknown> = {}) {
    const clock = createManualClock()
    setup = await setUp(undefined, { clock })
    const connecting = setup.connect()
    const ticking = setInterval(() => clock.advance(10), 1)
    const client = await connecting
    clearInterval(ticking)
    await detect(client, { idle_timeout_ms: 5000, ...detection })
    return { client, clock }
  }
  /** Everything sent has been read, and whatever it was going to cause at once has been told. */
  async function settled(client: TestClient) {
    client.send({ type: 'response.cancel', response_id: 'none' })
    await nextError(client)
    return client.types().filter((type) => type === 'input_audio_buffer.timeout_triggered').length
  }

  test('does not end a turn that is being spoken', async () => {
    const { client, clock } = await idle({ interrupt_response: false })
    let goOn = () => {}
    setup.speech.gate = new Promise((resolve) => (goOn = resolve))
    client.send({ type: 'response.create' })
    await client.next('response.output_audio.delta')
    append(client, 200)
    await client.next('input_audio_buffer.speech_started')
    goOn()
    await client.next('rate_limits.updated')
    clock.advance(10_000)
    expect(await settled(client)).toBe(0)
  })

  test('does not count from an answer that speech has ended', async () => {
    const { client, clock } = await idle({ create_response: false })
    setup.speech.gate = new Promise(() => {})
    client.send({ type: 'response.create' })
    await client.next('response.output_audio.delta')
    append(client, 200)
    await client.next('rate_limits.updated')
    clock.advance(10_000)
    expect(await settled(client)).toBe(0)
  })

  test('is off as soon as it is switched off', async () => {
    const { client, clock } = await idle()
    append(client, 200, false)
    client.send({ type: 'response.create' })
    await client.next('rate_limits.updated')
    await detect(client, { idle_timeout_ms: null })
    clock.advance(10_000)
    expect(await settled(client)).toBe(0)
  })
})
