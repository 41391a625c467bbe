/** The GA dialect's objects: session, item, content part, response, usage. Complete, whatever is optional. */

import type { ResponseState, Usage } from './fact'
import type { Content, Item } from './item'
import type { AudioFormat, OutputModality, SessionConfig, ToolChoice, TurnDetectionConfig } from './session-config'

const formats = {
  pcm16: { type: 'audio/pcm', rate: 24_000 },
  g711_ulaw: { type: 'audio/pcmu' },
  g711_alaw: { type: 'audio/pcma' },
} as const satisfies Record<AudioFormat, unknown>

export function encodeSession(session: SessionConfig): Record<string, unknown> {
  return {
    type: 'realtime',
    object: 'realtime.session',
    id: session.id,
    model: session.model,
    output_modalities: [session.outputModality],
    instructions: session.instructions,
    audio: {
      input: {
        format: formats[session.inputFormat],
        transcription: session.transcription,
        noise_reduction: session.noiseReduction,
        turn_detection: encodeTurnDetection(session.turnDetection),
      },
      output: { format: formats[session.outputFormat], voice: session.voice, speed: session.speed },
    },
    max_output_tokens: session.maxOutputTokens,
    truncation: session.truncation,
    tools: session.tools.map((tool) => ({ type: 'function', ...tool })),
    tool_choice: encodeToolChoice(session.toolChoice),
    tracing: session.tracing,
    prompt: session.prompt,
    include: session.include,
    expires_at: session.expiresAtSeconds,
    ...(session.reasoning && { reasoning: session.reasoning }),
    ...(session.parallelToolCalls !== null && { parallel_tool_calls: session.parallelToolCalls }),
  }
}

function encodeTurnDetection(config: TurnDetectionConfig | null): Record<string, unknown> | null {
  if (config === null) return null
  const answering = { create_response: config.createResponse, interrupt_response: config.interruptResponse }
  if (config.type === 'semantic_vad') return { type: config.type, eagerness: config.eagerness, ...answering }
  return {
    type: config.type,
    threshold: config.threshold,
    prefix_padding_ms: config.prefixPaddingMs,
    silence_duration_ms: config.silenceDurationMs,
    idle_timeout_ms: config.idleTimeoutMs,
    ...answering,
  }
}

function encodeToolChoice(choice: ToolChoice): unknown {
  return typeof choice === 'string' ? choice : { type: 'function', name: choice.name }
}

export function encodeItem(item: Item, { withAudio = false } = {}): Record<string, unknown> {
  const common = { id: item.id, object: 'realtime.item', status: item.status }
  switch (item.kind) {
    case 'message':
      return {
        ...common,
        type: 'message',
        role: item.role,
        // An item in progress is shown empty: its content has events of its own.
        content: item.status === 'in_progress' ? [] : item.content.map((content) => encodeContent(content, withAudio)),
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
  }
}

function encodeContent(content: Content, withAudio: boolean): Record<string, unknown> {
  switch (content.kind) {
    case 'input_text':
    case 'output_text':
      return { type: content.kind, text: content.text }
    case 'input_image':
      return { type: 'input_image', image_url: content.imageUrl, detail: content.detail }
    case 'input_audio': {
      const audio = withAudio && content.samples ? { audio: toBase64([content.samples]) } : {}
      return { type: 'input_audio', transcript: content.transcript, ...audio }
    }
    case 'output_audio': {
      const audio = withAudio && content.chunks ? { audio: toBase64(content.chunks) } : {}
      return { type: 'output_audio', transcript: content.transcript, ...audio }
    }
  }
}

function toBase64(chunks: readonly Int16Array[]): string {
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))).toString(
    'base64',
  )
}

export function encodePart(modality: OutputModality, text: string): Record<string, unknown> {
  return modality === 'audio' ? { type: 'audio', transcript: text } : { type: 'text', text }
}

export function encodeResponse(response: ResponseState): Record<string, unknown> {
  return {
    object: 'realtime.response',
    id: response.id,
    status: response.status,
    status_details: response.statusDetails,
    output: response.output.map((item) => encodeItem(item)),
    conversation_id: response.conversationId,
    output_modalities: [response.outputModality],
    max_output_tokens: response.maxOutputTokens,
    audio: { output: { format: formats[response.outputFormat], voice: response.voice } },
    usage: response.usage && encodeUsage(response.usage),
    metadata: response.metadata,
  }
}

function encodeUsage({ input, output }: Usage): Record<string, unknown> {
  const inputTokens = input.textTokens + input.audioTokens
  const outputTokens = output.textTokens + output.audioTokens
  return {
    total_tokens: inputTokens + outputTokens,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    input_token_details: {
      text_tokens: input.textTokens,
      audio_tokens: input.audioTokens,
      image_tokens: 0,
      cached_tokens: 0,
      cached_tokens_details: { text_tokens: 0, audio_tokens: 0, image_tokens: 0 },
    },
    output_token_details: { text_tokens: output.textTokens, audio_tokens: output.audioTokens },
  }
}
