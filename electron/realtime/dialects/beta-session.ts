/** The settings of a session in the preview's (beta) form: REALTIME §2.5 and §2.7. */
import type { SessionUpdateEvent, TranscriptionSessionUpdate } from 'openai-5/resources/beta/realtime/realtime'
import type { OutputModality, SessionConfig, ToolChoice, TurnDetection } from '../vocabulary'
import { answering, detection, functionTool, noiseReduction, said, type Settings, transcription } from './settings'

/** Null turns a setting off, and a tool is chosen by an object: the declared types leave both out. */
type Session = { [Key in keyof SessionUpdateEvent.Session]: SessionUpdateEvent.Session[Key] | null }
export type BetaToolChoice = ReturnType<typeof betaToolChoice>
export type BetaSession = Omit<Session, 'tool_choice'> & { tool_choice: BetaToolChoice | undefined }

type Wire = TranscriptionSessionUpdate.Session
export type BetaTranscriptionSession = {
  [Key in keyof Wire]: Key extends 'input_audio_transcription' ? ReturnType<typeof transcription> : Wire[Key] | null
}

/** Sound alone does not exist in this form. */
export const betaModalities = (modality: OutputModality): OutputModality[] =>
  modality === 'audio' ? ['audio', 'text'] : ['text']

export const betaToolChoice = (choice: ToolChoice) =>
  typeof choice === 'string' ? choice : { type: 'function' as const, function: { name: choice.name } }

/** The flags are younger than the form: services of 2024 refuse them, and true is what they do. */
function turnDetection(mode: TurnDetection) {
  if (mode.type === 'none') return null
  const isUsual = mode.createResponse && mode.interruptResponse
  return { ...detection(mode), ...(isUsual ? {} : answering(mode)) }
}

export function betaChange(settings: Settings): BetaSession {
  return {
    modalities: said(settings.outputModality, betaModalities),
    instructions: settings.instructions,
    voice: settings.voice || undefined,
    input_audio_format: settings.inputFormat,
    output_audio_format: settings.outputFormat,
    input_audio_noise_reduction: said(settings.noiseReduction, noiseReduction),
    input_audio_transcription: said(settings.transcription, transcription),
    turn_detection: said(settings.turnDetection, turnDetection),
    tools: settings.tools?.map(functionTool),
    tool_choice: said(settings.toolChoice, betaToolChoice),
    temperature: settings.temperature ?? undefined,
    max_response_output_tokens: settings.maxOutputTokens,
    speed: settings.speed,
  }
}

/** At the start what is late and usual is left unsaid: a service of 2024 refuses the whole update for it. */
export function betaConversation(settings: Settings): BetaSession {
  return betaChange({
    ...settings,
    noiseReduction: settings.noiseReduction ?? undefined,
    speed: settings.speed === 1 ? undefined : settings.speed,
  })
}

export const betaTranscription = (config: SessionConfig): BetaTranscriptionSession => ({
  input_audio_format: config.inputFormat,
  input_audio_noise_reduction: noiseReduction(config.noiseReduction) ?? undefined,
  input_audio_transcription: transcription(config.transcription),
  turn_detection: config.turnDetection.type === 'none' ? null : detection(config.turnDetection),
})
