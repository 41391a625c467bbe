/** Conversation items as clients write them, parsed into the neutral form. The dialects differ in their content. */

import * as z from 'zod'
import type { McpItem, NewContent, NewItem } from './command'
import { audioBytesSchema, idSchema } from './wire-schemas'

const callIdSchema = idSchema.regex(/^[a-zA-Z0-9_-]+$/)

const inputText = z.strictObject({ type: z.literal('input_text'), text: z.string() })
const inputAudio = z.strictObject({
  type: z.literal('input_audio'),
  audio: audioBytesSchema,
  transcript: z.string().nullish(),
})
const inputImage = z.strictObject({
  type: z.literal('input_image'),
  image_url: z.string().regex(/^data:image\/(png|jpeg);base64,/),
  detail: z.enum(['auto', 'low', 'high']).default('auto'),
})

type WireUserContent = z.output<typeof inputText> | z.output<typeof inputAudio> | z.output<typeof inputImage>

function toUserContent(wire: WireUserContent): NewContent {
  if (wire.type === 'input_text') return { kind: 'input_text', text: wire.text }
  if (wire.type === 'input_image') return { kind: 'input_image', imageUrl: wire.image_url, detail: wire.detail }
  return { kind: 'input_audio', bytes: wire.audio, transcript: wire.transcript ?? null }
}

const gaUserContent = z.discriminatedUnion('type', [inputText, inputAudio, inputImage]).transform(toUserContent)
const betaUserContent = z.discriminatedUnion('type', [inputText, inputAudio]).transform(toUserContent)

/** Clients cannot create assistant audio: such a part lacks its text, and that is what they are told. */
function assistantContent(types: readonly [string, ...string[]]) {
  return z
    .strictObject({
      type: z.enum(types),
      text: z.string(),
      audio: z.string().nullish(),
      transcript: z.string().nullish(),
    })
    .transform((wire): NewContent => ({ kind: 'output_text', text: wire.text }))
}

const systemContent = inputText.transform((wire): NewContent => ({ kind: 'input_text', text: wire.text }))

const common = {
  id: idSchema.nullish(),
  object: z.literal('realtime.item').optional(),
  status: z.enum(['in_progress', 'completed', 'incomplete']).optional(),
}
const message = { ...common, type: z.literal('message') }

function messageSchema<Content extends z.ZodType<NewContent>>(
  user: Content,
  assistantTypes: readonly [string, ...string[]],
) {
  return z.discriminatedUnion('role', [
    z.strictObject({ ...message, role: z.literal('user'), content: z.array(user) }),
    z.strictObject({ ...message, role: z.literal('assistant'), content: z.array(assistantContent(assistantTypes)) }),
    z.strictObject({ ...message, role: z.literal('system'), content: z.array(systemContent) }),
  ])
}

const callSchema = z.strictObject({
  ...common,
  type: z.literal('function_call'),
  call_id: callIdSchema.nullish(),
  name: z.string().min(1),
  arguments: z.string(),
})
const outputSchema = z.strictObject({
  ...common,
  type: z.literal('function_call_output'),
  call_id: callIdSchema,
  output: z.string(),
})

/** What servers of tools had to say: kept and given back, but nothing to this engine, which reaches none. */
const mcpSchemas = [
  z.strictObject({
    ...common,
    type: z.literal('mcp_list_tools'),
    server_label: z.string(),
    tools: z.array(z.looseObject({ name: z.string() })),
  }),
  z.strictObject({
    ...common,
    type: z.literal('mcp_call'),
    server_label: z.string(),
    name: z.string(),
    arguments: z.string(),
    output: z.string().nullish(),
    approval_request_id: z.string().nullish(),
    error: z.looseObject({ type: z.string() }).nullish(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('mcp_approval_request'),
    server_label: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('mcp_approval_response'),
    approval_request_id: z.string(),
    approve: z.boolean(),
    reason: z.string().nullish(),
  }),
] as const

type WireMessage = z.output<ReturnType<typeof messageSchema>>
type WireMcp = z.output<(typeof mcpSchemas)[number]>
type WireItem = WireMessage | z.output<typeof callSchema> | z.output<typeof outputSchema> | WireMcp

function toItem(wire: WireItem): NewItem {
  const id = wire.id ?? null
  switch (wire.type) {
    case 'message':
      return { kind: 'message', id, role: wire.role, content: wire.content }
    case 'function_call':
      return { kind: 'call', id, callId: wire.call_id ?? null, name: wire.name, arguments: wire.arguments }
    case 'function_call_output':
      return { kind: 'output', id, callId: wire.call_id, output: wire.output }
    default: {
      const { id: _id, object: _object, status: _status, type, ...members } = wire
      return { kind: 'mcp', id, type, members } satisfies McpItem
    }
  }
}

const referenceSchema = z.strictObject({ type: z.literal('item_reference'), id: idSchema })

function toContextItem(wire: WireItem | z.output<typeof referenceSchema>) {
  return wire.type === 'item_reference' ? { kind: 'reference' as const, id: wire.id } : toItem(wire)
}

const gaItems = [
  messageSchema(gaUserContent, ['output_text', 'output_audio']),
  callSchema,
  outputSchema,
  ...mcpSchemas,
] as const
/** `text` is the beta's name; the first one called it `input_text`, and clients of both dialects send `output_text`. */
const betaItems = [
  messageSchema(betaUserContent, ['text', 'audio', 'input_text', 'output_text', 'output_audio']),
  callSchema,
  outputSchema,
] as const

export const gaItemSchema = z.discriminatedUnion('type', gaItems).transform(toItem)
export const gaContextItemSchema = z.discriminatedUnion('type', [...gaItems, referenceSchema]).transform(toContextItem)
export const betaItemSchema = z.discriminatedUnion('type', betaItems).transform(toItem)
/** Azure 2024-10 refers to an item by a message that has nothing but its id. */
export const betaContextItemSchema = z.preprocess(
  (wire) => (isBareMessage(wire) ? { type: 'item_reference', id: wire.id } : wire),
  z.discriminatedUnion('type', [...betaItems, referenceSchema]).transform(toContextItem),
)

function isBareMessage(wire: unknown): wire is { id: unknown } {
  if (typeof wire !== 'object' || wire === null || !('type' in wire) || wire.type !== 'message') return false
  return 'id' in wire && !('role' in wire) && !('content' in wire)
}
