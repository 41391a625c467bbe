import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerOnce, nextError, retrieve } from './testing/actions'
import type { TestClient } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp } from './testing/setup'

let setup: Setup
let client: TestClient
beforeEach(async () => {
  setup = await setUp()
  client = await setup.connect()
})
afterEach(() => setup.close())

const append = (lengthMs: number, voiced = true) =>
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(lengthMs, voiced)) })
const update = (session: Record<string, unknown>) =>
  client.send({ type: 'session.update', event_id: 'mine', session: { type: 'realtime', ...session } })

/** Everything still works: an update is answered. */
async function expectOpen() {
  update({})
  await client.next('session.updated')
}

describe('the input buffer', () => {
  test('committing less than 100 ms is refused', async () => {
    update({ audio: { input: { turn_detection: null } } })
    append(50)
    client.send({ type: 'input_audio_buffer.commit', event_id: 'c1' })
    expect(await nextError(client)).toEqual({
      type: 'invalid_request_error',
      code: 'input_audio_buffer_commit_empty',
      message:
        'Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has 50.00ms of audio.',
      param: null,
      event_id: 'c1',
    })
    await client.next('session.updated')
    await expectOpen()
  })

  test('committing after the turn detection did is refused', async () => {
    append(200)
    append(220, false)
    await client.next('input_audio_buffer.committed')
    client.send({ type: 'input_audio_buffer.commit' })
    expect((await nextError(client)).code).toBe('input_audio_buffer_commit_empty')
  })

  test('clearing an empty buffer is answered', async () => {
    client.send({ type: 'input_audio_buffer.clear' })
    await client.next('input_audio_buffer.cleared')
    expect(client.types()).not.toContain('error')
  })

  test('an odd number of bytes is no error, and the byte is not lost', async () => {
    update({ audio: { input: { turn_detection: null } } })
    const bytes = Buffer.from(toBase64(sound(100)), 'base64')
    for (const part of [bytes.subarray(0, 1001), bytes.subarray(1001)]) {
      client.send({ type: 'input_audio_buffer.append', audio: part.toString('base64') })
    }
    client.send({ type: 'input_audio_buffer.commit' })
    const { item_id } = await client.next('input_audio_buffer.committed')
    expect((await retrieve(client, String(item_id))).content).toEqual([
      { type: 'input_audio', transcript: null, audio: bytes.toString('base64') },
    ])
  })

  test('an append of more than 15 MiB and one that is not base64 are refused', async () => {
    client.send({ type: 'input_audio_buffer.append', audio: Buffer.alloc(15 * 1024 * 1024 + 2).toString('base64') })
    expect(await nextError(client)).toMatchObject({ code: 'invalid_value', param: 'audio' })
    client.send({ type: 'input_audio_buffer.append', audio: '*'.repeat(8) })
    expect(await nextError(client)).toMatchObject({ code: 'invalid_value', param: 'audio' })
    client.send({ type: 'input_audio_buffer.append' })
    expect(await nextError(client)).toMatchObject({ code: 'missing_required_parameter', param: 'audio' })
    await expectOpen()
  })

  test('G.711 travels both ways', async () => {
    update({
      audio: {
        input: { format: { type: 'audio/pcmu' }, turn_detection: null },
        output: { format: { type: 'audio/pcma' } },
      },
    })
    client.send({ type: 'input_audio_buffer.append', audio: Buffer.alloc(1600, 0xff).toString('base64') })
    client.send({ type: 'input_audio_buffer.commit' })
    const { item_id } = await client.next('input_audio_buffer.committed')
    const [content] = (await retrieve(client, String(item_id))).content as { audio: string }[]
    expect(Buffer.from(content?.audio ?? '', 'base64').length).toBe(200 * 48)
    client.send({ type: 'response.create' })
    await client.next('response.done')
    const sent = client.events.filter(({ type }) => type === 'response.output_audio.delta')
    expect(Buffer.concat(sent.map(({ delta }) => Buffer.from(String(delta), 'base64'))).length).toBe(600 * 8)
  })
})

describe('session.update', () => {
  test.each([
    [{ nonsense: 1 }, 'unknown_parameter', 'session.nonsense', "Unknown parameter: 'session.nonsense'."],
    [{ modalities: ['text'] }, 'unknown_parameter', 'session.modalities', "Unknown parameter: 'session.modalities'."],
    [
      { output_modalities: ['audio', 'text'] },
      'invalid_value',
      'session.output_modalities',
      "Invalid modalities: ['audio', 'text']. Supported combinations are: ['text'] and ['audio'].",
    ],
    [
      { audio: { input: { turn_detection: { type: 'loud' } } } },
      'invalid_value',
      'session.audio.input.turn_detection.type',
      "Invalid value: 'loud'. Supported values are: 'server_vad' and 'semantic_vad'.",
    ],
    [
      { audio: { input: { turn_detection: { type: 'server_vad', threshold: 2 } } } },
      'invalid_value',
      'session.audio.input.turn_detection.threshold',
      /./,
    ],
    [{ audio: { output: { speed: 9 } } }, 'invalid_value', 'session.audio.output.speed', /./],
    [
      { audio: { input: { format: { type: 'audio/pcm', rate: 16000 } } } },
      'invalid_value',
      'session.audio.input.format.rate',
      /./,
    ],
    [
      { tools: [{ type: 'function' }] },
      'missing_required_parameter',
      'session.tools[0].name',
      "Missing required parameter: 'session.tools[0].name'.",
    ],
    [
      { tools: [{ type: 'mcp', server_label: 'x' }] },
      'missing_required_parameter',
      'session.tools[0].server_url',
      "Missing required parameter: 'session.tools[0].server_url'.",
    ],
    [{ max_output_tokens: 0 }, 'invalid_value', 'session.max_output_tokens', /./],
    [{ tool_choice: 'maybe' }, 'invalid_value', 'session.tool_choice', /'auto', 'none', and 'required'/],
    [{ type: 'transcription' }, 'invalid_parameter', null, /not allowed/],
  ])('%o is refused and nothing of it applied', async (session, code, param, message) => {
    update({ instructions: 'changed', ...session })
    expect(await nextError(client)).toEqual({
      type: 'invalid_request_error',
      code,
      param,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      event_id: 'mine',
    })
    update({})
    expect((await client.next('session.updated')).session).toMatchObject({
      instructions: '',
      output_modalities: ['audio'],
    })
  })

  test('the type is required every time', async () => {
    client.send({ type: 'session.update', session: { instructions: 'x' } })
    expect(await nextError(client)).toMatchObject({
      code: 'missing_required_parameter',
      param: 'session.type',
      message: "Missing required parameter: 'session.type'.",
    })
    client.send({ type: 'session.update' })
    expect(await nextError(client)).toMatchObject({ code: 'missing_required_parameter', param: 'session' })
  })

  test('effective values come back: groups merge, members are replaced whole', async () => {
    expect(client.events[0]?.session).toMatchObject({
      type: 'realtime',
      object: 'realtime.session',
      id: expect.stringMatching(/^sess_/),
      model: 'parley',
      output_modalities: ['audio'],
      instructions: '',
      audio: {
        input: {
          format: { type: 'audio/pcm', rate: 24000 },
          transcription: null,
          noise_reduction: null,
          turn_detection: {
            type: 'server_vad',
            threshold: 0.5,
            prefix_padding_ms: 300,
            silence_duration_ms: 200,
            idle_timeout_ms: null,
            create_response: true,
            interrupt_response: true,
          },
        },
        output: { format: { type: 'audio/pcm', rate: 24000 }, voice: 'alloy', speed: 1 },
      },
      tools: [],
      tool_choice: 'auto',
      max_output_tokens: 'inf',
      truncation: 'auto',
      tracing: null,
      expires_at: expect.any(Number),
    })
    update({
      model: 'another',
      tracing: 'auto',
      reasoning: { effort: 'low' },
      parallel_tool_calls: true,
      audio: {
        input: { turn_detection: { type: 'semantic_vad' }, noise_reduction: { type: 'near_field' } },
        output: { voice: 'cedar' },
      },
    })
    await client.next('session.updated')
    update({ tracing: 'auto', audio: { input: { transcription: { model: 'whisper-1' } } } })
    expect((await client.next('session.updated')).session).toMatchObject({
      model: 'parley',
      tracing: 'auto',
      audio: {
        input: {
          transcription: { model: 'whisper-1', language: null, prompt: null },
          noise_reduction: { type: 'near_field', strength: 1 },
          turn_detection: { type: 'semantic_vad', eagerness: 'auto', create_response: true, interrupt_response: true },
        },
        output: { voice: 'cedar' },
      },
    })
  })

  test('the voice stays once it has spoken; the same one is accepted', async () => {
    await answerOnce(client)
    update({ instructions: 'changed', audio: { output: { voice: 'cedar' } } })
    expect(await nextError(client)).toMatchObject({ code: 'cannot_update_voice', param: null })
    update({ audio: { output: { voice: 'alloy' } } })
    expect((await client.next('session.updated')).session).toMatchObject({ instructions: '' })
  })
})

describe('frames that are no events', () => {
  test.each([
    ['{', 'invalid_json', 'Invalid event: failed to parse JSON value. '],
    ['[]', 'invalid_event', /./],
    ['{}', 'invalid_event', "The 'type' field is missing."],
    [
      '{"type":"x"}',
      'invalid_value',
      "Invalid value: 'x'. Supported values are: 'session.update', 'session.close', 'input_audio_buffer.append', 'session.input_audio_buffer.append', 'input_audio_buffer.commit', 'input_audio_buffer.clear', 'conversation.item.create', 'conversation.item.truncate', 'conversation.item.delete', 'conversation.item.retrieve', 'response.create', and 'response.cancel'.",
    ],
    ['{"type":"transcription_session.update"}', 'invalid_parameter', /not allowed/],
    ['{"type":"response.create","extra":1}', 'unknown_parameter', "Unknown parameter: 'extra'."],
  ])('%s is answered and the session stays open', async (frame, code, message) => {
    client.socket.send(frame)
    expect(await nextError(client)).toMatchObject({
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
    await expectOpen()
  })

  test('a binary frame too', async () => {
    client.socket.send(Buffer.from([1, 2, 3]))
    expect(await nextError(client)).toMatchObject({
      code: 'invalid_event',
      message: 'Expected a text WebSocket message; binary frames are not supported.',
    })
    await expectOpen()
  })
})
