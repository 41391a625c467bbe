/** Decodes client events, refusing unknown and missing fields as the service does. A dialect gives its grammar. */

import * as z from 'zod'
import { clientErrors, invalidValue } from './client-error'
import type { Command, NewItem, ResponseOptions } from './command'
import type { Dialect } from './dialect'
import type { SessionPatch } from './session-config'
import { parseEvent } from './validation'
import { audioBytesSchema, idSchema } from './wire-schemas'

interface Grammar {
  /** The events it knows, as the service lists them to who sends another. */
  types: readonly string[]
  /** @throws ClientError when the event is not the one that changes this kind of session */
  update(type: string, session: Record<string, unknown>): SessionPatch
  item: z.ZodType<NewItem>
  response: z.ZodType<ResponseOptions>
  plainResponse: ResponseOptions
}

function eventSchema<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ type: z.string(), event_id: z.string().nullish(), ...shape })
}

const updateSchema = eventSchema({ session: z.record(z.string(), z.unknown()) })
const appendSchema = eventSchema({ audio: audioBytesSchema })
const bareSchema = eventSchema({})
const itemIdSchema = eventSchema({ item_id: z.string() })
const truncateSchema = eventSchema({
  item_id: z.string(),
  content_index: z.int().min(0),
  audio_end_ms: z.int().min(0),
})
const cancelSchema = eventSchema({ response_id: idSchema.nullish() })

export function createDecode(grammar: Grammar): Dialect['decode'] {
  const createSchema = eventSchema({ item: grammar.item, previous_item_id: z.string().nullish() })
  const respondSchema = eventSchema({ response: grammar.response.nullish() })

  return (event): Command => {
    const { type } = event
    if (type === undefined || type === null) throw clientErrors.typeMissing()
    if (typeof type !== 'string' || !grammar.types.includes(type)) {
      throw invalidValue((typeof type === 'string' ? type : JSON.stringify(type)).slice(0, 200), grammar.types, 'type')
    }
    switch (type) {
      case 'session.update':
      case 'transcription_session.update':
        return { type: 'session.update', patch: grammar.update(type, parseEvent(updateSchema, event).session) }
      case 'input_audio_buffer.append':
        return { type: 'input.append', bytes: parseEvent(appendSchema, event).audio }
      case 'input_audio_buffer.commit':
        parseEvent(bareSchema, event)
        return { type: 'input.commit' }
      case 'input_audio_buffer.clear':
        parseEvent(bareSchema, event)
        return { type: 'input.clear' }
      case 'conversation.item.create': {
        const { item, previous_item_id } = parseEvent(createSchema, event)
        return { type: 'item.create', item, previousItemId: previous_item_id || null }
      }
      case 'conversation.item.retrieve':
        return { type: 'item.retrieve', itemId: parseEvent(itemIdSchema, event).item_id }
      case 'conversation.item.delete':
        return { type: 'item.delete', itemId: parseEvent(itemIdSchema, event).item_id }
      case 'conversation.item.truncate': {
        const { item_id, content_index, audio_end_ms } = parseEvent(truncateSchema, event)
        return { type: 'item.truncate', itemId: item_id, contentIndex: content_index, audioEndMs: audio_end_ms }
      }
      case 'response.create':
        return {
          type: 'response.create',
          options: parseEvent(respondSchema, event).response ?? grammar.plainResponse,
        }
      case 'response.cancel':
        return { type: 'response.cancel', responseId: parseEvent(cancelSchema, event).response_id ?? null }
      default:
        throw clientErrors.translationEvent(type)
    }
  }
}
