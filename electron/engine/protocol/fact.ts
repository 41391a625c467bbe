/** What a session tells its client: the neutral form from which each dialect encodes its events. */

import type { CallItem, Item } from './item'
import type { AudioFormat, OutputModality, SessionConfig, Voice } from './session-config'

export interface Usage {
  input: { textTokens: number; audioTokens: number }
  output: { textTokens: number; audioTokens: number }
}

export interface FailureDetail {
  type: string
  code: string
  message: string
}

export type StatusDetails =
  | { type: 'cancelled'; reason: 'turn_detected' | 'client_cancelled' }
  | { type: 'incomplete'; reason: 'max_output_tokens' }
  | { type: 'failed'; error: FailureDetail }

export interface ResponseState {
  id: string
  status: 'in_progress' | 'completed' | 'cancelled' | 'failed' | 'incomplete'
  statusDetails: StatusDetails | null
  output: Item[]
  /** Null when it is not part of the conversation. */
  conversationId: string | null
  outputModality: OutputModality
  outputFormat: AudioFormat
  voice: Voice
  maxOutputTokens: number | 'inf'
  /** Of the beta dialect only. */
  temperature: number
  usage: Usage | null
  metadata: Record<string, string> | null
}

/** Where in a response a piece of content lies; every message has one content part. */
export interface Place {
  responseId: string
  itemId: string
  outputIndex: number
}

export type TranscriptionUsage =
  | { type: 'duration'; seconds: number }
  | { type: 'tokens'; textTokens: number; audioTokens: number; outputTokens: number }

/** What the client has asked for, on which the form of a transcript depends. */
export interface TranscriptionRequest {
  model: string | null
  logprobs: boolean
}

export interface ErrorDetail {
  type: 'invalid_request_error' | 'server_error'
  code: string | null
  message: string
  param: string | null
  /** The client's own id of the event that caused it. */
  causeEventId: string | null
}

export type Fact =
  | { type: 'session.created' | 'session.updated'; session: SessionConfig }
  | { type: 'conversation.created'; conversationId: string }
  | { type: 'error'; error: ErrorDetail }
  | { type: 'item.added' | 'item.done'; item: Item; previousItemId: string | null }
  | { type: 'item.retrieved'; item: Item }
  | { type: 'item.deleted'; itemId: string }
  | { type: 'item.truncated'; itemId: string; contentIndex: number; audioEndMs: number }
  | { type: 'transcription.delta'; itemId: string; asked: TranscriptionRequest; delta: string }
  | {
      type: 'transcription.completed'
      itemId: string
      asked: TranscriptionRequest
      transcript: string
      /** ISO-639-1; null when it could not be told. */
      language: string | null
      usage: TranscriptionUsage
    }
  | { type: 'transcription.failed'; itemId: string; error: FailureDetail }
  | { type: 'input.committed'; itemId: string; previousItemId: string | null }
  | { type: 'input.cleared' }
  | { type: 'input.speech-started'; itemId: string; audioStartMs: number }
  | { type: 'input.speech-stopped'; itemId: string; audioEndMs: number }
  | { type: 'input.timeout'; itemId: string; audioStartMs: number; audioEndMs: number }
  | { type: 'response.created' | 'response.done'; response: ResponseState }
  | { type: 'output-item.added' | 'output-item.done'; responseId: string; outputIndex: number; item: Item }
  | { type: 'part.added' | 'part.done'; place: Place; modality: OutputModality; text: string }
  | { type: 'text.delta'; place: Place; delta: string }
  | { type: 'text.done'; place: Place; text: string }
  | { type: 'transcript.delta'; place: Place; delta: string }
  | { type: 'transcript.done'; place: Place; transcript: string }
  /** `bytes` are in the response's output format. */
  | { type: 'audio.delta'; place: Place; bytes: Buffer }
  | { type: 'audio.done'; place: Place }
  | { type: 'call.delta'; place: Place; callId: string; delta: string }
  | { type: 'call.done'; place: Place; call: CallItem }
  | { type: 'mcp-list.in-progress' | 'mcp-list.failed'; itemId: string }
  | { type: 'rate-limits' }

export type Emit = (fact: Fact) => void
