/** Turns sound into text with Whisper: in the language that the client names, else English unless it is clearly another. */
import type { OfflineRecognizer, RecognizerConfig } from 'sherpa-onnx-node'
import type { Recognition } from '../speech'
import { withTimeLimit } from '../models/time-limit'
import { createRecognitionQueue } from './recognition-queue'
import type { QueuedWork } from './recognition-queue'
import { guardTranscript } from './transcript-guards'
import { whisperLanguage } from './whisper-languages'

/** Below this much voice the language is a guess, and English the better one. */
const languageNeedsMs = 1_000
/** Whisper takes accented English for these; hardly anybody speaks to an assistant in them. */
const doubtfulLanguages = new Set(['cy', 'nn', 'haw', 'jw', 'sn', 'yo', 'mi', 'la', 'sa', 'gd', 'br', 'fo', 'oc', 'ln'])
/** Words of English only: where a text is full of them, the language named for it is a mistake. */
const englishWords =
  /\b(?:what|which|when|where|how|many|much|the|this|that|are|does|you|your|please|with|until|from|into|read|spell|time|zone)\b/giu
const limitMs = 15_000

export interface SpokenPart {
  /** How much of it is a voice. */
  voicedMs: number
  /** Whether the pause behind it may be the end of the turn; else it waits for somebody to say so. */
  mayEndTurn: boolean
  /** As the client names it; null: to be found out. */
  language: string | null
}

export interface Recogniser {
  /** @param sound 16 kHz */
  recognise(sound: () => Float32Array, part: SpokenPart): QueuedWork<Recognition>
}

/** @param configure the recogniser's configuration for a language, '' to detect it */
export function createRecogniser({
  model,
  configure,
  onFailed,
}: {
  model: OfflineRecognizer
  configure: (language: string) => RecognizerConfig
  onFailed: (error: unknown) => void
}): Recogniser {
  const queue = createRecognitionQueue()

  async function decode(samples: Float32Array, language: string) {
    // The queue runs one recognition at a time, so the shared configuration is this one's while it runs.
    model.setConfig(configure(language))
    const stream = model.createStream()
    stream.acceptWaveform({ samples, sampleRate: 16_000 })
    return await withTimeLimit(model.decodeAsync(stream), { limitMs, model: 'whisper-base' })
  }

  async function run(samples: Float32Array, { voicedMs, language: named }: SpokenPart): Promise<Recognition> {
    const given = whisperLanguage(named)
    if (given !== '') return spoken((await decode(samples, given)).text, given, voicedMs)
    const detected = await decode(samples, '')
    const language = detected.lang || 'en'
    if (language === 'en') return spoken(detected.text, 'en', voicedMs)
    if (voicedMs < languageNeedsMs || doubtfulLanguages.has(language) || isEnglish(detected.text)) {
      return spoken((await decode(samples, 'en')).text, 'en', voicedMs)
    }
    return spoken(detected.text, language, voicedMs)
  }

  return {
    recognise: (sound, part) =>
      queue.add(async () => {
        try {
          return await run(sound(), part)
        } catch (error) {
          onFailed(error)
          throw error
        }
      }),
  }
}

/** A loan word or two are no English: of the words at least a third must be. */
function isEnglish(text: string): boolean {
  const found = text.match(englishWords)?.length ?? 0
  return found >= 2 && found * 3 >= text.trim().split(/\s+/).length
}

function spoken(transcript: string, language: string, voicedMs: number): Recognition {
  const text = guardTranscript(transcript, voicedMs)
  return { text, language: text === '' ? null : language }
}
