/** What the sound test's result means for the settings as they are. */
import type { SoundTest } from '../../../shared/ipc/contract'
import type { Settings } from '../../../shared/settings'

type Advice = Extract<SoundTest, { kind: 'done' }>['advice']

export interface SoundVerdict {
  advice: Advice
  /** What one click can do about it. */
  remedy: 'echo-cancellation' | 'half-duplex' | null
  /** The echo does no harm any more: the microphone does not count while Parley speaks. */
  isHelped: boolean
}

export function soundVerdict(
  { advice }: { advice: Advice },
  { echoCancellation, halfDuplex }: Settings['audio'],
): SoundVerdict {
  const isHelped = advice !== 'good' && halfDuplex
  if (advice === 'good' || isHelped) return { advice, remedy: null, isHelped }
  if (!echoCancellation) return { advice, remedy: 'echo-cancellation', isHelped }
  return { advice, remedy: advice === 'half-duplex' ? 'half-duplex' : null, isHelped }
}
