/** What is wanted of the microphone and what it does. "Open" is from the first real sample to the last. */
import type { SafeError } from '../../shared/errors'
import type { CommandInput, Microphone } from '../../shared/ipc/contract'
import { createInputQuality } from './input-quality'

export type CaptureReport = CommandInput<'audio.capture'>

/** Who wants its sound: the conversation or dictation, a look at its level, the test of the room. */
export type Listener = 'talk' | 'preview' | 'test'

export interface MicrophoneOwner {
  readonly facts: Microphone
  /** Whether the audio page is to deliver sound. */
  readonly wanted: boolean
  /** Each has its own wish; it is open while any of them wants it. */
  want(who: Listener, wanted: boolean): void
  mute(muted: boolean): void
  report(report: CaptureReport): void
  /** Judges what it brings. @param level rms, 0 to 1 */
  frame(samples: Int16Array, level: number): void
  /** The audio page is new or gone: what it was told is forgotten, what is wanted is told again. */
  reset(): void
}

const silent: SafeError = { code: 'audio.microphone-silent', detail: '' }

export function createMicrophone(events: {
  onWanted(): void
  onChange(facts: Microphone): void
  /** Another device will take its place: what was learned of this one is of no use. */
  onLost(): void
  /** It cannot be opened, or was lost for good: whoever listened must stop. */
  onFailed(error: SafeError): void
}): MicrophoneOwner {
  let facts: Microphone = { open: false, muted: false, label: '', failure: null, hint: null }
  const listeners = new Set<Listener>()
  let told = false
  const quality = createInputQuality()

  const set = (change: Partial<Microphone>): void => {
    facts = { ...facts, ...change }
    events.onChange(facts)
  }
  const isWanted = (): boolean => listeners.size > 0 && !facts.muted
  const tell = (): void => {
    if (isWanted() === told) return
    told = isWanted()
    events.onWanted()
  }

  return {
    get facts() {
      return facts
    },
    get wanted() {
      return isWanted()
    },
    want(who, wanted) {
      if (wanted && facts.failure && !facts.open) set({ failure: null })
      if (wanted) listeners.add(who)
      else listeners.delete(who)
      tell()
    },
    mute(muted) {
      if (muted === facts.muted) return
      set({ muted })
      tell()
    },
    report(report) {
      switch (report.kind) {
        case 'open':
          if (report.label !== facts.label) quality.reset()
          return set({ open: true, label: report.label, failure: null, hint: quality.hint })
        case 'closed':
          return set({ open: false })
        case 'lost':
          set({ open: false })
          return events.onLost()
        case 'deaf':
          return set({ failure: report.isDeaf ? silent : null })
        case 'failed':
          listeners.clear()
          told = false
          set({ open: false, failure: report.error })
          return events.onFailed(report.error)
      }
    },
    frame(samples, level) {
      if (quality.frame(samples, level)) set({ hint: quality.hint })
    },
    reset() {
      told = isWanted()
      if (facts.open) set({ open: false })
      events.onWanted()
    },
  }
}
