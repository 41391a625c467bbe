/** What the app is doing, as a person sees it. Main derives it; window, panel and tray show the same one. */
import * as z from 'zod'
import { errorCodes } from './errors'

export const safeErrorSchema = z.object({ code: z.enum(errorCodes), detail: z.string() })

/** `sinceMs` is wall-clock time (epoch), for the seconds shown beside a wait. */
export const sessionStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('connecting'), /** 0 to 1 while models load */ progress: z.number().nullable() }),
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('listening'),
    /** let go to send, or an open microphone */ mode: z.enum(['hold', 'open']),
  }),
  z.object({ kind: z.literal('thinking'), sinceMs: z.number() }),
  z.object({ kind: z.literal('speaking') }),
  z.object({ kind: z.literal('acting'), tool: z.string(), sinceMs: z.number() }),
  z.object({ kind: z.literal('approval') }),
  z.object({ kind: z.literal('reconnecting'), sinceMs: z.number() }),
  z.object({ kind: z.literal('failed'), error: safeErrorSchema }),
])

export type SessionState = z.infer<typeof sessionStateSchema>
