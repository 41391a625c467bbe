/** Makes the sound of a sentence with Piper: one at a time (its phonemiser is not made for more), trimmed, at 24 kHz. */
import type { OfflineTts } from 'sherpa-onnx-node'
import { createResampler, toInt16 } from '../../../shared/resample'
import { withTimeLimit } from '../models/time-limit'
import { partSentence } from './parting'
import { speakable } from './speakable'
import type { Synthesise } from './voice'

const outputRateHz = 24_000
/** Far longer than any sentence takes; a tokens file that does not fit never ends. */
const limitMs = 20_000
const audible = 0.012
const keepBeforeMs = 8
const keepAfterMs = { sentence: 160, clause: 60 }

export function createSynthesiser({
  model,
  onFailed,
}: {
  model: () => Promise<OfflineTts>
  onFailed: (error: unknown) => void
}): Synthesise {
  let last: Promise<unknown> = Promise.resolve()

  async function make(text: string, speed: number, signal: AbortSignal): Promise<Int16Array> {
    if (signal.aborted) return new Int16Array(0)
    try {
      const words = speakable(text)
      if (words === '') return new Int16Array(0)
      const tts = await model()
      const work = tts.generateAsync({ text: words, sid: 0, speed, enableExternalBuffer: false })
      const { samples, sampleRate } = await withTimeLimit(work, { limitMs, model: 'voice-joe' })
      return finish(samples, sampleRate, /[.!?]["')]*$/u.test(text) ? keepAfterMs.sentence : keepAfterMs.clause)
    } catch (error) {
      onFailed(error)
      throw error
    }
  }

  return async function* (text, { speed, signal, isUrgent = false }) {
    for (const part of isUrgent ? partSentence(text) : [text]) {
      const made = last.then(() => make(part, speed, signal))
      last = made.catch(() => undefined)
      yield await made
    }
  }
}

/** Without the silence around it, and at the rate of the protocol. */
function finish(samples: Float32Array, sampleRateHz: number, afterMs: number): Int16Array {
  const first = samples.findIndex((value) => Math.abs(value) > audible)
  if (first < 0) return new Int16Array(0)
  const final = samples.findLastIndex((value) => Math.abs(value) > audible)
  const from = Math.max(0, first - Math.round((keepBeforeMs * sampleRateHz) / 1000))
  const to = final + 1 + Math.round((afterMs * sampleRateHz) / 1000)
  const trimmed = new Float32Array(to - from)
  trimmed.set(samples.subarray(from, Math.min(to, samples.length)))
  const resampler = createResampler({ inputRateHz: sampleRateHz, outputRateHz })
  const body = resampler.push(trimmed)
  const rest = resampler.flush()
  const sound = new Float32Array(body.length + rest.length)
  sound.set(body)
  sound.set(rest, body.length)
  return toInt16(sound)
}
