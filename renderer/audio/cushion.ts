/**
 * How long an answer's sound waits before it starts, so that chunks that come late do not interrupt it. Learned from
 * the gaps between chunks, because a network that is steady needs no waiting at all.
 */
import { msToSamples, samplesToMs } from '../../shared/audio'

/** Before anything is known of the connection. */
export const firstCushionMs = 12
const largestMs = 250
/** Gaps remembered; eight of them come within two answers that arrive barely faster than they are played. */
const window = 64
const enough = 8
/**
 * Covered are nine gaps of ten and as much again as those spread: all of an even jitter, and not the rare stall, which
 * must not slow every answer down.
 */
const quantile = 0.9
const safetyMs = 5
/** An interruption that was heard counts at once, and is forgotten by and by. */
const largestPenaltyMs = 120
const penaltyDecay = 0.9

export class Cushion {
  private readonly gapsMs = new Float32Array(window)
  private readonly sorted = new Float32Array(window)
  private count = 0
  private at = 0
  private penaltyMs = 0
  private currentSamples = msToSamples(firstCushionMs)

  /** What an answer that begins now waits for. */
  get samples(): number {
    return this.currentSamples
  }

  /**
   * A chunk came while little else was waiting to be played.
   * @param sinceLastMs since the chunk before it
   * @param lastSamples length of that chunk
   */
  arrived(sinceLastMs: number, lastSamples: number): void {
    this.gapsMs[this.at] = sinceLastMs - samplesToMs(lastSamples)
    this.at = (this.at + 1) % window
    this.count = Math.min(window, this.count + 1)
  }

  /** The sound of an answer broke off for this long. */
  ranDry(drySamples: number): void {
    this.penaltyMs = Math.min(largestPenaltyMs, Math.max(this.penaltyMs, samplesToMs(this.currentSamples + drySamples)))
  }

  /** An answer is over: the next one waits as what is known by now suggests. */
  settle(): void {
    const wantedMs = Math.max(this.learnedMs(), this.penaltyMs, 0)
    this.penaltyMs *= penaltyDecay
    this.currentSamples = msToSamples(Math.min(largestMs, wantedMs))
  }

  private learnedMs(): number {
    if (this.count < enough) return firstCushionMs
    this.sorted.set(this.gapsMs)
    const known = this.sorted.subarray(0, this.count).sort()
    const middle = known[this.count >> 1]!
    const late = known[Math.floor(this.count * quantile)]!
    return late + (late - middle) + safetyMs
  }
}
