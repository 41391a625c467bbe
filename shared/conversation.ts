/** The conversation as the window draws it: entries in the order in which they were said. Main owns it. */
import * as z from 'zod'

export const userEntrySchema = z.object({
  kind: z.literal('user'),
  id: z.string(),
  source: z.enum(['voice', 'text', 'file']),
  /** Of a sound file only. `progress` is 0 to 1 while it is being sent, then null. */
  file: z.object({ name: z.string(), durationMs: z.number(), progress: z.number().nullable() }).optional(),
  text: z.string(),
  /**
   * `hearing`: still being spoken, sent or recognised; `waiting`: goes out when the connection is back; `unclear`: no
   * words in it; `silent`: nobody spoke for so long that Parley asks by itself.
   */
  status: z.enum(['hearing', 'waiting', 'sent', 'unclear', 'silent']),
  atMs: z.number(),
})

/** Tokens, as the service counted them. `cached` is part of the input's others. */
const usageSchema = z.object({
  input: z.object({
    text: z.number(),
    audio: z.number(),
    image: z.number(),
    cached: z.number(),
    total: z.number(),
  }),
  output: z.object({ text: z.number(), audio: z.number(), total: z.number() }),
})

export const assistantEntrySchema = z.object({
  kind: z.literal('assistant'),
  id: z.string(),
  text: z.string(),
  /** How many characters of `text` have left the loudspeaker; all of them for a written answer. */
  heardChars: z.number().int().nonnegative(),
  status: z.enum(['writing', 'done', 'interrupted', 'failed']),
  /** Of the whole turn, its tool calls included; null until it is over, or where the service does not say. */
  usage: usageSchema.nullable(),
  /** From the end of the question to the end of the answer's making (not of its sounding). */
  durationMs: z.number().nullable(),
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

/** What is left of the service's allowance, once it is under a tenth. */
export const limitSchema = z.object({
  /** Usually `tokens` or `requests`. */
  name: z.string(),
  remaining: z.number(),
  limit: z.number(),
  resetsAtMs: z.number(),
})

export type UserEntry = z.infer<typeof userEntrySchema>
export type AssistantEntry = z.infer<typeof assistantEntrySchema>
export type ToolEntry = z.infer<typeof toolEntrySchema>
export type TurnUsage = z.infer<typeof usageSchema>
export type Limit = z.infer<typeof limitSchema>
export type Entry = z.infer<typeof entrySchema>
export type Approval = z.infer<typeof approvalSchema>
export type ApprovalChoice = (typeof approvalChoices)[number]
