import { describe, expect, test } from 'vitest'
import { sound } from '../engine/testing/fake-speech'
import { createAudioDecoder, createAudioEncoder } from '../audio-codec'
import { betaDialect } from './dialects/beta'
import { scriptSession } from './testing/scripted-session'
import type { ResponseRequest } from './vocabulary'

const types = (events: { type: string }[]): string[] => events.map(({ type }) => type)
const never = new AbortController().signal
const of = (responseId: string, itemId = 'i') => ({
  response_id: responseId,
  item_id: itemId,
  output_index: 0,
  content_index: 0,
})
const created = (id: string, more = {}) => ({ type: 'response.created', response: { id, ...more } })
const done = (id: string, more = {}) => ({
  type: 'response.done',
  response: { id, status: 'completed', output: [], ...more },
})
const call = (callId: string, json = '{}', more = {}) => ({
  id: `item_${callId}`,
  type: 'function_call',
  status: 'completed',
  name: 'look',
  call_id: callId,
  arguments: json,
  ...more,
})
const wordsOnly: Omit<ResponseRequest, 'outOfBand'> = {
  metadata: { topic: 'title' },
  instructions: 'Give it a title.',
  outputModality: 'text',
  input: null,
  toolChoice: null,
}

describe('settings', () => {
  test('nothing is sent before the greeting, and nothing but the settings before they are confirmed', async () => {
    const own = await scriptSession({ greeting: null })
    own.session.send({ type: 'append', sound: sound(20) })
    own.session.respond(null)
    expect(own.frames).toEqual([])
    own.receive({ type: 'session.created', session: { id: 's' } })
    expect(types(own.frames)).toEqual(['session.update'])
    own.receive({ type: 'session.updated', session: {} })
    expect(types(own.frames)).toEqual(['session.update', 'input_audio_buffer.append', 'response.create'])
    own.clock.advance(60_000)
    expect([own.configured, own.faults]).toEqual([1, []])
  })

  test('a server that never confirms gets the sound after 2 s, and 5 s are shown', async () => {
    const own = await scriptSession({ confirmed: false })
    own.session.send({ type: 'append', sound: sound(20) })
    own.clock.advance(1_999)
    expect(own.configured).toBe(0)
    own.clock.advance(1)
    expect([own.configured, own.sent(), own.faults]).toEqual([1, ['input_audio_buffer.append'], []])
    expect(own.lines).toMatchObject([{ level: 'warn', message: 'settings not confirmed' }])
    own.clock.advance(3_000)
    expect(own.faults).toEqual([{ code: 'session.unconfirmed', detail: '' }])
  })

  test.each([
    ['its id', 'evt_1'],
    ['no id', null],
  ])('settings refused with %s are shown, and sound flows', async (_name, eventId) => {
    const own = await scriptSession({ confirmed: false })
    own.refuse('invalid_value', eventId)
    own.clock.advance(60_000)
    expect([own.configured, own.faults]).toEqual([1, [{ code: 'session.rejected', detail: 'invalid_value' }]])
  })

  test('what a server refuses whole is asked for in plainer terms, and so are later changes', async () => {
    const semantic = { type: 'semantic_vad', eagerness: 'low', createResponse: true, interruptResponse: true } as const
    const own = await scriptSession({ confirmed: false, dialect: betaDialect, config: { turnDetection: semantic } })
    own.refuse('invalid_value', 'evt_1')
    expect(own.configured).toBe(0)
    own.receive({ type: 'session.updated', session: {} })
    own.session.send({ type: 'update', change: { turnDetection: semantic } })
    expect(
      own.frames.map(({ session }) => (session as { turn_detection: { type: string } }).turn_detection.type),
    ).toEqual(['semantic_vad', 'server_vad', 'server_vad'])
    expect([own.configured, own.faults]).toEqual([1, [{ code: 'session.simplified', detail: 'invalid_value' }]])
  })

  test('once it has spoken, a voice is refused here and the rest of the change goes out', async () => {
    const own = await scriptSession({ config: { voice: 'marin' } })
    own.receive({ type: 'response.output_audio.delta', ...of('r'), delta: 'AAAA' })
    own.session.send({ type: 'update', change: { voice: 'cedar', instructions: 'Be kind.' } })
    own.session.send({ type: 'update', change: { voice: 'cedar' } })
    own.session.send({ type: 'update', change: { voice: 'marin' } })
    const changes = own.frames.slice(1).map(({ session }) => session)
    expect(changes).toMatchObject([{ instructions: 'Be kind.' }, { audio: { output: { voice: 'marin' } } }])
    expect(JSON.stringify(changes)).not.toContain('cedar')
    expect(own.faults.map(({ code }) => code)).toEqual(['session.voice-fixed', 'session.voice-fixed'])
  })

  test('no greeting ends the session', async () => {
    const own = await scriptSession({ greeting: null })
    own.clock.advance(10_000)
    expect(own.closes).toEqual([[1006, 'no greeting', null]])
  })
})

describe('sound', () => {
  test.each([
    ['pcm16', 'pcm16', 960],
    ['g711_ulaw', 'g711_ulaw', 160],
    ['g711_alaw', 'g711_alaw', 160],
  ] as const)('is sent as the server says that it takes it: %s', async (format, own, bytes) => {
    const greeting = { input_audio_format: format, output_audio_format: format }
    const { session, last, receive, events } = await scriptSession({ dialect: betaDialect, greeting })
    session.send({ type: 'append', sound: sound(20) })
    expect(Buffer.from(last('input_audio_buffer.append')['audio'] as string, 'base64').length).toBe(bytes)
    const spoken = createAudioEncoder(own)(sound(40))
    receive({ type: 'response.audio.delta', ...of('r'), delta: spoken.toString('base64') })
    expect(events.at(-1)).toMatchObject({ type: 'audio-delta', sound: createAudioDecoder(own)(spoken) })
  })

  test('an odd byte of one item is not heard in the next', async () => {
    const { receive, events } = await scriptSession()
    const hear = (item: string, bytes: number[]): void =>
      receive({ type: 'response.output_audio.delta', ...of('r', item), delta: Buffer.from(bytes).toString('base64') })
    hear('a', [1, 0, 7])
    hear('b', [2, 0])
    hear('a', [1, 3, 0])
    const heard = events.flatMap((event) => (event.type === 'audio-delta' ? [[event.itemId, ...event.sound]] : []))
    expect(heard).toEqual([
      ['a', 1],
      ['b', 2],
      ['a', 263, 3],
    ])
  })

  test('no append carries more than 15 MiB', async () => {
    const own = await scriptSession()
    const samples = new Int16Array(15 * 1024 * 1024)
    own.session.send({ type: 'append', sound: samples })
    const sizes = own.frames.slice(1).map(({ audio }) => Buffer.from(audio as string, 'base64').length)
    expect(sizes).toEqual([15 * 1024 * 1024, 15 * 1024 * 1024])
  })

  test('where sound has its own way, none is appended or truncated, and a cancelled answer is cleared', async () => {
    const own = await scriptSession({ carriesAudio: false })
    own.session.send({ type: 'append', sound: sound(20) })
    own.receive(created('r'))
    own.receive({ type: 'response.output_item.added', response_id: 'r', item: { id: 'i', type: 'message' } })
    own.session.cancel()
    own.session.send({ type: 'truncate', itemId: 'i', audioEndMs: 10 })
    expect(own.sent()).toEqual(['response.cancel', 'output_audio_buffer.clear'])
  })
})

describe('responses', () => {
  test('one is in flight, and a request the server was faster than goes out after its own', async () => {
    const own = await scriptSession()
    own.session.respond(null)
    own.refuse('conversation_already_has_active_response', own.last('response.create').event_id)
    own.receive(done('theirs'))
    own.receive(created('ours'))
    expect([own.sent(), own.session.responding, own.faults]).toEqual([['response.create', 'response.create'], true, []])
  })

  test('a request that is refused is shown by name and blocks nothing', async () => {
    const own = await scriptSession()
    own.session.respond(null)
    own.refuse('invalid_value', own.last('response.create').event_id)
    expect([own.session.responding, own.faults]).toEqual([
      false,
      [{ code: 'session.command-refused', detail: 'create-response, invalid_value' }],
    ])
  })

  test('what still comes of a cancelled response is dropped, its end is not', async () => {
    const own = await scriptSession()
    own.receive(created('r'))
    own.session.cancel()
    own.receive({ type: 'response.output_text.delta', ...of('r'), delta: 'late' })
    own.receive(done('r', { status: 'cancelled', status_details: { reason: 'client_cancelled' } }))
    own.receive({ type: 'response.output_audio.delta', ...of('r'), delta: 'AAAA' })
    own.receive({ type: 'response.output_text.delta', ...of('next'), delta: 'now' })
    expect(types(own.events).slice(2)).toEqual(['response-created', 'response-done', 'text-delta'])
  })

  test('one that the server cancelled is dropped after its end as well', async () => {
    const own = await scriptSession()
    own.receive(created('r'))
    own.receive(done('r', { status: 'cancelled', status_details: { reason: 'turn_detected' } }))
    own.receive({ type: 'response.output_text.delta', ...of('r'), delta: 'late' })
    expect(types(own.events)).not.toContain('text-delta')
  })

  test('a text beside the conversation is told to who asked, and disturbs nobody', async () => {
    const own = await scriptSession()
    own.receive(created('r'))
    const title = own.session.aside(wordsOnly, never)
    const { response } = own.last('response.create') as unknown as { response: { metadata: Record<string, string> } }
    expect(response).toMatchObject({ conversation: 'none', metadata: { topic: 'title' } })
    own.receive(created('x', { conversation_id: null, metadata: response.metadata }))
    own.receive({ type: 'response.output_text.delta', ...of('x', 'j'), delta: 'A walk ' })
    own.receive({ type: 'response.output_text.delta', ...of('r'), delta: 'Hello' })
    own.receive({ type: 'response.output_text.delta', ...of('x', 'j'), delta: 'in Oslo' })
    own.receive(done('x', { conversation_id: null, metadata: response.metadata }))
    expect(await title).toBe('A walk in Oslo')
    expect([types(own.events).slice(2), own.session.responding]).toEqual([['response-created', 'text-delta'], true])
  })

  test('an answer to the conversation is one, even where the server names no conversation', async () => {
    const own = await scriptSession()
    own.receive(created('r', { conversation_id: null }))
    own.receive({ type: 'response.output_text.delta', ...of('r'), delta: 'Hello' })
    expect(types(own.events).slice(2)).toEqual(['response-created', 'text-delta'])
  })

  test.each(['refused', 'failed', 'aborted', 'closed'] as const)('a text beside it that is %s rejects', async (how) => {
    const own = await scriptSession()
    const abort = new AbortController()
    const title = own.session.aside(wordsOnly, abort.signal).then(String, (error: unknown) => error)
    const { event_id, response } = own.last('response.create') as unknown as { event_id: string; response: object }
    if (how === 'refused') own.refuse('unknown_parameter', event_id)
    if (how === 'closed') own.close(1006)
    if (how === 'failed' || how === 'aborted') own.receive(created('x', response))
    if (how === 'failed') own.receive(done('x', { ...response, status: 'failed' }))
    if (how === 'aborted') abort.abort(new Error('enough'))
    expect(String(await title)).toMatch(/response\.failed|session\.lost|enough/)
    expect(own.sent().includes('response.cancel')).toBe(how === 'aborted')
    expect(own.faults).toEqual([])
  })
})

describe('calls', () => {
  const calls = (own: { events: { type: string }[] }): unknown =>
    own.events.flatMap((event) => ('calls' in event ? [event.calls] : []))
  const added = (callId: string) => ({
    type: 'response.output_item.added',
    response_id: 'r',
    output_index: 0,
    item: { id: `item_${callId}`, type: 'function_call', name: 'look', call_id: callId, arguments: '' },
  })
  const argued = (callId: string, json: string) => ({
    type: 'response.function_call_arguments.done',
    response_id: 'r',
    item_id: `item_${callId}`,
    output_index: 0,
    call_id: callId,
    arguments: json,
  })
  const complete = (callId: string, json: string) => ({
    itemId: `item_${callId}`,
    callId,
    name: 'look',
    arguments: json,
  })

  test.each<[string, object[], unknown]>([
    [
      'listed at the end',
      [done('r', { output: [call('a', '{"x":1}'), call('b')] })],
      [[complete('a', '{"x":1}'), complete('b', '{}')]],
    ],
    ['told on the way', [added('a'), argued('a', '{"x":1}'), done('r')], [[complete('a', '{"x":1}')]]],
    ['told twice', [added('a'), argued('a', '{}'), done('r', { output: [call('a')] })], [[complete('a', '{}')]]],
    [
      'repeated later',
      [done('r', { output: [call('a')] }), done('s', { output: [call('a')] })],
      [[complete('a', '{}')], []],
    ],
    ['begun only', [added('a'), done('r')], [[]]],
    [
      'of a cancelled response',
      [
        added('a'),
        argued('a', '{'),
        done('r', { status: 'cancelled', output: [call('a', '{', { status: 'incomplete' })] }),
      ],
      [[]],
    ],
    [
      'of an incomplete response',
      [added('a'), argued('a', '{}'), done('r', { status: 'incomplete', output: [call('a')] })],
      [[]],
    ],
  ])('%s are given out complete and once', async (_name, frames, expected) => {
    const own = await scriptSession()
    own.receive(created('r'))
    for (const frame of frames) own.receive(frame as Record<string, unknown>)
    expect(calls(own)).toEqual(expected)
  })

  test('a call gets one output, and no other session’s call gets one here', async () => {
    const own = await scriptSession()
    const answer = (callId: string): void =>
      own.session.send({
        type: 'create-item',
        item: { type: 'function-output', callId, output: '1' },
        previousItemId: null,
      })
    own.receive(done('r', { output: [call('a')] }))
    expect(own.session.quiet).toBe(false)
    answer('a')
    answer('a')
    answer('stranger')
    expect([own.sent(), own.session.quiet]).toEqual([['conversation.item.create'], true])
  })
})

describe('errors', () => {
  test.each<[string, 'server_vad' | null, boolean, string | null]>([
    ['response_cancel_not_active', null, false, null],
    ['input_audio_buffer_commit_empty', 'server_vad', false, null],
    ['input_audio_buffer_commit_empty', null, true, null],
    ['input_audio_buffer_commit_empty', null, false, 'session.nothing-heard'],
    ['item_truncate_invalid_item_id', null, false, 'session.command-refused'],
  ])('%s with detection %s, server commit %s: %s', async (code, detection, committed, expected) => {
    const own = await scriptSession({
      dialect: betaDialect,
      greeting: { turn_detection: detection && { type: detection } },
    })
    own.session.send({ type: 'commit' })
    if (committed) own.receive({ type: 'input_audio_buffer.committed', item_id: 'i', previous_item_id: null })
    own.refuse(code, own.last('input_audio_buffer.commit').event_id)
    expect(own.faults.map((fault) => fault.code)).toEqual(expected === null ? [] : [expected])
  })

  test('an item that this session does not know is neither truncated nor deleted', async () => {
    const own = await scriptSession()
    own.session.send({ type: 'truncate', itemId: 'old', audioEndMs: 5 })
    own.session.send({ type: 'delete-item', itemId: 'old' })
    own.session.send({
      type: 'create-item',
      item: { type: 'message', id: 'new', role: 'user', text: 'x' },
      previousItemId: null,
    })
    own.session.send({ type: 'delete-item', itemId: 'new' })
    expect(own.sent()).toEqual(['conversation.item.create', 'conversation.item.delete'])
  })

  test('what this form of the protocol cannot say is told, not sent', async () => {
    const own = await scriptSession({ dialect: betaDialect })
    const images = [{ url: 'data:image/png;base64,AA', detail: 'auto' }] as const
    own.session.send({
      type: 'create-item',
      item: { type: 'message', role: 'user', text: 'x', images },
      previousItemId: null,
    })
    expect([own.sent(), own.faults]).toEqual([[], [{ code: 'session.unsupported', detail: 'create-item' }]])
  })

  test('when time is up the session is over at once, and that is no fault', async () => {
    const own = await scriptSession()
    own.refuse('session_expired', null)
    expect([own.faults, own.closes]).toEqual([[], [[1001, 'session_expired', 'session_expired']]])
  })
})

describe('a server that does not react', () => {
  const speak = (own: Awaited<ReturnType<typeof scriptSession>>, ms: number, voiced = true): void => {
    for (let at = 0; at < ms; at += 20) own.session.send({ type: 'append', sound: sound(20, voiced) })
  }
  const vad = { type: 'realtime', audio: { input: { turn_detection: { type: 'server_vad' } } } }
  const off = { type: 'realtime', audio: { input: { turn_detection: null } } }

  test.each<[string, object, number, boolean, string[]]>([
    ['speech', vad, 5_000, true, ['session.silent']],
    ['a little less', vad, 4_980, true, []],
    ['silence', vad, 20_000, false, []],
    ['speech that nothing will commit', off, 5_000, true, ['session.not-committed']],
    ['more of it', vad, 20_000, true, ['session.silent']],
  ])('%s: %o', async (_name, greeting, ms, voiced, expected) => {
    const own = await scriptSession({ greeting: greeting as Record<string, unknown> })
    speak(own, ms, voiced)
    expect(own.faults.map(({ code }) => code)).toEqual(expected)
  })

  test('says so when it has not confirmed the format, and again only after something came', async () => {
    const own = await scriptSession({ confirmed: false })
    own.clock.advance(2_000)
    speak(own, 6_000)
    own.receive({ type: 'rate_limits.updated', rate_limits: [] })
    speak(own, 6_000)
    expect(own.faults.map(({ code }) => code)).toEqual(['session.unconfirmed', 'session.unconfirmed'])
  })

  test('is not accused while it listens to a long sentence, nor while the key is held', async () => {
    const listening = await scriptSession({ greeting: vad })
    listening.receive({ type: 'input_audio_buffer.speech_started', item_id: 'i', audio_start_ms: 0 })
    speak(listening, 20_000)
    const held = await scriptSession({ greeting: off, config: { turnDetection: { type: 'none' } } })
    speak(held, 20_000)
    expect([...listening.faults, ...held.faults]).toEqual([])
  })
})

test('low limits are told with the time when they recover, and that they have', async () => {
  const own = await scriptSession()
  const limit = (name: string, remaining: number) => ({ name, limit: 1_000, remaining, reset_seconds: 3 })
  const update = (...rate_limits: object[]): void => own.receive({ type: 'rate_limits.updated', rate_limits })
  update(limit('tokens', 100))
  update(limit('tokens', 99), limit('requests', 50))
  update(limit('tokens', 500), { name: 'requests', limit: 0, remaining: 0, reset_seconds: 0 })
  update(limit('tokens', 500))
  const resetsAtMs = own.clock.now() + 3_000
  expect(own.limits).toEqual([{ name: 'requests', remaining: 50, limit: 1_000, resetsAtMs }, null])
})

test('events without meaning are counted by name, never by content', async () => {
  const own = await scriptSession()
  for (let i = 0; i < 3; i++) own.receive({ type: 'gateway.news', text: 'secret' })
  own.receive({ type: 'what the person said' })
  own.session.close()
  expect(own.lines.map(({ message, name, counts }) => [message, name ?? counts])).toEqual([
    ['event without meaning here', 'other gateway.news'],
    ['event without meaning here', 'other ?'],
    ['events without meaning here', { 'other gateway.news': 3, 'other ?': 1 }],
  ])
})
