import OpenAI from 'openai'
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createChatMind } from '../mind/chat/chat-mind'
import {
  calls,
  hangs,
  refuses,
  type ScriptedEndpoint,
  startEndpoint,
  streams,
  writes,
} from '../mind/chat/testing/scripted-endpoint'
import { createRuleMind } from '../mind/rules/rule-mind'
import { type Setup, setUp, token } from '../testing/setup'
import { type Attached, attach, type Realtime } from './attach'
import { weather } from './small-talk'
import { createTrustedCertificate } from './trust'

let endpoint: ScriptedEndpoint
let setup: Setup
let client: Attached<RealtimeServerEvent, RealtimeClientEvent>

beforeAll(async () => {
  endpoint = await startEndpoint()
  const mind = createChatMind({
    settings: {
      address: endpoint.address,
      model: 'llama',
      temperature: null,
      maxOutputTokens: 200,
      contextTokens: 4096,
      key: null,
    },
    rules: createRuleMind(),
    onFault: () => {},
  })
  setup = await setUp((request, signal) => mind.answer(request, signal), { tls: await createTrustedCertificate() })
})
beforeEach(async () => {
  const api = new OpenAI({ apiKey: token, baseURL: `https://127.0.0.1:${setup.port}/v1` })
  const realtime: Realtime<RealtimeServerEvent, RealtimeClientEvent> = new OpenAIRealtimeWS({ model: 'parley' }, api)
  client = attach(realtime)
  await client.events.next('session.created')
  endpoint.requests.length = 0
})
afterEach(async () => {
  client.close()
  await client.closed
})
afterAll(async () => {
  await setup.close()
  await endpoint.close()
})

async function configure(modality: 'text' | 'audio') {
  client.send({
    type: 'session.update',
    session: {
      type: 'realtime',
      output_modalities: [modality],
      instructions: 'You are a guide.',
      tools: [{ type: 'function', ...weather }],
      audio: { input: { turn_detection: null } },
    },
  })
  await client.events.next('session.updated')
}

function ask(text: string) {
  client.send({
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
  })
  client.send({ type: 'response.create' })
}

test('a conversation with a tool call, an interruption and a follow-up', async () => {
  const { events } = client
  await configure('audio')
  endpoint.script(calls('get_weather', '{"city":"Oslo"}'), writes('It is ', 'sunny in Oslo. ', 'Enjoy it.'))
  ask('Should I take an umbrella in Oslo?')
  const call = await events.next('response.function_call_arguments.done')
  expect(JSON.parse(call.arguments)).toEqual({ city: 'Oslo' })
  await events.next('response.done')
  client.send({
    type: 'conversation.item.create',
    item: { type: 'function_call_output', call_id: call.call_id, output: 'sunny' },
  })
  client.send({ type: 'response.create' })
  const spoken = await events.next('response.output_audio_transcript.done')
  expect(spoken.transcript).toBe('It is sunny in Oslo. Enjoy it.')
  await events.next('response.done')

  client.send({
    type: 'conversation.item.truncate',
    item_id: spoken.item_id,
    content_index: 0,
    audio_end_ms: 500,
  })
  await events.next('conversation.item.truncated')
  endpoint.script(hangs('Oslo lies by the sea.'))
  ask('Tell me more about it.')
  await expect.poll(() => endpoint.requests.length).toBe(3)
  client.send({ type: 'response.cancel' })
  expect((await endpoint.requests[2]!.closed).isCut).toBe(true)
  expect((await events.next('response.done')).response.status).toBe('cancelled')

  endpoint.script(writes('Yes, it is.'))
  ask('Is it a nice town?')
  expect((await events.next('response.output_audio_transcript.done')).transcript).toBe('Yes, it is.')
  await events.next('response.done')
  expect(endpoint.requests[3]?.body.messages.slice(1)).toEqual([
    { role: 'user', content: 'Should I take an umbrella in Oslo?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        {
          id: expect.any(String) as string,
          type: 'function',
          function: { name: 'get_weather', arguments: '{"city":"Oslo"}' },
        },
      ],
    },
    { role: 'tool', tool_call_id: expect.any(String) as string, content: 'sunny' },
    { role: 'assistant', content: 'It is sunny in Oslo. …' },
    { role: 'user', content: 'Tell me more about it.\nIs it a nice town?' },
  ])
  expect(client.errors).toEqual([])
})

test('text comes while it is written', async () => {
  const { events } = client
  await configure('text')
  let goOn = () => {}
  endpoint.script(
    streams([{ content: 'Oslo is' }, new Promise<void>((resolve) => (goOn = resolve)), { content: ' in Norway.' }]),
  )
  ask('Where is that town?')
  expect((await events.next('response.output_text.delta')).delta).toBe('Oslo is')
  goOn()
  expect((await events.next('response.output_text.done')).text).toBe('Oslo is in Norway.')
  expect((await events.next('response.done')).response.status).toBe('completed')
})

test('while the model is busy the rules answer, and the response is a whole one', async () => {
  const { events } = client
  await configure('text')
  endpoint.script(refuses(503, { error: { message: 'Loading model' } }))
  ask('Thank you.')
  expect((await events.next('response.output_text.done')).text).toMatch(
    /^Your language model is busy, so I answer by myself for now\. You/,
  )
  expect((await events.next('response.done')).response.status).toBe('completed')
  expect(client.errors).toEqual([])
})
