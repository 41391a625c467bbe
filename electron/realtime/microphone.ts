/** What is wanted of the microphone and what it does. "Open" is from the first real sample to the last. */
import type { Microphone } from '../../shared/ipc/contract'
import type { SafeError } from '../../shared/errors'

export type CaptureReport = { kind: 'open'; label: string } | { kind: 'closed' } | { kind: 'failed'; error: SafeError }

export interface MicrophoneOwner {
  readonly facts: Microphone
  listen(wanted: boolean): void
  mute(muted: boolean): void
  report(report: CaptureReport): void
  /** The audio page is new or gone: what it was told is forgotten, what is wanted is told again. */
  reset(): void
}

export function createMicrophone(events: {
  onWanted(wanted: boolean): void
  onChange(facts: Microphone): void
  /** It cannot be opened, or was lost: whoever listened must stop. */
  onFailed(error: SafeError): void
}): MicrophoneOwner {
  let facts: Microphone = { open: false, muted: false, label: '', failure: null }
  let wanted = false

  const set = (change: Partial<Microphone>): void => {
    facts = { ...facts, ...change }
    events.onChange(facts)
  }

  return {
    get facts() {
      return facts
    },
    listen(next) {
      if (next && facts.failure) set({ failure: null })
      if (next === wanted) return
      wanted = next
      if (!facts.muted) events.onWanted(next)
    },
    mute(muted) {
      if (muted === facts.muted) return
      set({ muted })
      if (wanted) events.onWanted(!muted)
    },
    report(report) {
      if (report.kind === 'open') return set({ open: true, label: report.label, failure: null })
      if (report.kind === 'closed') return set({ open: false })
      set({ open: false, failure: report.error })
      wanted = false
      events.onFailed(report.error)
    },
    reset() {
      if (facts.open) set({ open: false })
      events.onWanted(wanted && !facts.muted)
    },
  }
}
