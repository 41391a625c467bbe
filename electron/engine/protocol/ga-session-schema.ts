/** The GA dialect's session objects as clients write them, parsed into the neutral patch. */

import * as z from 'zod'
import { voices } from './catalogue'
import type { AudioFormat, McpTool, SessionPatch, Tool } from './session-config'
import {
  functionToolMembers,
  includeSchema,
  maxOutputTokensSchema,
  modalitiesSchema,
  noiseReductionSchema,
  present,
  promptSchema,
  semanticVadSchema,
  serverVadMembers,
  speedSchema,
  toTurnDetection,
  tracingSchema,
  transcriptionSchema,
} from './wire-schemas'

const formatNames = { 'audio/pcm': 'pcm16', 'audio/pcmu': 'g711_ulaw', 'audio/pcma': 'g711_alaw' } as const

export const formatSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).optional() }),
    z.strictObject({ type: z.literal('audio/pcmu') }),
    z.strictObject({ type: z.literal('audio/pcma') }),
  ])
  .transform(({ type }): AudioFormat => formatNames[type])

export const gaModalitiesSchema = modalitiesSchema([
  ['text', ['text']],
  ['audio', ['audio']],
])

export const gaVoiceSchema = z.union([z.enum(voices), z.strictObject({ id: z.string().min(1).max(64) })])

const mcpToolSchema = z
  .strictObject({
    type: z.literal('mcp'),
    server_label: z.string().min(1),
    server_url: z.string().optional(),
    connector_id: z.string().optional(),
    tunnel_id: z.string().optional(),
    authorization: z.string().nullish(),
    headers: z.record(z.string(), z.string()).nullish(),
    allowed_tools: z.union([z.array(z.string()), z.looseObject({})]).nullish(),
    allowed_callers: z.array(z.enum(['direct', 'programmatic'])).nullish(),
    require_approval: z.union([z.enum(['always', 'never']), z.looseObject({})]).nullish(),
    server_description: z.string().optional(),
    defer_loading: z.boolean().optional(),
  })
  .refine((tool) => tool.server_url ?? tool.connector_id ?? tool.tunnel_id, {
    path: ['server_url'],
    params: { code: 'missing_required_parameter' },
  })
  .transform(({ type: _type, server_label, authorization: _authorization, headers: _headers, ...members }): McpTool => {
    // Its secrets are of no use here and are not given back.
    return { serverLabel: server_label, members }
  })

const toolSchema = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('function'), ...functionToolMembers })
    .transform(({ name, description, parameters }): Tool => ({
      name,
      description,
      parameters: parameters ?? undefined,
    })),
  mcpToolSchema,
])

export const gaToolsSchema = z.array(toolSchema).transform((tools) => ({
  tools: tools.filter((tool): tool is Tool => 'name' in tool),
  mcpTools: tools.filter((tool): tool is McpTool => 'serverLabel' in tool),
}))

/** A choice of a server's tool is remembered; nothing can be called by it, so the mind is left free. */
export const gaToolChoiceSchema = z
  .union([
    z.enum(['auto', 'none', 'required']),
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('function'), name: z.string().min(1) }),
      z.strictObject({ type: z.literal('mcp'), server_label: z.string().min(1), name: z.string().nullish() }),
    ]),
  ])
  .transform((choice): Pick<SessionPatch, 'toolChoice' | 'mcpToolChoice'> => {
    if (typeof choice === 'string') return { toolChoice: choice, mcpToolChoice: null }
    if (choice.type === 'function') return { toolChoice: { name: choice.name }, mcpToolChoice: null }
    return { toolChoice: 'auto', mcpToolChoice: { serverLabel: choice.server_label, name: choice.name ?? null } }
  })

export const reasoningSchema = z.strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']) })

const inputSchema = z.strictObject({
  format: formatSchema.optional(),
  noise_reduction: noiseReductionSchema.nullish(),
  transcription: transcriptionSchema(null).nullish(),
  turn_detection: z
    .discriminatedUnion('type', [
      z.strictObject({
        ...serverVadMembers,
        idle_timeout_ms: z.int().min(5000).max(30_000).nullable().default(null),
      }),
      semanticVadSchema,
    ])
    .transform(toTurnDetection)
    .nullish(),
})

function toInputPatch(input: z.output<typeof inputSchema> | undefined) {
  return {
    inputFormat: input?.format,
    noiseReduction: input?.noise_reduction,
    transcription: input?.transcription,
    turnDetection: input?.turn_detection,
  }
}

const truncationSchema = z.union([
  z.enum(['auto', 'disabled']),
  z.strictObject({
    type: z.literal('retention_ratio'),
    retention_ratio: z.number().min(0).max(1),
    token_limits: z.strictObject({ post_instructions: z.int().min(0).optional() }).optional(),
  }),
])

export const gaRealtimeSchema = z
  .strictObject({
    type: z.literal('realtime'),
    model: z.string().optional(),
    output_modalities: gaModalitiesSchema.optional(),
    instructions: z.string().optional(),
    audio: z
      .strictObject({
        input: inputSchema.optional(),
        output: z
          .strictObject({
            format: formatSchema.optional(),
            voice: gaVoiceSchema.optional(),
            speed: speedSchema.optional(),
          })
          .optional(),
      })
      .optional(),
    include: includeSchema.nullish(),
    tools: gaToolsSchema.optional(),
    tool_choice: gaToolChoiceSchema.optional(),
    max_output_tokens: maxOutputTokensSchema.optional(),
    parallel_tool_calls: z.boolean().nullish(),
    reasoning: reasoningSchema.nullish(),
    truncation: truncationSchema.optional(),
    tracing: tracingSchema.nullish(),
    prompt: promptSchema.nullish(),
  })
  .transform((wire) =>
    present<SessionPatch>({
      ...toInputPatch(wire.audio?.input),
      ...wire.tools,
      ...wire.tool_choice,
      outputModality: wire.output_modalities,
      instructions: wire.instructions,
      outputFormat: wire.audio?.output?.format,
      voice: wire.audio?.output?.voice,
      speed: wire.audio?.output?.speed,
      include: wire.include,
      maxOutputTokens: wire.max_output_tokens,
      parallelToolCalls: wire.parallel_tool_calls,
      reasoning: wire.reasoning,
      truncation: wire.truncation,
      tracing: wire.tracing,
      prompt: wire.prompt,
    }),
  )

export const gaTranscriptionSchema = z
  .strictObject({
    type: z.literal('transcription'),
    audio: z.strictObject({ input: inputSchema.optional() }).optional(),
    include: includeSchema.nullish(),
  })
  .transform((wire) => present<SessionPatch>({ ...toInputPatch(wire.audio?.input), include: wire.include }))
