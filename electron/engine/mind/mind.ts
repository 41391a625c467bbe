/** What thinks of an answer. The engine asks one mind per response and speaks or calls what it yields. */

export type MindTurn =
  | { kind: 'user'; text: string; /** ISO-639-1, when speech was recognised as such */ language: string | null }
  | {
      kind: 'assistant'
      text: string
      /** the listener cut it off; `text` holds only what was heard */ interrupted: boolean
    }
  | { kind: 'system'; text: string }
  | { kind: 'call'; callId: string; name: string; arguments: string }
  | { kind: 'output'; callId: string; output: string }

/** A function the client declares; `parameters` is a JSON Schema. */
export interface ToolDeclaration {
  name: string
  description: string
  parameters: Record<string, unknown>
}

export type ToolChoice = 'auto' | 'none' | 'required' | { name: string }

export interface MindRequest {
  instructions: string
  /** Oldest first. */
  history: readonly MindTurn[]
  tools: readonly ToolDeclaration[]
  toolChoice: ToolChoice
  now: Date
}

/** The rules answer with either text or calls, never both; a model may say something before it calls. */
export type MindPart =
  | { kind: 'say'; text: string }
  | { kind: 'call'; name: string; arguments: Record<string, unknown> }
  /** A pause before what follows, and a tone instead of a voice: for scripted tests. */
  | { kind: 'wait'; ms: number }
  | { kind: 'tone'; text: string; frequencyHz: number; durationMs: number }

export interface Mind {
  /** Answers at once and at no cost: it may be asked about a turn that is perhaps not over. */
  readonly isQuick?: true | undefined
  answer(request: MindRequest, signal: AbortSignal): AsyncIterable<MindPart>
}
