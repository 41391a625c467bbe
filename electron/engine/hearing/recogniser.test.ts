import type { RecognizerConfig } from 'sherpa-onnx-node'
import { afterEach, expect, test, vi } from 'vitest'
import { createRecogniser } from './recogniser'

afterEach(() => vi.useRealTimers())

const named: Record<string, { text: string; lang: string }> = {
  en: { text: 'in English', lang: 'en' },
  de: { text: 'auf Deutsch', lang: '' },
}

/** A model that hears one language unless it is told to hear English or German. */
function setUp(detected: { text: string; lang: string }, decode?: () => Promise<never>) {
  const errors: unknown[] = []
  let language = ''
  const configure = (wanted: string) => ({ modelConfig: { whisper: { language: wanted } } }) as RecognizerConfig
  const recogniser = createRecogniser({
    model: {
      createStream: () => ({ acceptWaveform: () => undefined }),
      setConfig: (config) => (language = config.modelConfig.whisper.language),
      decodeAsync: decode ?? (() => Promise.resolve(named[language] ?? detected)),
    },
    configure,
    onFailed: (error) => errors.push(error),
  })
  return {
    errors,
    recognise: (voicedMs: number, named: string | null = null) =>
      recogniser.recognise(() => new Float32Array(10), { voicedMs, mayEndTurn: false, language: named }).result,
  }
}

test.each([
  [{ text: ' What time is it?', lang: 'en' }, 900, { text: 'What time is it?', language: 'en' }],
  [{ text: 'Wie viel Uhr ist es?', lang: 'de' }, 1_500, { text: 'Wie viel Uhr ist es?', language: 'de' }],
  [{ text: 'Ja', lang: 'de' }, 400, { text: 'in English', language: 'en' }],
  [{ text: 'beth yw', lang: 'cy' }, 2_000, { text: 'in English', language: 'en' }],
  [{ text: 'Current time in Toronto', lang: 'la' }, 1_600, { text: 'in English', language: 'en' }],
  [{ text: 'Wiec how many miles 10 km.', lang: 'pl' }, 2_000, { text: 'in English', language: 'en' }],
  [
    { text: 'Hoe laat is het in the Hague?', lang: 'nl' },
    2_000,
    { text: 'Hoe laat is het in the Hague?', language: 'nl' },
  ],
  [{ text: '[Music]', lang: 'ja' }, 2_000, { text: '', language: null }],
])('%j with %d ms of voice gives %j', async (detected, voicedMs, recognition) => {
  expect(await setUp(detected).recognise(voicedMs)).toEqual(recognition)
})

test.each([
  ['en-US', 'in English', 'en'],
  ['German', 'auf Deutsch', 'de'],
  ['tlh', 'quoi', 'fr'],
  [null, 'quoi', 'fr'],
])('the language %s that a client names is heard, if Whisper knows it', async (name, text, language) => {
  expect(await setUp({ text: 'quoi', lang: 'fr' }).recognise(2_000, name)).toEqual({ text, language })
})

test('a model that never answers is given up, and named', async () => {
  vi.useFakeTimers()
  const { recognise, errors } = setUp({ text: '', lang: '' }, () => new Promise(() => undefined))
  const failure = expect(recognise(500)).rejects.toMatchObject({ code: 'engine.model-failed', detail: 'whisper-base' })
  await vi.advanceTimersByTimeAsync(60_000)
  await failure
  expect(errors).toHaveLength(1)
})
