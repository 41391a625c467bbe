/** Has sentences spoken by a server: OpenAI's `/audio/speech`, heard while it is still being made. */
import { PartError } from '../part-faults'
import type { RemoteVoice } from '../parts'
import type { Synthesise } from '../voice/voice'
import { createRemoteServer } from './remote-server'
import { decodeSound } from './sound-stream'

/** Far longer than a server may take that is to keep up with a conversation. */
const limitMs = 8_000
/** Raw samples need no head and come at once; servers without them have WAV. */
const formats = ['pcm', 'wav'] as const

/** @returns sound that ends with a PartError when the server fails; requested when it is first read from */
export function createSpeaker({ address, key, model, voice }: RemoteVoice): Synthesise {
  const server = createRemoteServer({ address, key })
  // What the server has refused once is not tried again.
  let format = 0

  async function* ask(text: string, asked: number, { speed, signal }: Parameters<Synthesise>[1]) {
    const answer = await server.post({
      path: '/audio/speech',
      contentType: 'application/json',
      body: JSON.stringify({ model, input: text, voice, response_format: formats[asked], speed }),
      hidden: [text],
      limit: { ms: limitMs, of: 'part' },
      signal,
    })
    yield* decodeSound(answer, [key ?? '', text])
  }

  return async function* (text, options) {
    for (;;) {
      const asked = format
      let begun = false
      try {
        for await (const samples of ask(text, asked, options)) {
          begun = true
          yield samples
        }
        return
      } catch (error) {
        if (begun || asked === formats.length - 1 || !refusesFormat(error)) throw error
        format = Math.max(format, asked + 1)
      }
    }
  }
}

/** In words, or by sending another. */
function refusesFormat(error: unknown): boolean {
  return error instanceof PartError && /^HTTP [45]\d\d: .*(?:format|pcm)|neither pcm nor wav/iu.test(error.fault.detail)
}
