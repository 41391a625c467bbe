/** The parts of server events that both dialects write alike. Complete, whatever is optional. */

import type { Usage } from './fact'
import type { Content, Item } from './item'
import type { OutputModality, SessionConfig, Transcription, TurnDetectionConfig } from './session-config'

/** What differs in the items of two dialects. */
export interface ItemForm {
  text: 'text' | 'output_text'
  audio: 'audio' | 'output_audio'
  /** Members beside sound that is given back. */
  audioMembers: Record<string, unknown>
}

export function encodeTurnDetection(config: Exclude<TurnDetectionConfig, null>): Record<string, unknown> {
  if (config.type === 'semantic_vad') return { type: config.type, eagerness: config.eagerness }
  return {
    type: config.type,
    threshold: config.threshold,
    prefix_padding_ms: config.prefixPaddingMs,
    silence_duration_ms: config.silenceDurationMs,
  }
}

export function encodeAnswering(config: TurnDetectionConfig): Record<string, unknown> {
  return { create_response: config.createResponse, interrupt_response: config.interruptResponse }
}

export function encodeTranscriptionConfig(transcription: Transcription | null): Record<string, unknown> | null {
  if (transcription === null) return null
  const { model, language, prompt, languages, keywords, delay } = transcription
  return {
    model,
    language,
    prompt,
    ...(languages && { languages }),
    ...(keywords && { keywords }),
    ...(delay && { delay }),
  }
}

export function encodeTools(session: SessionConfig): Record<string, unknown>[] {
  return [
    ...session.tools.map((tool) => ({ type: 'function', ...tool })),
    ...session.mcpTools.map(({ serverLabel, members }) => ({ type: 'mcp', server_label: serverLabel, ...members })),
  ]
}

export function encodeItem(item: Item, form: ItemForm, { withAudio = false } = {}): Record<string, unknown> {
  const common = { id: item.id, object: 'realtime.item', status: item.status }
  switch (item.kind) {
    case 'message':
      return {
        ...common,
        type: 'message',
        role: item.role,
        // An item in progress is shown empty: its content has events of its own.
        content:
          item.status === 'in_progress' ? [] : item.content.map((content) => encodeContent(content, form, withAudio)),
      }
    case 'call':
      return {
        ...common,
        type: 'function_call',
        call_id: item.callId,
        name: item.name,
        arguments: item.status === 'in_progress' ? '' : item.arguments,
      }
    case 'output':
      return { ...common, type: 'function_call_output', call_id: item.callId, output: item.output }
    case 'mcp':
      return { ...common, type: item.type, ...item.members }
  }
}

function encodeContent(content: Content, form: ItemForm, withAudio: boolean): Record<string, unknown> {
  switch (content.kind) {
    case 'input_text':
      return { type: 'input_text', text: content.text }
    case 'output_text':
      return { type: form.text, text: content.text }
    case 'input_image':
      return { type: 'input_image', image_url: content.imageUrl, detail: content.detail }
    case 'input_audio': {
      const audio = withAudio && content.samples ? { audio: toBase64([content.samples]), ...form.audioMembers } : {}
      return { type: 'input_audio', transcript: content.transcript, ...audio }
    }
    case 'output_audio': {
      const audio = withAudio && content.chunks ? { audio: toBase64(content.chunks), ...form.audioMembers } : {}
      return { type: form.audio, transcript: content.transcript, ...audio }
    }
  }
}

function toBase64(chunks: readonly Int16Array[]): string {
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))).toString(
    'base64',
  )
}

/** Parts are named alike in both dialects, unlike the content of items (REALTIME 2.8). */
export function encodePart(modality: OutputModality, text: string): Record<string, unknown> {
  return modality === 'audio' ? { type: 'audio', transcript: text } : { type: 'text', text }
}

/** @param cached what the dialect says of cached tokens, of which there are none */
export function encodeUsage({ input, output }: Usage, cached: Record<string, unknown>): Record<string, unknown> {
  const inputTokens = input.textTokens + input.audioTokens
  const outputTokens = output.textTokens + output.audioTokens
  return {
    total_tokens: inputTokens + outputTokens,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    input_token_details: {
      text_tokens: input.textTokens,
      audio_tokens: input.audioTokens,
      cached_tokens: 0,
      ...cached,
    },
    output_token_details: { text_tokens: output.textTokens, audio_tokens: output.audioTokens },
  }
}
