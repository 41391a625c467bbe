/** Reads the head of a WAV file and turns its samples into numbers: RIFF, Microsoft's "Multiple Channel Audio Data". */
import { AppError } from '../shared/errors'

export interface WavFormat {
  encoding: 'int' | 'float'
  bitsPerSample: 8 | 16 | 24 | 32
  channels: number
  sampleRateHz: number
  /** Bytes of one sample of all channels. */
  frameBytes: number
  /** Where the samples lie in the file. */
  dataStart: number
  dataBytes: number
}

/** Reads bytes of the file; fewer where it ends. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>

const pcm = 1
const float = 3
const extensible = 0xfffe
const formatBytes = 40
const maximumChannels = 64
const rates = { from: 1_000, to: 768_000 }

const notWav = (detail: string): AppError => new AppError('file.not-wav', detail)

/** @throws AppError `file.not-wav`, `file.empty` */
export async function readWavFormat(read: ReadAt, fileBytes: number): Promise<WavFormat> {
  const head = await read(0, 12)
  if (head.length === 0) throw new AppError('file.empty')
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE')
    throw notWav('')
  let format: ReturnType<typeof readFormat> | null = null
  let position = 12
  while (position + 8 <= fileBytes) {
    const chunk = await read(position, 8)
    if (chunk.length < 8) break
    const name = chunk.toString('latin1', 0, 4)
    const size = chunk.readUInt32LE(4)
    position += 8
    if (name === 'fmt ') format = readFormat(await read(position, Math.min(size, formatBytes)))
    if (name === 'data') {
      if (!format) throw notWav('no format')
      // A recorder that was cut off, or that streamed, leaves a length of nothing or of everything.
      const there = fileBytes - position
      const bytes = size === 0 || size > there ? there : size
      const dataBytes = bytes - (bytes % format.frameBytes)
      if (dataBytes === 0) throw new AppError('file.empty')
      return { ...format, dataStart: position, dataBytes }
    }
    position += size + (size % 2)
  }
  if (!format) throw notWav('no format')
  throw new AppError('file.empty')
}

function readFormat(bytes: Buffer) {
  if (bytes.length < 16) throw notWav('short format')
  let tag = bytes.readUInt16LE(0)
  // The kind of samples is the beginning of the sub-format's GUID then.
  if (tag === extensible && bytes.length >= formatBytes) tag = bytes.readUInt16LE(24)
  const channels = bytes.readUInt16LE(2)
  const sampleRateHz = bytes.readUInt32LE(4)
  const bits = bytes.readUInt16LE(14)
  if (tag !== pcm && tag !== float) throw notWav(`encoding ${tag}`)
  const encoding = tag === pcm ? ('int' as const) : ('float' as const)
  const bitsPerSample = ([8, 16, 24, 32] as const).find((known) => known === bits)
  if (!bitsPerSample || (encoding === 'float' && bitsPerSample !== 32)) throw notWav(`${bits} bit`)
  if (channels < 1 || channels > maximumChannels) throw notWav(`${channels} channels`)
  if (sampleRateHz < rates.from || sampleRateHz > rates.to) throw notWav(`${sampleRateHz} Hz`)
  return { encoding, bitsPerSample, channels, sampleRateHz, frameBytes: (bitsPerSample / 8) * channels }
}

/**
 * @param bytes whole frames
 * @returns the mean of the channels, −1 to 1
 */
export function toMono(bytes: Buffer, { encoding, bitsPerSample, channels, frameBytes }: WavFormat): Float32Array {
  const width = bitsPerSample / 8
  const sample = encoding === 'float' ? readFloat : readInteger[bitsPerSample]
  const output = new Float32Array(Math.floor(bytes.length / frameBytes))
  for (let frame = 0; frame < output.length; frame++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += sample(bytes, frame * frameBytes + channel * width)
    output[frame] = sum / channels
  }
  return output
}

const readInteger: Record<WavFormat['bitsPerSample'], (bytes: Buffer, at: number) => number> = {
  // Eight bits have no sign: silence is 128.
  8: (bytes, at) => (bytes[at]! - 128) / 128,
  16: (bytes, at) => bytes.readInt16LE(at) / 32_768,
  24: (bytes, at) => bytes.readIntLE(at, 3) / 8_388_608,
  32: (bytes, at) => bytes.readInt32LE(at) / 2_147_483_648,
}

function readFloat(bytes: Buffer, at: number): number {
  const value = bytes.readFloatLE(at)
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0
}
