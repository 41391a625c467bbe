/** The settings of a session in the current (GA) form: REALTIME §2.6 and §2.7. */
import type {
  RealtimeAudioConfigOutput,
  RealtimeAudioConfigInput,
  RealtimeSessionCreateRequest,
} from 'openai/resources/realtime/realtime'
import type { OutputModality, SessionConfig, ToolChoice, TurnDetection } from '../vocabulary'
import {
  answering,
  detection,
  functionTool,
  gaFormats,
  ifAny,
  noiseReduction,
  said,
  type Settings,
  transcription,
} from './settings'

/** Null turns a setting off, which the declared types leave out. */
type Input = { [Key in keyof RealtimeAudioConfigInput]: RealtimeAudioConfigInput[Key] | null }

interface ConversationSession extends Omit<RealtimeSessionCreateRequest, 'audio'> {
  audio: { input: Input | undefined; output: RealtimeAudioConfigOutput | undefined } | undefined
}

interface TranscriptionSession {
  type: 'transcription'
  audio: { input: Input }
}

export type GaSession = ConversationSession | TranscriptionSession

export const gaModalities = (modality: OutputModality): OutputModality[] => [modality]

export const gaToolChoice = (choice: ToolChoice) =>
  typeof choice === 'string' ? choice : { type: 'function' as const, name: choice.name }

function turnDetection(mode: TurnDetection) {
  if (mode.type === 'none') return null
  const idle = mode.type === 'server_vad' && mode.idleTimeoutMs !== null ? { idle_timeout_ms: mode.idleTimeoutMs } : {}
  return { ...detection(mode), ...idle, ...answering(mode) }
}

export function gaConversation(settings: Settings): ConversationSession {
  const input = ifAny({
    format: said(settings.inputFormat, (format) => gaFormats[format]),
    noise_reduction: said(settings.noiseReduction, noiseReduction),
    transcription: said(settings.transcription, transcription),
    turn_detection: said(settings.turnDetection, turnDetection),
  })
  const output = ifAny({
    format: said(settings.outputFormat, (format) => gaFormats[format]),
    voice: settings.voice || undefined,
    speed: settings.speed,
  })
  return {
    type: 'realtime',
    output_modalities: said(settings.outputModality, gaModalities),
    instructions: settings.instructions,
    audio: ifAny({ input, output }),
    tools: settings.tools?.map(functionTool),
    tool_choice: said(settings.toolChoice, gaToolChoice),
    max_output_tokens: settings.maxOutputTokens,
  }
}

export function gaTranscription(config: SessionConfig): TranscriptionSession {
  return {
    type: 'transcription',
    audio: {
      input: {
        format: gaFormats[config.inputFormat],
        noise_reduction: noiseReduction(config.noiseReduction),
        transcription: transcription(config.transcription),
        turn_detection: config.turnDetection.type === 'none' ? null : detection(config.turnDetection),
      },
    },
  }
}
