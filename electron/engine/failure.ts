/** Tells a client what failed inside the engine, without anything that was said. */

import type { FailureDetail } from './protocol/fact'
import type { SpeechState } from './speech'

function describeModelFailure(state: Extract<SpeechState, { kind: 'failed' }>): FailureDetail {
  const what = {
    'engine.model-missing': 'is missing',
    'engine.model-damaged': 'is damaged',
    'engine.model-failed': 'could not be loaded',
  }[state.code]
  return { type: 'server_error', code: state.code, message: `The model file ${state.file} ${what}.` }
}

export function describeFailure(error: unknown, state: SpeechState): FailureDetail {
  if (state.kind === 'failed') return describeModelFailure(state)
  const code = codeOf(error)
  return { type: 'server_error', code: code ?? 'server_error', message: 'The engine could not answer.' }
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
