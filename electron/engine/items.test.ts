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

describe('items', () => {
  const create = (item: Record<string, unknown>, previousItemId?: string | null) =>
    client.send({
      type: 'conversation.item.create',
      item,
      ...(previousItemId === undefined ? {} : { previous_item_id: previousItemId }),
    })
  const message = (id: string) => ({ id, type: 'message', role: 'user', content: [{ type: 'input_text', text: id }] })

  test('lie where previous_item_id says', async () => {
    create(message('b'))
    create(message('a'), 'root')
    create(message('c'), 'b')
    create(message('d'), null)
    const previous = []
    for (let count = 0; count < 4; count++)
      previous.push((await client.next('conversation.item.done')).previous_item_id)
    expect(previous).toEqual([null, null, 'b', 'c'])
    await answerOnce(client)
    expect(setup.asked[0]?.history.map((turn) => ('text' in turn ? turn.text : ''))).toEqual(['a', 'b', 'c', 'd'])
  })

  test.each([
    [message('x'), 'nowhere', 'item_create_invalid_previous_item_id', 'previous_item_id'],
    [message('taken'), null, 'item_create_duplicate_item_id', 'item.id'],
    [message('i'.repeat(40)), null, 'string_above_max_length', 'item.id'],
    [{ type: 'function_call_output', call_id: 'call_x', output: '' }, null, 'invalid_tool_call_id', null],
    [
      { type: 'message', role: 'assistant', content: [{ type: 'output_audio', audio: '' }] },
      null,
      'missing_required_parameter',
      'item.content[0].text',
    ],
    [
      { type: 'message', role: 'user', content: [{ type: 'text', text: 'x' }] },
      null,
      'invalid_value',
      'item.content[0].type',
    ],
    [{ type: 'message', role: 'user' }, null, 'missing_required_parameter', 'item.content'],
    [{ type: 'dream' }, null, 'invalid_value', 'item.type'],
  ])('%o after %s is refused', async (item, previousItemId, code, param) => {
    create(message('taken'))
    create(item, previousItemId)
    expect(await nextError(client)).toMatchObject({ code, param })
    expect(client.types().filter((type) => type === 'conversation.item.added')).toHaveLength(1)
  })

  test('are retrieved and deleted, and unknown ones are named', async () => {
    create(message('a'))
    expect(await retrieve(client, 'a')).toEqual({
      id: 'a',
      object: 'realtime.item',
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_text', text: 'a' }],
    })
    client.send({ type: 'conversation.item.delete', item_id: 'a' })
    expect(await client.next('conversation.item.deleted')).toMatchObject({ item_id: 'a' })
    for (const action of ['retrieve', 'delete']) {
      client.send({ type: `conversation.item.${action}`, item_id: 'a' })
      expect(await nextError(client)).toMatchObject({ code: `item_${action}_invalid_item_id` })
    }
    client.send({ type: 'conversation.item.truncate', item_id: 'a', content_index: 0, audio_end_ms: 0 })
    expect(await nextError(client)).toMatchObject({ code: 'item_truncate_invalid_item_id' })
  })

  test('replayed turns of an assistant and calls reach the mind', async () => {
    create({ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'before' }] })
    create({ type: 'function_call', call_id: 'call_1', name: 'f', arguments: '{}' })
    create({ type: 'function_call_output', call_id: 'call_1', output: 'ok' })
    await answerOnce(client)
    expect(setup.asked[0]?.history).toEqual([
      { kind: 'assistant', text: 'before', interrupted: false },
      { kind: 'call', callId: 'call_1', name: 'f', arguments: '{}' },
      { kind: 'output', callId: 'call_1', output: 'ok' },
    ])
  })

  test('sound inside an item is recognised', async () => {
    setup.speech.recognitions.push({ text: 'from the item', language: 'en' })
    create({ type: 'message', role: 'user', content: [{ type: 'input_audio', audio: toBase64(sound(200)) }] })
    await answerOnce(client)
    expect(setup.asked[0]?.history).toEqual([{ kind: 'user', text: 'from the item', language: 'en' }])
  })
})

describe('truncation', () => {
  test('keeps only what was heard', async () => {
    const itemId = await answerOnce(client)
    // "Hello there. " takes 200 ms, "How are you today?" 400 ms: at 420 ms "How are" was heard, "you" was cut.
    client.send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: 420 })
    expect(await client.next('conversation.item.truncated')).toMatchObject({
      item_id: itemId,
      content_index: 0,
      audio_end_ms: 420,
    })
    const [content] = (await retrieve(client, itemId)).content as { transcript: string; audio: string }[]
    expect(content?.transcript).toBe('')
    expect(Buffer.from(content?.audio ?? '', 'base64').length).toBe(420 * 48)
    await answerOnce(client)
    expect(setup.asked[1]?.history).toEqual([{ kind: 'assistant', text: 'Hello there. How are', interrupted: true }])
  })

  test('beyond the end, or of what has no sound, is refused and changes nothing', async () => {
    const itemId = await answerOnce(client)
    client.send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: 57340 })
    expect(await nextError(client)).toMatchObject({
      code: 'invalid_value',
      param: 'audio_end_ms',
      message: 'Audio content of 600ms is already shorter than 57340ms',
    })
    client.send({
      type: 'conversation.item.create',
      item: { id: 'u', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] },
    })
    client.send({ type: 'conversation.item.truncate', item_id: 'u', content_index: 0, audio_end_ms: 0 })
    expect((await nextError(client)).message).toBe('Only model output audio messages can be truncated')
    expect((await retrieve(client, itemId)).content).toMatchObject([{ transcript: 'Hello there. How are you today?' }])
  })
})
