import OpenAI, { AzureOpenAI } from 'openai-5'
import { OpenAIRealtimeWebSocket } from 'openai-5/beta/realtime/websocket'
import { OpenAIRealtimeWS } from 'openai-5/beta/realtime/ws'
import type {
  RealtimeClientEvent,
  RealtimeServerEvent,
  SessionCreatedEvent,
  SessionUpdateEvent,
} from 'openai-5/resources/beta/realtime/realtime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sound, toBase64 } from '../testing/fake-speech'
import { type Setup, setUp, token } from '../testing/setup'
import type { Certificate } from '../tls'
import { type Attached, attach, type Realtime } from './attach'
import { smallTalk, weather } from './small-talk'
import { createTrustedCertificate } from './trust'

type BetaRealtime = Realtime<RealtimeServerEvent, RealtimeClientEvent>

const model = 'gpt-4o-realtime-preview'
const deployment = 'my-deployment'

const openai = (host: string) => new OpenAI({ apiKey: token, baseURL: `https://${host}/v1` })
const azure = (host: string, apiVersion: string) =>
  new AzureOpenAI({ apiKey: token, endpoint: `https://${host}`, deployment, apiVersion })

interface BetaClient {
  name: string
  named: string
  generation: '2024' | 'late'
  open: (host: string) => BetaRealtime | Promise<BetaRealtime>
}

const betaClients: BetaClient[] = [
  {
    name: 'OpenAI, ws',
    named: model,
    generation: 'late',
    open: (host) => new OpenAIRealtimeWS({ model }, openai(host)),
  },
  {
    name: "OpenAI, the platform's WebSocket",
    named: model,
    generation: 'late',
    open: (host) => new OpenAIRealtimeWebSocket({ model }, openai(host)),
  },
  {
    name: 'OpenAI, a model of 2024',
    named: `${model}-2024-10-01`,
    generation: '2024',
    open: (host) => new OpenAIRealtimeWS({ model: `${model}-2024-10-01` }, openai(host)),
  },
  {
    name: 'Azure 2024-10, ws',
    named: deployment,
    generation: '2024',
    open: (host) => OpenAIRealtimeWS.azure(azure(host, '2024-10-01-preview')),
  },
  {
    name: "Azure 2024-10, the platform's WebSocket",
    named: deployment,
    generation: '2024',
    open: (host) => OpenAIRealtimeWebSocket.azure(azure(host, '2024-10-01-preview')),
  },
  {
    name: 'Azure 2025-04, ws',
    named: deployment,
    generation: 'late',
    open: (host) => OpenAIRealtimeWS.azure(azure(host, '2025-04-01-preview')),
  },
]

/** Names that a beta client has never heard of. */
const foreign = /output_text|output_audio|^conversation\.item\.(added|done)$|^response\.mcp|^mcp_|timeout_triggered/
const late = /transcription\.delta$|item\.retrieved$|^transcription_session|^conversation\.created$/

let certificate: Certificate
let setup: Setup
let host: string
let client: Attached<RealtimeServerEvent, RealtimeClientEvent>
let events: typeof client.events
let created: SessionCreatedEvent

beforeAll(async () => {
  certificate = await createTrustedCertificate()
  setup = await setUp(smallTalk, { tls: certificate })
  host = `127.0.0.1:${setup.port}`
})
afterEach(async () => {
  client.close()
  await client.closed
})
afterAll(() => setup.close())

/** The package's types know no null here, its documentation does. */
const noTurnDetection = null as unknown as SessionUpdateEvent.Session.TurnDetection

function configure(
  modality: 'text' | 'audio',
  transcription: string,
  turnDetection: SessionUpdateEvent.Session.TurnDetection = noTurnDetection,
) {
  client.send({
    type: 'session.update',
    session: {
      modalities: modality === 'text' ? ['text'] : ['text', 'audio'],
      instructions: 'Be brief.',
      voice: 'shimmer',
      input_audio_format: 'pcm16',
      output_audio_format: 'pcm16',
      input_audio_transcription: { model: transcription },
      turn_detection: turnDetection,
      tools: [{ type: 'function', ...weather }],
      tool_choice: 'auto',
      temperature: 0.8,
      max_response_output_tokens: 2000,
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

describe.each(betaClients)('openai 5, beta, $name', ({ named, generation, open }) => {
  const transcription = generation === '2024' ? 'whisper-1' : 'gpt-4o-mini-transcribe'

  beforeEach(async () => {
    client = attach(await open(host))
    events = client.events
    created = await events.next('session.created')
  })
  afterEach(() => {
    expect(events.types().filter((type) => foreign.test(type))).toEqual([])
    if (generation === '2024') expect(events.types().filter((type) => late.test(type))).toEqual([])
  })

  test('connects and configures the session', async () => {
    expect(created.session).toMatchObject({
      id: expect.stringMatching(/^sess_/) as string,
      model: named,
      modalities: expect.arrayContaining(['text', 'audio']) as string[],
      input_audio_format: 'pcm16',
      max_response_output_tokens: 'inf',
    })
    const detection = { type: 'server_vad', threshold: 0.4, prefix_padding_ms: 200, silence_duration_ms: 300 } as const
    expect((await configure('text', transcription, detection)).session).toMatchObject({
      modalities: ['text'],
      instructions: 'Be brief.',
      voice: 'shimmer',
      input_audio_transcription: { model: transcription },
      turn_detection: detection,
      tools: [{ type: 'function', ...weather }],
      temperature: 0.8,
      max_response_output_tokens: 2000,
    })
    expect(client.errors).toEqual([])
  })

  test('has a text turn', async () => {
    await configure('text', transcription)
    ask('hi')
    await events.next('conversation.item.created')
    expect((await events.next('response.text.done')).text).toBe('You said hi.')
    const { response } = await events.next('response.done')
    expect(response).toMatchObject({
      status: 'completed',
      output: [{ type: 'message', role: 'assistant', content: [{ type: 'text', text: 'You said hi.' }] }],
    })
    expect(client.errors).toEqual([])
  })

  test('has a spoken turn that it ends by itself', async () => {
    await configure('audio', transcription)
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(400)) })
    client.send({ type: 'input_audio_buffer.commit' })
    client.send({ type: 'response.create' })
    const { item_id: itemId } = await events.next('input_audio_buffer.committed')
    expect(await events.next('conversation.item.input_audio_transcription.completed')).toMatchObject({
      item_id: itemId,
      content_index: 0,
    })
    await events.next('response.audio.delta')
    expect((await events.next('response.audio_transcript.done')).transcript).toBe('You said hello.')
    expect((await events.next('response.done')).response.status).toBe('completed')
    expect(client.errors).toEqual([])
  })

  test('has a spoken turn whose end the engine hears', async () => {
    await configure('audio', transcription, { type: 'server_vad' })
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
    await configure('text', transcription)
    ask('how is the weather?')
    const call = await events.next('response.function_call_arguments.done')
    const { item } = await events.next('response.output_item.done')
    expect({ name: item.name, arguments: JSON.parse(call.arguments) as unknown }).toEqual({
      name: 'get_weather',
      arguments: { city: 'Oslo' },
    })
    await events.next('response.done')
    client.send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id: call.call_id, output: 'sunny' },
    })
    client.send({ type: 'response.create' })
    expect((await events.next('response.text.done')).text).toBe('It is sunny.')
    await events.next('response.done')
    expect(client.errors).toEqual([])
  })

  test('cancels an answer and goes on', async () => {
    await configure('audio', transcription)
    let openGate = () => {}
    setup.speech.gate = new Promise((resolve) => (openGate = resolve))
    ask('a long story')
    await events.next('response.audio.delta')
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
    await configure('audio', transcription)
    ask('one')
    const { item_id: itemId } = await events.next('response.audio.done')
    await events.next('response.done')
    client.send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: 100 })
    expect(await events.next('conversation.item.truncated')).toMatchObject({ item_id: itemId, audio_end_ms: 100 })
    expect(client.errors).toEqual([])
  })

  test('is told of an error by its own event, and goes on', async () => {
    await configure('text', transcription)
    client.send({ type: 'input_audio_buffer.commit', event_id: 'my-commit' })
    expect((await events.next('error')).error).toMatchObject({
      type: 'invalid_request_error',
      code: 'input_audio_buffer_commit_empty',
      event_id: 'my-commit',
    })
    expect(client.errors).toEqual([expect.stringContaining('buffer too small')])
    ask('hi')
    expect((await events.next('response.done')).response.status).toBe('completed')
  })

  test('closes', async () => {
    client.close()
    expect(await client.closed).toEqual({ code: 1000, reason: 'OK' })
    await expect.poll(() => setup.speech.openEars).toBe(0)
  })
})

test('a server that speaks the current form only says so, and closes with 4000', async () => {
  const strict = await setUp(smallTalk, { tls: certificate, strictGa: true })
  const told = []
  for (const { open } of betaClients) {
    client = attach(await open(`127.0.0.1:${strict.port}`))
    told.push({ code: (await client.events.next('error')).error.code, close: await client.closed })
  }
  const refusal = {
    code: 'beta_api_shape_disabled',
    close: { code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' },
  }
  expect(told).toEqual(betaClients.map(() => refusal))
  await strict.close()
})
