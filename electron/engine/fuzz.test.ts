import { expect, test } from 'vitest'
import type { ServerEvent } from './testing/client'
import { sound, toBase64 } from './testing/fake-speech'
import { setUp } from './testing/setup'

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function createRandom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const audio = toBase64(sound(40))
const seeds: Record<string, unknown>[] = [
  {
    type: 'session.update',
    session: { type: 'realtime', instructions: 'x', audio: { input: { turn_detection: { type: 'server_vad' } } } },
  },
  {
    type: 'session.update',
    session: { type: 'realtime', tools: [{ type: 'function', name: 'f' }], tool_choice: 'auto' },
  },
  { type: 'input_audio_buffer.append', audio },
  { type: 'input_audio_buffer.commit' },
  { type: 'input_audio_buffer.clear' },
  {
    type: 'conversation.item.create',
    item: { id: 'a', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'x' }] },
  },
  {
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_audio', audio }] },
  },
  { type: 'conversation.item.create', item: { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' } },
  { type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'c', output: '' } },
  { type: 'conversation.item.truncate', item_id: 'a', content_index: 0, audio_end_ms: 5 },
  { type: 'conversation.item.delete', item_id: 'a' },
  { type: 'conversation.item.retrieve', item_id: 'a' },
  {
    type: 'response.create',
    response: { conversation: 'none', input: [{ type: 'item_reference', id: 'a' }], metadata: { a: 'b' } },
  },
  { type: 'response.create' },
  { type: 'response.cancel', response_id: 'resp_1' },
]
const oddities = [
  null,
  true,
  -1,
  1e308,
  '',
  'x'.repeat(3000),
  '\u0000\ud800',
  [],
  [[]],
  {},
  { type: {} },
  '__proto__',
  'root',
  '999',
]

test('4,000 mutated frames are all survived, and another client is served', async () => {
  const setup = await setUp(() => [{ kind: 'say', text: 'One. Two.' }])
  const random = createRandom(7)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T

  function mutate(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return random(3) === 0 ? pick(oddities) : value
    if (Array.isArray(value)) return random(4) === 0 ? [...value, ...value] : value.map(mutate)
    const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const choice = random(12)
      if (choice === 0) return []
      if (choice === 1) return [[name, pick(oddities)]]
      if (choice === 2) return [[pick(['extra', '__proto__', 'constructor', 'toString']), member]]
      return [[name, name === 'type' && random(4) > 0 ? member : mutate(member)]]
    })
    return Object.fromEntries(entries)
  }

  function frame(): string | Buffer {
    const text = JSON.stringify(mutate(pick(seeds)))
    const choice = random(20)
    if (choice === 0) return text.slice(0, random(text.length))
    if (choice === 1) return Buffer.from(text)
    if (choice === 2) return text.replace(/[{}[\]":]/g, (mark) => (random(10) === 0 ? '' : mark))
    return text
  }

  const client = await setup.connect()
  for (let count = 0; count < 4000; count++) client.socket.send(frame())
  client.send({ type: 'conversation.item.create', item: { id: 'last', type: 'message', role: 'user', content: [] } })
  client.send({ type: 'conversation.item.retrieve', item_id: 'last' })
  const isLast = (event: ServerEvent) =>
    typeof event.item === 'object' && event.item !== null && 'id' in event.item && event.item.id === 'last'
  while (!isLast(await client.next('conversation.item.retrieved')));
  const failures = client.events.filter(
    ({ type, error }) => type === 'error' && (error as { type: string }).type === 'server_error',
  )
  expect(failures).toEqual([])

  const other = await setup.connect()
  other.send({ type: 'response.create' })
  expect((await other.next('response.done')).response).toMatchObject({ status: 'completed' })
  await setup.close()
})
