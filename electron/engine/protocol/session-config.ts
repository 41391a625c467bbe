/** What a session is set to, in no dialect's wire form, and how a change is merged into it. */

import type { AudioFormat } from '../../audio-codec'
import type { TurnDetection } from '../speech'
import { modelsWithoutTurns } from './catalogue'
import { clientErrors } from './client-error'

export type { AudioFormat }
export type OutputModality = 'audio' | 'text'
export type ToolChoice = 'auto' | 'none' | 'required' | { name: string }

export interface Tool {
  name: string
  description?: string | undefined
  parameters?: Record<string, unknown> | undefined
}

/** Declared by clients for the service to call. This engine reaches no server, and tells so. */
export interface McpTool {
  serverLabel: string
  members: Record<string, unknown>
}

interface TurnAnswering {
  createResponse: boolean
  interruptResponse: boolean
}

export type TurnDetectionConfig =
  | (TurnAnswering & {
      type: 'server_vad'
      threshold: number
      prefixPaddingMs: number
      silenceDurationMs: number
      idleTimeoutMs: number | null
    })
  | (TurnAnswering & { type: 'semantic_vad'; eagerness: 'low' | 'medium' | 'high' | 'auto' })

export interface Transcription {
  model: string | null
  language: string | null
  prompt: string | null
  languages: string[] | null
  keywords: string[] | null
  delay: string | null
}

export type Voice = string | { id: string }

export type SessionKind = 'realtime' | 'transcription'

export interface SessionConfig {
  kind: SessionKind
  id: string
  model: string
  /** Unix time. */
  expiresAtSeconds: number
  outputModality: OutputModality
  instructions: string
  inputFormat: AudioFormat
  noiseReduction: { type: 'near_field' | 'far_field'; strength: number } | null
  transcription: Transcription | null
  turnDetection: TurnDetectionConfig | null
  outputFormat: AudioFormat
  voice: Voice
  speed: number
  include: string[] | null
  tools: Tool[]
  mcpTools: McpTool[]
  toolChoice: ToolChoice
  /** What the client chose instead, when it is a server's tool. */
  mcpToolChoice: { serverLabel: string; name: string | null } | null
  /** Of the beta dialect only. */
  temperature: number
  maxOutputTokens: number | 'inf'
  truncation: unknown
  tracing: unknown
  prompt: unknown
  reasoning: { effort: string } | null
  parallelToolCalls: boolean | null
}

type Identity = 'kind' | 'id' | 'model' | 'expiresAtSeconds'

/** Only the members that are present change. */
export type SessionPatch = Partial<Omit<SessionConfig, Identity | 'noiseReduction'>> & {
  /** Without a strength the current one stays. */
  noiseReduction?: { type: 'near_field' | 'far_field'; strength?: number | undefined } | null
}

export function createSessionConfig(identity: Pick<SessionConfig, Identity>): SessionConfig {
  return {
    ...identity,
    outputModality: 'audio',
    instructions: '',
    inputFormat: 'pcm16',
    noiseReduction: null,
    transcription: null,
    turnDetection: {
      type: 'server_vad',
      threshold: 0.5,
      prefixPaddingMs: 300,
      silenceDurationMs: 200,
      idleTimeoutMs: null,
      createResponse: true,
      interruptResponse: true,
    },
    outputFormat: 'pcm16',
    voice: 'alloy',
    speed: 1,
    include: null,
    tools: [],
    mcpTools: [],
    toolChoice: 'auto',
    mcpToolChoice: null,
    temperature: 0.8,
    maxOutputTokens: 'inf',
    truncation: 'auto',
    tracing: null,
    prompt: null,
    reasoning: null,
    parallelToolCalls: null,
  }
}

/** @throws ClientError when something in the patch may not change any more; then nothing has changed */
export function applyPatch(config: SessionConfig, patch: SessionPatch, hasSpoken: boolean): SessionConfig {
  if (patch.voice !== undefined && hasSpoken && !sameValue(patch.voice, config.voice)) throw clientErrors.voiceFixed()
  if (patch.tracing !== undefined && config.tracing !== null && !sameValue(patch.tracing, config.tracing)) {
    throw clientErrors.tracingFixed()
  }
  const { noiseReduction, ...rest } = patch
  const next: SessionConfig = { ...config, ...rest }
  if (noiseReduction === null) next.noiseReduction = null
  else if (noiseReduction !== undefined) {
    const strength = noiseReduction.strength ?? config.noiseReduction?.strength ?? 1
    next.noiseReduction = { type: noiseReduction.type, strength }
  }
  return withoutTurns(next, patch)
}

/** Some models of a transcription session know no turns: asking for them is refused, the default gives way. */
function withoutTurns(next: SessionConfig, patch: SessionPatch): SessionConfig {
  const model = next.transcription?.model
  if (next.kind !== 'transcription' || !model || !modelsWithoutTurns.includes(model)) return next
  if (patch.turnDetection) throw clientErrors.turnDetectionUnsupported()
  return { ...next, turnDetection: null }
}

export function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

export function toHearingDetection(config: TurnDetectionConfig | null): TurnDetection | null {
  if (config === null) return null
  if (config.type === 'semantic_vad') return { type: 'semantic_vad', eagerness: config.eagerness }
  const { threshold, prefixPaddingMs, silenceDurationMs } = config
  return { type: 'server_vad', threshold, prefixPaddingMs, silenceDurationMs }
}
