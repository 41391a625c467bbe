import OpenAI, { AzureOpenAI } from 'openai'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sound, toBase64 } from '../testing/fake-speech'
import { type Setup, setUp, token } from '../testing/setup'
import { type Attached, attach } from './attach'
import { createTrustedCertificate } from './trust'

const intent = 'transcription'

let setup: Setup
let client: Attached<RealtimeServerEvent, RealtimeClientEvent>

beforeAll(async () => {
  setup = await setUp(undefined, { tls: await createTrustedCertificate() })
})
afterEach(async () => {
  client.close()
  await client.closed
})
afterAll(() => setup.close())

const clients: { name: string; open: (endpoint: string) => OpenAIRealtimeWS | Promise<OpenAIRealtimeWS> }[] = [
  {
    name: 'OpenAI',
    open: (endpoint) => new OpenAIRealtimeWS({ intent }, new OpenAI({ apiKey: token, baseURL: `${endpoint}/v1` })),
  },
  {
    name: 'Azure',
    open: (endpoint) =>
      OpenAIRealtimeWS.azure(new AzureOpenAI({ apiKey: token, endpoint, apiVersion: 'preview' }), { intent }),
  },
]

describe.each(clients)('openai 7, a transcription session, $name', ({ open }) => {
  beforeEach(async () => {
    client = attach<RealtimeServerEvent, RealtimeClientEvent>(await open(`https://127.0.0.1:${setup.port}`))
    expect((await client.events.next('session.created')).session.type).toBe('transcription')
  })

  function configure(turnDetection: { type: 'server_vad' } | null) {
    client.send({
      type: 'session.update',
      session: {
        type: 'transcription',
        audio: {
          input: {
            format: { type: 'audio/pcm', rate: 24_000 },
            transcription: { model: 'gpt-4o-transcribe', language: 'en' },
            turn_detection: turnDetection,
          },
        },
      },
    })
    return client.events.next('session.updated')
  }

  test.each([
    ['what the client ends', null],
    ['what the engine hears the end of', { type: 'server_vad' as const }],
  ])('writes down %s', async (_name, turnDetection) => {
    expect((await configure(turnDetection)).session).toMatchObject({
      type: 'transcription',
      audio: { input: { transcription: { model: 'gpt-4o-transcribe', language: 'en' } } },
    })
    for (const part of [sound(400), sound(800, false)]) {
      client.send({ type: 'input_audio_buffer.append', audio: toBase64(part) })
    }
    if (!turnDetection) client.send({ type: 'input_audio_buffer.commit' })
    const { item_id: itemId } = await client.events.next('input_audio_buffer.committed')
    expect((await client.events.next('conversation.item.done')).item.id).toBe(itemId)
    expect(await client.events.next('conversation.item.input_audio_transcription.completed')).toMatchObject({
      item_id: itemId,
      transcript: 'hello',
      usage: { type: 'tokens' },
    })
    expect(client.events.types().filter((type) => type.startsWith('response.'))).toEqual([])
    expect(client.errors).toEqual([])
  })

  test('is refused an answer, and goes on', async () => {
    await configure(null)
    client.send({ type: 'response.create' })
    expect((await client.events.next('error')).error.type).toBe('invalid_request_error')
    await configure(null)
  })
})
