/**
 * Records both sides of the stage, left what went into the microphone, right what the loudspeaker played, and knows when
 * each sample sounded on the clock of `process.hrtime`, which all processes of a Linux machine share.
 */
import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { deinterleave, writeWav } from './wav'

export const recordingRateHz = 24_000
const frameBytes = 4
const samplesPerMs = recordingRateHz / 1000

/** Milliseconds of the monotonic clock, as `timeOfSampleMs` answers them. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

export interface Sides {
  microphone: Int16Array
  loudspeaker: Int16Array
}

export interface Recording {
  /** Raw stereo s16le at 24 kHz. */
  file: string
  /** Samples recorded so far, per side. */
  length: () => number
  /** What lies between two sample indices; also while recording. */
  read: (from?: number, to?: number) => Sides
  /** When a sample sounded, in milliseconds of `nowMs`. */
  timeOfSampleMs: (index: number) => number
  /** The sample that sounded at a moment of `nowMs`. */
  sampleAtMs: (timeMs: number) => number
  /** Writes one side, or both, as a WAV file. */
  writeWav: (file: string, side: 'microphone' | 'loudspeaker' | 'both') => void
  stop: () => Promise<void>
}

/**
 * Resolves when the first samples have arrived.
 * @param device another one to record, both of whose sides are one loudspeaker
 */
export async function startRecording(file: string, device = 'stage.monitor'): Promise<Recording> {
  const descriptor = openSync(file, 'w+')
  const args = [`--device=${device}`, '--rate=24000', '--channels=2', '--format=s16le', '--latency-msec=10', '--raw']
  const recorder = spawn('parec', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  recorder.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = new Promise<void>((done) => recorder.on('close', () => done()))

  let sizeBytes = 0
  // A chunk can arrive late but never early: the earliest arrival relative to its samples is the true start.
  let startMs = Infinity
  const length = () => Math.floor(sizeBytes / frameBytes)

  await new Promise<void>((done, failed) => {
    recorder.on('error', failed)
    recorder.on('exit', (code) => failed(new Error(`parec ended with ${code}: ${log}`)))
    recorder.stdout.on('data', (chunk: Buffer) => {
      const arrivedMs = nowMs()
      writeSync(descriptor, chunk)
      sizeBytes += chunk.length
      startMs = Math.min(startMs, arrivedMs - length() / samplesPerMs)
      done()
    })
  })

  const read = (from = 0, to = length()): Sides => {
    const start = Math.max(0, from) * frameBytes
    const end = Math.min(Math.max(from, to) * frameBytes, fstatSync(descriptor).size)
    const data = Buffer.alloc(Math.max(0, end - start))
    const got = readSync(descriptor, data, 0, data.length, start)
    const [microphone = new Int16Array(0), loudspeaker = new Int16Array(0)] = deinterleave(data.subarray(0, got), 2)
    return { microphone, loudspeaker }
  }

  let stopped = false
  return {
    file,
    length,
    read,
    timeOfSampleMs: (index) => startMs + index / samplesPerMs,
    sampleAtMs: (timeMs) => Math.round((timeMs - startMs) * samplesPerMs),
    writeWav: (target, side) => {
      const sides = read()
      const channels = side === 'both' ? [sides.microphone, sides.loudspeaker] : [sides[side]]
      writeWav(target, { sampleRateHz: recordingRateHz, channels })
    },
    // The file stays readable after the end; the process that made it closes it.
    stop: async () => {
      if (stopped) return
      stopped = true
      recorder.kill('SIGTERM')
      await ended
      process.once('exit', () => closeSync(descriptor))
    },
  }
}
