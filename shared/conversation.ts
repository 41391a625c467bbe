/** The conversation as the window draws it: entries in the order in which they were said. Main owns it. */
import * as z from 'zod'

export const userEntrySchema = z.object({
  kind: z.literal('user'),
  id: z.string(),
  source: z.enum(['voice', 'text']),
  text: z.string(),
  /** `hearing`: still being spoken or recognised; `waiting`: goes out when the connection is back; `unclear`: no words in it. */
  status: z.enum(['hearing', 'waiting', 'sent', 'unclear']),
  atMs: z.number(),
})

export const assistantEntrySchema = z.object({
  kind: z.literal('assistant'),
  id: z.string(),
  text: z.string(),
  /** How many characters of `text` have left the loudspeaker; all of them for a written answer. */
  heardChars: z.number().int().nonnegative(),
  status: z.enum(['writing', 'done', 'interrupted', 'failed']),
  atMs: z.number(),
})

export const toolEntrySchema = z.object({
  kind: z.literal('tool'),
  id: z.string(),
  name: z.string(),
  /** The JSON arguments as the model wrote them. */
  arguments: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'denied', 'failed', 'cancelled']),
  /** What the line shows as its object (a file, a folder, a search text); safe to show. */
  subject: z.string(),
  /** How many things came of it (files found, lines read), where that says something. */
  count: z.number().int().nullable(),
  atMs: z.number(),
  durationMs: z.number().nullable(),
})

export const entrySchema = z.discriminatedUnion('kind', [userEntrySchema, assistantEntrySchema, toolEntrySchema])

/** A question that waits for consent: which folder a tool may look into. */
export const approvalSchema = z.object({
  id: z.string(),
  tool: z.string(),
  /** Names a kind of request the page has words for. */
  purpose: z.enum(['find', 'list', 'read']),
  /** The folder it asks for, as an absolute path. */
  folder: z.string(),
  /** What it wants there: the search text or the file. Empty for a listing. */
  subject: z.string(),
  /** Name of the service that the result goes to; null for the built-in engine (stays on this computer). */
  goesTo: z.string().nullable(),
})
export const approvalChoices = ['once', 'always', 'other-folder', 'deny'] as const

export type UserEntry = z.infer<typeof userEntrySchema>
export type AssistantEntry = z.infer<typeof assistantEntrySchema>
export type ToolEntry = z.infer<typeof toolEntrySchema>
export type Entry = z.infer<typeof entrySchema>
export type Approval = z.infer<typeof approvalSchema>
export type ApprovalChoice = (typeof approvalChoices)[number]
