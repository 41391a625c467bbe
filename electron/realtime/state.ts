/** The one function that says what the app is doing. */
import type { SafeError } from '../../shared/errors'
import type { SessionState } from '../../shared/session-state'

export type Link =
  /** Nothing is open and nothing needs to be: the next word opens it. */
  | { kind: 'dormant' }
  | { kind: 'connecting' }
  | { kind: 'open' }
  | { kind: 'reconnecting'; sinceMs: number }
  | { kind: 'failed'; error: SafeError }

export interface Facts {
  link: Link
  /** A link that can be made in an instant (the engine) is not waited for visibly. */
  instant: boolean
  /** The engine cannot hear or speak: a model is missing or damaged. */
  broken: SafeError | null
  /** 0 to 1 while the engine's models load, else null. */
  loading: number | null
  /** The microphone delivers samples. */
  microphoneOpen: boolean
  talk: 'idle' | 'hold' | 'open'
  /** Since when an answer is awaited, or null. */
  awaitingSinceMs: number | null
  /** Sound of an answer is queued or in the air. */
  speaking: boolean
  /** The person is speaking over an open microphone. */
  userSpeaking: boolean
  acting: { tool: string; sinceMs: number } | null
  approval: boolean
}

export function deriveState(facts: Facts): SessionState {
  const { link } = facts
  if (facts.approval) return { kind: 'approval' }
  if (facts.talk === 'hold' && facts.microphoneOpen) return { kind: 'listening', mode: 'hold' }
  if (facts.speaking) return { kind: 'speaking' }
  if (facts.broken) return { kind: 'failed', error: facts.broken }
  if (link.kind === 'failed') return { kind: 'failed', error: link.error }
  if (link.kind === 'reconnecting') return { kind: 'reconnecting', sinceMs: link.sinceMs }
  if (facts.acting) return { kind: 'acting', ...facts.acting }
  if (facts.talk === 'open' && facts.microphoneOpen && facts.userSpeaking) return { kind: 'listening', mode: 'open' }
  if (facts.awaitingSinceMs !== null) {
    if (facts.loading !== null) return { kind: 'connecting', progress: facts.loading }
    if (link.kind === 'connecting' || link.kind === 'dormant') return { kind: 'connecting', progress: null }
    return { kind: 'thinking', sinceMs: facts.awaitingSinceMs }
  }
  if (facts.talk === 'open' && facts.microphoneOpen) return { kind: 'listening', mode: 'open' }
  if (link.kind === 'connecting' && !facts.instant) return { kind: 'connecting', progress: null }
  return { kind: 'ready' }
}
