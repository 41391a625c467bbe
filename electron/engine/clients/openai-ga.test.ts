import OpenAI, { AzureOpenAI } from 'openai'
import OpenAI6 from 'openai-6'
import { OpenAIRealtimeWS as OpenAIRealtimeWS6 } from 'openai-6/realtime/ws'
import type { RealtimeClientEvent, RealtimeServerEvent, SessionCreatedEvent } from 'openai/resources/realtime/realtime'
import { OpenAIRealtimeWebSocket } from 'openai/realtime/websocket'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sound, toBase64 } from '../testing/fake-speech'
import { type Setup, setUp, token } from '../testing/setup'
import { type Attached, attach, type Realtime } from './attach'
import { smallTalk, weather } from './small-talk'
import { createTrustedCertificate } from './trust'

type GaRealtime = Realtime<RealtimeServerEvent, RealtimeClientEvent>

interface Options {
  /** Without a scheme. */
  host: string
  apiKey: string
}

const model = 'gpt-realtime'

const clients: { name: string; profile: 'openai' | 'azure'; open: (options: Options) => Promise<GaRealtime> }[] = [
  {
    name: 'openai 7, OpenAI, ws',
    profile: 'openai',
    open: async ({ host, apiKey }) =>
      new OpenAIRealtimeWS({ model }, new OpenAI({ apiKey, baseURL: `https://${host}/v1` })),
  },
  {
    name: "openai 7, OpenAI, the platform's WebSocket",
    profile: 'openai',
    open: async ({ host, apiKey }) =>
      new OpenAIRealtimeWebSocket({ model }, new OpenAI({ apiKey, baseURL: `https://${host}/v1` })),
  },
  {
    name: 'openai 7, Azure, ws',
    profile: 'azure',
    open: ({ host, apiKey }) =>
      OpenAIRealtimeWS.azure(
        new AzureOpenAI({ apiKey, endpoint: `https://${host}`, deployment: 'my-deployment', apiVersion: 'preview' }),
      ),
  },
  {
    name: 'openai 6, OpenAI, ws',
    profile: 'openai',
    open: async ({ host, apiKey }) =>
      new OpenAIRealtimeWS6({ model }, new OpenAI6({ apiKey, baseURL: `https://${host}/v1` })) as GaRealtime,
  },
]

let setup: Setup
let host: string
let client: Attached<RealtimeServerEvent, RealtimeClientEvent>
let events: typeof client.events
let created: SessionCreatedEvent

beforeAll(async () => {
  setup = await setUp(smallTalk, { tls: await createTrustedCertificate() })
  host = `127.0.0.1:${setup.port}`
})
afterEach(async () => {
  client.close()
  await client.closed
})
afterAll(() => setup.close())

const pcm = { type: 'audio/pcm', rate: 24_000 } as const

/** The whole configuration, as a careful client sends it. */
function configure(modality: 'text' | 'audio', turnDetection: { type: 'server_vad' } | null = null) {
  client.send({
    type: 'session.update',
    session: {
      type: 'realtime',
      model,
      output_modalities: [modality],
      instructions: 'Be brief.',
      audio: {
        input: { format: pcm, transcription: { model: 'gpt-4o-mini-transcribe' }, turn_detection: turnDetection },
        output: { format: pcm, voice: 'marin', speed: 1 },
      },
      tools: [{ type: 'function', ...weather }],
      tool_choice: 'auto',
    },
  })
  return events.next('session.updated')
}

function ask(text: string) {
  client.send({
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
  })
  client.send({ type: 'response.create' })
}

describe.each(clients)('$name', ({ profile, open }) => {
  beforeEach(async () => {
    client = attach(await open({ host, apiKey: token }))
    events = client.events
    // Nothing can be sent before the socket is open, and that these clients do not wait for.
    created = await events.next('session.created')
  })

  test('connects and configures the session', async () => {
    expect(created.session).toMatchObject({
      type: 'realtime',
      id: expect.stringMatching(/^sess_/),
      model: profile === 'azure' ? 'my-deployment' : model,
    })
    expect((await configure('audio')).session).toMatchObject({
      output_modalities: ['audio'],
      instructions: 'Be brief.',
      audio: {
        input: { format: pcm, transcription: { model: 'gpt-4o-mini-transcribe' }, turn_detection: null },
        output: { format: pcm, voice: 'marin', speed: 1 },
      },
      tools: [{ type: 'function', ...weather }],
    })
    expect(client.errors).toEqual([])
  })

  test('has a text turn', async () => {
    await configure('text')
    ask('hi')
    const { text } = await events.next('response.output_text.done')
    const { response } = await events.next('response.done')
    expect(text).toBe('You said hi.')
    expect(response).toMatchObject({
      status: 'completed',
      output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'You said hi.' }] }],
    })
    expect(response.usage?.total_tokens).toBe(
      (response.usage?.input_tokens ?? 0) + (response.usage?.output_tokens ?? 0),
    )
    expect(client.errors).toEqual([])
  })

  test('has a spoken turn that it ends by itself', async () => {
    await configure('audio')
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(400)) })
    client.send({ type: 'input_audio_buffer.commit' })
    client.send({ type: 'response.create' })
    const { item_id: itemId } = await events.next('input_audio_buffer.committed')
    const heard = await events.next('conversation.item.input_audio_transcription.completed')
    expect(heard).toMatchObject({ item_id: itemId, content_index: 0, transcript: 'hello' })
    await events.next('response.output_audio.delta')
    expect((await events.next('response.output_audio_transcript.done')).transcript).toBe('You said hello.')
    expect((await events.next('response.done')).response.status).toBe('completed')
    expect(client.errors).toEqual([])
  })

  test('has a spoken turn whose end the engine hears', async () => {
    await configure('audio', { type: 'server_vad' })
    for (const part of [sound(400), sound(800, false)]) {
      client.send({ type: 'input_audio_buffer.append', audio: toBase64(part) })
    }
    const { item_id: itemId } = await events.next('input_audio_buffer.speech_started')
    expect((await events.next('input_audio_buffer.speech_stopped')).item_id).toBe(itemId)
    expect((await events.next('input_audio_buffer.committed')).item_id).toBe(itemId)
    expect((await events.next('response.done')).response.status).toBe('completed')
    expect(client.errors).toEqual([])
  })

  test('calls a tool and says what it gave', async () => {
    await configure('text')
    ask('how is the weather?')
    const call = await events.next('response.function_call_arguments.done')
    expect({ name: call.name, arguments: JSON.parse(call.arguments) as unknown }).toEqual({
      name: 'get_weather',
      arguments: { city: 'Oslo' },
    })
    await events.next('response.done')
    client.send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id: call.call_id, output: 'sunny' },
    })
    client.send({ type: 'response.create' })
    expect((await events.next('response.output_text.done')).text).toBe('It is sunny.')
    await events.next('response.done')
    expect(client.errors).toEqual([])
  })

  test('cancels an answer and goes on', async () => {
    await configure('audio')
    let openGate = () => {}
    setup.speech.gate = new Promise((resolve) => (openGate = resolve))
    ask('a long story')
    await events.next('response.output_audio.delta')
    client.send({ type: 'response.cancel' })
    expect((await events.next('response.done')).response).toMatchObject({
      status: 'cancelled',
      status_details: { type: 'cancelled', reason: 'client_cancelled' },
    })
    openGate()
    setup.speech.gate = null
    ask('hi')
    expect((await events.next('response.done')).response.status).toBe('completed')
    expect(client.errors).toEqual([])
  })

  test('cuts an answer to what was heard', async () => {
    await configure('audio')
    ask('one')
    const { item_id: itemId } = await events.next('response.output_audio.done')
    await events.next('response.done')
    client.send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: 100 })
    expect(await events.next('conversation.item.truncated')).toMatchObject({
      item_id: itemId,
      content_index: 0,
      audio_end_ms: 100,
    })
    expect(client.errors).toEqual([])
  })

  test('is told of an error by its own event, and goes on', async () => {
    await configure('text')
    client.send({ type: 'response.cancel', event_id: 'my-cancel' })
    expect((await events.next('error')).error).toMatchObject({
      type: 'invalid_request_error',
      code: 'response_cancel_not_active',
      event_id: 'my-cancel',
    })
    expect(client.errors).toEqual([expect.stringContaining('no active response found')])
    ask('hi')
    expect((await events.next('response.done')).response.status).toBe('completed')
  })

  test('closes', async () => {
    client.close()
    expect(await client.closed).toEqual({ code: 1000, reason: 'OK' })
    await expect.poll(() => setup.speech.openEars).toBe(0)
  })
})
