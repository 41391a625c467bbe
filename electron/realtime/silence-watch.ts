/** Notices that the person speaks and nothing comes back, and says what is the likely cause. */
import { rms, samplesToMs } from '../../shared/audio'
import type { ErrorCode } from '../../shared/errors'

export interface SilenceWatch {
  /** @param handled whether the person, not the server, says where the turn ends: nothing is due before that */
  sent(samples: Int16Array, handled: boolean): void
  /** Anything came from the server. */
  heard(): void
  /** What was sent is not meant to be answered any more. */
  dropped(): void
}

const speechLevel = 0.02
const patienceMs = 5_000
/** Someone who holds the key may speak for long. */
const handledPatienceMs = 30_000

/** @param report called once until something comes */
export function createSilenceWatch(cause: () => ErrorCode, report: (code: ErrorCode) => void): SilenceWatch {
  let spokenMs = 0
  let reported = false
  return {
    sent(samples, handled) {
      if (reported || rms(samples) < speechLevel) return
      spokenMs += samplesToMs(samples.length)
      if (spokenMs < (handled ? handledPatienceMs : patienceMs)) return
      reported = true
      report(cause())
    },
    heard() {
      spokenMs = 0
      reported = false
    },
    dropped() {
      spokenMs = 0
    },
  }
}
