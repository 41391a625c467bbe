/**
 * Sound on its way to and from one session: samples on this side, the session's own format on the other. Every item of
 * an answer has a decoder of its own, so that nothing of a cancelled one sounds in the next.
 */
import {
  createAudioDecoder,
  createAudioEncoder,
  type AudioFormat,
  type DecodeAudio,
  type EncodeAudio,
} from '../audio-codec'
import { createRecentMap } from './bounded'
import type { ServerSettings } from './vocabulary'

/** What one append may carry: REALTIME §1.5. */
const appendLimitBytes = 15 * 1024 * 1024
/** Whole samples, whatever the format: no format takes more than two bytes for one of ours. */
const appendLimitSamples = appendLimitBytes / 2
const openItems = 32

export interface SessionSound {
  /** What the server says it takes and sends; what it does not say stays as it was. */
  use(formats: Pick<ServerSettings, 'inputFormat' | 'outputFormat'>): void
  /** @returns one piece for each append */
  encode(samples: Int16Array): Buffer[]
  decode(itemId: string, bytes: Buffer): Int16Array
  /** The next append begins anew. */
  endInput(): void
  endItem(itemId: string): void
}

export function createSessionSound(): SessionSound {
  let inputFormat: AudioFormat = 'pcm16'
  let outputFormat: AudioFormat = 'pcm16'
  let encoder: EncodeAudio | null = null
  const decoders = createRecentMap<DecodeAudio>(openItems)

  return {
    use(formats) {
      if (formats.inputFormat !== null && formats.inputFormat !== inputFormat) {
        inputFormat = formats.inputFormat
        encoder = null
      }
      // An item that is being spoken stays in the format that it began in.
      outputFormat = formats.outputFormat ?? outputFormat
    },
    encode(samples) {
      const encode = (encoder ??= createAudioEncoder(inputFormat))
      const pieces: Buffer[] = []
      for (let start = 0; start < samples.length; start += appendLimitSamples) {
        const bytes = encode(samples.subarray(start, start + appendLimitSamples))
        if (bytes.length > 0) pieces.push(bytes)
      }
      return pieces
    },
    decode(itemId, bytes) {
      const decoder = decoders.get(itemId) ?? createAudioDecoder(outputFormat)
      decoders.set(itemId, decoder)
      return decoder(bytes)
    },
    endInput() {
      encoder = null
    },
    endItem: (itemId) => decoders.delete(itemId),
  }
}
