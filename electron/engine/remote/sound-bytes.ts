/** Finds the sound in the answer of a speech server: as such, in server-sent events, or written into JSON. */
import { faultOfAnswer, PartError } from '../part-faults'
import { readEvents } from './event-stream'
import { peek } from './peek'
import { readText, type RemoteAnswer } from './remote-server'

const mostErrorBytes = 65_536
/** Five minutes at 24 kHz, in base 64. */
const mostJsonBytes = 20 << 20
/** Enough to tell JSON from sound that begins as it does. */
const headBytes = 32

/**
 * @returns bytes of a sound, and their type where the server tells it
 * @throws PartError what an error says that came as sound
 */
export async function findSound(
  { contentType, body }: RemoteAnswer,
  hidden: readonly string[],
): Promise<{ contentType: string; body: AsyncIterable<Buffer> }> {
  const isTyped = /json|^text\//u.test(contentType)
  const { head, whole } = await peek(body, (bytes) => bytes.length >= headBytes || !/^\s*[{<de:]/u.test(textOf(bytes)))
  const text = textOf(head)
  if (contentType.startsWith('text/event-stream') || /^\s*(?:data|event): ?[\w{]/u.test(text)) {
    return { contentType: '', body: readSpoken(whole, hidden) }
  }
  if (isTyped || /^\s*(?:\{\s*"\w+"\s*:|<!doctype|<html)/iu.test(text)) {
    return { contentType: '', body: readWritten(await readText(whole, mostJsonBytes), hidden) }
  }
  return { contentType, body: whole }
}

const textOf = (bytes: Buffer) => bytes.toString('latin1', 0, 64)

/** OpenAI's `speech.audio.delta`; Mistral's has the sound in `audio_data`. */
async function* readSpoken(body: AsyncIterable<Buffer>, hidden: readonly string[]): AsyncGenerator<Buffer> {
  for await (const data of readEvents(body)) {
    if (data === '[DONE]') return
    const event = parse(data)
    const sound = soundIn(event)
    if (sound) yield sound
    else if (hasError(event)) throw new PartError(faultOfAnswer({ status: null, body: event }, hidden))
  }
}

async function* readWritten(text: string, hidden: readonly string[]): AsyncGenerator<Buffer> {
  const sound = soundIn(parse(text))
  if (!sound) throw new PartError(faultOfAnswer({ status: null, body: text.slice(0, mostErrorBytes) }, hidden))
  yield sound
}

function soundIn(data: unknown): Buffer | null {
  if (typeof data !== 'object' || data === null || hasError(data)) return null
  const { audio, audio_data, delta, data: inner } = data as Record<string, unknown>
  const written = [audio, audio_data, delta, inner].find((one) => typeof one === 'string' && one !== '')
  return typeof written === 'string' ? Buffer.from(written.replace(/^data:[^,]*,/u, ''), 'base64') : null
}

const hasError = (data: unknown) =>
  typeof data === 'object' &&
  data !== null &&
  ['error', 'detail'].some((name) => Boolean((data as Record<string, unknown>)[name]))

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
