import { OpenAIRealtimeWebSocket, RealtimeAgent, RealtimeSession, tool } from '@openai/agents-realtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'
import type { ServerEvent } from '../testing/client'
import { sound } from '../testing/fake-speech'
import { type Setup, setUp, token } from '../testing/setup'
import { type Followed, follow } from './follow'
import { smallTalk, weather } from './small-talk'

let setup: Setup
let session: RealtimeSession
let events: Followed<ServerEvent>
let errors: unknown[]
let cities: string[]
let url: string

beforeEach(async () => {
  setup = await setUp(smallTalk)
  url = `ws://127.0.0.1:${setup.port}/v1/realtime?model=gpt-realtime-2.1`
  errors = []
  cities = []
})
afterEach(async () => {
  session.close()
  await setup.close()
})

const agent = new RealtimeAgent({
  name: 'Weather',
  instructions: 'Be brief.',
  tools: [
    tool({
      name: weather.name,
      description: weather.description,
      parameters: z.object({ city: z.string() }),
      execute({ city }) {
        cities.push(city)
        return 'sunny'
      },
    }),
  ],
})

/** As in a browser, where the key goes into the subprotocols; elsewhere into a header. */
const inBrowser = {
  createWebSocket: async ({ url, apiKey }: { url: string; apiKey: string }) =>
    new WebSocket(url, [
      'realtime',
      `openai-insecure-api-key.${apiKey}`,
      'openai-agents-sdk.0.20.0',
    ]) as unknown as globalThis.WebSocket,
}

async function connect({ options = {}, modality = 'audio' as 'audio' | 'text' } = {}) {
  const transport = new OpenAIRealtimeWebSocket({ url, ...options })
  session = new RealtimeSession(agent, { transport, config: { outputModalities: [modality] } })
  session.on('error', ({ error }) => errors.push(error))
  events = follow((listener) => session.on('transport_event', (event) => listener(event as ServerEvent)))
  await session.connect({ apiKey: token })
  await events.next('session.updated')
}

/** What the session of the SDK believes was said. */
function said(): { role: string; text: string | null | undefined }[] {
  return session.history.flatMap((item) =>
    item.type === 'message'
      ? item.content.map((part) => ({
          role: item.role,
          text: 'text' in part ? part.text : 'transcript' in part ? part.transcript : null,
        }))
      : [],
  )
}

describe('@openai/agents-realtime over WebSocket', () => {
  test.each([
    ['with the key in a header', {}],
    ['with the key in a subprotocol', inBrowser],
  ])('connects %s and has a text turn', async (_name, options) => {
    await connect({ options, modality: 'text' })
    session.sendMessage('hi')
    await events.next('response.done')
    expect(said()).toEqual([
      { role: 'user', text: 'hi' },
      { role: 'assistant', text: 'You said hi.' },
    ])
    expect(session.usage.totalTokens).toBeGreaterThan(0)
    expect(errors).toEqual([])
  })

  test('has a spoken turn whose end the engine hears', async () => {
    let audioBytes = 0
    await connect()
    session.on('audio', ({ data }) => {
      audioBytes += data.byteLength
    })
    for (const part of [sound(400), sound(1200, false)]) session.sendAudio(part.buffer as ArrayBuffer)
    await events.next('response.done')
    await expect.poll(said).toEqual([
      { role: 'user', text: 'hello' },
      { role: 'assistant', text: 'You said hello.' },
    ])
    // Three words of 100 ms each.
    expect(audioBytes).toBe(300 * 48)
    expect(errors).toEqual([])
  })

  test('has a spoken turn that it ends by itself', async () => {
    await connect()
    session.transport.updateSessionConfig({ audio: { input: { turnDetection: null } } })
    await events.next('session.updated')
    session.sendAudio(sound(400).buffer as ArrayBuffer, { commit: true })
    await events.next('input_audio_buffer.committed')
    session.transport.sendEvent({ type: 'response.create' })
    await events.next('response.done')
    expect(errors).toEqual([])
  })

  test('runs a tool and has its outcome said, with one continuation', async () => {
    await connect({ modality: 'text' })
    session.sendMessage('how is the weather?')
    await events.next('response.done')
    await events.next('response.done')
    expect(cities).toEqual(['Oslo'])
    expect(said().at(-1)).toEqual({ role: 'assistant', text: 'It is sunny.' })
    expect(events.types().filter((type) => type === 'response.created')).toHaveLength(2)
    expect(errors).toEqual([])
  })

  test('interrupts an answer: cancelled, truncated, and its history follows', async () => {
    await connect()
    let openGate = () => {}
    setup.speech.gate = new Promise((resolve) => (openGate = resolve))
    session.sendMessage('a long story')
    await events.next('response.output_audio.delta')
    session.interrupt()
    const truncated = await events.next('conversation.item.truncated')
    const done = await events.next('response.done')
    openGate()
    setup.speech.gate = null
    expect(done.response).toMatchObject({ status: 'cancelled' })
    expect((await events.next('conversation.item.retrieved')).item).toMatchObject({ id: truncated.item_id })
    session.sendMessage('hi')
    await events.next('response.done')
    expect(said().at(-1)).toEqual({ role: 'assistant', text: 'You said hi.' })
    expect(errors).toEqual([])
  })

  test('is interrupted by speech', async () => {
    await connect()
    setup.speech.gate = new Promise(() => {})
    session.sendMessage('a long story')
    await events.next('response.output_audio.delta')
    session.sendAudio(sound(400).buffer as ArrayBuffer)
    const done = await events.next('response.done')
    expect(done.response).toMatchObject({ status: 'cancelled', status_details: { reason: 'turn_detected' } })
    await events.next('conversation.item.truncated')
    await events.next('conversation.item.retrieved')
    expect(errors).toEqual([])
  })

  test('rewrites its history: deletes and creates items', async () => {
    await connect({ modality: 'text' })
    session.sendMessage('hi')
    await events.next('response.done')
    session.updateHistory((history) => history.slice(0, 1))
    await events.next('conversation.item.deleted')
    await expect.poll(said).toEqual([{ role: 'user', text: 'hi' }])
    expect(errors).toEqual([])
  })

  test('is told of an error and goes on', async () => {
    await connect({ modality: 'text' })
    session.transport.sendEvent({ type: 'conversation.item.delete', item_id: 'item_none' })
    await events.next('error')
    expect(errors).toEqual([
      expect.objectContaining({ error: expect.objectContaining({ code: 'item_delete_invalid_item_id' }) }),
    ])
    session.sendMessage('hi')
    await events.next('response.done')
  })

  test('closes', async () => {
    await connect()
    session.close()
    await expect.poll(() => setup.speech.openEars).toBe(0)
    expect(session.transport.status).toBe('disconnected')
    expect(errors).toEqual([])
  })
})
