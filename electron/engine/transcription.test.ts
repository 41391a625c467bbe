import { afterEach, describe, expect, test } from 'vitest'
import { nextError } from './testing/actions'
import { connectClient, type TestClient } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp, token } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const bearer = { authorization: `Bearer ${token}` }
const connect = (headers: Record<string, string> = {}) =>
  connectClient(`ws://127.0.0.1:${setup.port}/v1/realtime?intent=transcription`, { ...bearer, ...headers })
const connectBeta = () => connect({ 'openai-beta': 'realtime=v1' })

const append = (client: TestClient, lengthMs: number, voiced = true) =>
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(lengthMs, voiced)) })
const update = (client: TestClient, input: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  client.send({ type: 'session.update', session: { type: 'transcription', audio: { input }, ...more } })

const cycle = [
  'input_audio_buffer.committed',
  'conversation.item.added',
  'conversation.item.done',
  'conversation.item.input_audio_transcription.delta',
  'conversation.item.input_audio_transcription.delta',
  'conversation.item.input_audio_transcription.completed',
]

describe('GA', () => {
  test('the language that is named is heard, from then on', async () => {
    setup = await setUp()
    const client = await connect()
    for (const language of [null, 'de', 'fr']) {
      update(client, { transcription: { model: 'gpt-transcribe', language }, turn_detection: null })
      await client.next('session.updated')
      append(client, 200)
      client.send({ type: 'input_audio_buffer.commit' })
      await client.next('conversation.item.input_audio_transcription.completed')
    }
    expect(setup.speech.languages).toEqual([null, 'de', 'fr'])
  })

  test('what is committed is transcribed', async () => {
    setup = await setUp()
    setup.speech.recognitions.push({ text: 'Good morning', language: 'en' })
    const client = await connect()
    expect((await client.next('session.created')).session).toMatchObject({
      type: 'transcription',
      object: 'realtime.transcription_session',
      audio: { input: { transcription: null, turn_detection: { type: 'server_vad' } } },
    })
    update(
      client,
      { transcription: { model: 'gpt-transcribe' }, turn_detection: null },
      { include: ['item.input_audio_transcription.logprobs'] },
    )
    expect((await client.next('session.updated')).session).toEqual({
      type: 'transcription',
      object: 'realtime.transcription_session',
      id: expect.stringMatching(/^sess_/),
      audio: {
        input: {
          format: { type: 'audio/pcm', rate: 24000 },
          transcription: { model: 'gpt-transcribe', language: null, prompt: null },
          noise_reduction: null,
          turn_detection: null,
        },
      },
      include: ['item.input_audio_transcription.logprobs'],
      expires_at: expect.any(Number),
    })
    append(client, 200)
    client.send({ type: 'input_audio_buffer.commit' })
    const completed = await client.next('conversation.item.input_audio_transcription.completed')
    expect(completed).toMatchObject({
      transcript: 'Good morning',
      logprobs: null,
      languages: [{ code: 'en' }],
      usage: { type: 'tokens', total_tokens: 5, input_token_details: { text_tokens: 0, audio_tokens: 2 } },
    })
    expect(client.types().slice(2)).toEqual(cycle)
  })

  test('turns are found and not answered; a response is refused and the session goes on', async () => {
    setup = await setUp()
    setup.speech.recognitions.push({ text: 'Good morning', language: 'en' })
    const client = await connect()
    update(client, { transcription: { model: 'gpt-4o-transcribe' } })
    append(client, 200)
    append(client, 300, false)
    await client.next('conversation.item.input_audio_transcription.completed')
    for (const type of ['response.create', 'response.cancel']) {
      client.send({ type })
      expect(await nextError(client)).toMatchObject({
        code: 'invalid_parameter',
        message: `Passing a '${type}' event to a transcription session is not allowed.`,
      })
    }
    update(client, {})
    await client.next('session.updated')
    await client.next('session.updated')
    expect(client.types().filter((type) => type.startsWith('response.'))).toEqual([])
    expect(setup.asked).toEqual([])
  })

  test.each([
    [{ type: 'realtime' }, 'invalid_parameter', null],
    [{ type: 'transcription', instructions: 'x' }, 'unknown_parameter', 'session.instructions'],
    [{ type: 'transcription', audio: { output: {} } }, 'unknown_parameter', 'session.audio.output'],
    [{ audio: {} }, 'missing_required_parameter', 'session.type'],
    [
      {
        type: 'transcription',
        audio: {
          input: { transcription: { model: 'gpt-live-transcribe' }, turn_detection: { type: 'server_vad' } },
        },
      },
      'invalid_value',
      null,
    ],
  ])('%o is refused', async (session, code, param) => {
    setup = await setUp()
    const client = await connect()
    client.send({ type: 'session.update', session })
    expect(await nextError(client)).toMatchObject({ code, param })
  })

  test('a model that knows no turns takes the default ones away', async () => {
    setup = await setUp()
    const client = await connect()
    update(client, { transcription: { model: 'gpt-realtime-whisper', delay: 'low' } })
    expect((await client.next('session.updated')).session).toMatchObject({
      audio: {
        input: {
          turn_detection: null,
          transcription: { model: 'gpt-realtime-whisper', language: null, prompt: null, delay: 'low' },
        },
      },
    })
    update(client, { turn_detection: { type: 'server_vad' } })
    expect(await nextError(client)).toMatchObject({
      code: 'invalid_value',
      message: 'Turn detection is not supported for this transcription model.',
    })
  })
})

describe('beta', () => {
  test('has names and a flat object of its own', async () => {
    setup = await setUp()
    setup.speech.recognitions.push({ text: 'Good morning', language: 'en' })
    const client = await connectBeta()
    await client.next('transcription_session.created')
    client.send({
      type: 'transcription_session.update',
      session: {
        input_audio_format: 'pcm16',
        input_audio_transcription: { model: 'gpt-4o-mini-transcribe', language: 'en' },
        turn_detection: null,
        input_audio_noise_reduction: { type: 'near_field' },
        include: ['item.input_audio_transcription.logprobs'],
      },
    })
    expect((await client.next('transcription_session.updated')).session).toMatchObject({
      object: 'realtime.transcription_session',
      input_audio_format: 'pcm16',
      input_audio_transcription: { model: 'gpt-4o-mini-transcribe', language: 'en', prompt: null },
      turn_detection: null,
      input_audio_noise_reduction: { type: 'near_field' },
    })
    append(client, 200)
    client.send({ type: 'input_audio_buffer.commit' })
    await client.next('conversation.item.input_audio_transcription.completed')
    expect(client.types().slice(2)).toEqual([
      'input_audio_buffer.committed',
      'conversation.item.created',
      ...cycle.slice(3),
    ])
  })

  test("the other kind's update is refused in either", async () => {
    setup = await setUp()
    const client = await connectBeta()
    client.send({ type: 'session.update', session: {} })
    expect(await nextError(client)).toMatchObject({
      code: 'invalid_parameter',
      message: 'Passing a realtime session update event to a transcription session is not allowed.',
    })
  })
})
