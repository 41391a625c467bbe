/** Reads the stream of a response: REALTIME §2.4.6 and §2.4.7, under the names of both forms. */
import * as z from 'zod'
import type { FunctionCall, ResponseStatus } from '../vocabulary'
import { entries, metadata, ofResponse, optional, type Reader, reader, type WireName } from './reader'
import { usage } from './usage'

const part = z.object({ text: optional(z.string()), transcript: optional(z.string()) })
const item = z.object({
  id: optional(z.string()),
  type: z.string(),
  status: optional(z.string()),
  name: optional(z.string()),
  call_id: optional(z.string()),
  arguments: optional(z.string()),
  content: entries(part),
})
type Item = z.output<typeof item>

/** Null where nothing is repeated: what the deltas said stands. */
function textOf({ content }: Item): string | null {
  const texts = content.map((one) => one.transcript ?? one.text).filter((text) => text !== null)
  return texts.length === 0 ? null : texts.join('')
}

/** Null for what is no call, or only a part of one: REALTIME §3.5. */
function wholeCall(one: Item): FunctionCall | null {
  if (one.type !== 'function_call' || !one.call_id || !one.name) return null
  if (one.status === 'incomplete' || one.status === 'in_progress') return null
  return { itemId: one.id ?? '', callId: one.call_id, name: one.name, arguments: one.arguments ?? '' }
}

const itemOfResponse = z.object({ response_id: z.string(), item })

const response = z.object({
  id: z.string(),
  status: optional(z.string()),
  status_details: optional(
    z.object({
      reason: optional(z.string()),
      error: optional(z.object({ code: optional(z.string()), type: optional(z.string()) })),
    }),
  ),
  /** Undefined where the service does not know of it: null is "in no conversation". */
  conversation_id: z.string().nullish().catch(undefined),
  output: entries(item),
  metadata,
  usage,
})

const statuses: readonly ResponseStatus[] = ['completed', 'cancelled', 'failed', 'incomplete']

const textDelta = reader(ofResponse.extend({ delta: z.string() }), (event) => ({
  type: 'text-delta',
  responseId: event.response_id,
  itemId: event.item_id,
  delta: event.delta,
}))
const audioDelta = reader(ofResponse.extend({ delta: z.string() }), (event) => ({
  type: 'audio-delta',
  responseId: event.response_id,
  itemId: event.item_id,
  sound: Buffer.from(event.delta, 'base64'),
}))
const audioDone = reader(ofResponse, (event) => ({
  type: 'audio-done',
  responseId: event.response_id,
  itemId: event.item_id,
}))

export const responseReaders = {
  'response.created': reader(z.object({ response }), (event) => ({
    type: 'response-created',
    responseId: event.response.id,
    // Metadata as well: gateways leave the conversation null for want of one, and ours always carry some.
    outOfBand: event.response.conversation_id === null && Object.keys(event.response.metadata ?? {}).length > 0,
    metadata: event.response.metadata,
  })),
  'response.output_item.added': reader(itemOfResponse, (event) => {
    const { id, type, call_id, name } = event.item
    if (!id) return null
    if (type === 'message') return { type: 'message-added', responseId: event.response_id, itemId: id }
    if (type !== 'function_call' || !call_id || !name) return null
    return { type: 'call-added', responseId: event.response_id, itemId: id, callId: call_id, name }
  }),
  'response.output_item.done': reader(itemOfResponse, (event) => {
    const { id, type } = event.item
    const responseId = event.response_id
    if (type === 'message' && id) return { type: 'item-finished', responseId, itemId: id, text: textOf(event.item) }
    // The only place where some services name a call whose arguments are whole.
    const call = wholeCall(event.item)
    return call && { type: 'call-arguments', responseId, ...call }
  }),
  'response.function_call_arguments.done': reader(
    ofResponse.extend({ call_id: z.string(), name: optional(z.string()), arguments: z.string() }),
    (event) => ({
      type: 'call-arguments',
      responseId: event.response_id,
      itemId: event.item_id,
      callId: event.call_id,
      name: event.name,
      arguments: event.arguments,
    }),
  ),
  'response.text.delta': textDelta,
  'response.output_text.delta': textDelta,
  'response.audio_transcript.delta': textDelta,
  'response.output_audio_transcript.delta': textDelta,
  'response.audio.delta': audioDelta,
  'response.output_audio.delta': audioDelta,
  'response.audio.done': audioDone,
  'response.output_audio.done': audioDone,
  'response.done': reader(z.object({ response }), (event) => {
    const { id, status_details: details, output } = event.response
    const status = statuses.find((known) => known === event.response.status) ?? 'completed'
    return {
      type: 'response-done',
      responseId: id,
      status,
      reason: details?.reason ?? details?.error?.code ?? details?.error?.type ?? null,
      calls: status === 'completed' ? output.map(wholeCall).filter((call) => call !== null) : [],
      usage: event.response.usage,
      metadata: event.response.metadata,
    }
  }),
} satisfies Partial<Record<WireName, Reader>>
