/** Makes sound of the bytes that a speech server sends, while they come: raw samples or a WAV file, at any usual rate. */
import { AppError } from '../../../shared/errors'
import { createResampler, toInt16 } from '../../../shared/resample'
import { readWavFormat, toMono, type WavFormat } from '../../wav'
import { partError } from '../part-faults'
import { compressionOf } from './compression'
import type { RemoteAnswer } from './remote-server'
import { findSound } from './sound-bytes'

const outputRateHz = 24_000
/** Those whose ratio to 24 kHz is of small numbers. */
const usualRates = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000]
const longestMark = 8
/** A WAV's head is complete by then. */
const longestHead = 65_536
/** A file that is streamed does not know its length. */
const unknownBytes = Number.MAX_SAFE_INTEGER

/**
 * @returns 24 kHz mono, as it comes
 * @throws PartError `part.broken` for sound in a form that was not asked for, or none; what an error says that came as sound
 */
export async function* decodeSound(answer: RemoteAnswer, hidden: readonly string[]): AsyncGenerator<Int16Array> {
  const { contentType, body } = await findSound(answer, hidden)
  let held: Buffer = Buffer.alloc(0)
  let decode: Decoder | null = null
  let hasSound = false
  let left = unknownBytes
  for await (const bytes of body) {
    // The rest is no sound, but what is not read keeps the connection.
    if (left < 0) continue
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    for (;;) {
      if (!decode) {
        const format = await findFormat(held, contentType, false)
        if (!format) break
        decode = createDecoder(format)
        left = format.dataBytes
        held = held.subarray(format.dataStart)
      }
      const whole = Math.min(left, held.length - (held.length % decode.frameBytes))
      if (whole > 0) yield decode.push(held.subarray(0, whole))
      hasSound ||= whole > 0
      left -= whole
      held = held.subarray(whole)
      if (left > 0 || held.length < 4) break
      const next = behindSamples(held)
      if (next === 'samples') left = unknownBytes
      else {
        yield decode.flush()
        decode = null
        if (next === 'file') continue
        left = -1
        break
      }
    }
  }
  if (!hasSound) {
    const format = decode ? null : await findFormat(held, contentType, true)
    if (!format) throw partError('part.broken', decode || held.length >= 4 ? 'a WAV file without sound' : 'no sound')
    decode = createDecoder(format)
    yield decode.push(held.subarray(0, held.length - (held.length % decode.frameBytes)))
  }
  if (decode) yield decode.flush()
}

/**
 * Some servers send a file after the other, one for each part of a sentence, and some only the length of the first part
 * in the head of all; in others what lies behind the samples is no sound.
 */
function behindSamples(held: Buffer): 'file' | 'samples' | 'nothing' {
  const mark = held.toString('latin1', 0, 4)
  return mark === 'RIFF' ? 'file' : /^[a-z\d ]{4}$/iu.test(mark) ? 'nothing' : 'samples'
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

/** @param isOver no more comes @returns null while too little has come to tell @throws PartError when it is neither of the two */
async function findFormat(head: Buffer, contentType: string, isOver: boolean): Promise<WavFormat | null> {
  if (head.length < (isOver ? 4 : longestMark)) return null
  const compression = compressionOf(head, contentType)
  if (compression) throw partError('part.broken', `${compression}, neither pcm nor wav`)
  if (compression === undefined && !isOver) return null
  if (head.toString('latin1', 0, 4) !== 'RIFF') return rawFormat(contentType)
  try {
    return await readWavFormat((at, length) => Promise.resolve(head.subarray(at, at + length)), unknownBytes)
  } catch (error) {
    if (!isOver && head.length < longestHead) return null
    const detail = error instanceof AppError && error.code === 'file.not-wav' ? error.detail : ''
    if (!/\d/u.test(detail ?? '')) return null
    throw partError('part.broken', `a WAV file: ${detail}`)
  }
}

/** Signed 16 bit, little-endian, mono, at 24 kHz where the server names nothing else (`audio/pcm;rate=22050;channels=2`). */
function rawFormat(contentType: string): WavFormat {
  const rate = /rate=(\d+)/u.exec(contentType)?.[1]
  const channels = Number(/channels=([1-8])\b/u.exec(contentType)?.[1] ?? 1)
  return {
    encoding: 'int',
    bitsPerSample: 16,
    channels,
    sampleRateHz: rate === undefined ? outputRateHz : Number(rate),
    frameBytes: 2 * channels,
    dataStart: 0,
    dataBytes: unknownBytes,
  }
}
