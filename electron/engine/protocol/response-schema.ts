/** What `response.create` may say in either dialect, parsed into the neutral options. */

import * as z from 'zod'
import type { Generation } from '../admission'
import {
  betaFormatSchema,
  betaLimitSchema,
  betaModalitiesSchema,
  betaToolChoiceSchema,
  betaToolsSchema,
  betaVoiceSchema,
  temperatureSchema,
} from './beta-session-schema'
import type { NewItem, ResponseOptions } from './command'
import {
  formatSchema,
  gaModalitiesSchema,
  gaToolChoiceSchema,
  gaToolsSchema,
  gaVoiceSchema,
  reasoningSchema,
} from './ga-session-schema'
import { betaContextItemSchema, betaItemSchema, gaContextItemSchema } from './item-schema'
import { maxOutputTokensSchema, metadataSchema, promptSchema } from './wire-schemas'

const common = {
  conversation: z.enum(['auto', 'none']).default('auto'),
  instructions: z.string().optional(),
  metadata: metadataSchema.optional(),
}

function toCommonOptions(wire: z.output<z.ZodObject<typeof common>>) {
  return {
    inConversation: wire.conversation === 'auto',
    instructions: wire.instructions,
    metadata: wire.metadata ?? null,
  }
}

/** Clients fill what they do not set with null, which says no more than leaving it out. */
const withoutNulls = (wire: unknown): unknown =>
  typeof wire === 'object' && wire !== null && !Array.isArray(wire)
    ? Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== null))
    : wire

export const plainResponse: ResponseOptions = { inConversation: true, input: null, metadata: null }

const gaSchema = z
  .strictObject({
    ...common,
    input: z.array(gaContextItemSchema).optional(),
    tools: gaToolsSchema.optional(),
    tool_choice: gaToolChoiceSchema.optional(),
    output_modalities: gaModalitiesSchema.optional(),
    audio: z
      .strictObject({
        output: z.strictObject({ format: formatSchema.optional(), voice: gaVoiceSchema.optional() }).optional(),
      })
      .optional(),
    max_output_tokens: maxOutputTokensSchema.optional(),
    prompt: promptSchema.optional(),
    parallel_tool_calls: z.boolean().optional(),
    reasoning: reasoningSchema.optional(),
  })
  .transform((wire): ResponseOptions => ({
    ...toCommonOptions(wire),
    input: wire.input ?? null,
    tools: wire.tools?.tools,
    toolChoice: wire.tool_choice?.toolChoice,
    outputModality: wire.output_modalities,
    outputFormat: wire.audio?.output?.format,
    voice: wire.audio?.output?.voice,
    maxOutputTokens: wire.max_output_tokens,
  }))
export const gaResponseSchema = z.preprocess(withoutNulls, gaSchema)

const betaMembers = {
  ...common,
  input: z.array(betaContextItemSchema).optional(),
  tools: betaToolsSchema.optional(),
  tool_choice: betaToolChoiceSchema.optional(),
  modalities: betaModalitiesSchema.optional(),
  voice: betaVoiceSchema.optional(),
  output_audio_format: betaFormatSchema.optional(),
  temperature: temperatureSchema.optional(),
  max_response_output_tokens: betaLimitSchema.optional(),
  max_output_tokens: betaLimitSchema.optional(),
  /** As one document of the service writes it (REALTIME 2.4.8). */
  max__output_tokens: betaLimitSchema.optional(),
}

function toBetaOptions(wire: z.output<z.ZodObject<typeof betaMembers>>): ResponseOptions {
  return {
    ...toCommonOptions(wire),
    input: wire.input ?? null,
    tools: wire.tools,
    toolChoice: wire.tool_choice,
    outputModality: wire.modalities,
    outputFormat: wire.output_audio_format,
    voice: wire.voice,
    temperature: wire.temperature,
    maxOutputTokens: wire.max_response_output_tokens ?? wire.max_output_tokens ?? wire.max__output_tokens,
  }
}

const lateSchema = z.strictObject(betaMembers).transform(toBetaOptions)

/**
 * Azure 2024-10 (REALTIME 3.7): where a response object is given, a response in progress is cancelled unless it says
 * otherwise. Without one, and with `cancel_previous: false`, the new one is refused, as captures of that time show.
 * `commit: false` keeps the answer, and the items and the sound that come with it, out of the conversation.
 */
const azureSchema = z
  .strictObject({
    ...betaMembers,
    commit: z.boolean().default(true),
    cancel_previous: z.boolean().default(true),
    append_input_items: z.array(betaItemSchema).optional(),
    input_items: z.array(betaContextItemSchema).optional(),
  })
  .transform((wire): ResponseOptions => {
    const options = toBetaOptions(wire)
    const appendItems: NewItem[] = wire.append_input_items ?? []
    return {
      ...options,
      input: wire.input_items ?? options.input,
      inConversation: options.inConversation && wire.commit,
      azure: { commitInput: wire.commit, cancelPrevious: wire.cancel_previous, appendItems },
    }
  })

export const betaResponseSchemas = {
  '2024': z.preprocess(withoutNulls, azureSchema),
  late: z.preprocess(withoutNulls, lateSchema),
} satisfies Record<Generation, unknown>

/** A bare `response.create` of 2024: where turns are not detected it answers the sound in the buffer (REALTIME 3.2). */
export const plainResponse2024: ResponseOptions = {
  ...plainResponse,
  azure: { commitInput: true, cancelPrevious: false, appendItems: [] },
}
