/** How the end of a turn is found, as it is remembered. */
import * as z from 'zod'

/** Whether the service answers by itself when a turn ends, and stops its answer when the person speaks. */
const answering = { createResponse: z.boolean().default(true), interruptResponse: z.boolean().default(true) }

export const turnDetectionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefixPaddingMs: z.number().int().min(0).max(5_000).default(300),
    silenceDurationMs: z.number().int().min(100).max(10_000).default(500),
    /** Null: silence is not answered. */
    idleTimeoutMs: z.number().int().min(5_000).max(30_000).nullable().default(null),
    ...answering,
  }),
  z.object({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
    ...answering,
  }),
  z.object({ type: z.literal('none') }),
])

export type TurnDetectionSetting = z.infer<typeof turnDetectionSchema>
