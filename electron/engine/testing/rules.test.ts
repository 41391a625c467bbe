import { describe, expect, test } from 'vitest'
import { findViolations } from './rules'
import type { LoggedEvent } from './wire-log'

type Event = Record<string, unknown>

const sound = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64')
const usage = {
  total_tokens: 9,
  input_tokens: 5,
  output_tokens: 4,
  input_token_details: { text_tokens: 2, audio_tokens: 3, cached_tokens: 1 },
  output_token_details: { text_tokens: 1, audio_tokens: 3 },
}
const heard = { type: 'input_audio', transcript: null }
const userItem = { id: 'u1', type: 'message', role: 'user', status: 'completed', content: [heard] }
const reply = { id: 'a1', type: 'message', role: 'assistant', status: 'in_progress', content: [] as Event[] }
const replied = { ...reply, status: 'completed', content: [{ type: 'output_audio', transcript: 'Hi there.' }] }
const call = { id: 'f1', type: 'function_call', status: 'in_progress', call_id: 'c1', name: 'f', arguments: '' }
const called = { ...call, status: 'completed', arguments: '{}' }
const output = { id: 'o1', type: 'function_call_output', status: 'completed', call_id: 'c1', output: 'x' }
const inReply = { response_id: 'r1', item_id: 'a1', output_index: 0, content_index: 0 }
const inCall = { response_id: 'r1', item_id: 'f1', output_index: 1, call_id: 'c1' }

const sent = (event: Event): LoggedEvent => ({ direction: 'in', event })
const told = (event: Event): LoggedEvent => ({ direction: 'out', event })

/** A spoken turn, its transcript, an answer of speech and a call, the call's output, a truncation and a deletion. */
const conversation: LoggedEvent[] = [
  told({ type: 'session.created', session: { type: 'realtime' } }),
  sent({ type: 'session.update', session: {} }),
  told({ type: 'session.updated', session: {} }),
  sent({ type: 'input_audio_buffer.append', audio: sound(2) }),
  told({ type: 'input_audio_buffer.speech_started', item_id: 'u1', audio_start_ms: 10 }),
  told({ type: 'input_audio_buffer.speech_stopped', item_id: 'u1', audio_end_ms: 900 }),
  told({ type: 'input_audio_buffer.committed', item_id: 'u1', previous_item_id: null }),
  told({ type: 'conversation.item.added', previous_item_id: null, item: userItem }),
  told({ type: 'conversation.item.done', previous_item_id: null, item: userItem }),
  told({ type: 'response.created', response: { id: 'r1', status: 'in_progress', output: [], conversation_id: 'v1' } }),
  told({ type: 'conversation.item.input_audio_transcription.delta', item_id: 'u1', content_index: 0, delta: 'Hel' }),
  told({ type: 'conversation.item.input_audio_transcription.delta', item_id: 'u1', content_index: 0, delta: 'lo' }),
  told({
    type: 'conversation.item.input_audio_transcription.completed',
    item_id: 'u1',
    content_index: 0,
    transcript: 'Hello',
  }),
  told({ type: 'response.output_item.added', response_id: 'r1', output_index: 0, item: reply }),
  told({ type: 'conversation.item.added', previous_item_id: 'u1', item: reply }),
  told({ type: 'response.content_part.added', ...inReply, part: { type: 'audio', transcript: '' } }),
  told({ type: 'response.output_audio_transcript.delta', ...inReply, delta: 'Hi ' }),
  told({ type: 'response.output_audio.delta', ...inReply, delta: sound(4) }),
  told({ type: 'response.output_audio_transcript.delta', ...inReply, delta: 'there.' }),
  told({ type: 'response.output_audio.done', ...inReply }),
  told({ type: 'response.output_audio_transcript.done', ...inReply, transcript: 'Hi there.' }),
  told({ type: 'response.content_part.done', ...inReply, part: { type: 'audio', transcript: 'Hi there.' } }),
  told({ type: 'conversation.item.done', previous_item_id: 'u1', item: replied }),
  told({ type: 'response.output_item.done', response_id: 'r1', output_index: 0, item: replied }),
  told({ type: 'response.output_item.added', response_id: 'r1', output_index: 1, item: call }),
  told({ type: 'conversation.item.added', previous_item_id: 'a1', item: call }),
  told({ type: 'response.function_call_arguments.delta', ...inCall, delta: '{}' }),
  told({ type: 'response.function_call_arguments.done', ...inCall, name: 'f', arguments: '{}' }),
  told({ type: 'conversation.item.done', previous_item_id: 'a1', item: called }),
  told({ type: 'response.output_item.done', response_id: 'r1', output_index: 1, item: called }),
  told({
    type: 'response.done',
    response: { id: 'r1', status: 'completed', status_details: null, output: [replied, called], usage },
  }),
  told({ type: 'rate_limits.updated', rate_limits: [] }),
  sent({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'c1', output: 'x' } }),
  told({ type: 'conversation.item.added', previous_item_id: 'f1', item: output }),
  told({ type: 'conversation.item.done', previous_item_id: 'f1', item: output }),
  sent({ type: 'conversation.item.truncate', item_id: 'a1', content_index: 0, audio_end_ms: 0 }),
  told({ type: 'conversation.item.truncated', item_id: 'a1', content_index: 0, audio_end_ms: 0 }),
  sent({ type: 'conversation.item.delete', item_id: 'u1' }),
  told({ type: 'conversation.item.deleted', item_id: 'u1' }),
  sent({ type: 'response.cancel', event_id: 'mine' }),
  told({ type: 'error', error: { code: 'response_cancel_not_active', event_id: 'mine' } }),
].map(({ direction, event }, index) => ({ direction, event: { event_id: `e${index}`, ...event } }))

const is = (type: string, nth = 1) => {
  let count = 0
  const found = conversation.find(({ event }) => event.type === type && ++count === nth)
  if (!found) throw new Error(`There is no ${type} number ${nth}.`)
  return found
}
const without = (...types: [string, number?][]) => {
  const left = types.map(([type, nth]) => is(type, nth))
  return conversation.filter((entry) => !left.includes(entry))
}
const changed = (type: string, members: Event, nth = 1) =>
  conversation.map((entry) => (entry === is(type, nth) ? { ...entry, event: { ...entry.event, ...members } } : entry))
const inserted = (before: string, nth: number, ...entries: LoggedEvent[]) =>
  conversation.flatMap((entry) => (entry === is(before, nth) ? [...entries.map(numbered), entry] : [entry]))
const appended = (...entries: LoggedEvent[]) => [...conversation, ...entries.map(numbered)]
let last = 1000
const numbered = ({ direction, event }: LoggedEvent) => ({ direction, event: { event_id: `e${last++}`, ...event } })
const swapped = (type: string, nth = 1) => {
  const at = conversation.indexOf(is(type, nth))
  return conversation.toSpliced(at, 2, ...conversation.slice(at, at + 2).reverse())
}
const responseOf = (members: Event) => ({ response: { ...(is('response.done').event.response as Event), ...members } })
const createdAgain = told({
  type: 'response.created',
  response: { id: 'r2', status: 'in_progress', output: [], conversation_id: 'v1' },
})

test('a conversation by the rules violates none', () => {
  expect(findViolations(conversation, { complete: true, closeCode: 1005 })).toEqual([])
})

describe('what is broken is told', () => {
  test.each<[string, LoggedEvent[], RegExp]>([
    ['another first event', without(['session.created']), /session\.updated before session\.created/],
    ['a second opening', appended(told({ type: 'session.created', session: {} })), /a second time/],
    ['an event without an id', changed('response.done', { event_id: undefined }), /no event_id/],
    ['an id used twice', changed('response.done', { event_id: 'e0' }), /used twice/],
    [
      'something after the end',
      appended(
        told({ type: 'error', error: { code: 'session_expired' } }),
        told({ type: 'rate_limits.updated', rate_limits: [] }),
      ),
      /after the error session_expired/,
    ],
    // Responses.
    ['two at a time', inserted('response.content_part.done', 1, createdAgain), /r2 was created while r1 is active/],
    ['one that is created twice', inserted('response.done', 1, is('response.created')), /r1 a second time/],
    ['one that is created finished', changed('response.created', responseOf({ output: [] })), /created as completed/],
    ['one that never began', without(['response.created']), /r1, which was never created/],
    [
      'a delta after the end',
      appended(told({ type: 'response.output_audio.delta', ...inReply, delta: sound(2) })),
      /r1, which is done/,
    ],
    ['an end that comes twice', appended(is('response.done')), /which is not running/],
    ['an unknown end', changed('response.done', responseOf({ status: 'ended' })), /done as ended/],
    [
      'details that do not fit',
      changed('response.done', responseOf({ status: 'failed' })),
      /status_details do not fit/,
    ],
    ['an item left out of the output', changed('response.done', responseOf({ output: [replied] })), /is not the items/],
    [
      'other words in the output',
      changed('response.done', responseOf({ output: [{ ...replied, content: [] }, called] })),
      /is not what was told of it/,
    ],
    ['usage without a sum', changed('response.done', responseOf({ usage: { ...usage, total_tokens: 8 } })), /the sum/],
    [
      'usage whose parts do not add up',
      changed('response.done', responseOf({ usage: { ...usage, total_tokens: 10, input_tokens: 6 } })),
      /the input tokens do not add up/,
    ],
    [
      'more cached than there is',
      changed(
        'response.done',
        responseOf({ usage: { ...usage, input_token_details: { text_tokens: 2, audio_tokens: 3, cached_tokens: 6 } } }),
      ),
      /more tokens are cached/,
    ],
    ['limits before the end', swapped('response.done'), /before the response is done/],
    ['limits that never come', without(['rate_limits.updated']), /came 0 times/],
    // Items of a response.
    ['an output_index left out', changed('response.output_item.added', { output_index: 2 }, 2), /the output_index 2/],
    [
      'another item at an output_index',
      changed('response.output_audio.done', { output_index: 1 }),
      /not at its output_index/,
    ],
    [
      'an item that is opened full',
      changed('response.output_item.added', { item: { ...replied, status: 'in_progress' } }),
      /opened with content/,
    ],
    ['an item that is opened finished', changed('response.output_item.added', { item: replied }), /as a finished item/],
    ['a part before its item', swapped('conversation.item.added', 2), /a part before it is in the conversation/],
    ['a content_index left out', changed('response.content_part.added', { content_index: 1 }), /content_index 1/],
    ['a part that was not opened', without(['response.content_part.added']), /part of a1 that is not open/],
    [
      'written words in speech',
      changed('response.output_audio_transcript.delta', { type: 'response.output_text.delta' }),
      /for a part of the type audio/,
    ],
    ['half a sample', changed('response.output_audio.delta', { delta: sound(3) }), /ends within a sample/],
    ['sound of no length', changed('response.output_audio.delta', { delta: '' }), /without sound/],
    [
      'sound after its end',
      inserted('response.content_part.done', 1, is('response.output_audio.delta')),
      /after its end/,
    ],
    ['a transcript before the sound', swapped('response.output_audio.done'), /the transcript ends before the sound/],
    [
      'other words at the end',
      changed('response.output_audio_transcript.done', { transcript: 'Hi' }),
      /the words are not what the deltas told/,
    ],
    [
      'other words in the part',
      changed('response.content_part.done', { part: { type: 'audio', transcript: 'Hi' } }),
      /the part is not what the deltas told/,
    ],
    ['a part that is not finished', without(['response.output_audio.done']), /the part is done before/],
    ['an item before its part', swapped('response.content_part.done'), /in the conversation before its parts/],
    ['a response item that is not added', without(['conversation.item.added', 2]), /never told as an item/],
    ['an item that is done first', swapped('conversation.item.done', 2), /before its item in the conversation/],
    ['an item that is never done', without(['response.output_item.done', 2]), /done before its item f1/],
    [
      'other words in the item',
      changed('response.output_item.done', { item: { ...replied, content: [] } }),
      /does not hold what its parts told/,
    ],
    [
      'sound in a finished item',
      changed('response.output_item.done', {
        item: { ...replied, content: [{ ...replied.content[0], audio: sound(2) }] },
      }),
      /with its sound/,
    ],
    ['another call_id', changed('response.function_call_arguments.delta', { call_id: 'c2' }), /the call_id c2/],
    [
      'other arguments',
      changed('response.function_call_arguments.done', { arguments: '{"a":1}' }),
      /the arguments of f1 are not what/,
    ],
    ['arguments that never end', without(['response.function_call_arguments.done']), /f1 was done before its content/],
    // Input and conversation.
    [
      'an end of speech without a start',
      without(['input_audio_buffer.speech_started']),
      /whose speech had not started/,
    ],
    ['another end of speech', changed('input_audio_buffer.speech_stopped', { item_id: 'u2' }), /u2, whose speech/],
    [
      'speech that ends early',
      changed('input_audio_buffer.speech_stopped', { audio_end_ms: 5 }),
      /ends before it starts/,
    ],
    ['another commit', changed('input_audio_buffer.committed', { item_id: 'u2' }), /committed u2 where/],
    [
      'a turn that is not committed',
      without(
        ['input_audio_buffer.committed'],
        ['conversation.item.added'],
        ['conversation.item.done'],
        ['response.created'],
      ),
      /the turn u1 was never committed/,
    ],
    [
      'a commit that is no item',
      without(['conversation.item.added'], ['conversation.item.done']),
      /committed u1 was due/,
    ],
    ['an item that is added twice', inserted('response.created', 1, is('conversation.item.added')), /added twice/],
    ['an item that is not done', without(['conversation.item.done', 4]), /o1 was added and never done/],
    ['an item that is done twice', inserted('response.created', 1, is('conversation.item.done')), /was not open/],
    [
      'an unknown place',
      changed('conversation.item.added', { previous_item_id: 'x' }, 4),
      /after x, which was never told/,
    ],
    ['no place', changed('conversation.item.added', { previous_item_id: null }, 4), /though it is not the first/],
    [
      'an item without a status',
      changed('conversation.item.added', { item: { ...userItem, status: undefined } }),
      /has no status/,
    ],
    [
      'sound without a transcript',
      changed('conversation.item.added', { item: { ...userItem, content: [{ type: 'input_audio' }] } }),
      /no transcript member/,
    ],
    [
      'an output of no call',
      changed('conversation.item.added', { item: { ...output, call_id: 'c9' } }, 4),
      /for the call c9/,
    ],
    [
      'an aside in the conversation',
      changed('response.created', {
        response: { id: 'r1', status: 'in_progress', output: [], conversation_id: null },
      }),
      /outside of the conversation was added/,
    ],
    [
      'a transcript of nothing',
      changed('conversation.item.input_audio_transcription.completed', { item_id: 'a1' }),
      /a1, which has no sound/,
    ],
    [
      'other words in a transcript',
      changed('conversation.item.input_audio_transcription.completed', { transcript: 'Bye' }),
      /not what its deltas told/,
    ],
    [
      'a transcript that ends twice',
      appended(
        told({
          type: 'conversation.item.input_audio_transcription.failed',
          item_id: 'u1',
          error: { code: 'x', param: null },
        }),
      ),
      /whose transcription had ended/,
    ],
    [
      'a null in a failure',
      changed('conversation.item.input_audio_transcription.completed', {
        type: 'conversation.item.input_audio_transcription.failed',
        error: { code: 'x', param: null },
      }),
      /error\.param is null/,
    ],
    [
      'a truncation of what is not there',
      changed('conversation.item.truncated', { item_id: 'x' }),
      /x, which is not there/,
    ],
    // Answers to the client.
    ['an update without an answer', without(['session.updated']), /session\.update was never answered/],
    ['an update nobody asked for', without(['session.update']), /session\.updated, which nothing asked for/],
    ['a cancellation without an answer', without(['error']), /response\.cancel was never answered/],
    ['an error for nobody', without(['response.cancel']), /mine, which the client never sent/],
    [
      'an unknown event without an answer',
      appended(sent({ type: 'dance', event_id: undefined })),
      /dance was never answered/,
    ],
    [
      'an item without an answer',
      appended(sent({ type: 'conversation.item.create', item: { id: 'z', type: 'message' } })),
      /conversation\.item\.create was never answered/,
    ],
    ['a request without an answer', appended(sent({ type: 'response.create' })), /response\.create was never answered/],
  ])('%s', (_name, log, violation) => {
    const violations = findViolations(log, { complete: true })
    expect(
      violations.some((one) => violation.test(one)),
      violations.join('\n'),
    ).toBe(true)
  })

  test('a session that ends at an error, or after one that does not end it', () => {
    const [first] = conversation
    const error = (code: string) => told({ type: 'error', event_id: 'x', error: { code, event_id: null } })
    const closed = (code: string, closeCode: number) => findViolations(first ? [first, error(code)] : [], { closeCode })
    expect(closed('invalid_value', 1011)).toEqual([
      expect.stringMatching(/closed with 1011 after the error invalid_value/),
    ])
    expect(closed('session_expired', 1001)).toEqual([])
    expect(closed('invalid_value', 1005)).toEqual([])
  })

  test('a response in a transcription session', () => {
    for (const opening of [
      { type: 'session.created', event_id: 'x', session: { type: 'transcription' } },
      { type: 'transcription_session.created', event_id: 'x', session: {} },
    ]) {
      expect(findViolations([told(opening), ...conversation.slice(1)]).join('\n')).toMatch(/in a transcription session/)
    }
  })
})

test('the older names are read as the same, and its items have no second event', () => {
  const names: Record<string, string> = {
    'response.output_audio.delta': 'response.audio.delta',
    'response.output_audio.done': 'response.audio.done',
    'response.output_audio_transcript.delta': 'response.audio_transcript.delta',
    'response.output_audio_transcript.done': 'response.audio_transcript.done',
    'conversation.item.added': 'conversation.item.created',
  }
  const beta = conversation
    .filter(({ event }) => event.type !== 'conversation.item.done')
    .map(({ direction, event }) => ({
      direction,
      event: {
        ...event,
        type: names[String(event.type)] ?? event.type,
        ...(event.type === 'session.created' && { session: { modalities: ['text', 'audio'] } }),
      },
    }))
  expect(findViolations(beta, { complete: true })).toEqual([])
  const late = beta.filter(({ event }) => event.type !== 'response.audio.done')
  expect(findViolations(late, { complete: true }).join('\n')).toMatch(/the transcript ends before the sound/)
})
