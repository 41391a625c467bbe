/** Has speech written down by a server: OpenAI's `/audio/transcriptions`, whole or as server-sent events. */
import * as z from 'zod'
import { faultOfAnswer, PartError, partError } from '../part-faults'
import type { RemoteRecogniser } from '../parts'
import { readEvents } from './event-stream'
import { languageCode } from './language-code'
import { multipart } from './multipart'
import { createRemoteServer, readText, type RemoteAnswer } from './remote-server'
import { toWav } from './wav-bytes'

/** After this the local recogniser has its say; a sentence takes a server with a graphics card well under a second. */
const limitMs = 10_000
const mostAnswerBytes = 1 << 20

export interface Transcript {
  text: string
  /** ISO 639-1; null when it is not told. */
  language: string | null
}

/** @param samples 16 kHz @throws PartError; whatever it is when the signal is aborted */
export type Transcriber = (samples: Float32Array, signal: AbortSignal) => Promise<Transcript>

/**
 * How the answer is asked for, the best first. The verbose form tells the language, which a stream does not; models
 * that do not have it (gpt-4o-transcribe) stream.
 */
const forms = [
  { response_format: 'verbose_json' },
  { response_format: 'json', stream: 'true' },
  { response_format: 'json' },
] as const

const answerSchema = z.object({ text: z.string(), language: z.string().nullish() })
const eventSchema = z.union([
  z.object({ type: z.literal('transcript.text.delta'), delta: z.string() }),
  z.object({ type: z.literal('transcript.text.done'), text: z.string() }),
  // Segments without a type, as faster-whisper-server streams them.
  z.object({ type: z.undefined().optional(), text: z.string() }),
])

export function createTranscriber({ address, key, model, language }: RemoteRecogniser): Transcriber {
  const server = createRemoteServer({ address, key })
  // What the server has refused once is not tried again.
  let form = /gpt-4o.*transcribe/u.test(model) ? 1 : 0

  async function ask(wav: Buffer, asked: number, signal: AbortSignal): Promise<Transcript> {
    const fields = { model, ...forms[asked], ...(language === '' ? {} : { language }) }
    const { contentType, body } = multipart(fields, { name: 'speech.wav', type: 'audio/wav', bytes: wav })
    const limit = { ms: limitMs, of: 'answer' } as const
    const answer = await server.post({ path: '/audio/transcriptions', contentType, body, hidden: [], limit, signal })
    return answer.contentType.startsWith('text/event-stream') ? readStream(answer) : readWhole(answer)
  }

  return async (samples, signal) => {
    const wav = toWav(samples, 16_000)
    for (;;) {
      const asked = form
      try {
        const { text, language: spoken } = await ask(wav, asked, signal)
        return { text, language: languageCode(spoken) ?? (language === '' ? null : language) }
      } catch (error) {
        if (asked === forms.length - 1 || !refusesForm(error)) throw error
        form = Math.max(form, asked + 1)
      }
    }
  }
}

function refusesForm(error: unknown): boolean {
  return (
    error instanceof PartError && /^HTTP 4\d\d: .*(?:response_format|verbose_json|stream)/iu.test(error.fault.detail)
  )
}

async function readWhole({ body }: RemoteAnswer): Promise<Transcript> {
  const text = await readText(body, mostAnswerBytes)
  const answer = answerSchema.safeParse(parse(text))
  if (!answer.success) throw unlessError(parse(text), 'no transcript')
  return { text: answer.data.text, language: answer.data.language ?? null }
}

async function readStream({ body }: RemoteAnswer): Promise<Transcript> {
  let segments = ''
  let isSegmented = false
  for await (const data of readEvents(body)) {
    if (data === '[DONE]') break
    const event = eventSchema.safeParse(parse(data))
    if (!event.success) {
      // Kinds that came later than this.
      if (/^\{"type":"transcript\./u.test(data)) continue
      throw unlessError(parse(data), 'no transcript')
    }
    if (event.data.type === 'transcript.text.done') return { text: event.data.text, language: null }
    if (event.data.type === undefined) {
      isSegmented = true
      segments += event.data.text
    }
  }
  // Deltas alone are a transcript that was cut off.
  if (!isSegmented) throw partError('part.broken', 'cut off')
  return { text: segments, language: null }
}

/** Errors that come with a status that promised better. */
function unlessError(answer: unknown, otherwise: string): PartError {
  const isError = typeof answer === 'object' && answer !== null && ('error' in answer || 'detail' in answer)
  return isError ? new PartError(faultOfAnswer({ status: null, body: answer })) : partError('part.broken', otherwise)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
