/** What a tool is: what it takes, what it wants to look at, and what comes of it. */
import * as z from 'zod'
import type { Approval } from '../../shared/conversation'
import type { FolderAccess } from './folder-access'

export interface ToolContext {
  folders: FolderAccess
  /** Aborted when the person moves on or the time is up. */
  signal: AbortSignal
}

interface ToolResult {
  output: Record<string, unknown>
  /** How many things came of it, where that says something. */
  count: number | null
}

/** A tool as it is written. */
interface ToolSource<Input> {
  name: string
  /** For the model: when to call it and what it gets. */
  description: string
  input: z.ZodType<Input>
  purpose: Approval['purpose']
  /** What it is after, to be shown; empty for nothing in particular. */
  subject(input: Input): string
  /** @throws ToolFailure for what the model should hear of */
  run(input: Input, context: ToolContext): Promise<ToolResult>
}

export type Prepared =
  { ok: true; subject: string; run(context: ToolContext): Promise<ToolResult> } | { ok: false; problem: string }

/** A tool as it is called, whatever its input. */
export interface Tool {
  readonly name: string
  readonly description: string
  /** JSON Schema of the arguments. */
  readonly parameters: Record<string, unknown>
  readonly purpose: Approval['purpose']
  prepare(args: unknown): Prepared
}

export interface FileMatch {
  name: string
  path: string
  /** Name of the folder it lies in. */
  folder: string
  /** ISO 8601 */
  modified: string
  sizeBytes: number
}

export type FailureCode = 'denied' | 'not-found' | 'not-text' | 'several' | 'failed'

/** A failure that is part of the answer: the model tells the person about it. */
export class ToolFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly matches?: readonly FileMatch[],
  ) {
    super(message)
    this.name = 'ToolFailure'
  }
}

/** Models write null or an empty text for what they leave out. */
function withoutBlanks(args: unknown): unknown {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return args
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== ''))
}

export function defineTool<Input>(source: ToolSource<Input>): Tool {
  const { $schema: _, ...parameters } = z.toJSONSchema(source.input, { io: 'input' })
  return {
    name: source.name,
    description: source.description,
    parameters,
    purpose: source.purpose,
    prepare(args) {
      const parsed = source.input.safeParse(withoutBlanks(args))
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`)
        return { ok: false, problem: problems.slice(0, 3).join('; ') }
      }
      const input = parsed.data
      return { ok: true, subject: source.subject(input), run: (context) => source.run(input, context) }
    },
  }
}
