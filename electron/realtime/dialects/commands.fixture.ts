/** Any command of the neutral vocabulary that a service accepts. */
import * as fc from 'fast-check'
import { audioFormats } from '../../audio-codec'
import type {
  ClientCommand,
  OutgoingItem,
  ResponseRequest,
  SessionConfig,
  Transcription,
  TurnDetection,
} from '../vocabulary'
import { metadata, orNull, text, word } from './words.fixture'

const milliseconds = fc.nat({ max: 60_000 })
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100)

const answering = { createResponse: fc.boolean(), interruptResponse: fc.boolean() }
const turnDetection: fc.Arbitrary<TurnDetection> = fc.oneof(
  fc.constant({ type: 'none' as const }),
  fc.record({
    type: fc.constant('semantic_vad' as const),
    eagerness: fc.constantFrom('low', 'medium', 'high', 'auto'),
    ...answering,
  }),
  fc.record({
    type: fc.constant('server_vad' as const),
    threshold: hundredths(0, 100),
    prefixPaddingMs: milliseconds,
    silenceDurationMs: milliseconds,
    idleTimeoutMs: orNull(fc.integer({ min: 5_000, max: 30_000 })),
    ...answering,
  }),
)

const transcription: fc.Arbitrary<Transcription> = fc.record({
  model: fc.constantFrom('whisper-1', 'gpt-4o-transcribe', 'gpt-4o-mini-transcribe'),
  language: orNull(fc.constantFrom('en', 'fr', 'zh')),
  prompt: orNull(text),
})

const tool = fc.record({
  name: word,
  description: text,
  parameters: fc.constantFrom<Record<string, unknown>>(
    {},
    { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  ),
})
const toolChoice = fc.oneof(
  fc.constantFrom('auto' as const, 'none' as const, 'required' as const),
  fc.record({ name: word }),
)
const outputModality = fc.constantFrom('audio' as const, 'text' as const)
const format = fc.constantFrom(...audioFormats)

const settings = {
  instructions: text,
  voice: fc.constantFrom('', 'alloy', 'shimmer', 'echo'),
  outputModality,
  inputFormat: format,
  outputFormat: format,
  speed: hundredths(25, 150),
  temperature: orNull(hundredths(60, 120)),
  maxOutputTokens: fc.oneof(fc.constant('inf' as const), fc.integer({ min: 1, max: 4_096 })),
  noiseReduction: fc.constantFrom(null, 'near_field' as const, 'far_field' as const),
  transcription: orNull(transcription),
  turnDetection,
  tools: fc.array(tool, { maxLength: 3 }),
  toolChoice,
}

export const anyConfig = (purpose: SessionConfig['purpose']): fc.Arbitrary<SessionConfig> =>
  fc.record({ purpose: fc.constant(purpose), ...settings })
export const anyChange: fc.Arbitrary<Partial<Omit<SessionConfig, 'purpose'>>> = fc.record(settings, {
  requiredKeys: [],
})

const id = fc.option(word, { nil: undefined })
const image = fc.record({
  url: fc.constantFrom('data:image/png;base64,AAAA', 'data:image/jpeg;base64,'),
  detail: fc.constantFrom('auto' as const, 'low' as const, 'high' as const),
})

const item: fc.Arbitrary<OutgoingItem> = fc.oneof(
  fc.record({
    type: fc.constant('message' as const),
    id,
    role: fc.constantFrom('user' as const, 'assistant' as const, 'system' as const),
    text,
  }),
  fc.record({
    type: fc.constant('message' as const),
    id,
    role: fc.constant('user' as const),
    text,
    images: fc.array(image, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('function-call' as const), id, callId: word, name: word, arguments: text }),
  fc.record({ type: fc.constant('function-output' as const), id, callId: word, output: text }),
)

const request: fc.Arbitrary<ResponseRequest> = fc.record({
  outOfBand: fc.boolean(),
  metadata: metadata(fc.string({ maxLength: 50 }), 16),
  instructions: orNull(text),
  outputModality: orNull(outputModality),
  input: orNull(fc.array(fc.oneof(item, fc.record({ type: fc.constant('reference' as const), id: word })))),
  toolChoice: orNull(toolChoice),
})

/** All but those that change the session. */
export const anyCommand: fc.Arbitrary<ClientCommand<Buffer>> = fc.oneof(
  fc.record({
    type: fc.constant('append' as const),
    sound: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
  }),
  fc.constantFrom({ type: 'commit' as const }, { type: 'clear' as const }),
  fc.record({ type: fc.constant('create-item' as const), item, previousItemId: orNull(word) }),
  fc.record({ type: fc.constantFrom('retrieve-item' as const, 'delete-item' as const), itemId: word }),
  fc.record({ type: fc.constant('truncate' as const), itemId: word, audioEndMs: fc.nat() }),
  fc.record({ type: fc.constant('create-response' as const), request: orNull(request) }),
  fc.record({ type: fc.constant('cancel-response' as const), responseId: orNull(word) }),
)
