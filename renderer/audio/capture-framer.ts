/**
 * Makes 20 ms frames of 16 bit samples out of the quanta that a microphone delivers. Exact zeros before the first real
 * sample are left out: the browser plays them while the device is still starting.
 */
import { frameSamples, msToSamples } from '../../shared/audio'
import type { FromCapture } from '../../shared/audio-port'

/** A microphone that is muted in its own hardware delivers zeros for ever: after this long they count as its sound. */
export const zerosLimitSamples = msToSamples(1_000)
/** Real sound is never exactly nothing for so long: the device is muted, or the system gives us nothing of it. */
export const deafSamples = msToSamples(2_000)
/** What is kept of the time before the key went down, where the person allows it. */
export const preRollFrames = 25

export interface CaptureFramerEvents {
  onFirstSample(): void
  /** The message and its samples are used again for the next frame: post or copy them at once. */
  onFrame(message: FromCapture): void
  /** Nothing but zeros has come for a while, or something has come again. */
  onDeaf(isDeaf: boolean): void
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class CaptureFramer {
  private samples = new Int16Array(frameSamples)
  private readonly reference = new Int16Array(frameSamples)
  private hasReference = false
  private readonly message: Mutable<FromCapture> = {
    kind: 'frame',
    samples: this.samples,
    reference: null,
    first: true,
    atMs: 0,
  }
  private readonly ring = Array.from({ length: preRollFrames }, () => new Int16Array(frameSamples))
  private ringAt = 0
  private ringCount = 0
  private filled = 0
  private zeros = 0
  private isDeaf = false
  private started = false
  private isOpen = true

  /** @param now wall clock in milliseconds */
  constructor(
    private readonly events: CaptureFramerEvents,
    private readonly now: () => number,
  ) {}

  /** The microphone is gone or new: a partial frame is dropped, the next one is a first one. */
  disconnect(): void {
    this.filled = 0
    this.zeros = 0
    this.isDeaf = false
    this.started = false
    this.message.first = true
    this.ringCount = 0
  }

  /** Closed, frames are kept and not handed on; opening hands on the last half second first. */
  gate(isOpen: boolean): void {
    if (isOpen === this.isOpen) return
    this.isOpen = isOpen
    this.message.first = true
    const from = (this.ringAt - this.ringCount + preRollFrames) % preRollFrames
    for (let i = 0; isOpen && i < this.ringCount; i++) this.emit(this.ring[(from + i) % preRollFrames]!, null)
    this.ringCount = 0
  }

  /**
   * @param quantum mono, −1 to 1; beyond that it is clamped
   * @param played what the loudspeaker is given meanwhile, of the same length; absent when that is nothing
   */
  push(quantum: Float32Array, played?: Float32Array): void {
    this.countZeros(quantum)
    if (!this.started) {
      if (this.zeros > 0 && this.zeros < zerosLimitSamples) return
      this.started = true
      this.events.onFirstSample()
    }
    for (let i = 0; i < quantum.length; i++) {
      const reference = played ? toSample(played[i]!) : 0
      if (reference !== 0) this.hasReference = true
      this.reference[this.filled] = reference
      this.samples[this.filled++] = toSample(quantum[i]!)
      if (this.filled < frameSamples) continue
      this.filled = 0
      if (this.isOpen) this.emit(this.samples, this.hasReference ? this.reference : null)
      else this.keep()
      this.hasReference = false
    }
  }

  private emit(samples: Int16Array, reference: Int16Array | null): void {
    this.message.samples = samples
    this.message.reference = reference
    this.message.atMs = this.now()
    this.events.onFrame(this.message)
    this.message.first = false
  }

  /** The full frame changes places with the oldest one of the ring. */
  private keep(): void {
    const oldest = this.ring[this.ringAt]!
    this.ring[this.ringAt] = this.samples
    this.samples = oldest
    this.ringAt = (this.ringAt + 1) % preRollFrames
    this.ringCount = Math.min(preRollFrames, this.ringCount + 1)
  }

  /** A quantum with anything in it begins the count anew. */
  private countZeros(quantum: Float32Array): void {
    for (let i = 0; i < quantum.length; i++) {
      if (quantum[i] === 0) continue
      this.zeros = 0
      this.tellDeaf(false)
      return
    }
    this.zeros += quantum.length
    if (this.zeros >= deafSamples) this.tellDeaf(true)
  }

  private tellDeaf(isDeaf: boolean): void {
    if (isDeaf === this.isDeaf) return
    this.isDeaf = isDeaf
    this.events.onDeaf(isDeaf)
  }
}

function toSample(value: number): number {
  const scaled = Math.round(value * 32_768)
  return scaled > 32_767 ? 32_767 : scaled < -32_768 ? -32_768 : scaled
}
