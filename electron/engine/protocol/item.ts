/** The items of a conversation as the engine keeps them, in no dialect's wire form. */

import type { Recognition } from '../speech'

export type ItemStatus = 'in_progress' | 'completed' | 'incomplete'

export interface InputAudio {
  kind: 'input_audio'
  /** What the client is shown; null until known, and for good where transcription is off. */
  transcript: string | null
  /** 24 kHz mono; null once given up to save memory. */
  samples: Int16Array | null
  durationMs: number
  /** What the mind is told; rejects when the models failed. */
  recognition: Promise<Recognition>
  /** Set when `recognition` has settled well. */
  recognized: Recognition | null
}

export interface OutputAudio {
  kind: 'output_audio'
  /** What the client is shown. */
  transcript: string
  /** 24 kHz mono, in the order spoken; null once given up to save memory. */
  chunks: Int16Array[] | null
  sampleCount: number
  /** Where each stretch of text begins in the sound. */
  marks: { text: string; startSample: number }[]
  /** Set by a truncation: the text that was heard. */
  heardText: string | null
}

export type Content =
  | { kind: 'input_text'; text: string }
  | { kind: 'input_image'; imageUrl: string; detail: 'auto' | 'low' | 'high' }
  | InputAudio
  | { kind: 'output_text'; text: string }
  | OutputAudio

export interface MessageItem {
  kind: 'message'
  id: string
  status: ItemStatus
  role: 'system' | 'user' | 'assistant'
  content: Content[]
}

export interface CallItem {
  kind: 'call'
  id: string
  status: ItemStatus
  callId: string
  name: string
  arguments: string
}

interface OutputItem {
  kind: 'output'
  id: string
  status: ItemStatus
  callId: string
  output: string
}

/** Kept as it was written: a local engine talks to no servers of tools. */
export interface McpItem {
  kind: 'mcp'
  id: string
  status: ItemStatus
  type: string
  members: Record<string, unknown>
}

export type Item = MessageItem | CallItem | OutputItem | McpItem
