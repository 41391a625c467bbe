/** The behaviours that REALTIME 3.8 lists, each in both dialects: the exact error, and whether the session goes on. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerOnce, nextError } from './testing/actions'
import { connectClient, type TestClient } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp, token } from './testing/setup'

const paths = {
  ga: '/v1/realtime?model=gpt-realtime',
  beta: '/openai/realtime?api-version=2025-04-01-preview&deployment=gpt-4o-realtime-preview',
}
type Dialect = keyof typeof paths

let setup: Setup
beforeEach(async () => {
  setup = await setUp()
})
afterEach(() => setup.close())

/** The members of a session of either dialect. */
const detectionOff: Record<Dialect, Record<string, unknown>> = {
  ga: { type: 'realtime', audio: { input: { turn_detection: null } } },
  beta: { turn_detection: null },
}
const voice: Record<Dialect, (name: string) => Record<string, unknown>> = {
  ga: (name) => ({ type: 'realtime', instructions: 'changed', audio: { output: { voice: name } } }),
  beta: (name) => ({ instructions: 'changed', voice: name }),
}
const wrong: Record<Dialect, Record<string, unknown>> = {
  ga: { type: 'realtime', instructions: 'changed', audio: { output: { speed: 9 } } },
  beta: { instructions: 'changed', speed: 9 },
}

const append = (client: TestClient, lengthMs: number, voiced = true) =>
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(lengthMs, voiced)) })

interface Row {
  /** @returns what the actions to come speak of */
  before?: (client: TestClient, dialect: Dialect) => Promise<string> | void
  action: (client: TestClient, before: string, dialect: Dialect) => void
  error: { code: string; message: RegExp; param: string | null | ((dialect: Dialect) => string) }
}

const emptyCommit = {
  code: 'input_audio_buffer_commit_empty',
  message:
    /^Error committing input audio buffer: buffer too small\. Expected at least 100ms of audio, but buffer only has \d+\.\d\dms of audio\.$/,
  param: null,
}
const send = (event: Record<string, unknown>) => (client: TestClient) => client.send({ event_id: 'mine', ...event })

const rows: Record<string, Row> = {
  'commit with less than 100 ms': {
    before(client, dialect) {
      client.send({ type: 'session.update', session: detectionOff[dialect] })
      append(client, 90)
    },
    action: send({ type: 'input_audio_buffer.commit' }),
    error: emptyCommit,
  },
  'commit after turn detection did': {
    async before(client) {
      append(client, 200)
      append(client, 220, false)
      return String((await client.next('input_audio_buffer.committed')).item_id)
    },
    action: send({ type: 'input_audio_buffer.commit' }),
    error: emptyCommit,
  },
  'truncate beyond the end': {
    before: answerOnce,
    action: (client, id) =>
      send({ type: 'conversation.item.truncate', item_id: id, content_index: 0, audio_end_ms: 57_340 })(client),
    error: {
      code: 'invalid_value',
      message: /^Audio content of 600ms is already shorter than 57340ms$/,
      param: 'audio_end_ms',
    },
  },
  'truncate before there is sound': {
    before(client) {
      client.send({
        type: 'conversation.item.create',
        item: { id: 'u', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] },
      })
    },
    action: send({ type: 'conversation.item.truncate', item_id: 'u', content_index: 0, audio_end_ms: 0 }),
    error: {
      code: 'unsupported_content_type',
      message: /^Only model output audio messages can be truncated$/,
      param: null,
    },
  },
  'cancel with nothing active': {
    action: send({ type: 'response.cancel' }),
    error: {
      code: 'response_cancel_not_active',
      message: /^Cancellation failed: no active response found$/,
      param: null,
    },
  },
  'cancel of an unknown response': {
    action: send({ type: 'response.cancel', response_id: 'resp_x' }),
    error: {
      code: 'response_cancel_not_active',
      message: /^Cancellation failed: no active response found$/,
      param: null,
    },
  },
  'create while another is active': {
    async before(client) {
      setup.speech.gate = new Promise(() => {})
      client.send({ type: 'response.create' })
      return ((await client.next('response.created')).response as { id: string }).id
    },
    action: send({ type: 'response.create' }),
    error: {
      code: 'conversation_already_has_active_response',
      message:
        /^Conversation already has an active response in progress: resp_\w+\. Wait until the response is finished before creating a new one\.$/,
      param: null,
    },
  },
  'delete of an unknown item': {
    action: send({ type: 'conversation.item.delete', item_id: 'x' }),
    error: {
      code: 'item_delete_invalid_item_id',
      message: /^Error deleting item: the item with id 'x' does not exist\.$/,
      param: null,
    },
  },
  'retrieve of an unknown item': {
    action: send({ type: 'conversation.item.retrieve', item_id: 'x' }),
    error: {
      code: 'item_retrieve_invalid_item_id',
      message: /^Error retrieving item: the item with id 'x' does not exist\.$/,
      param: null,
    },
  },
  'truncate of an unknown item': {
    action: send({ type: 'conversation.item.truncate', item_id: 'x', content_index: 0, audio_end_ms: 0 }),
    error: { code: 'item_truncate_invalid_item_id', message: /^Item with item_id not found: x$/, param: null },
  },
  'an item after an unknown one': {
    action: send({
      type: 'conversation.item.create',
      previous_item_id: 'x',
      item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] },
    }),
    error: {
      code: 'item_create_invalid_previous_item_id',
      message: /^Error adding item: the previous item with id 'x' does not exist\.$/,
      param: 'previous_item_id',
    },
  },
  'an output for an unknown call': {
    action: send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id: 'call_x', output: '' },
    }),
    error: {
      code: 'invalid_tool_call_id',
      message: /^Tool call ID 'call_x' not found in conversation\.$/,
      param: null,
    },
  },
  'an update with one wrong field': {
    action: (client, _before, dialect) => send({ type: 'session.update', session: wrong[dialect] })(client),
    error: {
      code: 'invalid_value',
      message: /./,
      param: (dialect) => (dialect === 'ga' ? 'session.audio.output.speed' : 'session.speed'),
    },
  },
  'another voice after sound': {
    before: answerOnce,
    action: (client, _before, dialect) => send({ type: 'session.update', session: voice[dialect]('echo') })(client),
    error: {
      code: 'cannot_update_voice',
      message: /^Cannot update a conversation's voice if assistant audio is present\.$/,
      param: null,
    },
  },
  'an unknown event': {
    action: send({ type: 'x' }),
    error: {
      code: 'invalid_value',
      message: /^Invalid value: 'x'\. Supported values are: 'session\.update'/,
      param: 'type',
    },
  },
  'an event without a type': {
    action: send({}),
    error: { code: 'invalid_event', message: /^The 'type' field is missing\.$/, param: null },
  },
}

describe.each(['ga', 'beta'] as const)('%s: refused, and the session goes on as it was', (dialect) => {
  test.each(Object.entries(rows))('%s', async (_name, { before, action, error }) => {
    const client = await setup.connect({ path: paths[dialect] })
    const known = (await before?.(client, dialect)) ?? ''
    action(client, known, dialect)
    expect(await nextError(client)).toEqual({
      type: 'invalid_request_error',
      code: error.code,
      message: expect.stringMatching(error.message),
      param: typeof error.param === 'function' ? error.param(dialect) : error.param,
      event_id: 'mine',
    })
    client.send({ type: 'session.update', session: dialect === 'ga' ? { type: 'realtime', tools: [] } : { tools: [] } })
    client.send({ type: 'conversation.item.retrieve', item_id: 'none' })
    expect((await nextError(client)).code).toBe('item_retrieve_invalid_item_id')
    const updated = client.events.findLast(({ type }) => type === 'session.updated')
    expect(updated?.session).toMatchObject({ instructions: '' })
  })

  test.each([
    ['bad JSON', '{', 'invalid_json', 'Invalid event: failed to parse JSON value. '],
    ['JSON too deep to be read', `${'['.repeat(9000)}${']'.repeat(9000)}`, 'invalid_json', /./],
    [
      'a binary frame',
      Buffer.from('{"type":"input_audio_buffer.clear"}'),
      'invalid_event',
      'Expected a text WebSocket message; binary frames are not supported.',
    ],
  ])('%s', async (_name, frame, code, message) => {
    const client = await setup.connect({ path: paths[dialect] })
    client.socket.send(frame)
    expect(await nextError(client)).toEqual({
      type: 'invalid_request_error',
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      param: null,
      event_id: null,
    })
    client.send({ type: 'input_audio_buffer.clear' })
    await client.next('input_audio_buffer.cleared')
  })

  test('what is no error: clearing nothing, half a sample, the same voice', async () => {
    const client = await setup.connect({ path: paths[dialect] })
    client.send({ type: 'input_audio_buffer.clear' })
    await client.next('input_audio_buffer.cleared')
    client.send({ type: 'input_audio_buffer.append', audio: Buffer.alloc(4801).toString('base64') })
    await answerOnce(client)
    client.send({ type: 'session.update', session: voice[dialect]('alloy') })
    expect((await client.next('session.updated')).session).toMatchObject({ instructions: 'changed' })
    expect(client.types()).not.toContain('error')
  })
})

test.each([
  ['no model', '/v1/realtime', 'missing_model'],
  ['a model that is none of these', '/v1/realtime?model=gpt-5', 'invalid_model'],
])('%s: told, and the session ends', async (_name, path, code) => {
  const client = await connectClient(`ws://127.0.0.1:${setup.port}${path}`, { authorization: `Bearer ${token}` })
  expect(await nextError(client)).toMatchObject({ type: 'invalid_request_error', code, param: null, event_id: null })
  expect(await client.closed).toEqual({ code: 4000, reason: `invalid_request_error.${code}` })
})
