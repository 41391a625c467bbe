/** The GA dialect's session and response objects. Complete, whatever is optional. */

import type { ResponseState } from './fact'
import {
  encodeAnswering,
  encodeItem,
  encodeTools,
  encodeTranscriptionConfig,
  encodeTurnDetection,
  encodeUsage,
  type ItemForm,
} from './objects'
import type { AudioFormat, SessionConfig, SessionKind } from './session-config'

export const gaItemForm: ItemForm = { text: 'output_text', audio: 'output_audio', audioMembers: {} }

const formats = {
  pcm16: { type: 'audio/pcm', rate: 24_000 },
  g711_ulaw: { type: 'audio/pcmu' },
  g711_alaw: { type: 'audio/pcma' },
} as const satisfies Record<AudioFormat, unknown>

export function encodeGaSession(kind: SessionKind, session: SessionConfig): Record<string, unknown> {
  if (kind === 'transcription') {
    return {
      type: 'transcription',
      object: 'realtime.transcription_session',
      id: session.id,
      audio: { input: encodeInput(session, false) },
      include: session.include,
      expires_at: session.expiresAtSeconds,
    }
  }
  return {
    type: 'realtime',
    object: 'realtime.session',
    id: session.id,
    model: session.model,
    output_modalities: [session.outputModality],
    instructions: session.instructions,
    audio: {
      input: encodeInput(session, true),
      output: { format: formats[session.outputFormat], voice: session.voice, speed: session.speed },
    },
    max_output_tokens: session.maxOutputTokens,
    truncation: session.truncation,
    tools: encodeTools(session),
    tool_choice: encodeToolChoice(session),
    tracing: session.tracing,
    prompt: session.prompt,
    include: session.include,
    expires_at: session.expiresAtSeconds,
    ...(session.reasoning && { reasoning: session.reasoning }),
    ...(session.parallelToolCalls !== null && { parallel_tool_calls: session.parallelToolCalls }),
  }
}

/** @param answers whether the session answers turns, and so says when it does */
function encodeInput(session: SessionConfig, answers: boolean): Record<string, unknown> {
  const detection = session.turnDetection
  return {
    format: formats[session.inputFormat],
    transcription: encodeTranscriptionConfig(session.transcription),
    noise_reduction: session.noiseReduction,
    turn_detection: detection && {
      ...encodeTurnDetection(detection),
      ...(detection.type === 'server_vad' && { idle_timeout_ms: detection.idleTimeoutMs }),
      ...(answers && encodeAnswering(detection)),
    },
  }
}

function encodeToolChoice({ toolChoice, mcpToolChoice }: SessionConfig): unknown {
  if (mcpToolChoice) return { type: 'mcp', server_label: mcpToolChoice.serverLabel, name: mcpToolChoice.name }
  return typeof toolChoice === 'string' ? toolChoice : { type: 'function', name: toolChoice.name }
}

export function encodeGaResponse(response: ResponseState): Record<string, unknown> {
  return {
    object: 'realtime.response',
    id: response.id,
    status: response.status,
    status_details: response.statusDetails,
    output: response.output.map((item) => encodeItem(item, gaItemForm)),
    conversation_id: response.conversationId,
    output_modalities: [response.outputModality],
    max_output_tokens: response.maxOutputTokens,
    audio: { output: { format: formats[response.outputFormat], voice: response.voice } },
    usage: response.usage && encodeUsage(response.usage, cachedTokens),
    metadata: response.metadata,
  }
}

const cachedTokens = {
  image_tokens: 0,
  cached_tokens_details: { text_tokens: 0, audio_tokens: 0, image_tokens: 0 },
}
