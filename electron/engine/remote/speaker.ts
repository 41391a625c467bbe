/** Has sentences spoken by a server: OpenAI's `/audio/speech`, heard while it is still being made. */
import { PartError } from '../part-faults'
import type { RemoteVoice } from '../parts'
import type { Synthesise } from '../voice/voice'
import { baseAddress } from './base-address'
import { createRemoteServer } from './remote-server'
import { decodeSound } from './sound-stream'

/** Far longer than a server may take that is to keep up with a conversation. */
const limitMs = 8_000
/** Whose own rate is another than 24 kHz, which raw samples do not tell; it is quick enough to wait for. */
const otherRates = /piper/iu

/** How the sound is asked for. */
interface Form {
  /** Raw samples need no head and come at once; servers without them have WAV. */
  format: 'pcm' | 'wav'
  withSpeed: boolean
}

/** @returns sound that ends with a PartError when the server fails; requested when it is first read from */
export function createSpeaker({ address, key, way, model, voice }: RemoteVoice): Synthesise {
  const server = createRemoteServer({ address: baseAddress(address), key, way })
  // What the server has refused once is not tried again.
  let known: Form = { format: otherRates.test(`${model} ${voice}`) ? 'wav' : 'pcm', withSpeed: true }

  async function* ask(text: string, { format, withSpeed }: Form, { speed, signal }: Parameters<Synthesise>[1]) {
    const answer = await server.post({
      path: '/audio/speech',
      contentType: 'application/json',
      body: JSON.stringify({
        model,
        input: text,
        voice,
        response_format: format,
        ...(withSpeed && speed !== 1 && { speed }),
      }),
      hidden: [text],
      limit: { ms: limitMs, of: 'part' },
      signal,
    })
    yield* decodeSound(answer, [key ?? '', text])
  }

  return async function* (text, options) {
    let form: Form | null = known
    while (form) {
      const asked: Form = form
      let begun = false
      try {
        for await (const samples of ask(text, asked, options)) {
          begun = true
          known = asked
          yield samples
        }
        return
      } catch (error) {
        form = begun || !isRefusal(error) ? null : formAfter(asked, error, options.speed)
        if (!form) throw error
      }
    }
  }
}

function formAfter(refused: Form, error: PartError, speed: number): Form | null {
  const mayDropSpeed = refused.withSpeed && speed !== 1
  if (mayDropSpeed && /speed/iu.test(error.fault.detail)) return { ...refused, withSpeed: false }
  if (refused.format === 'pcm') return { ...refused, format: 'wav' }
  return mayDropSpeed ? { ...refused, withSpeed: false } : null
}

/** In whatever words, for many do not say what it is that they do not know; or by sending another. */
function isRefusal(error: unknown): error is PartError {
  if (!(error instanceof PartError)) return false
  const { code, detail } = error.fault
  return (
    /neither pcm nor wav/u.test(detail) ||
    /^HTTP [45]\d\d: .*(?:format|pcm)/iu.test(detail) ||
    (code === 'part.failed' && /^HTTP (?:400|415|422|500|501)\b/u.test(detail))
  )
}
