/** Decides when a turn begins and ends. Time is counted in samples, never by a clock, so a stuttering stream changes nothing. */
import type { TurnDetection } from '../speech'
import { createSpeechMarker } from './speech-marker'
import type { Stretch } from './speech-marker'

const samplesPerMs = 16
/** The longest silence after the last voice for `semantic_vad`; the protocol's 8, 4 and 2 s are maxima. */
const semanticLimitMs = { low: 3_000, medium: 1_500, auto: 1_500, high: 800 }
const semanticPrefixPaddingMs = 300
const defaultThreshold = 0.5
/** Silence before the first question to Smart Turn, one window after recognition has begun. */
const askSamples = 96 * samplesPerMs
/** Silence between two questions to Smart Turn in the same pause. */
const askAgainSamples = 128 * samplesPerMs
const completeAbove = 0.5

export type TurnFact =
  | { kind: 'started'; start: number }
  /** Silence long enough to begin recognising; the turn may go on. */
  | { kind: 'paused' }
  | { kind: 'resumed' }
  /** @param end where the turn's sound stops; what follows belongs to the next */
  | { kind: 'ended'; start: number; end: number }

export interface TurnDetector {
  readonly stretches: readonly Stretch[]
  /** Everything before this position can be forgotten while no turn is under way; null during a turn or without detection. */
  readonly neededFrom: number | null
  /**
   * @param detection null marks speech only: no turn starts or ends
   * @param isComplete asked, in a pause, whether the turn that began at `start` is over at `end`
   */
  step(
    window: Stretch,
    probability: number,
    detection: TurnDetection | null,
    isComplete: (turn: Stretch) => Promise<number>,
  ): Promise<TurnFact[]>
  reset(): void
}

export function prefixPaddingSamples(detection: TurnDetection | null): number {
  return (detection?.type === 'server_vad' ? detection.prefixPaddingMs : semanticPrefixPaddingMs) * samplesPerMs
}

export function createTurnDetector(): TurnDetector {
  const marker = createSpeechMarker()
  let turnStart: number | null = null
  let neededFrom: number | null = null
  let askedAt = 0

  return {
    get stretches() {
      return marker.stretches
    },
    get neededFrom() {
      return neededFrom
    },
    async step(window, probability, detection, isComplete) {
      const threshold = detection?.type === 'server_vad' ? detection.threshold : defaultThreshold
      const change = marker.step(window, probability, threshold)
      const padding = prefixPaddingSamples(detection)
      const facts: TurnFact[] = []
      if (change === 'paused') facts.push({ kind: 'paused' })
      if (change === 'resumed') facts.push({ kind: 'resumed' })
      const last = marker.stretches.at(-1)
      neededFrom = detection && !last ? (marker.candidateStart ?? window.end) - padding : null
      if (!detection || !last) return facts

      if (turnStart === null) {
        turnStart = Math.max(0, marker.stretches[0]!.start - padding)
        facts.push({ kind: 'started', start: turnStart })
      }
      if (marker.candidateStart !== null && change === null && probability >= threshold) return facts

      const silence = window.end - last.end
      let end: number | null = null
      if (detection.type === 'server_vad') {
        const wanted = detection.silenceDurationMs * samplesPerMs
        if (silence > 0 && silence >= wanted) end = last.end + wanted
      } else if (silence >= semanticLimitMs[detection.eagerness] * samplesPerMs) {
        end = last.end + semanticLimitMs[detection.eagerness] * samplesPerMs
      } else if (silence >= askSamples && (askedAt < last.end || window.end - askedAt >= askAgainSamples)) {
        askedAt = window.end
        const probabilityOfEnd = await isComplete({ start: marker.stretches[0]!.start, end: window.end })
        if (probabilityOfEnd > completeAbove) end = window.end
      }
      if (end === null) return facts
      facts.push({ kind: 'ended', start: turnStart, end })
      turnStart = null
      return facts
    },
    reset() {
      marker.reset()
      turnStart = null
    },
  }
}
