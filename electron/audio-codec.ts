/** Sound as it travels (PCM16 at 24 kHz, or G.711 at 8 kHz) to and from 24 kHz samples, at both ends of the wire. */

import { alaw, mulaw } from 'alawmulaw'
import { createResampler, toFloat, toInt16 } from '../shared/resample'

export const audioFormats = ['pcm16', 'g711_ulaw', 'g711_alaw'] as const
export type AudioFormat = (typeof audioFormats)[number]

export type DecodeAudio = (bytes: Buffer) => Int16Array
export type EncodeAudio = (samples: Int16Array) => Buffer

const ownRateHz = 24_000
const telephoneRateHz = 8_000
/** What the resampler wants to know of the sound to come, in samples at the lower rate: 4 ms. */
const lookAhead = 32
const laws = { g711_ulaw: mulaw, g711_alaw: alaw }

/** Keeps an odd byte for the next call: an append need not hold whole samples. */
export function createAudioDecoder(format: AudioFormat): DecodeAudio {
  if (format !== 'pcm16') {
    const resampler = createResampler({ inputRateHz: telephoneRateHz, outputRateHz: ownRateHz })
    // Delayed by as much, so that every byte gives its samples at once and a buffer is as long as what was appended.
    resampler.push(new Float32Array(lookAhead))
    return (bytes) => toInt16(resampler.push(toFloat(laws[format].decode(bytes))))
  }
  let odd: Buffer | null = null
  return (bytes) => {
    const all = odd ? Buffer.concat([odd, bytes]) : bytes
    const samples = new Int16Array(all.length >> 1)
    new Uint8Array(samples.buffer).set(all.subarray(0, samples.byteLength))
    odd = all.length % 2 === 1 ? all.subarray(all.length - 1) : null
    return samples
  }
}

export function createAudioEncoder(format: AudioFormat): EncodeAudio {
  if (format !== 'pcm16') {
    const resampler = createResampler({ inputRateHz: ownRateHz, outputRateHz: telephoneRateHz })
    resampler.push(new Float32Array((lookAhead * ownRateHz) / telephoneRateHz))
    return (samples) => Buffer.from(laws[format].encode(toInt16(resampler.push(toFloat(samples)))))
  }
  return (samples) => Buffer.from(samples.slice().buffer)
}
