import { afterEach, describe, expect, test } from 'vitest'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

/** The types without the repeats of one that comes several times in a row. */
function collapse(types: string[]): string[] {
  return types.filter((type, index) => type !== types[index - 1])
}

const userText = (text: string) => ({
  type: 'conversation.item.create',
  item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
})
const audioOrder = [
  'response.created',
  'response.output_item.added',
  'conversation.item.added',
  'response.content_part.added',
  'response.output_audio_transcript.delta',
  'response.output_audio.delta',
  'response.output_audio_transcript.delta',
  'response.output_audio.delta',
  'response.output_audio.done',
  'response.output_audio_transcript.done',
  'response.content_part.done',
  'conversation.item.done',
  'response.output_item.done',
  'response.done',
  'rate_limits.updated',
]

describe('one answer', () => {
  test('spoken: the events come in the order of the protocol', async () => {
    setup = await setUp()
    const client = await setup.connect()
    client.send(userText('hi'))
    client.send({ type: 'response.create' })
    await client.next('rate_limits.updated')

    expect(collapse(client.types()).slice(3)).toEqual(audioOrder)
    const done = client.events.find(({ type }) => type === 'response.done')?.response
    expect(done).toMatchObject({
      object: 'realtime.response',
      status: 'completed',
      status_details: null,
      output_modalities: ['audio'],
      audio: { output: { format: { type: 'audio/pcm', rate: 24000 }, voice: 'alloy' } },
      metadata: null,
      output: [
        {
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_audio', transcript: 'Hello there. How are you today?' }],
        },
      ],
      usage: { output_token_details: { audio_tokens: 12 } },
    })
    const bytes = client.events
      .filter(({ type }) => type === 'response.output_audio.delta')
      .map(({ delta }) => Buffer.from(String(delta), 'base64').length)
    expect(bytes.every((length) => length % 2 === 0)).toBe(true)
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBe(600 * 48)
    expect(setup.asked[0]?.history).toEqual([{ kind: 'user', text: 'hi', language: null }])
  })

  test('written: the text comes as text', async () => {
    setup = await setUp()
    const client = await setup.connect()
    client.send({ type: 'session.update', session: { type: 'realtime', output_modalities: ['text'] } })
    client.send({ type: 'response.create' })
    await client.next('rate_limits.updated')
    expect(client.types().slice(2)).toEqual([
      'response.created',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'conversation.item.done',
      'response.output_item.done',
      'response.done',
      'rate_limits.updated',
    ])
  })

  test('two calls, their outputs, and the answer to them', async () => {
    setup = await setUp(({ history }) =>
      history.some(({ kind }) => kind === 'output')
        ? [{ kind: 'say', text: 'Done.' }]
        : [
            { kind: 'call', name: 'find_files', arguments: { name: 'a' } },
            { kind: 'call', name: 'list_folder', arguments: {} },
          ],
    )
    const client = await setup.connect()
    client.send({
      type: 'session.update',
      session: {
        type: 'realtime',
        tools: [
          { type: 'function', name: 'find_files' },
          { type: 'function', name: 'list_folder' },
        ],
      },
    })
    client.send(userText('find a'))
    client.send({ type: 'response.create' })
    await client.next('rate_limits.updated')
    const callOrder = [
      'response.output_item.added',
      'conversation.item.added',
      'response.function_call_arguments.delta',
      'response.function_call_arguments.done',
      'conversation.item.done',
      'response.output_item.done',
    ]
    expect(client.types().slice(4)).toEqual([
      'response.created',
      ...callOrder,
      ...callOrder,
      'response.done',
      'rate_limits.updated',
    ])
    const calls = client.events.filter(({ type }) => type === 'response.function_call_arguments.done')
    expect(calls).toMatchObject([
      { name: 'find_files', arguments: '{"name":"a"}' },
      { name: 'list_folder', arguments: '{}' },
    ])
    for (const { call_id } of calls) {
      client.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id, output: 'x' } })
    }
    client.send({ type: 'response.create' })
    await client.next('rate_limits.updated')
    expect(setup.asked[1]?.history.map(({ kind }) => kind)).toEqual(['user', 'call', 'call', 'output', 'output'])
    expect(setup.asked[1]?.tools.map(({ name }) => name)).toEqual(['find_files', 'list_folder'])
  })
})

describe('one spoken turn', () => {
  test('server_vad: heard, transcribed and answered in the order of causes', async () => {
    setup = await setUp()
    setup.speech.recognitions.push({ text: 'What time is it?', language: 'en' })
    const client = await setup.connect()
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { transcription: { model: 'gpt-4o-transcribe' } } } },
    })
    await client.next('session.updated')
    for (const part of [sound(400, false), sound(600), sound(300, false)]) {
      client.send({ type: 'input_audio_buffer.append', audio: toBase64(part) })
    }
    await client.next('rate_limits.updated')
    expect(collapse(client.types()).slice(2)).toEqual([
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'conversation.item.input_audio_transcription.delta',
      'conversation.item.input_audio_transcription.completed',
      ...audioOrder,
    ])
    const completed = client.events.find(({ type }) => type.endsWith('transcription.completed'))
    const itemId = client.events.find(({ type }) => type === 'input_audio_buffer.speech_started')?.item_id
    expect(completed).toMatchObject({
      item_id: itemId,
      content_index: 0,
      transcript: 'What time is it?',
      usage: { type: 'tokens', input_token_details: { text_tokens: 0, audio_tokens: expect.any(Number) } },
    })
    expect(setup.asked[0]?.history).toEqual([{ kind: 'user', text: 'What time is it?', language: 'en' }])
  })

  test('sound without speech is not answered, and the next turn is', async () => {
    setup = await setUp()
    setup.speech.recognitions.push({ text: '', language: null })
    const client = await setup.connect()
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { transcription: { model: 'whisper-1' } } } },
    })
    const say = () => {
      client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300)) })
      client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300, false)) })
    }
    say()
    const first = await client.next('conversation.item.input_audio_transcription.completed')
    expect(first).toMatchObject({ transcript: '', usage: { type: 'duration', seconds: expect.any(Number) } })
    say()
    await client.next('rate_limits.updated')
    expect(client.types().filter((type) => type === 'response.created')).toHaveLength(1)
    expect(setup.asked[0]?.history).toEqual([{ kind: 'user', text: 'hello', language: 'en' }])
  })

  test('by hand: commit, then response.create; a response waits for what was said', async () => {
    setup = await setUp()
    let recognise = (_: { text: string; language: string }) => {}
    setup.speech.recognitions.push(new Promise((resolve) => (recognise = resolve)))
    const client = await setup.connect()
    client.send({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: null } } } })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(500)) })
    client.send({ type: 'input_audio_buffer.commit' })
    client.send({ type: 'response.create' })
    await client.next('response.created')
    expect(setup.asked).toEqual([])
    recognise({ text: 'later', language: 'en' })
    await client.next('response.done')
    expect(setup.asked[0]?.history).toMatchObject([{ text: 'later' }])
    expect(client.types()).not.toContain('conversation.item.input_audio_transcription.completed')
    expect(client.types()).not.toContain('input_audio_buffer.speech_started')
  })

  test('recognition that fails is told as such, and the response fails', async () => {
    setup = await setUp()
    setup.speech.recognitions.push(new Error('broken'))
    const client = await setup.connect()
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { transcription: { model: 'whisper-1' } } } },
    })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300)) })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300, false)) })
    const failed = await client.next('conversation.item.input_audio_transcription.failed')
    expect(failed).toMatchObject({ content_index: 0, error: { type: 'server_error' } })
    expect((await client.next('response.done')).response).toMatchObject({
      status: 'failed',
      status_details: { type: 'failed', error: { code: 'server_error' } },
    })
  })
})
