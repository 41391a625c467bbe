import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { countWordErrors } from '../../../e2e/word-errors'
import { createSpeech } from '../local-speech'
import { createSpeechServer, reply, type Reply, type SpeechServer } from './testing/speech-server'
import { modelsDir, recording, silence, startTalk, type Talk } from './testing/talk'

/** What the server speaks with, and what listens to the answer. */
const own = createSpeech({ modelsDir })
let ears: SpeechServer
let voice: SpeechServer
let talk: Talk | null = null

beforeAll(async () => {
  await own.load()
  ears = await createSpeechServer()
  voice = await createSpeechServer()
}, 60_000)
afterEach(() => talk?.close())
afterAll(() => Promise.all([ears.close(), voice.close()]))

async function speak(text: string): Promise<Buffer> {
  const parts: Buffer[] = []
  const written = (async function* () {
    await Promise.resolve()
    yield text
  })()
  const signal = new AbortController().signal
  for await (const { samples } of own.voice.speak(written, { speed: 1, signal }))
    parts.push(Buffer.from(samples.buffer))
  return Buffer.concat(parts)
}

async function understand(sound: Int16Array): Promise<string> {
  const hearing = own.createHearing({ onSpeechStarted: () => undefined, onTurnEnded: () => undefined })
  for (const part of [silence(300), sound, silence(300)]) hearing.append(part)
  const { text } = await hearing.commit()!.recognition
  hearing.dispose()
  return text
}

const spoken: Reply = async (response, request) =>
  reply.bytes('audio/pcm', await speak(request.fields.input as string))(response, request)
/** Half of the sentence. */
const halfSpoken: Reply = async (response, request) => {
  const sound = await speak(request.fields.input as string)
  await reply.cutOff('audio/pcm', sound.subarray(0, sound.length / 2 + 1))(response, request)
}
const gone: Reply = (response) => void response.destroy()

const sentences = [
  'The first train leaves at seven in the morning. ',
  'The second one goes an hour later from the other side of the river. ',
  'You can buy a ticket on the way.',
]

test.each<[string, Reply[], { code: string; detail: string }]>([
  ['between two sentences', [spoken, gone], { code: 'part.unreachable', detail: 'ECONNRESET' }],
  ['in the middle of a sentence', [spoken, halfSpoken, gone], { code: 'part.broken', detail: 'cut off' }],
])(
  'a server that goes away %s: no word is lost, none is written twice',
  async (_, replies, fault) => {
    voice.requests.length = 0
    voice.replies = replies
    talk = await startTalk({ ears: ears.address, voice: voice.address }, () => sentences.join(''))
    talk.client.send({ type: 'response.create' })
    const { status, transcript, sound } = await talk.answered()
    expect({ status, transcript }).toEqual({ status: 'completed', transcript: sentences.join('') })
    // A voice is never twice the same, and may be misheard; whatever could be lost or doubled has more words.
    expect(countWordErrors(sentences.join(''), await understand(sound))).toBeLessThanOrEqual(4)
    expect(talk.faults[0]).toEqual({ part: 'voice', fault })
  },
  30_000,
)

test('ears and voice can be changed while it runs; a fault of those left is over', async () => {
  ears.requests.length = 0
  ears.replies = [reply.json({ error: 'Loading model' }, 503)]
  voice.replies = [spoken]
  talk = await startTalk({ ears: ears.address, voice: voice.address }, (heard) => heard)
  await talk.configure(null)
  const said = await recording('goforward.wav')
  const heard = async () => {
    talk!.append(said)
    talk!.client.send({ type: 'input_audio_buffer.commit' })
    return (await talk!.client.next('conversation.item.input_audio_transcription.completed')).transcript
  }
  expect(await heard()).toBe('Go forward 10 meters.')
  expect(talk.faults).toEqual([{ part: 'recogniser', fault: { code: 'part.busy', detail: 'HTTP 503: Loading model' } }])

  talk.speech.configure({ recogniser: null, voice: null })
  expect(talk.faults.at(-1)).toEqual({ part: 'recogniser', fault: null })
  expect(await heard()).toBe('Go forward 10 meters.')
  expect(ears.requests).toHaveLength(1)

  const other = await createSpeechServer(reply.json({ text: 'Heard elsewhere.' }))
  const recogniser = { address: other.address, model: 'm', language: '', key: null }
  talk.speech.configure({ recogniser, voice: null })
  expect(await heard()).toBe('Heard elsewhere.')
  await other.close()
}, 60_000)
