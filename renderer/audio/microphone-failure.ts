/** What a refused or lost microphone is called, so that the window has a sentence for it. */
import type { ErrorCode, SafeError } from '../../shared/errors'

const codes: Record<string, ErrorCode> = {
  NotAllowedError: 'audio.microphone-denied',
  SecurityError: 'audio.microphone-denied',
  NotFoundError: 'audio.microphone-missing',
  OverconstrainedError: 'audio.microphone-missing',
  NotReadableError: 'audio.microphone-busy',
  AbortError: 'audio.microphone-busy',
}

/** @param cause what `getUserMedia` threw. Its name is the detail: its message may hold anything */
export function microphoneFailure(cause: unknown): SafeError {
  const name = cause instanceof Error ? cause.name : ''
  return { code: codes[name] ?? 'audio.microphone-busy', detail: name }
}
