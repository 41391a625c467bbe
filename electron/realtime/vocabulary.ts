/** The words the session speaks: neutral commands out, neutral events in. Dialects translate them to and from the wire. */

export interface ToolDeclaration {
  name: string
  description: string
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>
}

export type TurnDetection =
  | { type: 'server_vad'; threshold: number; prefixPaddingMs: number; silenceDurationMs: number }
  | { type: 'semantic_vad'; eagerness: 'low' | 'medium' | 'high' | 'auto' }
  | { type: 'none' }

export interface SessionConfig {
  instructions: string
  /** Empty: the server's own. */
  voice: string
  turnDetection: TurnDetection
  /** Null: no transcript of the input is asked for. */
  transcriptionModel: string | null
  tools: readonly ToolDeclaration[]
}

export type OutgoingItem =
  | { type: 'message'; id?: string; role: 'user' | 'assistant' | 'system'; text: string }
  | { type: 'function-output'; callId: string; output: string }

export type ClientCommand =
  | { type: 'configure'; config: SessionConfig }
  | { type: 'detect-turns'; turnDetection: TurnDetection }
  /** 24 kHz mono. */
  | { type: 'append'; samples: Int16Array }
  | { type: 'commit' }
  | { type: 'clear' }
  | { type: 'create-item'; item: OutgoingItem }
  | { type: 'truncate'; itemId: string; audioEndMs: number }
  | { type: 'delete-item'; itemId: string }
  | { type: 'create-response' }
  | { type: 'cancel-response' }

/** A complete call, ready to be run once. */
export interface FunctionCall {
  itemId: string
  callId: string
  name: string
  arguments: string
}

export type ResponseStatus = 'completed' | 'cancelled' | 'failed' | 'incomplete'

export type ServerEvent =
  | { type: 'session-created'; sessionId: string; expiresAtMs: number | null }
  | { type: 'session-updated' }
  | { type: 'speech-started'; itemId: string }
  | { type: 'speech-stopped'; itemId: string }
  | { type: 'committed'; itemId: string }
  | { type: 'item-truncated'; itemId: string }
  | { type: 'item-deleted'; itemId: string }
  | { type: 'transcript-delta'; itemId: string; delta: string }
  | { type: 'transcript-completed'; itemId: string; transcript: string }
  | { type: 'transcript-failed'; itemId: string; message: string }
  | { type: 'response-created'; responseId: string }
  | { type: 'message-added'; responseId: string; itemId: string }
  | { type: 'text-delta'; responseId: string; itemId: string; delta: string }
  | { type: 'audio-delta'; responseId: string; itemId: string; samples: Int16Array }
  | { type: 'audio-done'; responseId: string; itemId: string }
  | { type: 'item-finished'; responseId: string; itemId: string; text: string | null }
  | {
      type: 'response-done'
      responseId: string
      status: ResponseStatus
      /** `turn_detected`, `max_output_tokens`, an error's code; null when completed. */
      reason: string | null
      calls: readonly FunctionCall[]
    }
  | { type: 'error'; code: string; message: string; eventId: string | null }
  /** Known and of no consequence here, or unknown: counted by name. */
  | { type: 'other'; name: string }
  /** A frame that is not what its name promises. */
  | { type: 'malformed'; name: string; problem: string }
