/** Sound as it travels (PCM16 at 24 kHz, or G.711 at 8 kHz) to and from the engine's 24 kHz samples. */

import { alaw, mulaw } from 'alawmulaw'
import { createResampler, toFloat, toInt16 } from '../../../shared/resample'
import type { AudioFormat } from './session-config'

export type DecodeAudio = (bytes: Buffer) => Int16Array
export type EncodeAudio = (samples: Int16Array) => Buffer

const engineRateHz = 24_000
const telephoneRateHz = 8_000
/** What the resampler wants to know of the sound to come, in samples at the lower rate: 4 ms. */
const lookAhead = 32
const laws = { g711_ulaw: mulaw, g711_alaw: alaw }

/** Keeps an odd byte for the next call: an append need not hold whole samples. */
export function createAudioDecoder(format: AudioFormat): DecodeAudio {
  if (format !== 'pcm16') {
    const resampler = createResampler({ inputRateHz: telephoneRateHz, outputRateHz: engineRateHz })
    // Delayed by as much, so that every byte gives its samples at once and a buffer is as long as what was appended.
    resampler.push(new Float32Array(lookAhead))
    return (bytes) => toInt16(resampler.push(toFloat(laws[format].decode(bytes))))
  }
  let odd: Buffer | null = null
  return (bytes) => {
    const all = odd ? Buffer.concat([odd, bytes]) : bytes
    const samples = new Int16Array(all.length >> 1)
    for (let index = 0; index < samples.length; index++) samples[index] = all.readInt16LE(index * 2)
    odd = all.length % 2 === 1 ? all.subarray(all.length - 1) : null
    return samples
  }
}

export function createAudioEncoder(format: AudioFormat): EncodeAudio {
  if (format !== 'pcm16') {
    const resampler = createResampler({ inputRateHz: engineRateHz, outputRateHz: telephoneRateHz })
    resampler.push(new Float32Array((lookAhead * engineRateHz) / telephoneRateHz))
    return (samples) => Buffer.from(laws[format].encode(toInt16(resampler.push(toFloat(samples)))))
  }
  return (samples) => {
    const bytes = Buffer.allocUnsafe(samples.length * 2)
    for (let index = 0; index < samples.length; index++) bytes.writeInt16LE(samples[index] ?? 0, index * 2)
    return bytes
  }
}
