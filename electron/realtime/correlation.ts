/** How late, and how loud, one sound comes back within another. */
import { frameSamples } from '../../shared/audio'

/** Copies are looked for at 4 kHz: speech has most of its power below 2 kHz. */
const decimation = 6
export const correlationRateHz = 4_000
export const correlationFrame = frameSamples / decimation

/** Appends one frame of 480 samples to a buffer at 4 kHz, averaged down; null is silence. The oldest falls out. */
export function appendDecimated(buffer: Float32Array, frame: Int16Array | null): void {
  buffer.copyWithin(0, correlationFrame)
  const from = buffer.length - correlationFrame
  for (let index = 0; index < correlationFrame; index++) {
    let sum = 0
    if (frame) for (let k = 0; k < decimation; k++) sum += frame[index * decimation + k]!
    buffer[from + index] = sum / (decimation * 32_768)
  }
}

export interface Copy {
  /** In samples at 4 kHz. */
  delay: number
  /** Of the power that was heard, 0 to 1. */
  share: number
  /** Of power, against what was played. */
  gain: number
}

/**
 * The delay, from `first` to `last`, at which what was heard is best explained as a scaled copy of what was played.
 * @param played ends at the same moment as `heard`, and begins at least `last` samples before it
 */
export function bestCopy(heard: Float32Array, played: Float32Array, first: number, last: number): Copy | null {
  let heardEnergy = 0
  for (let index = 0; index < heard.length; index++) heardEnergy += heard[index]! * heard[index]!
  let best: Copy | null = null
  for (let delay = first; delay <= last; delay++) {
    const from = played.length - heard.length - delay
    let product = 0
    let playedEnergy = 0
    for (let index = 0; index < heard.length; index++) {
      const value = played[from + index]!
      product += value * heard[index]!
      playedEnergy += value * value
    }
    if (playedEnergy === 0 || heardEnergy === 0) continue
    const share = (product * product) / (playedEnergy * heardEnergy)
    if (!best || share > best.share) best = { delay, share, gain: (product / playedEnergy) ** 2 }
  }
  return best
}
