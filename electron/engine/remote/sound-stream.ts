/** Makes sound of the bytes that a speech server sends, while they come: raw samples or a WAV file, at any usual rate. */
import { AppError } from '../../../shared/errors'
import { createResampler, toInt16 } from '../../../shared/resample'
import { readWavFormat, toMono, type WavFormat } from '../../wav'
import { faultOfAnswer, PartError, partError } from '../part-faults'
import { readText, type RemoteAnswer } from './remote-server'

const outputRateHz = 24_000
/** Those whose ratio to 24 kHz is of small numbers. */
const usualRates = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000]
/** A WAV's head is complete by then. */
const longestHead = 65_536
const mostErrorBytes = 65_536
/** A file that is streamed does not know its length. */
const unknownBytes = Number.MAX_SAFE_INTEGER

/**
 * @returns 24 kHz mono, as it comes
 * @throws PartError `part.broken` for sound in a form that was not asked for, or none; what an error says that came as sound
 */
export async function* decodeSound(answer: RemoteAnswer, hidden: readonly string[]): AsyncGenerator<Int16Array> {
  const { contentType, body } = answer
  if (/json|^text\//u.test(contentType)) {
    throw new PartError(faultOfAnswer({ status: null, body: await readText(body, mostErrorBytes) }, hidden))
  }
  let held: Buffer = Buffer.alloc(0)
  let decode: Decoder | null = null
  let left = unknownBytes
  for await (const bytes of body) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    if (!decode) {
      const format = await findFormat(held, contentType)
      if (!format) continue
      decode = createDecoder(format)
      left = format.dataBytes
      held = held.subarray(format.dataStart)
    }
    // What lies behind a WAV's samples is no sound.
    const whole = Math.min(left, held.length - (held.length % decode.frameBytes))
    if (whole > 0) yield decode.push(held.subarray(0, whole))
    left -= whole
    held = held.subarray(whole)
    if (left <= 0) held = Buffer.alloc(0)
  }
  if (!decode) throw partError('part.broken', held.length < 4 ? 'no sound' : 'a WAV file without sound')
  yield decode.flush()
}

interface Decoder {
  frameBytes: number
  push(frames: Buffer): Int16Array
  flush(): Int16Array
}

function createDecoder(format: WavFormat): Decoder {
  const { sampleRateHz: inputRateHz, frameBytes } = format
  if (!usualRates.includes(inputRateHz)) throw partError('part.broken', `${inputRateHz} Hz`)
  if (inputRateHz === outputRateHz) {
    return { frameBytes, push: (frames) => toInt16(toMono(frames, format)), flush: () => new Int16Array(0) }
  }
  const resampler = createResampler({ inputRateHz, outputRateHz })
  return {
    frameBytes,
    push: (frames) => toInt16(resampler.push(toMono(frames, format))),
    flush: () => toInt16(resampler.flush()),
  }
}

/** @returns null while too little has come to tell @throws PartError when it is neither of the two */
async function findFormat(head: Buffer, contentType: string): Promise<WavFormat | null> {
  if (head.length < 4) return null
  const encoded = compressionOf(head, contentType)
  if (encoded !== null) throw partError('part.broken', `${encoded}, neither pcm nor wav`)
  if (head.toString('latin1', 0, 4) !== 'RIFF') return rawFormat(contentType)
  try {
    return await readWavFormat((at, length) => Promise.resolve(head.subarray(at, at + length)), unknownBytes)
  } catch (error) {
    if (head.length < longestHead) return null
    throw partError('part.broken', error instanceof AppError ? `a WAV file: ${error.detail}` : 'a WAV file')
  }
}

/** Signed 16 bit, little-endian, mono, at 24 kHz where the server does not name another rate (`audio/pcm;rate=22050`). */
function rawFormat(contentType: string): WavFormat {
  const rate = /rate=(\d+)/u.exec(contentType)?.[1]
  return {
    encoding: 'int',
    bitsPerSample: 16,
    channels: 1,
    sampleRateHz: rate === undefined ? outputRateHz : Number(rate),
    frameBytes: 2,
    dataStart: 0,
    dataBytes: unknownBytes,
  }
}

/** By its first bytes, for servers give all they send the same type; then by its type. */
function compressionOf(head: Buffer, contentType: string): string | null {
  const mark = head.toString('latin1', 0, 4)
  if (mark === 'RIFF') return null
  if (mark.startsWith('ID3')) return 'mp3'
  if (mark === 'OggS') return 'ogg'
  if (mark === 'fLaC') return 'flac'
  return /mpeg|mp3|ogg|opus|aac|flac|webm|mp4/u.exec(contentType)?.[0] ?? null
}
