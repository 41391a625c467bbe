import OpenAI from 'openai'
import OpenAI5 from 'openai-5'
import { OpenAIRealtimeWS as BetaRealtimeWS } from 'openai-5/beta/realtime/ws'
import { OpenAIRealtimeWebSocket } from 'openai/realtime/websocket'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ServerEvent } from '../testing/client'
import { sound, toBase64 } from '../testing/fake-speech'
import { type Setup, setUp, token } from '../testing/setup'
import { type Attached, attach, type Realtime } from './attach'
import { createTrustedCertificate } from './trust'

let setup: Setup
let baseURL: string
let client: Attached<ServerEvent, Record<string, unknown>> | null = null

beforeAll(async () => {
  setup = await setUp(undefined, { tls: await createTrustedCertificate() })
  baseURL = `https://127.0.0.1:${setup.port}/v1`
})
afterEach(async () => {
  client?.close()
  await client?.closed
  client = null
})
afterAll(() => setup.close())

/** Listens to a client of either version, whatever the types of its events. */
function listen(realtime: object) {
  client = attach(realtime as Realtime<ServerEvent, Record<string, unknown>>)
  return client
}

const nowSeconds = () => Date.now() / 1000

test.each([
  ['ws', OpenAIRealtimeWS],
  ["the platform's WebSocket", OpenAIRealtimeWebSocket],
])('openai 7 makes a secret and connects with it over %s', async (_name, RealtimeClient) => {
  const secret = await new OpenAI({ apiKey: token, baseURL }).realtime.clientSecrets.create({
    expires_after: { anchor: 'created_at', seconds: 60 },
    session: { type: 'realtime', model: 'gpt-realtime', instructions: 'Be brief.', output_modalities: ['text'] },
  })
  expect(secret).toMatchObject({
    value: expect.stringMatching(/^ek_/) as string,
    session: { type: 'realtime', model: 'gpt-realtime', instructions: 'Be brief.' },
  })
  expect(Math.abs(secret.expires_at - nowSeconds() - 60)).toBeLessThan(5)

  const { events, errors } = listen(
    new RealtimeClient({ model: 'gpt-realtime' }, new OpenAI({ apiKey: secret.value, baseURL })),
  )
  expect((await events.next('session.created')).session).toMatchObject({
    instructions: 'Be brief.',
    output_modalities: ['text'],
  })
  expect(errors).toEqual([])
})

test('openai 7 makes a secret for transcription and connects with it', async () => {
  const secret = await new OpenAI({ apiKey: token, baseURL }).realtime.clientSecrets.create({
    session: {
      type: 'transcription',
      audio: { input: { transcription: { model: 'gpt-4o-transcribe' }, turn_detection: null } },
    },
  })
  const { events, send } = listen(
    new OpenAIRealtimeWS({ intent: 'transcription' }, new OpenAI({ apiKey: secret.value, baseURL })),
  )
  await events.next('session.created')
  send({ type: 'input_audio_buffer.append', audio: toBase64(sound(400)) })
  send({ type: 'input_audio_buffer.commit' })
  const completed = await events.next('conversation.item.input_audio_transcription.completed')
  expect(completed.transcript).toBe('hello')
})

test('openai 5 makes a beta session and connects with its secret', async () => {
  const model = 'gpt-4o-realtime-preview'
  const session = await new OpenAI5({ apiKey: token, baseURL }).beta.realtime.sessions.create({
    model,
    instructions: 'Be brief.',
    modalities: ['text'],
  })
  expect(session).toMatchObject({
    modalities: ['text'],
    instructions: 'Be brief.',
    client_secret: { value: expect.stringMatching(/^ek_/) as string },
  })
  expect(Math.abs(session.client_secret.expires_at - nowSeconds() - 60)).toBeLessThan(5)

  const { events, errors } = listen(
    new BetaRealtimeWS({ model }, new OpenAI5({ apiKey: session.client_secret.value, baseURL })),
  )
  expect((await events.next('session.created')).session).toMatchObject({
    instructions: 'Be brief.',
    modalities: ['text'],
  })
  expect(errors).toEqual([])
})

test('openai 5 makes a secret for transcription', async () => {
  const session = await new OpenAI5({ apiKey: token, baseURL }).beta.realtime.transcriptionSessions.create({
    input_audio_transcription: { model: 'gpt-4o-transcribe' },
  })
  expect(session).toMatchObject({
    client_secret: { value: expect.stringMatching(/^ek_/) as string },
    input_audio_transcription: { model: 'gpt-4o-transcribe' },
  })
})

test('a wrong key is told to the client: by an error with 3000, and by the status of a request', async () => {
  const stranger = new OpenAI({ apiKey: 'sk-wrong', baseURL, maxRetries: 0 })
  await expect(stranger.realtime.clientSecrets.create({})).rejects.toMatchObject({
    status: 401,
    code: 'invalid_api_key',
  })
  const { events, closed } = listen(new OpenAIRealtimeWS({ model: 'gpt-realtime' }, stranger))
  expect((await events.next('error')).error).toMatchObject({ code: 'invalid_api_key' })
  expect(await closed).toEqual({ code: 3000, reason: 'invalid_request_error.invalid_api_key' })
})
