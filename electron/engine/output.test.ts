/** What an answer is made of and what it is counted as: limits, usage, nothing at all, and what is done to it meanwhile. */

import { afterEach, describe, expect, test } from 'vitest'
import type { MindPart, MindRequest } from './mind/mind'
import { answerOnce, nextError, retrieve } from './testing/actions'
import type { TestClient } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

interface Answer {
  status: string
  status_details: unknown
  output: { id: string; status: string; arguments?: string; content?: { text?: string; transcript?: string }[] }[]
  usage: {
    input_tokens: number
    output_tokens: number
    input_token_details: Record<string, unknown>
    output_token_details: Record<string, number>
  }
}

/** @param response the members of `response.create` */
async function answerOf(client: TestClient, response: Record<string, unknown> = {}): Promise<Answer> {
  client.send({ type: 'response.create', response })
  return (await client.next('response.done')).response as Answer
}

const say = (client: TestClient, text: string) =>
  client.send({
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
  })
const limitReached = { type: 'incomplete', reason: 'max_output_tokens' }

describe('the output limit', () => {
  const long: MindPart[] = [
    { kind: 'say', text: 'One two. ' },
    { kind: 'say', text: 'Three \u{1F600}\u{1F600}\u{1F600} four.' },
  ]
  test.each([
    ['in a word', 'text', 3, 'One two. Thr'],
    ['between two halves of a letter', 'text', 4, 'One two. Three '],
    ['in a sentence before its sound', 'audio', 2, 'One two.'],
    ['in the sound of a sentence', 'audio', 4, 'One two. '],
  ])('cuts an answer %s', async (_name, modality, limit, text) => {
    setup = await setUp(() => long)
    const client = await setup.connect()
    const { status, status_details, output, usage } = await answerOf(client, {
      output_modalities: [modality],
      max_output_tokens: limit,
    })
    expect({ status, status_details }).toEqual({ status: 'incomplete', status_details: limitReached })
    expect(output).toHaveLength(1)
    expect(output[0]).toMatchObject({ status: 'incomplete' })
    expect(output[0]?.content?.[0]?.text ?? output[0]?.content?.[0]?.transcript).toBe(text)
    expect(usage.output_tokens).toBe(limit)
  })

  test('that an answer just keeps leaves it whole', async () => {
    setup = await setUp(() => [{ kind: 'say', text: 'Eight ab' }])
    const client = await setup.connect()
    const answer = await answerOf(client, { output_modalities: ['text'], max_output_tokens: 2 })
    expect(answer).toMatchObject({ status: 'completed', usage: { output_tokens: 2 } })
  })

  test('leaves a call that it cuts incomplete, and one that comes after it out', async () => {
    const call: MindPart = { kind: 'call', name: 'find', arguments: { name: 'something' } }
    setup = await setUp(() => [call, call])
    const client = await setup.connect()
    const cut = await answerOf(client, { max_output_tokens: 3 })
    expect(cut).toMatchObject({ status: 'incomplete', output: [{ status: 'incomplete', arguments: '{"name":' }] })
    const whole = await answerOf(client, { max_output_tokens: 7 })
    expect(whole).toMatchObject({
      status: 'incomplete',
      output: [{ status: 'completed', arguments: '{"name":"something"}' }, { status: 'incomplete' }],
    })
    expect((await answerOf(client, { max_output_tokens: 6 })).output).toHaveLength(1)
  })
})

describe('usage', () => {
  test('counts 100 ms heard, 50 ms spoken and four letters as one, over the whole context', async () => {
    setup = await setUp()
    const client = await setup.connect()
    client.send({
      type: 'session.update',
      session: { type: 'realtime', instructions: 'Be brief', audio: { input: { turn_detection: null } } },
    })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(1050)) })
    client.send({ type: 'input_audio_buffer.commit' })
    // "Hello there. How are you today?" is 31 letters and 600 ms.
    const output = { text_tokens: 8, audio_tokens: 12 }
    const first = await answerOf(client)
    expect(first.usage).toMatchObject({
      input_token_details: { text_tokens: 2, audio_tokens: 11 },
      output_token_details: output,
    })
    say(client, 'again')
    expect((await answerOf(client)).usage).toMatchObject({
      total_tokens: 35 + 20,
      input_tokens: 35,
      output_tokens: 20,
      input_token_details: { text_tokens: 2 + 8 + 2, audio_tokens: 11 + 12, cached_tokens: 0 },
      output_token_details: output,
    })
    client.send({
      type: 'conversation.item.truncate',
      item_id: first.output[0]?.id,
      content_index: 0,
      audio_end_ms: 100,
    })
    expect((await answerOf(client)).usage.input_token_details).toMatchObject({ audio_tokens: 11 + 2 + 12 })
  })

  test('does not count what comes while the answer is given, and counts what a cancelled one gave', async () => {
    setup = await setUp()
    setup.speech.gate = new Promise(() => {})
    const client = await setup.connect()
    client.send({ type: 'response.create' })
    await client.next('response.output_audio.delta')
    say(client, 'too late for this answer')
    client.send({ type: 'response.cancel' })
    expect((await client.next('response.done')).response).toMatchObject({
      status: 'cancelled',
      usage: { input_tokens: 0, output_token_details: { text_tokens: 4, audio_tokens: 2 } },
    })
  })
})

test.each([
  ['audio', { type: 'output_audio', transcript: '' }],
  ['text', { type: 'output_text', text: '' }],
])('an answer of nothing is one empty message: %s', async (modality, content) => {
  setup = await setUp(() => [])
  const client = await setup.connect()
  const { status, output } = await answerOf(client, { output_modalities: [modality] })
  expect(status).toBe('completed')
  expect(output).toMatchObject([{ type: 'message', role: 'assistant', status: 'completed', content: [content] }])
  expect(client.types().filter((type) => type.endsWith('.delta'))).toEqual([])
})

test('empty stretches are not told, nor is an item that would hold nothing else', async () => {
  const empty: MindPart = { kind: 'say', text: '' }
  setup = await setUp(() => [empty, { kind: 'call', name: 'f', arguments: {} }, empty])
  const client = await setup.connect()
  for (const modality of ['text', 'audio']) {
    expect((await answerOf(client, { output_modalities: [modality] })).output).toMatchObject([
      { type: 'function_call' },
    ])
  }
})

describe('an item that is being spoken', () => {
  async function speaking(answer?: (request: MindRequest) => MindPart[]) {
    setup = await setUp(answer)
    let goOn = () => {}
    setup.speech.gate = new Promise((resolve) => (goOn = resolve))
    const client = await setup.connect()
    client.send({ type: 'response.create' })
    const { item_id: id } = await client.next('response.output_audio.delta')
    return { client, id: String(id), goOn }
  }

  test('may be deleted: the answer goes on, the conversation is without it', async () => {
    const { client, id, goOn } = await speaking()
    client.send({ type: 'conversation.item.delete', item_id: id })
    await client.next('conversation.item.deleted')
    goOn()
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed', output: [{ id }] })
    expect(client.types()).not.toContain('conversation.item.done')
    say(client, 'next')
    expect((await client.next('conversation.item.added')).item).toMatchObject({ id })
    expect(await client.next('conversation.item.added')).toMatchObject({ previous_item_id: null })
    await answerOnce(client)
    expect(setup.asked[1]?.history).toMatchObject([{ kind: 'user', text: 'next' }])
  })

  test('may be truncated to what was heard of it, and is retrieved so at once', async () => {
    const { client, id, goOn } = await speaking()
    client.send({ type: 'conversation.item.truncate', item_id: id, content_index: 0, audio_end_ms: 101 })
    expect(await nextError(client)).toMatchObject({ message: 'Audio content of 100ms is already shorter than 101ms' })
    client.send({ type: 'conversation.item.truncate', item_id: id, content_index: 0, audio_end_ms: 50 })
    await client.next('conversation.item.truncated')
    goOn()
    await client.next('response.done')
    const [content] = (await retrieve(client, id)).content as { transcript: string; audio: string }[]
    expect(content?.transcript).toBe('')
    expect(Buffer.from(content?.audio ?? '', 'base64').length).toBe(50 * 48)
  })
})

describe('response.create', () => {
  test('overrides what the session says, for this answer only', async () => {
    setup = await setUp()
    const client = await setup.connect()
    const tool = { type: 'function', name: 'f', description: 'x', parameters: { type: 'object' } }
    client.send({ type: 'session.update', session: { type: 'realtime', instructions: 'session', tools: [] } })
    say(client, 'first')
    const { id } = (await client.next('conversation.item.done')).item as { id: string }
    say(client, 'second')
    client.send({
      type: 'response.create',
      response: {
        instructions: 'response',
        tools: [tool],
        tool_choice: { type: 'function', name: 'f' },
        output_modalities: ['audio'],
        audio: { output: { voice: 'cedar', format: { type: 'audio/pcmu' } } },
        max_output_tokens: 500,
        metadata: { a: 'b' },
        input: [
          { type: 'item_reference', id },
          { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'aside' }] },
        ],
      },
    })
    expect((await client.next('response.created')).response).toMatchObject({
      audio: { output: { voice: 'cedar', format: { type: 'audio/pcmu' } } },
      max_output_tokens: 500,
      metadata: { a: 'b' },
      conversation_id: expect.stringMatching(/^conv_/),
    })
    await client.next('response.done')
    await answerOf(client, { output_modalities: ['text'] })
    expect(setup.asked).toMatchObject([
      {
        instructions: 'response',
        tools: [{ name: 'f', description: 'x', parameters: { type: 'object' } }],
        toolChoice: { name: 'f' },
        history: [{ text: 'first' }, { text: 'aside' }],
      },
      { instructions: 'session', tools: [], toolChoice: 'auto' },
    ])
    expect(client.events.filter(({ type }) => type === 'response.done').at(-1)?.response).toMatchObject({
      metadata: null,
      max_output_tokens: 'inf',
    })
  })

  test('with a reference to nothing is refused', async () => {
    setup = await setUp()
    const client = await setup.connect()
    client.send({ type: 'response.create', response: { input: [{ type: 'item_reference', id: 'x' }] } })
    expect(await nextError(client)).toMatchObject({ code: 'invalid_value', param: 'response.input[0].id' })
    expect(client.types()).not.toContain('response.created')
  })
})

describe('outputs of calls', () => {
  test('may come before the response is done, and twice', async () => {
    let goOn = () => {}
    const gate = new Promise<void>((resolve) => (goOn = resolve))
    setup = await setUp(async function* (request: MindRequest): AsyncIterable<MindPart> {
      if (request.history.length > 0) return yield { kind: 'say', text: 'Done.' }
      yield { kind: 'call', name: 'f', arguments: {} }
      await gate
      yield { kind: 'call', name: 'g', arguments: {} }
    })
    const client = await setup.connect()
    client.send({ type: 'response.create' })
    const { call_id: callId } = await client.next('response.function_call_arguments.done')
    for (const output of ['1', '2']) {
      client.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: callId, output } })
    }
    client.send({ type: 'response.create', event_id: 'early' })
    expect(await nextError(client)).toMatchObject({
      code: 'conversation_already_has_active_response',
      event_id: 'early',
    })
    goOn()
    await client.next('response.done')
    await answerOnce(client)
    expect(setup.asked[1]?.history.map(({ kind }) => kind)).toEqual(['call', 'output', 'output', 'call'])
  })
})

test('a response beside the conversation is cancelled by its id, and the one in it goes on', async () => {
  setup = await setUp()
  let goOn = () => {}
  setup.speech.gate = new Promise((resolve) => (goOn = resolve))
  const client = await setup.connect()
  client.send({ type: 'response.create' })
  client.send({ type: 'response.create', response: { conversation: 'none', metadata: { side: 'yes' } } })
  await client.next('response.created')
  const { id } = (await client.next('response.created')).response as { id: string }
  client.send({ type: 'response.cancel', response_id: id })
  expect((await client.next('response.done')).response).toMatchObject({
    id,
    status: 'cancelled',
    status_details: { type: 'cancelled', reason: 'client_cancelled' },
    conversation_id: null,
    metadata: { side: 'yes' },
  })
  goOn()
  expect((await client.next('response.done')).response).toMatchObject({ status: 'completed', metadata: null })
})
