/** Loads the engine's models off the event loop, and warms them up so that the first turn is no slower. */
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { OfflineRecognizer, OfflineTts, RecognizerConfig } from 'sherpa-onnx-node'
import { createRecogniser, type Recogniser } from '../hearing/recogniser'
import type { Ears } from '../hearing/hearing'
import { createSmartTurn } from '../hearing/smart-turn'
import { createVoiceActivity, windowSamples } from '../hearing/voice-activity'
import { verifyModels } from './manifest'
import { withTimeLimit } from './time-limit'

/** More threads gain nothing and take a small machine's only two cores away from the sound. */
const numThreads = 2
const limitMs = 60_000

/** Each is loaded when first asked for, once. They reject with `engine.model-…` and the file or folder as detail. */
export interface Models {
  /** Whether the files are there and unharmed; the others begin with it. */
  verify(): Promise<void>
  voiceActivity(): Promise<Ears['createVoiceActivity']>
  smartTurn(): Promise<Ears['smartTurn']>
  recogniser(): Promise<Recogniser>
  voice(): Promise<OfflineTts>
}

/** @param onFailed told of a model that cannot be loaded, or that stops working */
export function createModels({
  modelsDir,
  stateDir,
  onFailed,
}: {
  modelsDir: string
  stateDir: string | undefined
  onFailed: (error: unknown) => void
}): Models {
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two at a time would take a small machine's only two cores away from the sound. */
  function inTurn<T>(load: () => Promise<T>): () => Promise<T> {
    let loaded: Promise<T> | null = null
    return () => {
      if (loaded) return loaded
      loaded = last.then(async () => {
        const restorePriority = lowerPriority()
        try {
          return await load()
        } finally {
          restorePriority()
        }
      })
      loaded.catch(onFailed)
      last = loaded.catch(() => undefined)
      return loaded
    }
  }

  const verify = inTurn(() => verifyModels({ modelsDir, stateDir }))
  function model<T>(name: string, load: () => Promise<T>): () => Promise<T> {
    const loadOnce = inTurn(async () => {
      await verify()
      return await withTimeLimit(load(), { limitMs, model: name })
    })
    return () => {
      void verify()
      return loadOnce()
    }
  }

  return {
    verify,
    voiceActivity: model('silero-vad', () => loadActivity(modelsDir)),
    smartTurn: model('smart-turn', () => loadSmartTurn(modelsDir)),
    recogniser: model('whisper-base', () => loadRecogniser(modelsDir, onFailed)),
    voice: model('voice-joe', () => loadVoice(modelsDir)),
  }
}

async function loadActivity(modelsDir: string): Promise<Ears['createVoiceActivity']> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const session = await InferenceSession.create(join(modelsDir, 'silero-vad', 'silero_vad.onnx'), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  })
  const create = () =>
    createVoiceActivity({
      session,
      tensor: (data, shape) => (data instanceof Float32Array ? new Tensor('float32', data, shape) : new Tensor('int64', data, shape)),
    })
  await create()(new Float32Array(windowSamples))
  return create
}

async function loadSmartTurn(modelsDir: string): Promise<Ears['smartTurn']> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const session = await InferenceSession.create(join(modelsDir, 'smart-turn', 'smart-turn-v3.2-cpu.onnx'), {
    intraOpNumThreads: numThreads,
    interOpNumThreads: 1,
    // Threads that wait in a loop would take the processor from the recogniser, which runs at the same time.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  })
  const smartTurn = createSmartTurn({ session, tensor: (data, shape) => new Tensor('float32', data, shape) })
  for (let run = 0; run < 3; run++) await smartTurn(new Float32Array(16_000))
  return smartTurn
}

async function loadRecogniser(modelsDir: string, onFailed: (error: unknown) => void): Promise<Recogniser> {
  const { default: sherpa } = await import('sherpa-onnx-node')
  const dir = join(modelsDir, 'whisper-base')
  const configure = (language: string): RecognizerConfig => ({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      whisper: {
        encoder: join(dir, 'encoder.int8.onnx'),
        decoder: join(dir, 'decoder.int8.onnx'),
        language,
        task: 'transcribe',
        // The default; with less silence after the speech Whisper repeats itself and mistakes the language.
        tailPaddings: 750,
      },
      tokens: join(dir, 'tokens.txt'),
      numThreads,
      provider: 'cpu',
      debug: 0,
    },
  })
  const model: OfflineRecognizer = await sherpa.OfflineRecognizer.createAsync(configure(''))
  const recogniser = createRecogniser({ model, configure, onFailed })
  await recogniser.recognise(() => new Float32Array(16_000), { voicedMs: 0, mayEndTurn: false, language: null }).result
  return recogniser
}

async function loadVoice(modelsDir: string): Promise<OfflineTts> {
  const { default: sherpa } = await import('sherpa-onnx-node')
  const dir = join(modelsDir, 'voice-joe')
  const voice = await sherpa.OfflineTts.createAsync({
    model: {
      vits: {
        model: join(dir, 'en_US-joe-medium.fp16.onnx'),
        tokens: join(dir, 'tokens.txt'),
        dataDir: join(dir, 'espeak-ng-data'),
      },
      numThreads,
      provider: 'cpu',
      debug: 0,
    },
    maxNumSentences: 1,
  })
  await voice.generateAsync({ text: 'Hello there.', sid: 0, speed: 1, enableExternalBuffer: false })
  return voice
}

/**
 * Only where it can be undone: on Linux and macOS an ordinary user may not raise a priority again, and on Linux the
 * models' own threads would inherit the low one for good. There, loading on one thread at a time leaves a core free.
 */
function lowerPriority(): () => void {
  if (process.platform !== 'win32') return () => undefined
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    return () => undefined
  }
  return () => setPriority(constants.priority.PRIORITY_NORMAL)
}
