/** Transcribes recordings with the project's own models, so that a test can assert what a listener would hear. */
import { resolve } from 'node:path'
import sherpa from 'sherpa-onnx-node'
import { readWav, toMono } from './wav'

/** What only listening needs of the package, beside what the engine's declaration has. */
interface ListeningParts {
  Vad: new (
    config: VadConfig,
    bufferSeconds: number,
  ) => {
    acceptWaveform(samples: Float32Array): void
    flush(): void
    isEmpty(): boolean
    front(enableExternalBuffer: boolean): { start: number; samples: Float32Array }
    pop(): void
  }
  LinearResampler: new (fromHz: number, toHz: number) => { flush(samples: Float32Array): Float32Array }
}

interface VadConfig {
  sileroVad: {
    model: string
    threshold: number
    minSpeechDuration: number
    minSilenceDuration: number
    maxSpeechDuration: number
    windowSize: number
  }
  sampleRate: number
  numThreads: number
  provider: 'cpu'
  debug: 0 | 1
}

const { OfflineRecognizer, Vad, LinearResampler } = sherpa as typeof sherpa & ListeningParts

export interface Heard {
  startMs: number
  endMs: number
  text: string
}

const hearingRateHz = 16_000
const windowSamples = 512
const defaultModels = resolve(__dirname, '../../models')

export interface Listener {
  /** Each stretch of speech with its text; stretches without words are left out. */
  hear: (samples: Int16Array, sampleRateHz: number) => Promise<Heard[]>
  hearFile: (wavFile: string) => Promise<Heard[]>
}

/** Loads the models (about a second); keep the listener for all that a test hears. */
export async function createListener({ models = defaultModels }: { models?: string } = {}): Promise<Listener> {
  const whisper = resolve(models, 'whisper-base')
  const voiceActivity = resolve(models, 'silero-vad/silero_vad.onnx')
  const recognizer = await OfflineRecognizer.createAsync({
    featConfig: { sampleRate: hearingRateHz, featureDim: 80 },
    modelConfig: {
      whisper: {
        encoder: resolve(whisper, 'encoder.int8.onnx'),
        decoder: resolve(whisper, 'decoder.int8.onnx'),
        language: 'en',
        task: 'transcribe',
        tailPaddings: -1,
      },
      tokens: resolve(whisper, 'tokens.txt'),
      numThreads: 2,
      provider: 'cpu',
      debug: 0,
    },
  })

  const recognise = async (samples: Float32Array): Promise<string> => {
    const stream = recognizer.createStream()
    stream.acceptWaveform({ sampleRate: hearingRateHz, samples })
    return (await recognizer.decodeAsync(stream)).text.trim()
  }

  const hear = async (samples: Int16Array, sampleRateHz: number): Promise<Heard[]> => {
    const normalised = Float32Array.from(samples, (sample) => sample / 32_768)
    const resampler = new LinearResampler(sampleRateHz, hearingRateHz)
    const sound = sampleRateHz === hearingRateHz ? normalised : resampler.flush(normalised)
    const bufferSeconds = Math.ceil(sound.length / hearingRateHz) + 30
    const vad = new Vad(
      {
        sileroVad: {
          model: voiceActivity,
          threshold: 0.5,
          minSpeechDuration: 0.1,
          minSilenceDuration: 0.5,
          maxSpeechDuration: 20,
          windowSize: windowSamples,
        },
        sampleRate: hearingRateHz,
        numThreads: 1,
        provider: 'cpu',
        debug: 0,
      },
      bufferSeconds,
    )
    for (let at = 0; at + windowSamples <= sound.length; at += windowSamples)
      vad.acceptWaveform(sound.subarray(at, at + windowSamples))
    vad.flush()
    const heard: Heard[] = []
    for (; !vad.isEmpty(); vad.pop()) {
      const { start, samples: speech } = vad.front(false)
      const text = await recognise(speech)
      const toMs = (index: number) => Math.round((index * 1000) / hearingRateHz)
      if (text !== '') heard.push({ startMs: toMs(start), endMs: toMs(start + speech.length), text })
    }
    return heard
  }

  return {
    hear,
    hearFile: (wavFile) => {
      const sound = readWav(wavFile)
      return hear(toMono(sound), sound.sampleRateHz)
    },
  }
}
