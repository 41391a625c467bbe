/** Reads and writes WAV files of 16-bit PCM, mono or stereo: the only form that recordings and tests use. */
import { readFileSync, writeFileSync } from 'node:fs'

export interface Sound {
  sampleRateHz: number
  /** One array per channel, all of the same length. */
  channels: Int16Array[]
}

const pcmFormat = 1
const extensibleFormat = 0xfffe
const headerBytes = 44

interface Format {
  channelCount: number
  sampleRateHz: number
}

function readFormat(file: string, chunk: Buffer): Format {
  const format = chunk.readUInt16LE(0)
  const bits = chunk.readUInt16LE(14)
  if ((format !== pcmFormat && format !== extensibleFormat) || bits !== 16)
    throw new Error(`${file}: only 16-bit PCM is read (format ${format}, ${bits} bits)`)
  return { channelCount: chunk.readUInt16LE(2), sampleRateHz: chunk.readUInt32LE(4) }
}

/** Splits interleaved little-endian samples; a partial frame at the end is dropped. */
export function deinterleave(data: Buffer, channelCount: number): Int16Array[] {
  const frames = Math.floor(data.length / (2 * channelCount))
  return Array.from({ length: channelCount }, (_, channel) => {
    const samples = new Int16Array(frames)
    for (let i = 0; i < frames; i++) samples[i] = data.readInt16LE(2 * (i * channelCount + channel))
    return samples
  })
}

/** @throws Error naming the file when it is no WAV of 16-bit PCM */
export function readWav(file: string): Sound {
  const bytes = readFileSync(file)
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error(`${file}: not a WAV file`)
  let format: Format | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = bytes.toString('latin1', at, at + 4)
    const sizeBytes = bytes.readUInt32LE(at + 4)
    // A recorder that was stopped early leaves a size beyond the end of the file.
    const chunk = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + sizeBytes))
    if (id === 'fmt ') format = readFormat(file, chunk)
    if (id === 'data') {
      if (format === null) throw new Error(`${file}: sound before its format`)
      return { sampleRateHz: format.sampleRateHz, channels: deinterleave(chunk, format.channelCount) }
    }
    at += 8 + sizeBytes + (sizeBytes % 2)
  }
  throw new Error(`${file}: no sound in it`)
}

export function writeWav(file: string, { sampleRateHz, channels }: Sound): void {
  const frames = channels[0]?.length ?? 0
  const frameBytes = 2 * channels.length
  const bytes = Buffer.alloc(headerBytes + frames * frameBytes)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(pcmFormat, 20)
  bytes.writeUInt16LE(channels.length, 22)
  bytes.writeUInt32LE(sampleRateHz, 24)
  bytes.writeUInt32LE(sampleRateHz * frameBytes, 28)
  bytes.writeUInt16LE(frameBytes, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(frames * frameBytes, 40)
  channels.forEach((samples, channel) => {
    for (let i = 0; i < frames; i++) bytes.writeInt16LE(samples[i] ?? 0, headerBytes + i * frameBytes + 2 * channel)
  })
  writeFileSync(file, bytes)
}

/** The mean of all channels. */
export function toMono({ channels }: Sound): Int16Array {
  const [first] = channels
  if (first === undefined) return new Int16Array(0)
  if (channels.length === 1) return first
  return first.map((_, i) => channels.reduce((sum, samples) => sum + (samples[i] ?? 0), 0) / channels.length)
}
