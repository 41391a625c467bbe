/** Ears and a voice for tests of the protocol: loud samples are speech, what is recognised is told beforehand. */

import type {
  Hearing,
  HearingEvents,
  Recognition,
  Speech,
  SpeechState,
  TurnDetection,
  Utterance,
  Voice,
} from '../speech'

const samplesPerMs = 24
const loud = 1000

export interface FakeSpeech extends Speech {
  /** What the next utterances are recognised as, in order; after them: 'hello'. An error makes recognition fail. */
  /** What was made ready before it was asked for. */
  prepared: string[]
  recognitions: (Recognition | Error | Promise<Recognition>)[]
  /** In which language each was to be recognised. */
  languages: (string | null)[]
  /** When set, the voice stops after the first piece of an answer until it settles. */
  gate: Promise<void> | null
  failure: Extract<SpeechState, { kind: 'failed' }> | null
  loads: number
  openEars: number
}

/** Sound of this length, voiced or silent. */
export function sound(lengthMs: number, voiced = true): Int16Array {
  const samples = new Int16Array(lengthMs * samplesPerMs)
  if (voiced) for (let index = 0; index < samples.length; index++) samples[index] = index % 2 === 0 ? 8000 : -8000
  return samples
}

export function toBase64(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64')
}

export function createFakeSpeech(): FakeSpeech {
  const listeners = new Set<(state: SpeechState) => void>()
  let state: SpeechState = { kind: 'idle' }

  function enter(next: SpeechState) {
    state = next
    for (const listener of listeners) listener(next)
  }

  function recognize(): Promise<Recognition> {
    const next = fake.recognitions.shift() ?? { text: 'hello', language: 'en' }
    const recognition = next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
    recognition.catch(() => {})
    return recognition
  }

  function createHearing(events: HearingEvents): Hearing {
    let detection: TurnDetection | null = null
    let language: string | null = null
    let buffer: number[] = []
    let totalSamples = 0
    let speaking = false
    let quietMs = 0
    fake.openEars += 1

    function take(): Utterance {
      const samples = Int16Array.from(buffer)
      buffer = []
      speaking = false
      quietMs = 0
      fake.languages.push(language)
      return { samples, recognition: recognize() }
    }

    function hearFrame(frame: Int16Array) {
      for (const sample of frame) buffer.push(sample)
      totalSamples += frame.length
      if (!detection) return
      const frameMs = frame.length / samplesPerMs
      const isVoice = frame.some((sample) => Math.abs(sample) > loud)
      if (isVoice && !speaking) {
        speaking = true
        events.onSpeechStarted(Math.max(0, (totalSamples - frame.length) / samplesPerMs - 300))
      }
      quietMs = isVoice ? 0 : quietMs + frameMs
      const limitMs = detection.type === 'server_vad' ? detection.silenceDurationMs : 800
      if (speaking && quietMs >= limitMs) {
        const utterance = take()
        events.onTurnEnded(totalSamples / samplesPerMs, utterance)
      } else if (!speaking && buffer.length > 300 * samplesPerMs) buffer = buffer.slice(-300 * samplesPerMs)
    }

    return {
      configure(next, spokenLanguage) {
        detection = next
        language = spokenLanguage
      },
      append(samples) {
        for (let start = 0; start < samples.length; start += 480) hearFrame(samples.subarray(start, start + 480))
      },
      get bufferedMs() {
        return buffer.length / samplesPerMs
      },
      get speaking() {
        return speaking
      },
      commit: () => (buffer.length === 0 ? null : take()),
      clear() {
        buffer = []
        speaking = false
      },
      dispose() {
        fake.openEars -= 1
      },
    }
  }

  /** A sentence takes 100 ms a word, in two pieces. */
  const voice: Voice = {
    prepare: (text) => void fake.prepared.push(text),
    async *speak(text, { signal }) {
      let all = ''
      for await (const part of text) all += part
      let isFirst = true
      for (const sentence of all.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
        const lengthMs = sentence.trim().split(/\s+/).length * 100
        for (const half of [0, 1]) {
          if (!isFirst) await fake.gate
          if (signal.aborted) return
          isFirst = false
          yield { text: half === 0 ? sentence : '', samples: sound(lengthMs / 2) }
        }
      }
    },
  }

  const fake: FakeSpeech = {
    prepared: [],
    recognitions: [],
    languages: [],
    gate: null,
    failure: null,
    loads: 0,
    openEars: 0,
    get state() {
      return state
    },
    async load() {
      fake.loads += 1
      if (fake.failure) {
        enter(fake.failure)
        throw new Error(fake.failure.code)
      }
      if (state.kind !== 'loaded') enter({ kind: 'loaded' })
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    createHearing,
    voice,
  }
  return fake
}
