/**
 * The words the session speaks: neutral commands out, neutral events in. Dialects translate them to and from the wire.
 * `Sound` is samples (24 kHz mono) inside the app and bytes in the session's own format at the dialects.
 */
import type { AudioFormat } from '../audio-codec'

export interface ToolDeclaration {
  name: string
  description: string
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>
}

/** Whether the server answers by itself when a turn ends, and stops its answer when the person speaks. */
interface TurnAnswering {
  createResponse: boolean
  interruptResponse: boolean
}

export type TurnDetection =
  | (TurnAnswering & {
      type: 'server_vad'
      threshold: number
      prefixPaddingMs: number
      silenceDurationMs: number
      /** Null: no answer to silence. The preview does not have it. */
      idleTimeoutMs: number | null
    })
  | (TurnAnswering & { type: 'semantic_vad'; eagerness: 'low' | 'medium' | 'high' | 'auto' })
  | { type: 'none' }

export interface Transcription {
  model: string
  /** ISO 639-1; null: any. */
  language: string | null
  prompt: string | null
}

export type OutputModality = 'audio' | 'text'
export type ToolChoice = 'auto' | 'none' | 'required' | { name: string }

export interface SessionConfig {
  /** A transcription session writes down what it hears and answers nothing. */
  purpose: 'conversation' | 'transcription'
  instructions: string
  /** Empty: the server's own. */
  voice: string
  outputModality: OutputModality
  inputFormat: AudioFormat
  outputFormat: AudioFormat
  /** 0.25 to 1.5. */
  speed: number
  /** 0.6 to 1.2, known to the preview only; null: the server's own. */
  temperature: number | null
  maxOutputTokens: number | 'inf'
  noiseReduction: 'near_field' | 'far_field' | null
  /** Null: no transcript of the input is asked for. */
  transcription: Transcription | null
  turnDetection: TurnDetection
  tools: readonly ToolDeclaration[]
  toolChoice: ToolChoice
}

export interface OutgoingImage {
  /** A data URI of a PNG or JPEG. */
  url: string
  detail: 'auto' | 'low' | 'high'
}

export type OutgoingItem =
  | {
      type: 'message'
      id?: string
      role: 'user' | 'assistant' | 'system'
      text: string
      /** Of the person's messages, on the current form only. */
      images?: readonly OutgoingImage[]
    }
  | { type: 'function-call'; id?: string; callId: string; name: string; arguments: string }
  | { type: 'function-output'; id?: string; callId: string; output: string }

export interface ResponseRequest {
  /** Kept out of the conversation, beside whatever else is being answered; told from others by its metadata. */
  outOfBand: boolean
  metadata: Record<string, string> | null
  /** Null: the session's. */
  instructions: string | null
  outputModality: OutputModality | null
  /** What to answer instead of the conversation; null: the conversation. */
  input: readonly (OutgoingItem | { type: 'reference'; id: string })[] | null
  toolChoice: ToolChoice | null
}

export type ClientCommand<Sound = Int16Array> =
  | { type: 'configure'; config: SessionConfig }
  /** Changes these settings of a conversation and leaves the others. */
  | { type: 'update'; change: Partial<Omit<SessionConfig, 'purpose'>> }
  | { type: 'append'; sound: Sound }
  | { type: 'commit' }
  | { type: 'clear' }
  /** WebRTC only: what the server still holds of an answer. */
  | { type: 'clear-output' }
  /** @param previousItemId null: at the end; `root`: at the start */
  | { type: 'create-item'; item: OutgoingItem; previousItemId: string | null }
  | { type: 'retrieve-item'; itemId: string }
  | { type: 'truncate'; itemId: string; audioEndMs: number }
  | { type: 'delete-item'; itemId: string }
  /** @param request null: an answer to the conversation as the session is set */
  | { type: 'create-response'; request: ResponseRequest | null }
  /** @param responseId null: the one of the conversation */
  | { type: 'cancel-response'; responseId: string | null }

/** A complete call, ready to be run once. */
export interface FunctionCall {
  itemId: string
  callId: string
  name: string
  arguments: string
}

export type ResponseStatus = 'completed' | 'cancelled' | 'failed' | 'incomplete'

export interface Usage {
  /** `cached` is part of the others. */
  input: { text: number; audio: number; image: number; cached: number; total: number }
  output: { text: number; audio: number; total: number }
}

export interface RateLimit {
  /** `requests` or `tokens`. */
  name: string
  limit: number
  remaining: number
  resetSeconds: number
}

/** What the server says it is set to; null where it does not say. */
export interface ServerSettings {
  inputFormat: AudioFormat | null
  outputFormat: AudioFormat | null
  turnDetection: 'server_vad' | 'semantic_vad' | 'none' | null
}

export type ServerEvent<Sound = Int16Array> =
  | { type: 'session-created'; sessionId: string; expiresAtMs: number | null; settings: ServerSettings }
  | { type: 'session-updated'; settings: ServerSettings }
  | { type: 'speech-started'; itemId: string }
  | { type: 'speech-stopped'; itemId: string }
  /** Nobody has spoken for the idle timeout. */
  | { type: 'idle'; itemId: string }
  | { type: 'committed'; itemId: string; previousItemId: string | null }
  | { type: 'input-cleared' }
  | { type: 'item-added'; itemId: string; previousItemId: string | null }
  | { type: 'item-truncated'; itemId: string }
  | { type: 'item-deleted'; itemId: string }
  | { type: 'transcript-delta'; itemId: string; delta: string }
  | { type: 'transcript-completed'; itemId: string; transcript: string }
  | { type: 'transcript-failed'; itemId: string; message: string }
  | { type: 'response-created'; responseId: string; outOfBand: boolean; metadata: Record<string, string> | null }
  | { type: 'message-added'; responseId: string; itemId: string }
  | { type: 'text-delta'; responseId: string; itemId: string; delta: string }
  | { type: 'audio-delta'; responseId: string; itemId: string; sound: Sound }
  | { type: 'audio-done'; responseId: string; itemId: string }
  /** The end of a message. @param text null where the server does not repeat it */
  | { type: 'item-finished'; responseId: string; itemId: string; text: string | null }
  /** A function call begins, so that its name is known when only its arguments are told whole. */
  | { type: 'call-added'; responseId: string; itemId: string; callId: string; name: string }
  /** Its arguments are whole. @param name null where the server leaves it out */
  | {
      type: 'call-arguments'
      responseId: string
      itemId: string
      callId: string
      name: string | null
      arguments: string
    }
  | {
      type: 'response-done'
      responseId: string
      status: ResponseStatus
      /** `turn_detected`, `max_output_tokens`, an error's code; null when completed. */
      reason: string | null
      /** As the end of the response lists them; empty where the server lists nothing. */
      calls: readonly FunctionCall[]
      usage: Usage | null
      metadata: Record<string, string> | null
    }
  | { type: 'rate-limits'; limits: readonly RateLimit[] }
  | { type: 'error'; code: string; message: string; eventId: string | null }
  /** Known and of no consequence here, or unknown: counted by name. */
  | { type: 'other'; name: string }
  /** A frame that is not what its name promises. */
  | { type: 'malformed'; name: string; problem: string }
