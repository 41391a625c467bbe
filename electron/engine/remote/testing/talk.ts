/** An engine whose ears and voice are elsewhere, for tests: the real turn detection, over the real wire. */
import { join } from 'node:path'
import type { PartFault, PartName } from '../../../../shared/engine-parts'
import { openSoundFile } from '../../../sound-file'
import { createSpeech } from '../../local-speech'
import type { Mind } from '../../mind/mind'
import { createEngineServer } from '../../server'
import { connectClient } from '../../testing/client'
import { toBase64 } from '../../testing/fake-speech'

const root = join(__dirname, '..', '..', '..', '..')
export const modelsDir = join(root, 'models')
const token = 'test-token'
export const key = 'a-secret-key'

/** @param answer what the mind says to what it hears */
export async function startTalk(addresses: { ears: string; voice: string }, answer: (heard: string) => string) {
  const faults: { part: PartName; fault: PartFault | null }[] = []
  /** All that is told to anybody but the client: lines of the log, and faults. */
  const told: unknown[] = []
  const recogniser = { address: addresses.ears, model: 'whisper-1', language: '', key }
  const voice = { address: addresses.voice, model: 'tts-1', voice: 'alloy', key }
  const speech = createSpeech({
    modelsDir,
    parts: { recogniser, voice },
    onPartFault(part, fault) {
      faults.push({ part, fault })
      told.push({ part, fault })
    },
  })
  const mind: Mind = {
    async *answer({ history }) {
      const last = history.at(-1)
      await Promise.resolve()
      yield { kind: 'say', text: answer(last?.kind === 'user' ? last.text : '') }
    },
  }
  const server = createEngineServer({
    token,
    speech,
    createMind: () => mind,
    log: (...line) => void told.push(line),
    trace: (...frame) => void told.push(frame),
  })
  const port = await server.listen(0)
  const url = `ws://127.0.0.1:${port}/v1/realtime?model=parley`
  const client = await connectClient(url, { authorization: `Bearer ${token}` })
  await client.next('session.created')

  return {
    speech,
    client,
    faults,
    told,
    append(samples: Int16Array) {
      for (let i = 0; i < samples.length; i += 4_800) {
        client.send({ type: 'input_audio_buffer.append', audio: toBase64(samples.slice(i, i + 4_800)) })
      }
    },
    async configure(turnDetection: { type: string } | null) {
      const input = { turn_detection: turnDetection, transcription: { model: 'whisper-1' } }
      client.send({ type: 'session.update', session: { type: 'realtime', audio: { input } } })
      await client.next('session.updated')
    },
    /** The words and the sound of the answer that was given, once it is. */
    async answered() {
      const { response } = await client.next('response.done')
      const deltas = client.events.filter(({ type }) => type === 'response.output_audio.delta')
      const bytes = Buffer.concat(deltas.map(({ delta }) => Buffer.from(delta as string, 'base64')))
      const sound = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
      const done = client.events.findLast(({ type }) => type === 'response.output_audio_transcript.done')
      return { status: (response as { status: string }).status, transcript: done?.transcript, sound }
    },
    async close() {
      client.socket.close()
      await server.close()
    },
  }
}

export type Talk = Awaited<ReturnType<typeof startTalk>>

/** A recording of the e2e stage, at 24 kHz. */
export async function recording(name: string): Promise<Int16Array> {
  const file = await openSoundFile(join(root, 'e2e', 'speech', name))
  const parts: number[] = []
  for await (const { samples } of file.slices()) for (const sample of samples) parts.push(sample)
  await file.close()
  return Int16Array.from(parts)
}

/** As quiet as a room. */
export const silence = (ms: number): Int16Array =>
  Int16Array.from({ length: ms * 24 }, (_, i) => ((i * 7_919) % 13) - 6)

/** Whether this thread has loaded the library that the local recogniser and the local voice run on. */
export const hasLoadedOwnSpeech = (): boolean => Object.keys(require.cache).some((file) => file.includes('sherpa-onnx'))
