/**
 * What the engine hears and speaks with: the models that Parley brings along, loaded when first needed, and the servers
 * elsewhere that may stand in for the recogniser and the voice. When a turn ends is always found out here.
 */
import { AppError } from '../../shared/errors'
import { type Clock, systemClock } from './clock'
import { createHearing, type Ears } from './hearing/hearing'
import { createLaterRecogniser } from './hearing/later-recogniser'
import { createModels } from './models/load-models'
import type { OnPartFault, RemoteParts } from './parts'
import { createConfigured } from './remote/configured'
import { createRemoteRecogniser } from './remote/remote-recogniser'
import { createRemoteSynthesiser } from './remote/remote-synthesiser'
import { createSpeaker } from './remote/speaker'
import { createTranscriber } from './remote/transcriber'
import type { Speech, SpeechState } from './speech'
import { createSynthesiser } from './voice/synthesiser'
import { createVoice } from './voice/voice'

type SpeechParts = Pick<RemoteParts, 'recogniser' | 'voice'>

export interface ConfigurableSpeech extends Speech {
  /** Takes effect with the next utterance and the next sentence. */
  configure(parts: SpeechParts): void
}

/**
 * @param modelsDir holds `manifest.json` and a folder per model
 * @param stateDir remembers that the models' contents have been checked; without it they are read at every start
 */
export function createSpeech({
  modelsDir,
  stateDir,
  parts = { recogniser: null, voice: null },
  onPartFault = () => undefined,
  clock = systemClock,
}: {
  modelsDir: string
  stateDir?: string | undefined
  parts?: SpeechParts
  onPartFault?: OnPartFault
  clock?: Clock
}): ConfigurableSpeech {
  const listeners = new Set<(state: SpeechState) => void>()
  let state: SpeechState = { kind: 'idle' }
  let loading: Promise<void> | null = null

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

  const models = createModels({ modelsDir, stateDir, onFailed: fail })
  const ownRecogniser = createLaterRecogniser(models.recogniser)
  const ownSynthesise = createSynthesiser({ model: models.voice, onFailed: fail })

  const recogniser = createConfigured({
    create: (settings: NonNullable<SpeechParts['recogniser']>, health) =>
      createRemoteRecogniser({ transcribe: createTranscriber(settings), local: ownRecogniser, health, clock }),
    onFault: (fault) => onPartFault('recogniser', fault),
    clock,
  })
  const synthesise = createConfigured({
    create: (settings: NonNullable<SpeechParts['voice']>, health) =>
      createRemoteSynthesiser({ speaker: createSpeaker(settings), local: ownSynthesise, health }),
    onFault: (fault) => onPartFault('voice', fault),
    clock,
  })

  function configure(next: SpeechParts): void {
    recogniser.configure(next.recogniser)
    synthesise.configure(next.voice)
  }
  configure(parts)

  /** Those that are needed as it is set up now, with their shares of the time that all take. */
  async function loadNeeded(): Promise<void> {
    const steps: [() => Promise<unknown>, number][] = [
      [models.verify, 10],
      [models.voiceActivity, 5],
      [models.smartTurn, 10],
      ...(recogniser.current ? [] : [[models.recogniser, 35] as [() => Promise<unknown>, number]]),
      ...(synthesise.current ? [] : [[models.voice, 40] as [() => Promise<unknown>, number]]),
    ]
    const all = steps.reduce((sum, [, share]) => sum + share, 0)
    let done = 0
    setState({ kind: 'loading', progress: 0 })
    for (const [load, share] of steps) {
      await load()
      done += share
      setState({ kind: 'loading', progress: done / all })
    }
    setState({ kind: 'loaded' })
  }

  const load = (): Promise<void> => (loading ??= loadNeeded())

  async function ears(): Promise<Ears> {
    load().catch(() => undefined)
    const createVoiceActivity = await models.voiceActivity()
    const smartTurn = await models.smartTurn()
    if (!recogniser.current) await models.recogniser()
    return {
      createVoiceActivity,
      smartTurn,
      recogniser: { recognise: (...sound) => (recogniser.current ?? ownRecogniser).recognise(...sound) },
    }
  }

  return {
    get state() {
      return state
    },
    load,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    createHearing: (events) => createHearing({ ears, events }),
    voice: createVoice({
      synthesise: (...sentence) => (synthesise.current ?? ownSynthesise)(...sentence),
      // An answer that is only guessed is not sent away.
      mayPrepare: () => synthesise.current === null,
    }),
    configure,
  }
}
