/** What both wire forms say of a session's settings in the same words. */
import type { AudioFormat } from '../../audio-codec'
import type { SessionConfig, ToolDeclaration, Transcription, TurnDetection } from '../vocabulary'

/** Of a conversation. What is absent stays as it is. */
export type Settings = Partial<Omit<SessionConfig, 'purpose'>>

/** REALTIME §4. */
export const gaFormats = {
  pcm16: { type: 'audio/pcm', rate: 24_000 },
  g711_ulaw: { type: 'audio/pcmu' },
  g711_alaw: { type: 'audio/pcma' },
} as const satisfies Record<AudioFormat, object>

type Detecting = Exclude<TurnDetection, { type: 'none' }>

/** Without its answering: a transcription session has none. */
export function detection(mode: Detecting) {
  if (mode.type === 'semantic_vad') return { type: mode.type, eagerness: mode.eagerness }
  return {
    type: mode.type,
    threshold: mode.threshold,
    prefix_padding_ms: mode.prefixPaddingMs,
    silence_duration_ms: mode.silenceDurationMs,
  }
}

export const answering = (mode: Detecting) => ({
  create_response: mode.createResponse,
  interrupt_response: mode.interruptResponse,
})

export function transcription(wanted: Transcription | null) {
  if (!wanted) return null
  return { model: wanted.model, language: wanted.language ?? undefined, prompt: wanted.prompt ?? undefined }
}

export const noiseReduction = (type: SessionConfig['noiseReduction']) => (type === null ? null : { type })

export const functionTool = ({ name, description, parameters }: ToolDeclaration) => ({
  type: 'function' as const,
  name,
  description,
  parameters,
})

/** The member as the wire has it; undefined, and with that unsaid, where it is. */
export const said = <T, Wire>(value: T | undefined, toWire: (value: T) => Wire): Wire | undefined =>
  value === undefined ? undefined : toWire(value)

/** Undefined when no member is said: an empty object would still be sent. */
export const ifAny = <T extends object>(members: T): T | undefined =>
  Object.values(members).some((member) => member !== undefined) ? members : undefined
