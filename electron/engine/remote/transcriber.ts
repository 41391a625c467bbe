/** Has speech written down by a server: OpenAI's `/audio/transcriptions`, whole or as server-sent events. */
import { PartError } from '../part-faults'
import { languageCode } from '../hearing/language-code'
import type { RemoteRecogniser } from '../parts'
import { baseAddress } from './base-address'
import { multipart } from './multipart'
import { createRemoteServer } from './remote-server'
import { readTranscript, type Transcript as WrittenDown } from './transcript'
import { toWav } from './wav-bytes'

/** After this the local recogniser has its say; a sentence takes a server with a graphics card well under a second. */
const limitMs = 10_000

export interface Transcript {
  text: string
  /** ISO 639-1; null when it is not told. */
  language: string | null
}

/** @param samples 16 kHz @param language as a client names it, before that of the settings; null: it names none @throws PartError; whatever it is when the signal is aborted */
export type Transcriber = (samples: Float32Array, language: string | null, signal: AbortSignal) => Promise<Transcript>

/**
 * How the answer is asked for, the best first. The verbose form tells the language, which a stream does not; models
 * that do not have it (gpt-4o-transcribe) stream; some servers know no forms at all.
 */
const forms: readonly Record<string, string>[] = [
  { response_format: 'verbose_json' },
  { response_format: 'json', stream: 'true' },
  { response_format: 'json' },
  {},
]

export function createTranscriber({ address, key, way, model, language }: RemoteRecogniser): Transcriber {
  const server = createRemoteServer({ address: baseAddress(address), key, way })
  // What the server has refused once is not tried again.
  let known = /gpt-4o.*transcribe/u.test(model) ? 1 : 0

  async function ask(wav: Buffer, spokenLanguage: string, form: number, signal: AbortSignal): Promise<WrittenDown> {
    const fields = { model, ...forms[form], ...(spokenLanguage === '' ? {} : { language: spokenLanguage }) }
    const { contentType, body } = multipart(fields, { name: 'speech.wav', type: 'audio/wav', bytes: wav })
    const limit = { ms: limitMs, of: 'answer' } as const
    return readTranscript(
      await server.post({ path: '/audio/transcriptions', contentType, body, hidden: [], limit, signal }),
    )
  }

  return async (samples, named, signal) => {
    const wanted = named?.trim() || language.trim()
    const spokenLanguage = languageCode(wanted) ?? wanted
    const wav = toWav(samples, 16_000)
    for (let form = known; ; form++) {
      try {
        const { text, language: told } = await ask(wav, spokenLanguage, form, signal)
        known = Math.max(known, form)
        return { text, language: languageCode(told) ?? (spokenLanguage === '' ? null : spokenLanguage) }
      } catch (error) {
        if (form === forms.length - 1 || !refusesForm(error)) throw error
      }
    }
  }
}

/** In whatever words, for many do not say what it is that they do not know. */
function refusesForm(error: unknown): boolean {
  if (!(error instanceof PartError)) return false
  const { code, detail } = error.fault
  return (
    /^HTTP [45]\d\d: .*(?:response_format|verbose_json|stream)/iu.test(detail) ||
    (code === 'part.failed' && /^HTTP (?:400|415|422|501)\b/u.test(detail))
  )
}
