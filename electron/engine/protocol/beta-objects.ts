/** The beta dialect's flat session and response objects, of either generation. */

import type { Generation } from '../admission'
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
import type { OutputModality, SessionConfig, SessionKind, ToolChoice, Voice } from './session-config'

export const betaItemForm: ItemForm = { text: 'text', audio: 'audio', audioMembers: { format: 'pcm16' } }

export function encodeBetaSession(
  kind: SessionKind,
  session: SessionConfig,
  generation: Generation,
): Record<string, unknown> {
  if (kind === 'transcription') return encodeTranscriptionSession(session)
  const isLate = generation === 'late'
  return {
    id: session.id,
    object: 'realtime.session',
    model: session.model,
    ...(isLate && { expires_at: session.expiresAtSeconds }),
    modalities: encodeModalities(session.outputModality),
    instructions: session.instructions,
    voice: encodeVoice(session.voice),
    input_audio_format: session.inputFormat,
    output_audio_format: session.outputFormat,
    input_audio_transcription: isLate
      ? encodeTranscriptionConfig(session.transcription)
      : session.transcription && { model: session.transcription.model },
    ...(isLate && { input_audio_noise_reduction: encodeNoiseReduction(session) }),
    turn_detection: session.turnDetection && {
      ...encodeTurnDetection(session.turnDetection),
      ...(isLate && encodeAnswering(session.turnDetection)),
    },
    tools: encodeTools(session),
    tool_choice: encodeToolChoice(session.toolChoice, generation),
    temperature: session.temperature,
    max_response_output_tokens: session.maxOutputTokens,
    ...(isLate && { speed: session.speed, tracing: session.tracing, include: session.include, prompt: session.prompt }),
  }
}

function encodeTranscriptionSession(session: SessionConfig): Record<string, unknown> {
  return {
    id: session.id,
    object: 'realtime.transcription_session',
    expires_at: session.expiresAtSeconds,
    modalities: encodeModalities(session.outputModality),
    input_audio_format: session.inputFormat,
    input_audio_transcription: encodeTranscriptionConfig(session.transcription),
    input_audio_noise_reduction: encodeNoiseReduction(session),
    turn_detection: session.turnDetection && encodeTurnDetection(session.turnDetection),
    include: session.include,
    client_secret: null,
  }
}

/** Its strength is a member of the GA dialect only. */
function encodeNoiseReduction({ noiseReduction }: SessionConfig) {
  return noiseReduction && { type: noiseReduction.type }
}

function encodeModalities(modality: OutputModality): string[] {
  return modality === 'audio' ? ['text', 'audio'] : ['text']
}

function encodeVoice(voice: Voice): string {
  return typeof voice === 'string' ? voice : voice.id
}

function encodeToolChoice(choice: ToolChoice, generation: Generation): unknown {
  if (typeof choice === 'string') return choice
  return generation === 'late'
    ? { type: 'function', name: choice.name }
    : { type: 'function', function: { name: choice.name } }
}

export function encodeBetaResponse(response: ResponseState, generation: Generation): Record<string, unknown> {
  const isLate = generation === 'late'
  return {
    object: 'realtime.response',
    id: response.id,
    status: response.status,
    status_details: response.statusDetails,
    output: response.output.map((item) => encodeItem(item, betaItemForm)),
    // The first generation has it not, and still no other sign of an answer outside of the conversation.
    ...((isLate || response.conversationId === null) && { conversation_id: response.conversationId }),
    modalities: encodeModalities(response.outputModality),
    voice: encodeVoice(response.voice),
    output_audio_format: response.outputFormat,
    temperature: response.temperature,
    max_output_tokens: response.maxOutputTokens,
    usage: response.usage && encodeUsage(response.usage, isLate ? cachedTokens : {}),
    metadata: response.metadata,
  }
}

const cachedTokens = { cached_tokens_details: { text_tokens: 0, audio_tokens: 0 } }
