import { afterEach, expect, test } from 'vitest'
import { createSpeechServer, reply, tone, type SpeechServer } from './testing/speech-server'
import { hasLoadedOwnSpeech, key, recording, silence, startTalk, type Talk } from './testing/talk'

let ears: SpeechServer
let voice: SpeechServer
let talk: Talk

async function start(answer: (heard: string) => string = (heard) => `You said: ${heard} I am listening.`) {
  ears = await createSpeechServer(reply.json({ text: ' What time is it?', language: 'english' }))
  voice = await createSpeechServer(reply.bytes('audio/pcm', tone(2_401), tone(6_000)))
  talk = await startTalk({ ears: ears.address, voice: voice.address }, answer)
}
afterEach(async () => {
  await talk.close()
  await Promise.all([ears.close(), voice.close()])
})

/** 16 kHz, 16 bit. */
const sentMs = (file: Buffer | null) => ((file?.length ?? 0) - 44) / 32

test('a whole turn with ears and a voice elsewhere, and none here', async () => {
  await start()
  await talk.configure({ type: 'semantic_vad' })
  talk.append(await recording('fliteslt_1.wav'))
  talk.append(silence(2_000))
  expect(await talk.client.next('conversation.item.input_audio_transcription.completed')).toMatchObject({
    transcript: 'What time is it?',
  })
  const { status, transcript, sound } = await talk.answered()
  expect({ status, transcript, samples: sound.length }).toEqual({
    status: 'completed',
    transcript: 'You said: What time is it? I am listening.',
    samples: 2 * 8_401,
  })
  expect(ears.requests).toHaveLength(1)
  expect(voice.requests.map(({ fields }) => fields.input)).toEqual(['You said: What time is it?', 'I am listening.'])
  expect(talk.faults).toEqual([])
  expect(talk.speech.state).toEqual({ kind: 'loaded' })
  expect(hasLoadedOwnSpeech()).toBe(false)
})

test('nothing is sent of noise, of what is cleared, nor before a held key is released', async () => {
  await start()
  await talk.configure({ type: 'server_vad' })
  const knock = Int16Array.from({ length: 24 * 60 }, (_, i) => ((i * 7_919) % 40_001) - 20_000)
  for (const part of [silence(1_000), knock, silence(1_000)]) talk.append(part)
  await talk.configure(null)
  const said = await recording('fliteslt_1.wav')
  for (const part of [said, silence(1_500)]) talk.append(part)
  talk.client.send({ type: 'input_audio_buffer.clear' })
  await talk.client.next('input_audio_buffer.cleared')
  const again = await recording('goforward.wav')
  for (const part of [again, silence(1_500)]) talk.append(part)
  talk.client.send({ type: 'input_audio_buffer.commit' })
  await talk.client.next('conversation.item.input_audio_transcription.completed')
  expect(ears.requests).toHaveLength(1)
  // The voice in it with its margins, and nothing of what came before.
  expect(sentMs(ears.requests[0]!.file)).toBeLessThan(again.length / 24 + 400)
  expect(voice.requests).toHaveLength(0)
})

test('an interruption ends the request that is being answered within 50 ms', async () => {
  await start(() => 'A first sentence. And a second one.')
  voice.replies = [(response) => void response.writeHead(200, { 'content-type': 'audio/pcm' }).write(tone(4_800))]
  await talk.speech.load()
  const delaysMs: number[] = []
  for (const round of [0, 1, 2, 3]) {
    talk.client.send({ type: 'response.create' })
    await talk.client.next('response.output_audio.delta')
    const requests = [await voice.request(2 * round), await voice.request(2 * round + 1)]
    const interruptedAt = performance.now()
    talk.client.send({ type: 'response.cancel' })
    delaysMs.push(Math.max(...(await Promise.all(requests.map(({ gone }) => gone)))) - interruptedAt)
    expect((await talk.answered()).status).toBe('cancelled')
  }
  // Whatever else the machine does: it takes no longer by itself.
  expect(Math.min(...delaysMs)).toBeLessThan(50)
  expect(talk.faults).toEqual([])
})

test('keys are told to nobody', async () => {
  await start()
  const refuse = reply.json({ error: { message: `Incorrect API key provided: ${key}` } }, 401)
  ears.replies = [refuse]
  voice.replies = [refuse]
  await talk.configure(null)
  talk.append(await recording('fliteslt_1.wav'))
  talk.client.send({ type: 'input_audio_buffer.commit' })
  talk.client.send({ type: 'response.create' })
  const { status, transcript } = await talk.answered()
  // The local ones stood in.
  expect({ status, transcript }).toEqual({
    status: 'completed',
    transcript: 'You said: What time is it? I am listening.',
  })
  expect(hasLoadedOwnSpeech()).toBe(true)
  const refused = { code: 'part.refused', detail: 'HTTP 401' }
  expect(talk.faults).toEqual([
    { part: 'recogniser', fault: refused },
    { part: 'voice', fault: refused },
  ])
  expect(ears.requests[0]!.headers.authorization).toBe(`Bearer ${key}`)
  expect(JSON.stringify([talk.told, talk.client.events])).not.toContain(key)
}, 60_000)
