/** Reads what a server has written down, in whichever of the shapes that servers give it. */
import * as z from 'zod'
import { faultOfAnswer, PartError, partError } from '../part-faults'
import { readEvents } from './event-stream'
import { readText, type RemoteAnswer } from './remote-server'

const mostAnswerBytes = 1 << 20

export interface Transcript {
  text: string
  /** As the server names it; null when it does not. */
  language: string | null
}

const segmentSchema = z.object({
  text: z.string(),
  no_speech_prob: z.number().optional().catch(undefined),
  avg_logprob: z.number().optional().catch(undefined),
})
const answerSchema = z.union([
  z.object({
    text: z.string(),
    language: z.string().nullish().catch(null),
    segments: z.array(segmentSchema).optional().catch(undefined),
  }),
  // whisperX and others: the text alone, as JSON.
  z.string().transform((text) => ({ text, language: null, segments: undefined })),
])
const eventSchema = z.union([
  z.object({ type: z.literal('transcript.text.delta'), delta: z.string() }),
  z.object({ type: z.literal('transcript.text.done'), text: z.string(), language: z.string().nullish() }),
  // vLLM, in the form of a chat's answer.
  z
    .object({ object: z.literal('transcription.chunk'), choices: z.array(z.unknown()) })
    .transform(({ choices }) => ({ type: 'piece' as const, delta: contentSchema.safeParse(choices[0]).data ?? '' })),
  // Segments without a type, as faster-whisper-server streams them.
  z.object({ type: z.undefined().optional(), text: z.string() }),
])
const contentSchema = z
  .object({ delta: z.object({ content: z.string().nullish() }) })
  .transform(({ delta }) => delta.content ?? '')

/** @throws PartError */
export async function readTranscript(answer: RemoteAnswer): Promise<Transcript> {
  const { text, language } = answer.contentType.startsWith('text/event-stream')
    ? await readStream(answer)
    : await readWhole(answer)
  return withoutTokens(text, language)
}

async function readWhole({ body, contentType }: RemoteAnswer): Promise<Transcript> {
  const text = (await readText(body, mostAnswerBytes)).replace(/^\ufeff/u, '')
  const data = parse(text)
  const answer = answerSchema.safeParse(data)
  if (answer.success) return withoutSilence(answer.data)
  // Some write nothing but the text, whatever was asked for.
  if (data === null && contentType.startsWith('text/plain')) return { text, language: null }
  throw unlessError(data, 'no transcript')
}

/** What Whisper itself takes for silence: its own limits. */
function withoutSilence({ text, language, segments = [] }: z.infer<typeof answerSchema>): Transcript {
  const spoken = segments.filter(
    ({ no_speech_prob = 0, avg_logprob = 0 }) => !(no_speech_prob > 0.6 && avg_logprob < -1),
  )
  const isAllSpoken = spoken.length === segments.length
  return { text: isAllSpoken ? text : spoken.map((one) => one.text).join(''), language: language ?? null }
}

async function readStream({ body }: RemoteAnswer): Promise<Transcript> {
  let pieces = ''
  let isWhole = false
  for await (const data of readEvents(body)) {
    if (data === '[DONE]') {
      isWhole = true
      break
    }
    const event = eventSchema.safeParse(parse(data))
    if (!event.success) {
      // Kinds that came later than this.
      if (/^\{\s*"type":\s*"transcript\./u.test(data)) continue
      throw unlessError(parse(data), 'no transcript')
    }
    if (event.data.type === 'transcript.text.done')
      return { text: event.data.text, language: event.data.language ?? null }
    if (event.data.type === undefined) isWhole = true
    pieces += event.data.type === undefined ? event.data.text : event.data.delta
  }
  // Deltas without an end are a transcript that was cut off.
  if (!isWhole) throw partError('part.broken', 'cut off')
  return { text: pieces, language: null }
}

/** The marks of a model that its server leaves in the text; some of them tell the language (SenseVoice, Qwen). */
function withoutTokens(text: string, language: string | null): Transcript {
  const told = /<\|([a-z]{2,3})\|>/u.exec(text)?.[1] ?? /^\s*language (\w+)\s*<asr_text>/iu.exec(text)?.[1] ?? null
  const plain = text.replace(/^\s*language \w+\s*(?=<asr_text>)/iu, '').replace(/<\|[^|<>]*\|>|<\/?asr_text>/gu, ' ')
  return { text: plain, language: language ?? told }
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
