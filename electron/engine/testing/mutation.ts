/** Client frames of every kind, bent out of shape at random, the same again for the same seed. */

import { sound, toBase64 } from './fake-speech'

type Random = (below: number) => number

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function createRandom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const audio = toBase64(sound(40))
const loud = toBase64(sound(200))
const quiet = toBase64(sound(300, false))
const detection = { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 200 }
const tool = { type: 'function', name: 'f', description: 'x', parameters: { type: 'object', properties: {} } }

const settings = {
  ga: [
    { type: 'realtime', instructions: 'x', audio: { input: { turn_detection: detection } } },
    { type: 'realtime', tools: [tool], tool_choice: { type: 'function', name: 'f' }, max_output_tokens: 20 },
    { type: 'realtime', audio: { input: { format: { type: 'audio/pcmu' }, transcription: { model: 'whisper-1' } } } },
    { type: 'realtime', output_modalities: ['text'], audio: { output: { voice: 'marin', speed: 1.2 } } },
    { type: 'realtime', audio: { input: { turn_detection: null, format: { type: 'audio/pcm', rate: 24000 } } } },
  ],
  beta: [
    { instructions: 'x', turn_detection: detection },
    { tools: [tool], tool_choice: 'auto', max_response_output_tokens: 20, temperature: 0.7 },
    { input_audio_format: 'g711_ulaw', input_audio_transcription: { model: 'whisper-1' } },
    { modalities: ['text'], voice: 'alloy', output_audio_format: 'pcm16' },
    { turn_detection: { type: 'none' }, input_audio_format: 'pcm16', modalities: ['text', 'audio'] },
  ],
}

const events = [
  { type: 'input_audio_buffer.append', audio },
  { type: 'input_audio_buffer.append', audio: loud },
  { type: 'input_audio_buffer.append', audio: quiet },
  { type: 'input_audio_buffer.commit' },
  { type: 'input_audio_buffer.clear' },
  {
    type: 'conversation.item.create',
    previous_item_id: 'root',
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
  { type: 'response.cancel' },
  { type: 'response.cancel', response_id: 'resp_1' },
]

/** Stands for lists in lists, too deep to be written in any other way than by hand. */
const deepMark = '@deep@'
const deep = '['.repeat(20_000) + ']'.repeat(20_000)
const oddities: unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  '',
  'x'.repeat(3000),
  'x'.repeat(33),
  '\u0000\ud800',
  'NaN',
  [],
  [[]],
  {},
  { type: {} },
  '__proto__',
  'root',
  '999',
  deepMark,
]
const oddNames = ['extra', '__proto__', 'constructor', 'toString', '']

export interface FrameSource {
  next(): string | Buffer
}

/** @param ids ids that the server has told of: half of the frames speak of them, so that more of them mean something */
export function createFrameSource(dialect: 'ga' | 'beta', seed: number, ids: () => readonly string[]): FrameSource {
  const random = createRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const templates = [...settings[dialect].map((session) => ({ type: 'session.update', session })), ...events]
  let count = 0

  function mutate(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return random(3) === 0 ? pick(oddities) : value
    if (Array.isArray(value))
      return random(4) === 0 ? [...(value as unknown[]), ...(value as unknown[])] : value.map(mutate)
    const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const choice = random(12)
      if (choice === 0) return []
      if (choice === 1) return [[name, pick(oddities)]]
      if (choice === 2) return [[pick(oddNames), member]]
      return [[name, name === 'type' && random(4) > 0 ? member : mutate(member)]]
    })
    return Object.fromEntries(entries)
  }

  function event(): Record<string, unknown> {
    const template = { event_id: `f${count}`, ...pick(templates) } as Record<string, unknown>
    const known = ids()
    if ('item_id' in template && known.length > 0 && random(2) === 0) template.item_id = pick(known)
    return template
  }

  /** Of one character another, one too many, one missing, or the number made huge. */
  function garble(text: string): string {
    const at = random(text.length)
    const letter = String.fromCharCode(random(2) === 0 ? 32 + random(95) : random(0x10000))
    return pick([
      text.slice(0, at) + letter + text.slice(at + 1),
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + letter + text.slice(at),
      text.replace(/\d+/, '1e999'),
      text.replace(/\d+/, 'NaN'),
      text.replace('{', '{"type":"input_audio_buffer.clear",'),
    ])
  }

  return {
    next() {
      count += 1
      const choice = random(10)
      // Valid events in any order find more than broken ones.
      if (choice < 4) return JSON.stringify(event())
      const text = JSON.stringify(mutate(event())).replace(`"${deepMark}"`, deep)
      if (choice === 4) return text.slice(0, random(text.length))
      if (choice === 5)
        return random(2) === 0 ? Buffer.from(text) : Buffer.from(text).fill(random(256), random(text.length))
      if (choice === 6) return garble(text)
      return text
    },
  }
}
