import { afterEach, describe, expect, test } from 'vitest'
import { answerOnce, nextError, retrieve } from './testing/actions'
import { connectClient, type TestClient } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp, token } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const apiVersions = { '2024': '2024-10-01-preview', late: '2025-04-01-preview' }

async function connect(generation: keyof typeof apiVersions): Promise<TestClient> {
  const query = `api-version=${apiVersions[generation]}&deployment=gpt-4o-realtime-preview`
  const url = `ws://127.0.0.1:${setup.port}/openai/realtime?${query}`
  const client = await connectClient(url, { 'api-key': token })
  await client.next('session.created')
  return client
}

function update(client: TestClient, session: Record<string, unknown>) {
  client.send({ type: 'session.update', session })
  return client.next('session.updated')
}

const append = (client: TestClient, lengthMs: number, voiced = true) =>
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(lengthMs, voiced)) })
const userText = (text: string) => ({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] })

/** Ends the streams of deltas at one each, so that orders can be compared. */
const withoutRepeats = (types: string[]) => types.filter((type, index) => type !== types[index - 1])

describe.each(['2024', 'late'] as const)('%s', (generation) => {
  test('a spoken turn has the events of REALTIME 3.1 and 3.2 in their order', async () => {
    setup = await setUp(() => [{ kind: 'say', text: 'Hello.' }])
    const client = await connect(generation)
    await update(client, { input_audio_transcription: {} })
    append(client, 200)
    append(client, 300, false)
    await client.next('rate_limits.updated')
    const types = client.types().filter((type) => !type.includes('transcription'))
    expect(withoutRepeats(types.filter((type) => !/audio(_transcript)?\.delta/.test(type)))).toEqual([
      'session.created',
      'session.updated',
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.created',
      'response.created',
      'response.output_item.added',
      'conversation.item.created',
      'response.content_part.added',
      'response.audio.done',
      'response.audio_transcript.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.done',
      'rate_limits.updated',
    ])
    expect(types).toContain('response.audio.delta')
    expect(types).toContain('response.audio_transcript.delta')
    const done = client.events.find(({ type }) => type === 'response.done')
    expect(done?.response).toMatchObject({
      status: 'completed',
      modalities: ['text', 'audio'],
      output: [{ role: 'assistant', status: 'completed', content: [{ type: 'audio', transcript: 'Hello.' }] }],
    })
    // whisper-1, which is meant where no model is named, gives everything at once.
    const transcription = client.types().filter((type) => type.includes('input_audio_transcription'))
    expect(transcription).toEqual(['conversation.item.input_audio_transcription.completed'])
  })

  test('turn detection none is null; the output is text where only text is asked for', async () => {
    setup = await setUp(() => [{ kind: 'say', text: 'Hello.' }])
    const client = await connect(generation)
    const { session } = await update(client, { turn_detection: { type: 'none' }, modalities: ['text'] })
    expect(session).toMatchObject({ turn_detection: null, modalities: ['text'], voice: 'alloy', temperature: 0.8 })
    client.send({ type: 'conversation.item.create', item: userText('hi') })
    client.send({ type: 'response.create', response: { max_output_tokens: 50, temperature: 1.1 } })
    const { response } = await client.next('response.done')
    expect(response).toMatchObject({
      status: 'completed',
      modalities: ['text'],
      temperature: 1.1,
      max_output_tokens: 50,
      output: [{ content: [{ type: 'text', text: 'Hello.' }] }],
    })
    expect(client.types()).toContain('response.text.delta')
  })

  test('a call is made, answered, and told on', async () => {
    setup = await setUp(({ history }) =>
      history.at(-1)?.kind === 'output'
        ? [{ kind: 'say', text: 'Done.' }]
        : [{ kind: 'call', name: 'f', arguments: { a: 1 } }],
    )
    const client = await connect(generation)
    await update(client, { tools: [{ type: 'function', name: 'f' }], tool_choice: 'auto' })
    client.send({ type: 'response.create' })
    const { call_id, name, arguments: given } = await client.next('response.function_call_arguments.done')
    expect({ name, given }).toEqual({ name: 'f', given: '{"a":1}' })
    await client.next('response.done')
    client.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id, output: '2' } })
    client.send({ type: 'response.create' })
    expect((await client.next('response.done')).response).toMatchObject({
      output: [{ content: [{ type: 'audio', transcript: 'Done.' }] }],
    })
  })
})

test('late: transcripts come in deltas with their usage, and items are retrieved with their format', async () => {
  setup = await setUp()
  const client = await connect('late')
  await update(client, { turn_detection: null, input_audio_transcription: { model: 'gpt-4o-transcribe' } })
  append(client, 200)
  client.send({ type: 'input_audio_buffer.commit' })
  const { item_id } = await client.next('input_audio_buffer.committed')
  expect(await client.next('conversation.item.input_audio_transcription.delta')).toMatchObject({ delta: 'hello' })
  expect(await client.next('conversation.item.input_audio_transcription.completed')).toMatchObject({
    transcript: 'hello',
    usage: { type: 'tokens', input_token_details: { text_tokens: 0, audio_tokens: 2 } },
  })
  expect((await retrieve(client, String(item_id))).content).toEqual([
    { type: 'input_audio', transcript: 'hello', audio: toBase64(sound(200)), format: 'pcm16' },
  ])
})

test('late: a second response is refused with the id of the first', async () => {
  setup = await setUp()
  const client = await connect('late')
  client.send({ type: 'response.create' })
  client.send({ type: 'response.create', response: {} })
  const { response } = await client.next('response.created')
  expect(await nextError(client)).toMatchObject({
    code: 'conversation_already_has_active_response',
    message: expect.stringContaining((response as { id: string }).id),
  })
})

describe('2024', () => {
  test('does not know what came later', async () => {
    setup = await setUp()
    const client = await connect('2024')
    client.send({ type: 'conversation.item.retrieve', item_id: 'a' })
    expect(await nextError(client)).toMatchObject({ code: 'invalid_value', param: 'type' })
  })

  test.each([[undefined], [{ cancel_previous: false }]])('with %o a second response is refused', async (response) => {
    setup = await setUp()
    const client = await connect('2024')
    client.send({ type: 'response.create' })
    client.send({ type: 'response.create', ...(response && { response }) })
    expect(await nextError(client)).toMatchObject({
      code: null,
      message: 'Conversation already has an active response',
    })
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed' })
  })

  test('with a response object the one in progress is cancelled', async () => {
    setup = await setUp()
    const client = await connect('2024')
    client.send({ type: 'response.create' })
    client.send({ type: 'response.create', response: { commit: true, cancel_previous: true } })
    expect((await client.next('response.done')).response).toMatchObject({
      status: 'cancelled',
      status_details: { type: 'cancelled', reason: 'client_cancelled' },
    })
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed' })
    expect(client.types()).not.toContain('error')
  })

  test('a response answers the sound in the buffer where turns are not detected', async () => {
    setup = await setUp()
    const client = await connect('2024')
    await update(client, { turn_detection: null })
    append(client, 200)
    client.send({ type: 'response.create' })
    await client.next('response.done')
    expect(client.types().indexOf('input_audio_buffer.committed')).toBe(2)
    expect(setup.asked[0]?.history).toEqual([{ kind: 'user', text: 'hello', language: 'en' }])
  })

  test('items come with a response, and stay out of the conversation where it is not committed', async () => {
    setup = await setUp()
    const client = await connect('2024')
    client.send({ type: 'conversation.item.create', item: { ...userText('one'), id: 'a' } })
    client.send({ type: 'conversation.item.create', item: { ...userText('two'), id: 'b' } })
    client.send({
      type: 'response.create',
      response: {
        commit: false,
        input_items: [{ type: 'message', id: 'b' }],
        append_input_items: [userText('three')],
      },
    })
    await client.next('response.done')
    client.send({ type: 'response.create', response: { append_input_items: [userText('four')] } })
    await client.next('response.done')
    const words = setup.asked.map(({ history }) => history.map((turn) => ('text' in turn ? turn.text : '')))
    expect(words).toEqual([
      ['two', 'three'],
      ['one', 'two', 'four'],
    ])
  })
})

test('the conversation is told of only where the server was started to', async () => {
  setup = await setUp(undefined, { withConversationCreated: true })
  const client = await connect('2024')
  const { conversation } = await client.next('conversation.created')
  expect(conversation).toEqual({ id: expect.stringMatching(/^conv_/), object: 'realtime.conversation' })
  const ga = await setup.connect()
  await answerOnce(ga)
  expect(ga.types()).not.toContain('conversation.created')
})
