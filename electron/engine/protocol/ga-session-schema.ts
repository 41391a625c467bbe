/** The GA dialect's session object as clients write it, parsed into the neutral patch. */

import * as z from 'zod'
import type { AudioFormat, SessionPatch, ToolChoice, TurnDetectionConfig } from './session-config'

const voices = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar'] as const

const namePattern = /^[a-zA-Z0-9_-]+$/

export const formatSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).optional() }),
    z.strictObject({ type: z.literal('audio/pcmu') }),
    z.strictObject({ type: z.literal('audio/pcma') }),
  ])
  .transform(
    ({ type }): AudioFormat =>
      (({ 'audio/pcm': 'pcm16', 'audio/pcmu': 'g711_ulaw', 'audio/pcma': 'g711_alaw' }) as const)[type],
  )

export const modalitiesSchema = z.array(z.string()).transform((modalities, context) => {
  const only = modalities.length === 1 ? modalities[0] : null
  if (only === 'audio' || only === 'text') return only
  const given = modalities.map((name) => `'${name}'`).join(', ')
  context.addIssue({
    code: 'custom',
    message: `Invalid modalities: [${given}]. Supported combinations are: ['text'] and ['audio'].`,
  })
  return z.NEVER
})

export const voiceSchema = z.union([z.enum(voices), z.strictObject({ id: z.string().min(1).max(64) })])

export const toolSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('function'),
      name: z.string().min(1).max(64).regex(namePattern),
      description: z.string().optional(),
      parameters: z.record(z.string(), z.unknown()).nullish(),
    }),
  ])
  .transform(({ name, description, parameters }) => ({ name, description, parameters: parameters ?? undefined }))

export const toolChoiceSchema = z
  .union([
    z.enum(['auto', 'none', 'required']),
    z.strictObject({ type: z.literal('function'), name: z.string().min(1) }),
  ])
  .transform((choice): ToolChoice => (typeof choice === 'string' ? choice : { name: choice.name }))

export const maxOutputTokensSchema = z.union([z.literal('inf'), z.int().min(1).max(4096)])
export const reasoningSchema = z.strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']) })
export const promptSchema = z.strictObject({
  id: z.string(),
  version: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

const milliseconds = z.int().min(0).max(60_000)
const answering = { create_response: z.boolean().default(true), interrupt_response: z.boolean().default(true) }

const turnDetectionSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('server_vad'),
      threshold: z.number().min(0).max(1).default(0.5),
      prefix_padding_ms: milliseconds.default(300),
      silence_duration_ms: milliseconds.default(200),
      idle_timeout_ms: z.int().min(5000).max(30_000).nullable().default(null),
      ...answering,
    }),
    z.strictObject({
      type: z.literal('semantic_vad'),
      eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
      ...answering,
    }),
  ])
  .transform((wire): TurnDetectionConfig => {
    const common = { createResponse: wire.create_response, interruptResponse: wire.interrupt_response }
    if (wire.type === 'semantic_vad') return { type: wire.type, eagerness: wire.eagerness, ...common }
    return {
      type: wire.type,
      threshold: wire.threshold,
      prefixPaddingMs: wire.prefix_padding_ms,
      silenceDurationMs: wire.silence_duration_ms,
      idleTimeoutMs: wire.idle_timeout_ms,
      ...common,
    }
  })

const transcriptionSchema = z
  .strictObject({
    model: z.string().nullish(),
    language: z.string().nullish(),
    prompt: z.string().nullish(),
    languages: z.array(z.string()).optional(),
    keywords: z.array(z.string()).optional(),
    delay: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
  })
  .transform(({ model, language, prompt }) => ({
    model: model ?? null,
    language: language ?? null,
    prompt: prompt ?? null,
  }))

const audioSchema = z.strictObject({
  input: z
    .strictObject({
      format: formatSchema.optional(),
      noise_reduction: z
        .strictObject({ type: z.enum(['near_field', 'far_field']), strength: z.number().min(0).max(1).optional() })
        .nullish(),
      transcription: transcriptionSchema.nullish(),
      turn_detection: turnDetectionSchema.nullish(),
    })
    .optional(),
  output: z
    .strictObject({
      format: formatSchema.optional(),
      voice: voiceSchema.optional(),
      speed: z.number().min(0.25).max(1.5).optional(),
    })
    .optional(),
})

const truncationSchema = z.union([
  z.enum(['auto', 'disabled']),
  z.strictObject({
    type: z.literal('retention_ratio'),
    retention_ratio: z.number().min(0).max(1),
    token_limits: z.strictObject({ post_instructions: z.int().min(0).optional() }).optional(),
  }),
])

const tracingSchema = z.union([
  z.literal('auto'),
  z.strictObject({
    workflow_name: z.string().optional(),
    group_id: z.string().optional(),
    metadata: z.unknown().optional(),
  }),
])

export const sessionSchema = z
  .strictObject({
    type: z.literal('realtime'),
    model: z.string().optional(),
    output_modalities: modalitiesSchema.optional(),
    instructions: z.string().optional(),
    audio: audioSchema.optional(),
    include: z.array(z.literal('item.input_audio_transcription.logprobs')).nullish(),
    tools: z.array(toolSchema).optional(),
    tool_choice: toolChoiceSchema.optional(),
    max_output_tokens: maxOutputTokensSchema.optional(),
    parallel_tool_calls: z.boolean().nullish(),
    reasoning: reasoningSchema.nullish(),
    truncation: truncationSchema.optional(),
    tracing: tracingSchema.nullish(),
    prompt: promptSchema.nullish(),
  })
  .transform((wire): SessionPatch =>
    present({
      outputModality: wire.output_modalities,
      instructions: wire.instructions,
      inputFormat: wire.audio?.input?.format,
      noiseReduction: wire.audio?.input?.noise_reduction,
      transcription: wire.audio?.input?.transcription,
      turnDetection: wire.audio?.input?.turn_detection,
      outputFormat: wire.audio?.output?.format,
      voice: wire.audio?.output?.voice,
      speed: wire.audio?.output?.speed,
      include: wire.include,
      tools: wire.tools,
      toolChoice: wire.tool_choice,
      maxOutputTokens: wire.max_output_tokens,
      parallelToolCalls: wire.parallel_tool_calls,
      reasoning: wire.reasoning,
      truncation: wire.truncation,
      tracing: wire.tracing,
      prompt: wire.prompt,
    }),
  )

/** The same object without the members that are undefined: merging must not overwrite with them. */
function present<T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
