/** How a server event is read: a schema of what is consumed of it, and what that says. */
import type { RealtimeServerEvent as BetaServerEvent } from 'openai-5/resources/beta/realtime/realtime'
import type { RealtimeServerEvent as GaServerEvent } from 'openai/resources/realtime/realtime'
import * as z from 'zod'
import type { ServerEvent } from '../vocabulary'

export type WireName = GaServerEvent['type'] | BetaServerEvent['type'] | 'transcription_session.created'
export type Decoded = ServerEvent<Buffer>
export type Reader = (frame: unknown, name: string) => Decoded

export function reader<Schema extends z.ZodType>(
  schema: Schema,
  read: (event: z.output<Schema>) => Decoded | null,
): Reader {
  return (frame, name) => {
    const event = schema.safeParse(frame)
    if (event.success) return read(event.data) ?? { type: 'other', name }
    const issue = event.error.issues[0]
    return { type: 'malformed', name, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }
  }
}

/** Null where it is missing, or is not what it should be and the event makes sense without it. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null)

/** Readers that fit one entry at a time: one that is wrong does not hide the others. */
export const entries = <Schema extends z.ZodType>(schema: Schema) =>
  optional(z.array(optional(schema))).transform((all) => all?.filter((one) => one !== null) ?? [])

export const ofItem = z.object({ item_id: z.string() })
export const ofResponse = ofItem.extend({ response_id: z.string() })
export const metadata = optional(z.record(z.string(), z.string()))
