/** What the client's side of the wire costs per frame, in either form. */
import { betaDialect } from '../../../electron/realtime/dialects/beta'
import type { Dialect } from '../../../electron/realtime/dialects/dialect'
import { gaDialect } from '../../../electron/realtime/dialects/ga'
import type { Family } from '../figure'

/** 200 ms, as services send it, and 20 ms, as the microphone gives it: PCM16 at 24 kHz. */
const spoken = sound(9_600)
const heard = sound(960)
const [warmUps, samples] = [2_000, 5_000]

function sound(bytes: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: bytes }, (_, index) => index * 31))
}

const place = { response_id: 'resp_1', item_id: 'item_1', output_index: 0, content_index: 0 }
const item = { id: 'item_1', object: 'realtime.item', type: 'message', status: 'completed', role: 'assistant' }
const part = { type: 'audio', transcript: 'It is twenty to three in the afternoon.' }

/** One turn, without its sound. */
function turn(names: 'ga' | 'beta'): string[] {
  const output = names === 'ga' ? 'response.output_' : 'response.'
  const content = [{ ...part, type: names === 'ga' ? 'output_audio' : 'audio' }]
  const response = { id: 'resp_1', object: 'realtime.response', status: 'completed', output: [{ ...item, content }] }
  const input_token_details = { text_tokens: 90, audio_tokens: 30, cached_tokens: 64 }
  const usage = { total_tokens: 150, input_tokens: 120, output_tokens: 30, input_token_details }
  const events = [
    { type: 'input_audio_buffer.speech_started', audio_start_ms: 640, item_id: 'item_0' },
    { type: 'input_audio_buffer.speech_stopped', audio_end_ms: 2_000, item_id: 'item_0' },
    { type: 'input_audio_buffer.committed', previous_item_id: null, item_id: 'item_0' },
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [], usage: null } },
    { type: 'response.output_item.added', response_id: 'resp_1', output_index: 0, item: { ...item, content: [] } },
    { type: 'response.content_part.added', ...place, part },
    ...part.transcript.split(/(?= )/).map((delta) => ({ type: `${output}audio_transcript.delta`, ...place, delta })),
    { type: `${output}audio.done`, ...place },
    { type: 'response.output_item.done', response_id: 'resp_1', output_index: 0, item: { ...item, content } },
    { type: 'response.done', response: { ...response, usage } },
    {
      type: 'rate_limits.updated',
      rate_limits: [{ name: 'tokens', limit: 9_000, remaining: 8_850, reset_seconds: 1 }],
    },
  ]
  return events.map((event, index) => JSON.stringify({ event_id: `event_${index}`, ...event }))
}

function work(dialect: Dialect): Record<string, (round: number) => unknown> {
  const frames = turn(dialect.name)
  const type = dialect.name === 'ga' ? 'response.output_audio.delta' : 'response.audio.delta'
  const delta = JSON.stringify({ type, event_id: 'event_1', ...place, delta: spoken.toString('base64') })
  return {
    'decode-event': (round) => dialect.decode(frames[round % frames.length]!),
    'decode-audio-delta': () => dialect.decode(delta),
    'encode-append': (round) => dialect.encode({ type: 'append', sound: heard }, `evt_${round}`),
  }
}

function measureUs(run: (round: number) => unknown): number[] {
  const delaysUs: number[] = []
  for (let round = 0; round < warmUps + samples; round++) {
    const fromNs = process.hrtime.bigint()
    run(round)
    const delayUs = Number(process.hrtime.bigint() - fromNs) / 1000
    if (round >= warmUps) delaysUs.push(delayUs)
  }
  return delaysUs
}

const runs = new Map(
  [gaDialect, betaDialect].flatMap((dialect) =>
    Object.entries(work(dialect)).map(([name, run]) => [`dialect.${dialect.name}.${name}`, run] as const),
  ),
)

export const dialects: Family = {
  names: [...runs.keys()],
  async measure(wanted, reporter) {
    for (const [name, run] of runs) if (wanted.has(name)) reporter.values(name, 'µs', measureUs(run))
  },
}
