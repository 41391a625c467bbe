/** Arithmetic of the one sample format inside the app: 24 kHz, mono, signed 16 bit. */

export const sampleRateHz = 24_000
/** 20 ms, what one capture frame holds. */
export const frameSamples = 480
/** The size of one render quantum of Web Audio. */
export const quantumSamples = 128

const samplesPerMs = sampleRateHz / 1000

export const samplesToMs = (samples: number): number => samples / samplesPerMs
export const msToSamples = (ms: number): number => Math.round(ms * samplesPerMs)

/**
 * Milliseconds of an item that the listener has heard when its sound is cut off.
 * What the worklet consumed sounds to its end, whatever the device still holds: docs/decisions/0002.
 * @param playedSamples samples the worklet consumed for this item, at 24 kHz mono
 * @param receivedSamples samples received for this item
 * @returns integer ≥ 0, never beyond what was received (the server rejects more)
 */
export function heardMs(playedSamples: number, receivedSamples: number): number {
  return Math.max(0, Math.floor(samplesToMs(Math.min(playedSamples, receivedSamples))))
}

/** Root mean square of a stretch of sound, 0 to 1. */
export function rms(samples: Int16Array): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += samples[i]! * samples[i]!
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length) / 32_768
}
