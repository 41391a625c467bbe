/** The GA dialect's conversation items as clients write them, parsed into the neutral form. */

import * as z from 'zod'
import type { NewContent, NewItem } from './command'

const maxAppendBytes = 15 * 1024 * 1024
const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/

export const idSchema = z.string().min(1).max(32)
const callIdSchema = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[a-zA-Z0-9_-]+$/)

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

const inputText = z.strictObject({ type: z.literal('input_text'), text: z.string() })

const userContent = z
  .discriminatedUnion('type', [
    inputText,
    z.strictObject({ type: z.literal('input_audio'), audio: audioBytesSchema, transcript: z.string().nullish() }),
    z.strictObject({
      type: z.literal('input_image'),
      image_url: z.string().regex(/^data:image\/(png|jpeg);base64,/),
      detail: z.enum(['auto', 'low', 'high']).default('auto'),
    }),
  ])
  .transform((wire): NewContent => {
    if (wire.type === 'input_text') return { kind: 'input_text', text: wire.text }
    if (wire.type === 'input_image') return { kind: 'input_image', imageUrl: wire.image_url, detail: wire.detail }
    return { kind: 'input_audio', bytes: wire.audio, transcript: wire.transcript ?? null }
  })

// Clients cannot create assistant audio: such a part lacks its text, and that is what they are told.
const assistantContent = z
  .strictObject({
    type: z.enum(['output_text', 'output_audio']),
    text: z.string(),
    audio: z.string().nullish(),
    transcript: z.string().nullish(),
  })
  .transform((wire): NewContent => ({ kind: 'output_text', text: wire.text }))

const systemContent = inputText.transform((wire): NewContent => ({ kind: 'input_text', text: wire.text }))

const common = {
  id: idSchema.nullish(),
  object: z.literal('realtime.item').optional(),
  status: z.enum(['in_progress', 'completed', 'incomplete']).optional(),
}
const message = { ...common, type: z.literal('message') }

const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({ ...message, role: z.literal('user'), content: z.array(userContent) }),
  z.strictObject({ ...message, role: z.literal('assistant'), content: z.array(assistantContent) }),
  z.strictObject({ ...message, role: z.literal('system'), content: z.array(systemContent) }),
])
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

function toItem(
  wire: z.output<typeof messageSchema> | z.output<typeof callSchema> | z.output<typeof outputSchema>,
): NewItem {
  const id = wire.id ?? null
  if (wire.type === 'message') return { kind: 'message', id, role: wire.role, content: wire.content }
  if (wire.type === 'function_call_output') return { kind: 'output', id, callId: wire.call_id, output: wire.output }
  return { kind: 'call', id, callId: wire.call_id ?? null, name: wire.name, arguments: wire.arguments }
}

export const itemSchema = z.discriminatedUnion('type', [messageSchema, callSchema, outputSchema]).transform(toItem)

export const contextItemSchema = z
  .discriminatedUnion('type', [
    messageSchema,
    callSchema,
    outputSchema,
    z.strictObject({ type: z.literal('item_reference'), id: idSchema }),
  ])
  .transform((wire) => (wire.type === 'item_reference' ? { kind: 'reference' as const, id: wire.id } : toItem(wire)))
