/** A sound file as the app's own sound, read and converted a slice at a time so that the main loop stays free. */
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { sampleRateHz } from '../shared/audio'
import { AppError } from '../shared/errors'
import { createResampler, toInt16 } from '../shared/resample'
import { readWavFormat, toMono, type WavFormat } from './wav'

export interface SoundFile {
  readonly name: string
  readonly durationMs: number
  /** 24 kHz mono, in order. @throws AppError `file.unreadable` when the file goes away meanwhile */
  slices(): AsyncGenerator<{ samples: Int16Array; progress: number }>
  close(): Promise<void>
}

const longestMs = 10 * 60_000
const sliceMs = 100
/**
 * A ratio of larger numbers needs a filter too large to compute in passing. All usual rates need less; of the others
 * none is more than 0.2 % off, three hundredths of a semitone.
 */
const largestTerm = 320

/** @throws AppError `file.unreadable`, `file.not-wav`, `file.empty`, `file.too-long` */
export async function openSoundFile(path: string): Promise<SoundFile> {
  const name = basename(path)
  const unreadable = (cause: unknown): AppError => new AppError('file.unreadable', name, { cause })
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (cause) {
    throw unreadable(cause)
  }
  const read = async (position: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await handle.read(bytes, 0, length, position)
    return bytes.subarray(0, bytesRead)
  }

  let format: WavFormat
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) throw unreadable(null)
    format = await readWavFormat(read, stat.size)
    if ((format.dataBytes / format.frameBytes / format.sampleRateHz) * 1000 > longestMs)
      throw new AppError('file.too-long')
  } catch (error) {
    await handle.close()
    if (!(error instanceof AppError)) throw unreadable(error)
    throw new AppError(error.code, [name, error.detail].filter((part) => part && part !== name).join(', ') || name)
  }

  const { dataStart, dataBytes, frameBytes } = format
  return {
    name,
    durationMs: Math.round((dataBytes / frameBytes / format.sampleRateHz) * 1000),
    async *slices() {
      const ratio = nearestRatio(sampleRateHz, format.sampleRateHz)
      const resampler = createResampler({ inputRateHz: ratio.down, outputRateHz: ratio.up })
      const sliceBytes = Math.ceil((format.sampleRateHz * sliceMs) / 1000) * frameBytes
      for (let done = 0; done < dataBytes; done += sliceBytes) {
        const wanted = Math.min(sliceBytes, dataBytes - done)
        const bytes = await read(dataStart + done, wanted).catch((cause) => Promise.reject(unreadable(cause)))
        if (bytes.length < wanted) throw unreadable(null)
        yield { samples: toInt16(resampler.push(toMono(bytes, format))), progress: (done + wanted) / dataBytes }
      }
      yield { samples: toInt16(resampler.flush()), progress: 1 }
    },
    close: () => handle.close(),
  }
}

/** @returns the up/down nearest to the ratio of the rates */
function nearestRatio(outputRateHz: number, inputRateHz: number): { up: number; down: number } {
  let nearest = { up: 1, down: 1 }
  let smallest = Infinity
  for (let up = 1; up <= largestTerm; up++) {
    const down = Math.round((up * inputRateHz) / outputRateHz)
    const error = Math.abs((up * inputRateHz) / (down * outputRateHz) - 1)
    // A multiple of the same ratio differs by rounding alone.
    if (down < 1 || down > largestTerm || error > smallest - 1e-12) continue
    smallest = error
    nearest = { up, down }
  }
  return nearest
}
