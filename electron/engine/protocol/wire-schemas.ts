/** The parts of client events that are written alike in both dialects. */

import * as z from 'zod'
import type { OutputModality, Transcription, TurnDetectionConfig } from './session-config'

const maxAppendBytes = 15 * 1024 * 1024
const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/

export const idSchema = z.string().min(1).max(32)

export const audioBytesSchema = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64')
  if (text.length % 4 === 1 || !base64Pattern.test(text)) {
    context.addIssue({ code: 'custom', message: 'Expected base64-encoded audio bytes but got an invalid value.' })
    return z.NEVER
  }
  if (bytes.length > maxAppendBytes) {
    context.addIssue({ code: 'custom', message: 'Expected at most 15 MiB of audio.' })
    return z.NEVER
  }
  return bytes
})

/** @param combinations how text and sound are asked for, as the service lists them */
export function modalitiesSchema(combinations: readonly (readonly [OutputModality, readonly string[]])[]) {
  const quote = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`
  const supported = combinations.map(([, names]) => quote(names)).join(' and ')
  return z.array(z.string()).transform((given, context): OutputModality => {
    const sorted = quote([...given].sort())
    const match = combinations.find(([, names]) => quote(names) === sorted)
    if (match) return match[0]
    context.addIssue({
      code: 'custom',
      message: `Invalid modalities: ${quote(given)}. Supported combinations are: ${supported}.`,
    })
    return z.NEVER
  })
}

export const functionToolMembers = {
  name: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9_-]+$/),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
}

export const maxOutputTokensSchema = z.union([z.literal('inf'), z.int().min(1).max(4096)])
export const speedSchema = z.number().min(0.25).max(1.5)
export const includeSchema = z.array(z.literal('item.input_audio_transcription.logprobs'))

export const promptSchema = z.strictObject({
  id: z.string(),
  version: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

export const metadataSchema = z
  .record(z.string().max(64), z.string().max(512))
  .refine((metadata) => Object.keys(metadata).length <= 16, 'Expected at most 16 pairs.')

export const tracingSchema = z.union([
  z.literal('auto'),
  z.strictObject({
    workflow_name: z.string().optional(),
    group_id: z.string().optional(),
    metadata: z.unknown().optional(),
  }),
])

const milliseconds = z.int().min(0).max(60_000)
const answering = { create_response: z.boolean().default(true), interrupt_response: z.boolean().default(true) }

export const serverVadMembers = {
  type: z.literal('server_vad'),
  threshold: z.number().min(0).max(1).default(0.5),
  prefix_padding_ms: milliseconds.default(300),
  // What captures show; the documents say 500 (REALTIME 2.5).
  silence_duration_ms: milliseconds.default(200),
  ...answering,
}

export const semanticVadSchema = z.strictObject({
  type: z.literal('semantic_vad'),
  eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
  ...answering,
})

type WireServerVad = z.output<z.ZodObject<typeof serverVadMembers>> & { idle_timeout_ms?: number | null }

export function toTurnDetection(wire: WireServerVad | z.output<typeof semanticVadSchema>): TurnDetectionConfig {
  const common = { createResponse: wire.create_response, interruptResponse: wire.interrupt_response }
  if (wire.type === 'semantic_vad') return { type: wire.type, eagerness: wire.eagerness, ...common }
  return {
    type: wire.type,
    threshold: wire.threshold,
    prefixPaddingMs: wire.prefix_padding_ms,
    silenceDurationMs: wire.silence_duration_ms,
    idleTimeoutMs: wire.idle_timeout_ms ?? null,
    ...common,
  }
}

/** @param defaultModel of a transcription that names none */
export function transcriptionSchema(defaultModel: string | null) {
  return z
    .strictObject({
      model: z.string().min(1).nullish(),
      language: z.string().nullish(),
      prompt: z.string().nullish(),
      languages: z.array(z.string()).nullish(),
      keywords: z.array(z.string()).nullish(),
      delay: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).nullish(),
    })
    .transform((wire): Transcription => ({
      model: wire.model ?? defaultModel,
      language: wire.language ?? null,
      prompt: wire.prompt ?? null,
      languages: wire.languages ?? null,
      keywords: wire.keywords ?? null,
      delay: wire.delay ?? null,
    }))
}

export const noiseReductionSchema = z.strictObject({
  type: z.enum(['near_field', 'far_field']),
  strength: z.number().min(0).max(1).optional(),
})

/** The same object without the members that are undefined: merging must not overwrite with them. */
export function present<T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
