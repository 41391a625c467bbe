import { afterEach, describe, expect, test } from 'vitest'
import { sound, toBase64 } from './testing/fake-speech'
import { type Setup, setUp } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const cancelledOrder = [
  'response.output_audio.done',
  'response.output_audio_transcript.done',
  'response.content_part.done',
  'conversation.item.done',
  'response.output_item.done',
  'response.done',
]

/** A client whose answer has begun and will not end by itself. */
async function answering() {
  setup = await setUp()
  setup.speech.gate = new Promise(() => {})
  const client = await setup.connect()
  client.send({ type: 'response.create' })
  await client.next('response.output_audio.delta')
  return client
}

describe('while an answer is being given', () => {
  test('another is refused, and nothing else happens to it', async () => {
    const client = await answering()
    client.send({ type: 'response.create', event_id: 'again' })
    const { response } = await client.next('response.created')
    const { id } = response as { id: string }
    expect((await client.next('error')).error).toEqual({
      type: 'invalid_request_error',
      code: 'conversation_already_has_active_response',
      message: `Conversation already has an active response in progress: ${id}. Wait until the response is finished before creating a new one.`,
      param: null,
      event_id: 'again',
    })
    expect(client.types()).not.toContain('response.done')
  })

  test('response.cancel ends it at once, everything open is closed first', async () => {
    const client = await answering()
    client.send({ type: 'response.cancel' })
    const { response } = await client.next('response.done')
    expect(response).toMatchObject({
      status: 'cancelled',
      status_details: { type: 'cancelled', reason: 'client_cancelled' },
      output: [{ status: 'incomplete', content: [{ transcript: 'Hello there. ' }] }],
      usage: { total_tokens: expect.any(Number) },
    })
    expect(client.types().slice(-cancelledOrder.length - 1, -1)).toEqual(cancelledOrder)
    client.send({ type: 'response.cancel' })
    expect((await client.next('error')).error).toMatchObject({
      code: 'response_cancel_not_active',
      message: 'Cancellation failed: no active response found',
    })
  })

  test('speaking interrupts it', async () => {
    const client = await answering()
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(40)) })
    const { response } = await client.next('response.done')
    expect(response).toMatchObject({
      status: 'cancelled',
      status_details: { type: 'cancelled', reason: 'turn_detected' },
    })
    expect(client.types().slice(-cancelledOrder.length - 2, -1)).toEqual([
      'input_audio_buffer.speech_started',
      ...cancelledOrder,
    ])
  })

  test('speaking does not interrupt it where that is switched off', async () => {
    setup = await setUp()
    let open = () => {}
    setup.speech.gate = new Promise((resolve) => (open = resolve))
    const client = await setup.connect()
    const turnDetection = { type: 'server_vad', interrupt_response: false, create_response: false }
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { turn_detection: turnDetection } } },
    })
    client.send({ type: 'response.create' })
    await client.next('response.output_audio.delta')
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(40)) })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300, false)) })
    await client.next('input_audio_buffer.committed')
    open()
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed' })
    expect(client.types().filter((type) => type === 'response.created')).toHaveLength(1)
  })

  test('answers outside of the conversation run beside it and leave no trace in it', async () => {
    const client = await answering()
    client.send({
      type: 'response.create',
      response: {
        conversation: 'none',
        output_modalities: ['text'],
        metadata: { topic: 'side' },
        instructions: 'Be brief.',
        input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'aside' }] }],
      },
    })
    const { response } = await client.next('response.done')
    expect(response).toMatchObject({
      status: 'completed',
      conversation_id: null,
      metadata: { topic: 'side' },
      output_modalities: ['text'],
      output: [{ content: [{ type: 'output_text' }] }],
    })
    expect(setup.asked[1]).toMatchObject({ instructions: 'Be brief.', history: [{ text: 'aside' }] })
    expect(client.types().filter((type) => type === 'conversation.item.added')).toHaveLength(1)
  })
})

describe('a turn that is still being recognised', () => {
  async function recognising() {
    setup = await setUp()
    setup.speech.recognitions.push(new Promise(() => {}))
    const client = await setup.connect()
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(200)) })
    client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(300, false)) })
    await client.next('input_audio_buffer.committed')
    return client
  }

  test('can be cancelled like a response', async () => {
    const client = await recognising()
    client.send({ type: 'response.cancel' })
    expect((await client.next('response.done')).response).toMatchObject({ status: 'cancelled', output: [] })
  })

  test('can be asked to be answered', async () => {
    const client = await recognising()
    client.send({ type: 'response.create', response: { input: [] } })
    expect((await client.next('response.done')).response).toMatchObject({ status: 'completed' })
    expect(client.types().filter((type) => type === 'response.created')).toHaveLength(1)
  })
})

test('a mind that fails fails the response, not the session', async () => {
  setup = await setUp(() => {
    throw new Error('what the person said must not be told')
  })
  const client = await setup.connect()
  client.send({ type: 'response.create' })
  const { response } = await client.next('response.done')
  expect(response).toMatchObject({
    status: 'failed',
    status_details: { type: 'failed', error: { type: 'server_error', code: 'server_error' } },
  })
  expect(JSON.stringify(client.events)).not.toContain('must not be told')
  expect(client.types()).not.toContain('error')
})

test('an answer that is too long is cut off', async () => {
  setup = await setUp()
  const client = await setup.connect()
  client.send({ type: 'response.create', response: { max_output_tokens: 3 } })
  expect((await client.next('response.done')).response).toMatchObject({
    status: 'incomplete',
    status_details: { type: 'incomplete', reason: 'max_output_tokens' },
    max_output_tokens: 3,
  })
})

test('clients at the same time know nothing of each other', async () => {
  setup = await setUp(({ history }) => [
    { kind: 'tone', text: String(history.length), frequencyHz: 440, durationMs: 500 },
  ])
  const clients = await Promise.all(Array.from({ length: 5 }, () => setup.connect()))
  await Promise.all(
    clients.map(async (client, index) => {
      for (let count = 0; count < index; count++) {
        client.send({
          type: 'conversation.item.create',
          item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] },
        })
      }
      client.send({ type: 'response.create' })
      expect((await client.next('response.output_audio_transcript.done')).transcript).toBe(String(index))
      const deltas = client.events.filter(({ type }) => type === 'response.output_audio.delta')
      expect(Buffer.concat(deltas.map(({ delta }) => Buffer.from(String(delta), 'base64'))).length).toBe(500 * 48)
    }),
  )
  expect(setup.speech.openEars).toBe(5)
  for (const client of clients) client.socket.close()
  await Promise.all(clients.map(({ closed }) => closed))
})
