/** The ears and the voice that Parley brings along: loads the models when first asked and hands out what uses them. */
import { AppError } from '../../shared/errors'
import { createHearing } from './hearing/hearing'
import type { Ears } from './hearing/hearing'
import { loadModels } from './models/load-models'
import type { LoadedModels } from './models/load-models'
import type { Speech, SpeechState } from './speech'
import { createSynthesiser } from './voice/synthesiser'
import { createVoice } from './voice/voice'

/**
 * @param modelsDir holds `manifest.json` and a folder per model
 * @param stateDir remembers that the models' contents have been checked; without it they are read at every start
 */
export function createSpeech({ modelsDir, stateDir }: { modelsDir: string; stateDir?: string }): Speech {
  const listeners = new Set<(state: SpeechState) => void>()
  let state: SpeechState = { kind: 'idle' }
  let loading: { ears: Promise<Ears>; all: Promise<LoadedModels> } | null = null

  function setState(next: SpeechState): void {
    state = next
    for (const listener of listeners) listener(next)
  }

  function fail(error: unknown): void {
    if (state.kind === 'failed') return
    const known = error instanceof AppError ? error : new AppError('engine.model-failed', '', { cause: error })
    const code =
      known.code === 'engine.model-missing' || known.code === 'engine.model-damaged'
        ? known.code
        : 'engine.model-failed'
    setState({ kind: 'failed', code, file: known.detail })
  }

  function start(): { ears: Promise<Ears>; all: Promise<LoadedModels> } {
    let onEars: (ears: Ears) => void = () => undefined
    const hearing = new Promise<Ears>((resolve) => (onEars = resolve))
    const all = loadModels({
      modelsDir,
      stateDir,
      onProgress: (progress) => setState({ kind: 'loading', progress }),
      onEars,
      onFailed: fail,
    })
    const ears = Promise.race([hearing, all.then((models) => models.ears)])
    all.then(() => setState({ kind: 'loaded' }), fail)
    ears.catch(() => undefined)
    return { ears, all }
  }

  const models = () => (loading ??= start())

  return {
    get state() {
      return state
    },
    async load() {
      await models().all
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    createHearing: (events) => createHearing({ ears: () => models().ears, events }),
    voice: createVoice({
      synthesise: createSynthesiser({ model: async () => (await models().all).voice, onFailed: fail }),
    }),
  }
}
