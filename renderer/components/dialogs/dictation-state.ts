/** What the dictation panel says of itself, and whether opening it may begin with an empty text. */
import type { Dictation } from '../../../shared/ipc/contract'

export type DictationPhase = 'starting' | 'listening' | 'writing' | 'failed' | 'stopped'

/** @param isStarting it was asked to listen and has not answered yet */
export function dictationPhase({ open, pending, failure }: Dictation, isStarting: boolean): DictationPhase {
  // What could not be understood does not end the listening.
  if (open) return 'listening'
  if (isStarting) return 'starting'
  if (pending) return 'writing'
  return failure ? 'failed' : 'stopped'
}

/** A dictation begins with an empty text: what stands there is dropped only if it has been copied. */
export const maySetAside = ({ text, pending }: Dictation, copied: string | null): boolean =>
  !pending && (text.trim() === '' || text === copied)
