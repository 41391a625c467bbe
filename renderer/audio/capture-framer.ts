/**
 * Makes 20 ms frames of 16 bit samples out of the quanta that a microphone delivers. Exact zeros before the first real
 * sample are left out: the browser plays them while the device is still starting.
 */
import { frameSamples, msToSamples } from '../../shared/audio'
import type { FromCapture } from '../../shared/audio-port'

/** A microphone that is muted in its own hardware delivers zeros for ever: after this long they count as its sound. */
export const zerosLimitSamples = msToSamples(1_000)

export interface CaptureFramerEvents {
  onFirstSample(): void
  /** The message and its samples are used again for the next frame: post or copy them at once. */
  onFrame(message: FromCapture): void
}

export class CaptureFramer {
  private readonly samples = new Int16Array(frameSamples)
  private readonly message = { kind: 'frame' as const, samples: this.samples, first: true, atMs: 0 }
  private filled = 0
  private zeros = 0
  private started = false

  /** @param now wall clock in milliseconds */
  constructor(
    private readonly events: CaptureFramerEvents,
    private readonly now: () => number,
  ) {}

  /** The microphone is gone or new: a partial frame is dropped, the next one is a first one. */
  disconnect(): void {
    this.filled = 0
    this.zeros = 0
    this.started = false
    this.message.first = true
  }

  /** @param quantum mono, −1 to 1; beyond that it is clamped */
  push(quantum: Float32Array): void {
    if (!this.started) {
      if (this.isHeldBack(quantum)) return
      this.started = true
      this.events.onFirstSample()
    }
    for (let i = 0; i < quantum.length; i++) {
      const value = Math.round(quantum[i]! * 32_768)
      this.samples[this.filled++] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value
      if (this.filled < frameSamples) continue
      this.filled = 0
      this.message.atMs = this.now()
      this.events.onFrame(this.message)
      this.message.first = false
    }
  }

  private isHeldBack(quantum: Float32Array): boolean {
    for (let i = 0; i < quantum.length; i++) if (quantum[i] !== 0) return false
    this.zeros += quantum.length
    return this.zeros < zerosLimitSamples
  }
}
