/** Anything that the engine tells, and what a client should make of it whichever form lies between. */
import * as fc from 'fast-check'
import { audioFormats } from '../../audio-codec'
import type { Fact, ResponseState, StatusDetails } from '../../engine/protocol/fact'
import type { CallItem, Item, MessageItem } from '../../engine/protocol/item'
import { createSessionConfig, type SessionConfig } from '../../engine/protocol/session-config'
import { metadata, orNull, text, word } from './words.fixture'

const count = fc.nat({ max: 100_000 })
const just = <const T>(value: T) => fc.constant(value)

const place = fc.record({ responseId: word, itemId: word, outputIndex: fc.nat({ max: 5 }) })
const answering = { createResponse: fc.boolean(), interruptResponse: fc.boolean() }
const turnDetection: fc.Arbitrary<SessionConfig['turnDetection']> = fc.oneof(
  just(null),
  fc.record({ type: just('semantic_vad'), eagerness: just('low'), ...answering }),
  fc.record({
    type: just('server_vad'),
    threshold: just(0.5),
    prefixPaddingMs: count,
    silenceDurationMs: count,
    idleTimeoutMs: orNull(count),
    ...answering,
  }),
)
const format = fc.constantFrom(...audioFormats)

export const anySession = (kind: SessionConfig['kind']): fc.Arbitrary<SessionConfig> =>
  fc
    .record({ id: word, expiresAtSeconds: fc.integer({ min: 1, max: 4_000_000_000 }) })
    .chain((identity) =>
      fc
        .record({ inputFormat: format, outputFormat: format, turnDetection })
        .map((changed) => ({ ...createSessionConfig({ ...identity, kind, model: 'm' }), ...changed })),
    )

const status = fc.constantFrom('in_progress' as const, 'completed' as const, 'incomplete' as const)
const spoken = text.map((transcript) => ({
  kind: 'output_audio' as const,
  transcript,
  chunks: null,
  sampleCount: 0,
  marks: [],
  heardText: null,
}))
const written = fc.record({ kind: just('output_text'), text })
const message: fc.Arbitrary<MessageItem> = fc.record({
  kind: just('message'),
  id: word,
  status,
  role: just('assistant'),
  content: fc.array(fc.oneof(spoken, written), { maxLength: 2 }),
})
const call: fc.Arbitrary<CallItem> = fc.record({
  kind: just('call'),
  id: word,
  status,
  callId: word,
  name: word,
  arguments: text,
})
const item: fc.Arbitrary<Item> = fc.oneof(
  message,
  call,
  fc.record({ kind: just('output'), id: word, status, callId: word, output: text }),
)

const ending: fc.Arbitrary<{ status: ResponseState['status']; statusDetails: StatusDetails | null }> = fc.oneof(
  just({ status: 'completed', statusDetails: null }),
  fc.record({
    status: just('cancelled'),
    statusDetails: fc.record({
      type: just('cancelled'),
      reason: fc.constantFrom('turn_detected' as const, 'client_cancelled' as const),
    }),
  }),
  just({ status: 'incomplete', statusDetails: { type: 'incomplete', reason: 'max_output_tokens' } }),
  fc.record({
    status: just('failed'),
    statusDetails: fc.record({
      type: just('failed'),
      error: fc.record({ type: just('server_error'), code: word, message: text }),
    }),
  }),
)

const usage = fc.record({
  input: fc.record({ textTokens: count, audioTokens: count }),
  output: fc.record({ textTokens: count, audioTokens: count }),
})

const response: fc.Arbitrary<ResponseState> = fc
  .record({
    id: word,
    output: fc.array(item, { maxLength: 4 }),
    conversationId: orNull(word),
    outputModality: fc.constantFrom('audio' as const, 'text' as const),
    outputFormat: format,
    voice: just('alloy'),
    maxOutputTokens: just('inf'),
    temperature: just(0.8),
    usage: orNull(usage),
    metadata: metadata(text, 4),
  })
  .chain((members) => ending.map((end) => ({ ...members, ...end })))

const asked = fc.record({ model: fc.constantFrom(null, 'whisper-1', 'gpt-4o-transcribe'), logprobs: fc.boolean() })
const failure = fc.record({ type: just('transcription_error'), code: word, message: text })

/** All but those of the session. */
export const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    type: just('error'),
    error: fc.record({
      type: just('invalid_request_error'),
      code: orNull(word),
      message: text,
      param: orNull(word),
      causeEventId: orNull(word),
    }),
  }),
  fc.record({
    type: fc.constantFrom('item.added' as const, 'item.done' as const),
    item,
    previousItemId: orNull(word),
  }),
  fc.record({ type: just('item.retrieved'), item }),
  fc.record({ type: just('item.deleted'), itemId: word }),
  fc.record({ type: just('item.truncated'), itemId: word, contentIndex: just(0), audioEndMs: count }),
  fc.record({ type: just('transcription.delta'), itemId: word, asked, delta: text }),
  fc.record({
    type: just('transcription.completed'),
    itemId: word,
    asked,
    transcript: text,
    language: orNull(word),
    usage: fc.record({ type: just('duration'), seconds: count }),
  }),
  fc.record({ type: just('transcription.failed'), itemId: word, error: failure }),
  fc.record({ type: just('input.committed'), itemId: word, previousItemId: orNull(word) }),
  just({ type: 'input.cleared' }),
  fc.record({ type: just('input.speech-started'), itemId: word, audioStartMs: count }),
  fc.record({ type: just('input.speech-stopped'), itemId: word, audioEndMs: count }),
  fc.record({ type: just('input.timeout'), itemId: word, audioStartMs: count, audioEndMs: count }),
  fc.record({ type: fc.constantFrom('response.created' as const, 'response.done' as const), response }),
  fc.record({
    type: fc.constantFrom('output-item.added' as const, 'output-item.done' as const),
    responseId: word,
    outputIndex: just(0),
    item,
  }),
  fc.record({ type: fc.constantFrom('text.delta' as const, 'transcript.delta' as const), place, delta: text }),
  fc.record({ type: just('audio.delta'), place, bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)) }),
  fc.record({ type: just('audio.done'), place }),
  fc.record({ type: just('call.done'), place, call }),
  just({ type: 'rate-limits' }),
)
