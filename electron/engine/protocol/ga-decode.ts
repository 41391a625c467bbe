/** Decodes the GA dialect's client events, refusing unknown and missing fields as the service does. */

import * as z from 'zod'
import { clientErrors, invalidValue } from './client-error'
import type { Command, ResponseOptions } from './command'
import { audioBytesSchema, contextItemSchema, idSchema, itemSchema } from './ga-item-schema'
import {
  formatSchema,
  maxOutputTokensSchema,
  modalitiesSchema,
  promptSchema,
  reasoningSchema,
  sessionSchema,
  toolChoiceSchema,
  toolSchema,
  voiceSchema,
} from './ga-session-schema'
import { parseEvent } from './validation'

/** The names that the live validator lists, in its order. */
const clientEventTypes = [
  'session.update',
  'session.close',
  'input_audio_buffer.append',
  'session.input_audio_buffer.append',
  'input_audio_buffer.commit',
  'input_audio_buffer.clear',
  'conversation.item.create',
  'conversation.item.truncate',
  'conversation.item.delete',
  'conversation.item.retrieve',
  'response.create',
  'response.cancel',
]

function eventSchema<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ type: z.string(), event_id: z.string().nullish(), ...shape })
}

const metadataSchema = z
  .record(z.string().max(64), z.string().max(512))
  .refine((metadata) => Object.keys(metadata).length <= 16, 'Expected at most 16 pairs.')

const responseSchema = z
  .strictObject({
    conversation: z.enum(['auto', 'none']).default('auto'),
    input: z.array(contextItemSchema).nullish(),
    instructions: z.string().optional(),
    metadata: metadataSchema.nullish(),
    tools: z.array(toolSchema).optional(),
    tool_choice: toolChoiceSchema.optional(),
    output_modalities: modalitiesSchema.optional(),
    audio: z
      .strictObject({
        output: z.strictObject({ format: formatSchema.optional(), voice: voiceSchema.optional() }).optional(),
      })
      .optional(),
    max_output_tokens: maxOutputTokensSchema.optional(),
    prompt: promptSchema.nullish(),
    parallel_tool_calls: z.boolean().nullish(),
    reasoning: reasoningSchema.nullish(),
  })
  .transform((wire): ResponseOptions => ({
    inConversation: wire.conversation === 'auto',
    input: wire.input ?? null,
    instructions: wire.instructions,
    metadata: wire.metadata ?? null,
    tools: wire.tools,
    toolChoice: wire.tool_choice,
    outputModality: wire.output_modalities,
    outputFormat: wire.audio?.output?.format,
    voice: wire.audio?.output?.voice,
    maxOutputTokens: wire.max_output_tokens,
  }))

const schemas = {
  update: eventSchema({ session: sessionSchema }),
  append: eventSchema({ audio: audioBytesSchema }),
  bare: eventSchema({}),
  create: eventSchema({ item: itemSchema, previous_item_id: z.string().nullish() }),
  item: eventSchema({ item_id: z.string() }),
  truncate: eventSchema({
    item_id: z.string(),
    content_index: z.int().min(0),
    audio_end_ms: z.int().min(0),
  }),
  respond: eventSchema({ response: responseSchema.nullish() }),
  cancel: eventSchema({ response_id: idSchema.nullish() }),
}

/** @throws ClientError */
export function decodeGa(event: Record<string, unknown>): Command {
  const { type } = event
  if (type === undefined || type === null) throw clientErrors.typeMissing()
  switch (type) {
    case 'session.update':
      if (isTranscriptionUpdate(event)) throw clientErrors.transcriptionUpdate()
      return { type: 'session.update', patch: parseEvent(schemas.update, event).session }
    case 'input_audio_buffer.append':
      return { type: 'input.append', bytes: parseEvent(schemas.append, event).audio }
    case 'input_audio_buffer.commit':
      parseEvent(schemas.bare, event)
      return { type: 'input.commit' }
    case 'input_audio_buffer.clear':
      parseEvent(schemas.bare, event)
      return { type: 'input.clear' }
    case 'conversation.item.create': {
      const { item, previous_item_id } = parseEvent(schemas.create, event)
      return { type: 'item.create', item, previousItemId: previous_item_id || null }
    }
    case 'conversation.item.retrieve':
      return { type: 'item.retrieve', itemId: parseEvent(schemas.item, event).item_id }
    case 'conversation.item.delete':
      return { type: 'item.delete', itemId: parseEvent(schemas.item, event).item_id }
    case 'conversation.item.truncate': {
      const { item_id, content_index, audio_end_ms } = parseEvent(schemas.truncate, event)
      return { type: 'item.truncate', itemId: item_id, contentIndex: content_index, audioEndMs: audio_end_ms }
    }
    case 'response.create':
      return { type: 'response.create', options: parseEvent(schemas.respond, event).response ?? plainResponse }
    case 'response.cancel':
      return { type: 'response.cancel', responseId: parseEvent(schemas.cancel, event).response_id ?? null }
    case 'transcription_session.update':
      throw clientErrors.transcriptionUpdate()
    case 'session.close':
    case 'session.input_audio_buffer.append':
      throw clientErrors.translationEvent(String(type))
    default:
      throw invalidValue(
        String(typeof type === 'string' ? type : JSON.stringify(type)).slice(0, 200),
        clientEventTypes,
        'type',
      )
  }
}

const plainResponse: ResponseOptions = { inConversation: true, input: null, metadata: null }

function isTranscriptionUpdate(event: Record<string, unknown>): boolean {
  const { session } = event
  return typeof session === 'object' && session !== null && 'type' in session && session.type === 'transcription'
}
