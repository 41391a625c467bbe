import { describe, expect, test } from 'vitest'
import type { ServerEvent } from '../vocabulary'
import { betaDialect } from './beta'
import { gaDialect } from './ga'
import { serverNames } from './golden/names.fixture'
import { betaSession, call, gaResponse, gaUsage, message } from './golden/server-objects.fixture'
import { serverRows } from './golden/server.fixture'

const dialects = [gaDialect, betaDialect]
const decode = (wire: unknown): ServerEvent<Buffer> => gaDialect.decode(JSON.stringify(wire))

describe.each(dialects)('$name', (dialect) => {
  // Of the other form as well: gateways mix them.
  test.each(serverRows)('$form $wire.type', ({ wire, event }) => {
    const expected = event ?? { type: 'other', name: wire.type }
    expect(dialect.decode(JSON.stringify({ ...wire, event_id: 'event_1' }))).toStrictEqual(expected)
    // The id may be missing: REALTIME §7.
    expect(dialect.decode(JSON.stringify(wire))).toStrictEqual(expected)
  })

  test('every event of the form is shown', () => {
    const shown = serverRows.filter(({ form }) => form === dialect.name || form === 'both').map(({ wire }) => wire.type)
    expect([...new Set(shown)].sort()).toEqual([...serverNames[dialect.name]].sort())
  })
})

test('the lists of names are as long as the reference says', () => {
  expect({ ga: serverNames.ga.length, beta: serverNames.beta.length }).toEqual({ ga: 46, beta: 28 + 7 })
})

const done = (response: object) => decode({ type: 'response.done', response: { id: 'r', ...response } })
const finished = (content: unknown) =>
  decode({ type: 'response.output_item.done', response_id: 'r', item: { id: 'i', type: 'message', content } })
const settings = { inputFormat: null, outputFormat: null, turnDetection: null }

test.each<[string, unknown, Partial<ServerEvent<Buffer>>]>([
  [
    'a session that says nothing',
    { type: 'session.created', session: {} },
    { type: 'session-created', sessionId: '', expiresAtMs: null, settings },
  ],
  ['a confirmation without a session', { type: 'session.updated' }, { type: 'session-updated', settings }],
  [
    'settings that are not known',
    {
      type: 'session.updated',
      session: { ...betaSession, input_audio_format: 'opus', output_audio_format: 7, turn_detection: { type: 'x' } },
    },
    { type: 'session-updated', settings },
  ],
  [
    'a format named like a member of every object',
    { type: 'session.updated', session: { input_audio_format: 'constructor' } },
    { type: 'session-updated', settings },
  ],
  [
    'turn detection by its early name of none',
    { type: 'session.updated', session: { turn_detection: { type: 'none' } } },
    { type: 'session-updated', settings: { ...settings, turnDetection: 'none' } },
  ],
  [
    'an item without its place',
    { type: 'conversation.item.created', item: { id: 'i' } },
    { type: 'item-added', itemId: 'i', previousItemId: null },
  ],
  [
    'a commit without its place',
    { type: 'input_audio_buffer.committed', item_id: 'i' },
    { type: 'committed', itemId: 'i', previousItemId: null },
  ],
  [
    'a truncation by the early name of its index',
    { type: 'conversation.item.truncated', item_id: 'i', index: 0, audio_end_ms: 1 },
    { type: 'item-truncated', itemId: 'i' },
  ],
  [
    'a failed transcript without a reason',
    { type: 'conversation.item.input_audio_transcription.failed', item_id: 'i', error: {} },
    { type: 'transcript-failed', itemId: 'i', message: '' },
  ],
  [
    'an error without a code',
    { type: 'error', error: { type: 'server_error', message: 'm' } },
    { type: 'error', code: 'server_error', message: 'm', eventId: null },
  ],
  [
    'the early refusal of a second response',
    {
      type: 'error',
      error: { type: 'invalid_request_error', code: null, message: 'Conversation already has an active response' },
    },
    {
      type: 'error',
      code: 'conversation_already_has_active_response',
      message: 'Conversation already has an active response',
      eventId: null,
    },
  ],
  [
    'limits of which one is no limit',
    { type: 'rate_limits.updated', rate_limits: [null, { name: 'x' }, { name: 'tokens', limit: 9, remaining: 1 }] },
    { type: 'rate-limits', limits: [{ name: 'tokens', limit: 9, remaining: 1, resetSeconds: 0 }] },
  ],
  [
    'a response in no conversation for want of one',
    { type: 'response.created', response: { ...gaResponse, conversation_id: null } },
    { type: 'response-created', responseId: 'resp_1', outOfBand: false, metadata: null },
  ],
  [
    'the same with metadata that says nothing',
    { type: 'response.created', response: { ...gaResponse, conversation_id: null, metadata: {} } },
    { type: 'response-created', responseId: 'resp_1', outOfBand: false, metadata: {} },
  ],
  [
    'a call without a name',
    { type: 'response.output_item.added', response_id: 'r', item: { ...call, name: null } },
    { type: 'other', name: 'response.output_item.added' },
  ],
  [
    'a part of a call',
    { type: 'response.output_item.done', response_id: 'r', item: { ...call, status: 'incomplete' } },
    { type: 'other', name: 'response.output_item.done' },
  ],
  [
    'a call of a tool that the service itself runs',
    { type: 'response.output_item.done', response_id: 'r', item: { ...call, type: 'mcp_call' } },
    { type: 'other', name: 'response.output_item.done' },
  ],
])('%s', (_, wire, event) => {
  expect(decode(wire)).toStrictEqual(event)
})

test.each([
  [
    'by the names of the preview',
    [
      { type: 'text', text: 'a' },
      { type: 'audio', transcript: 'b' },
    ],
    'ab',
  ],
  [
    'by the current names',
    [
      { type: 'output_text', text: 'a' },
      { type: 'output_audio', transcript: 'b' },
    ],
    'ab',
  ],
  ['in parts of which one says nothing', [null, { type: 'audio' }, { type: 'text', text: 'a' }], 'a'],
  ['in no part', [{ type: 'audio' }], null],
  ['with no parts', [], null],
  ['with something else for parts', 7, null],
  ['without parts', undefined, null],
])('the text of a message %s', (_, content, text) => {
  expect(finished(content)).toStrictEqual({ type: 'item-finished', responseId: 'r', itemId: 'i', text })
})

test.each([
  ['without a status', { output: [call] }, { status: 'completed', calls: ['call_1'] }],
  ['without an output', { status: 'completed' }, { status: 'completed', calls: [] }],
  [
    'with several calls, one in part, one nameless',
    {
      status: 'completed',
      output: [
        message,
        call,
        { ...call, call_id: 'call_2', status: undefined, object: undefined },
        { ...call, call_id: 'call_3', status: 'incomplete' },
        { ...call, call_id: 'call_4', name: undefined },
        'x',
      ],
    },
    { status: 'completed', calls: ['call_1', 'call_2'] },
  ],
  ['cut short', { status: 'incomplete', output: [call] }, { status: 'incomplete', calls: [] }],
  ['with details that are none', { status: 'failed', status_details: 'x' }, { status: 'failed', calls: [] }],
])('the end of a response %s', (_, response, expected) => {
  const event = done(response)
  if (event.type !== 'response-done') throw new Error(event.type)
  expect({ status: event.status, calls: event.calls.map(({ callId }) => callId) }).toEqual(expected)
})

const none = { text: 0, audio: 0, image: 0, cached: 0, total: 0 }
const nothing = { text: 0, audio: 0, total: 0 }

test.each([
  ['none', null, null],
  ['none that can be read', 'x', null],
  [
    'totals only',
    { total_tokens: 150, input_tokens: 120, output_tokens: 30 },
    { input: { ...none, total: 120 }, output: { ...nothing, total: 30 } },
  ],
  [
    'details only',
    { input_token_details: { text_tokens: 1, audio_tokens: 2 }, output_token_details: { audio_tokens: 4 } },
    { input: { ...none, text: 1, audio: 2, total: 3 }, output: { text: 0, audio: 4, total: 4 } },
  ],
  [
    'what was cached, in detail only',
    { ...gaUsage, input_token_details: { cached_tokens_details: { text_tokens: 3, audio_tokens: 4 } } },
    { input: { ...none, cached: 7, total: 120 }, output: { text: 10, audio: 20, total: 30 } },
  ],
  [
    'a count that is no number',
    { input_tokens: '120', output_tokens: 30 },
    { input: none, output: { ...nothing, total: 30 } },
  ],
])('usage: %s', (_, usage, expected) => {
  expect(done({ usage })).toMatchObject({ type: 'response-done', usage: expected })
})
