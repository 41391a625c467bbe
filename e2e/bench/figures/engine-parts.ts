/** The engine's ears and voice by themselves, in this process: recognising, its errors, and the first sentence spoken. */
import { resolve } from 'node:path'
import { createHearing } from '../../../electron/engine/hearing/hearing'
import { createModels } from '../../../electron/engine/models/load-models'
import { createSynthesiser } from '../../../electron/engine/voice/synthesiser'
import { createVoice } from '../../../electron/engine/voice/voice'
import { nowMs } from '../../stage/recording'
import { comparableWords, countWordErrors } from '../../word-errors'
import { engineRateHz } from '../engine-client'
import type { Family } from '../figure'
import { spokenPart, statedTexts, wholeRecording } from '../recordings'

const recogniserRateHz = 16_000
/** As the engine puts before what it recognises. */
const leadSamples = 3_200
const demoRecordings = ['fliteslt_1.wav', 'picous_5.wav', 'fliteslt_2.wav']
const recogniseRounds = 10

const answers = [
  'It is twenty to three in the afternoon. ',
  'It is 2:41 p.m. Anything else?',
  'Twelve times nineteen is 228. ',
  'I found budget-report.txt in Documents. It was changed on Tuesday.',
  'I cannot set timers. I can tell you the time, or find a file.',
]
const speakRounds = 6

type LoadedModels = Awaited<ReturnType<typeof loadModels>>

async function loadModels() {
  const modelsDir = resolve(__dirname, '../../../models')
  const models = createModels({ modelsDir, stateDir: undefined, onFailed: () => undefined })
  const ears = {
    createVoiceActivity: await models.voiceActivity(),
    smartTurn: await models.smartTurn(),
    recogniser: await models.recogniser(),
  }
  return { ears, voice: await models.voice() }
}

async function recogniseMs({ ears }: LoadedModels): Promise<number[]> {
  const delaysMs: number[] = []
  for (let round = 0; round < recogniseRounds; round++)
    for (const file of demoRecordings) {
      const { samples } = spokenPart(file, recogniserRateHz)
      const sound = new Float32Array(leadSamples + samples.length)
      sound.set(samples, leadSamples)
      const fromMs = nowMs()
      const voicedMs = (samples.length * 1000) / recogniserRateHz
      const { text } = await ears.recogniser.recognise(() => sound, { voicedMs, mayEndTurn: false, language: null })
        .result
      delaysMs.push(nowMs() - fromMs)
      if (text === '') throw new Error(`${file}: nothing was recognised`)
    }
  return delaysMs
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

async function firstSentenceMs(models: LoadedModels): Promise<number[]> {
  const fail = (error: unknown): never => {
    throw error
  }
  const voice = createVoice({
    synthesise: createSynthesiser({ model: () => Promise.resolve(models.voice), onFailed: fail }),
  })
  const delaysMs: number[] = []
  for (let round = 0; round < speakRounds; round++)
    for (const answer of answers) {
      const fromMs = nowMs()
      let firstMs: number | null = null
      // To its end: the work on further sentences must not fall into the next measurement.
      for await (const piece of voice.speak(whole(answer), { speed: 1, signal: new AbortController().signal }))
        if (piece.samples.length > 0) firstMs ??= nowMs()
      if (firstMs === null) throw new Error(`nothing was spoken for: ${answer}`)
      delaysMs.push(firstMs - fromMs)
    }
  return delaysMs
}

/** All errors over all words, in percent; each recording is one utterance, ended by hand. */
async function wordErrorRate({ ears }: LoadedModels, progress: (text: string) => void): Promise<number> {
  let [errors, words] = [0, 0]
  for (const [file, text] of statedTexts()) {
    const events = { onSpeechStarted: () => undefined, onTurnEnded: () => undefined }
    const hearing = createHearing({ ears: () => Promise.resolve(ears), events })
    hearing.configure(null, null)
    hearing.append(wholeRecording(file, engineRateHz))
    const heard = (await hearing.commit()!.recognition).text
    hearing.dispose()
    const wrong = countWordErrors(text, heard)
    errors += wrong
    words += comparableWords(text).length
    if (wrong > 0) progress(`${file}: “${heard}” instead of “${text}”`)
  }
  progress(`${errors} of ${words} words wrong`)
  return (100 * errors) / words
}

const [recognise, speak, wordErrors] = [
  'engine.recognise',
  'engine.speak-first-sentence',
  'engine.word-error-rate',
] as const

export const engineParts: Family = {
  names: [recognise, speak, wordErrors],
  async measure(wanted, reporter) {
    const models = await loadModels()
    if (wanted.has(recognise)) reporter.values(recognise, 'ms', await recogniseMs(models))
    if (wanted.has(speak)) reporter.values(speak, 'ms', await firstSentenceMs(models))
    if (wanted.has(wordErrors)) reporter.values(wordErrors, '%', [await wordErrorRate(models, reporter.progress)])
  },
}
