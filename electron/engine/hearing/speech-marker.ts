/** Marks where there is speech in a stream, from the probability of a voice in each window; short noises are not marked. */

/** A stretch of speech, in samples of the 16 kHz stream. */
export interface Stretch {
  start: number
  end: number
}

/** After this much silence a pause has begun, and with it the speculative work. */
export const pauseSamples = 64 * 16
/** Windows of voice (32 ms each) that make speech: fewer are a click or a knock. */
const windowsToBegin = 4
/** Within a turn less is needed, so that a short last word counts. */
const windowsToResume = 2
/** A voice goes on until it falls this far below the threshold (as Silero's own iterator has it). */
const hysteresis = 0.15

export interface SpeechMarker {
  /** Stretches so far, the last one perhaps still growing. */
  readonly stretches: readonly Stretch[]
  /** Where a voice was first heard that may yet turn out to be speech; null in silence. */
  readonly candidateStart: number | null
  /** @returns what this window changed */
  step(window: Stretch, probability: number, threshold: number): 'began' | 'resumed' | 'paused' | null
  /** Forgets the stretches; the next speech is a beginning. */
  reset(): void
}

export function createSpeechMarker(): SpeechMarker {
  let stretches: Stretch[] = []
  let open = false
  let runStart = 0
  let runLength = 0
  let runBroken = false

  return {
    get stretches() {
      return stretches
    },
    get candidateStart() {
      return open || runLength === 0 ? null : runStart
    },
    step(window, probability, threshold) {
      const voiced = probability >= (open || runLength > 0 ? threshold - hysteresis : threshold)
      const last = stretches.at(-1)
      if (open && last) {
        if (voiced) last.end = window.end
        else if (window.end - last.end >= pauseSamples) {
          open = false
          runLength = 0
          return 'paused'
        }
        return null
      }
      if (!voiced) {
        if (runBroken) runLength = 0
        runBroken = true
        return null
      }
      if (runLength === 0) runStart = window.start
      runLength += 1
      runBroken = false
      if (runLength < (last ? windowsToResume : windowsToBegin)) return null
      stretches.push({ start: runStart, end: window.end })
      open = true
      runLength = 0
      return last ? 'resumed' : 'began'
    },
    reset() {
      stretches = []
      open = false
      runLength = 0
    },
  }
}
