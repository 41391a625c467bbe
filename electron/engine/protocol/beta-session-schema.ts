/**
 * The beta dialect's flat session objects as clients write them, parsed into the neutral patch. Both generations take
 * the later members: the clients of 2024 were served by servers that already knew them.
 */

import * as z from 'zod'
import { audioFormats } from '../../audio-codec'
import { voices } from './catalogue'
import type { SessionPatch, Tool, ToolChoice } from './session-config'
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

export const betaModalitiesSchema = modalitiesSchema([
  ['text', ['text']],
  ['audio', ['audio', 'text']],
])

export const betaVoiceSchema = z.enum(voices)
export const betaFormatSchema = z.enum(audioFormats)
export const temperatureSchema = z.number().min(0.6).max(1.2)
export const betaLimitSchema = maxOutputTokensSchema.nullable().transform((limit) => limit ?? 'inf')

export const betaToolsSchema = z.array(
  z
    .strictObject({ type: z.literal('function').default('function'), ...functionToolMembers })
    .transform(({ name, description, parameters }): Tool => ({
      name,
      description,
      parameters: parameters ?? undefined,
    })),
)

const functionName = z.string().min(1)

export const betaToolChoiceSchema = z
  .union([
    z.enum(['auto', 'none', 'required']),
    z.strictObject({ type: z.literal('function'), name: functionName }),
    z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: functionName }) }),
  ])
  .transform((choice): ToolChoice => {
    if (typeof choice === 'string') return choice
    return { name: 'function' in choice ? choice.function.name : choice.name }
  })

const inputMembers = {
  input_audio_format: betaFormatSchema.optional(),
  input_audio_noise_reduction: noiseReductionSchema.omit({ strength: true }).nullish(),
  input_audio_transcription: transcriptionSchema('whisper-1').nullish(),
  turn_detection: z
    .discriminatedUnion('type', [
      z.strictObject(serverVadMembers),
      semanticVadSchema,
      // Early Azure's name for no detection at all.
      z.looseObject({ type: z.literal('none') }),
    ])
    .transform((wire) => (wire.type === 'none' ? null : toTurnDetection(wire)))
    .nullish(),
  modalities: betaModalitiesSchema.optional(),
  include: includeSchema.nullish(),
  // Of the request that makes an ephemeral secret, in which everything lies at the top.
  client_secret: z.unknown().optional(),
}

function toInputPatch(wire: z.output<z.ZodObject<typeof inputMembers>>) {
  return {
    inputFormat: wire.input_audio_format,
    noiseReduction: wire.input_audio_noise_reduction,
    transcription: wire.input_audio_transcription,
    turnDetection: wire.turn_detection,
    outputModality: wire.modalities,
    include: wire.include,
  }
}

export const betaRealtimeSchema = z
  .strictObject({
    ...inputMembers,
    model: z.string().optional(),
    instructions: z.string().optional(),
    voice: betaVoiceSchema.optional(),
    output_audio_format: betaFormatSchema.optional(),
    tools: betaToolsSchema.optional(),
    tool_choice: betaToolChoiceSchema.optional(),
    temperature: temperatureSchema.optional(),
    max_response_output_tokens: betaLimitSchema.optional(),
    max_output_tokens: betaLimitSchema.optional(),
    speed: speedSchema.optional(),
    tracing: tracingSchema.nullish(),
    prompt: promptSchema.nullish(),
  })
  .transform((wire) =>
    present<SessionPatch>({
      ...toInputPatch(wire),
      instructions: wire.instructions,
      voice: wire.voice,
      outputFormat: wire.output_audio_format,
      tools: wire.tools,
      toolChoice: wire.tool_choice,
      temperature: wire.temperature,
      maxOutputTokens: wire.max_response_output_tokens ?? wire.max_output_tokens,
      speed: wire.speed,
      tracing: wire.tracing,
      prompt: wire.prompt,
    }),
  )

export const betaTranscriptionSchema = z
  .strictObject(inputMembers)
  .transform((wire) => present<SessionPatch>(toInputPatch(wire)))
