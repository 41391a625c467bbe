/** The names the Realtime API documents. Each is accepted, and served by what this engine has of its kind. */

export const voices = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar'] as const

export const transcriptionModels = [
  'whisper-1',
  'gpt-transcribe',
  'gpt-live-transcribe',
  'gpt-4o-transcribe',
  'gpt-4o-mini-transcribe',
  'gpt-4o-mini-transcribe-2025-12-15',
  'gpt-4o-transcribe-diarize',
  'gpt-realtime-whisper',
] as const

/** Which transcribe without knowing of turns: a session of theirs commits by hand (REALTIME 2.7). */
export const modelsWithoutTurns: readonly string[] = ['gpt-realtime-whisper', 'gpt-live-transcribe']

/** Which tell the languages that they heard. */
export const modelsTellingLanguages: readonly string[] = ['gpt-transcribe', 'gpt-live-transcribe']
