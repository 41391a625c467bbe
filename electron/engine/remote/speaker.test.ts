import { afterEach, describe, expect, test, vi } from 'vitest'
import { toFloat } from '../../../shared/resample'
import { faultOf } from '../part-faults'
import { createSpeaker } from './speaker'
import { createSpeechServer, reply, tone, type Reply, type SpeechServer } from './testing/speech-server'
import { toWav } from './wav-bytes'

const servers: SpeechServer[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const server of servers.splice(0)) await server.close()
})

async function setUp(...replies: Reply[]) {
  const server = await createSpeechServer(...replies)
  servers.push(server)
  const speaker = createSpeaker({ address: server.address, model: 'tts-1', voice: 'alloy', key: 'secret' })
  const abort = new AbortController()
  const stream = () => speaker('Hello there, my friend.', { speed: 1.25, signal: abort.signal })
  async function hear() {
    const sound: number[] = []
    for await (const samples of stream()) for (const sample of samples) sound.push(sample)
    return Int16Array.from(sound)
  }
  return { server, abort, stream, hear }
}

const samplesOf = (bytes: Buffer) =>
  new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
const wav = (bytes: Buffer, rateHz: number) => toWav(toFloat(samplesOf(bytes)), rateHz)
/** Cut at odd places, too. */
function pieces(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  )
}

test('asks for raw sound, with the speed, and hears it however it is cut', async () => {
  const sound = tone(5_000)
  for (const length of [1_001, 3, 10_000]) {
    const { server, hear } = await setUp(reply.bytes('audio/pcm', ...pieces(sound, length)))
    expect(await hear()).toEqual(samplesOf(sound))
    const { path, fields, headers } = server.requests[0]!
    expect({ path, fields, key: headers.authorization }).toEqual({
      path: '/v1/audio/speech',
      fields: { model: 'tts-1', voice: 'alloy', input: 'Hello there, my friend.', response_format: 'pcm', speed: 1.25 },
      key: 'Bearer secret',
    })
  }
})

test('is heard before the sentence is made', async () => {
  let finish = () => {}
  const { stream } = await setUp(async (response) => {
    response.writeHead(200, { 'content-type': 'audio/pcm' }).write(tone(480))
    await new Promise<void>((resolve) => (finish = resolve))
    response.end(tone(480))
  })
  const heard: number[] = []
  for await (const samples of stream()) {
    heard.push(samples.length)
    finish()
  }
  expect(heard.filter((count) => count > 0)).toEqual([480, 480])
})

test.each([
  ['a WAV at 24 kHz', 'audio/wav', wav(tone(4_000), 24_000), 4_000],
  ['a WAV at 22,050 Hz, called something else', 'audio/mpeg', wav(tone(4_410), 22_050), 4_800],
  ['a WAV at 48 kHz, of unknown type', '', wav(tone(4_000), 48_000), 2_000],
  ['raw sound at a named rate', 'audio/pcm;rate=16000', tone(4_000), 6_000],
  ['raw sound of unknown type', 'application/octet-stream', tone(4_000), 4_000],
])('understands %s', async (_, type, bytes, samples) => {
  const { hear } = await setUp(reply.bytes(type, ...pieces(bytes, 333)))
  const heard = await hear()
  expect(heard.length).toBe(samples)
  // It is the tone still, at its level.
  expect(Math.max(...heard.subarray(500, 1_500))).toBeGreaterThan(7_900)
  expect(Math.max(...heard)).toBeLessThan(9_000)
})

test('a WAV that is streamed does not know its length; what lies behind the samples is no sound', async () => {
  const streamed = wav(tone(100), 24_000)
  streamed.writeUInt32LE(0xffff_ffff, 40)
  expect((await (await setUp(reply.bytes('audio/wav', streamed))).hear()).length).toBe(100)
  const followed = Buffer.concat([wav(tone(100), 24_000), Buffer.from('LIST....')])
  expect((await (await setUp(reply.bytes('audio/wav', followed))).hear()).length).toBe(100)
})

const mp3 = reply.bytes('audio/mpeg', Buffer.from('ID3\u0004 and so on'))
test.each<[string, Reply]>([
  ['refuses raw sound', reply.json({ error: { message: 'response_format pcm is not supported' } }, 400)],
  ['answers MP3 instead', mp3],
])('a server that %s is asked for WAV, from then on', async (_, answer) => {
  const { server, hear } = await setUp(answer, reply.bytes('audio/wav', wav(tone(100), 24_000)))
  expect((await hear()).length).toBe(100)
  await hear()
  expect(server.requests.map(({ fields }) => fields.response_format)).toEqual(['pcm', 'wav', 'wav'])
})

describe('faults', () => {
  test.each<[string, Reply, string, string]>([
    ['MP3 whatever is asked for', mp3, 'part.broken', 'mp3, neither pcm nor wav'],
    [
      'another compressed form',
      reply.bytes('audio/ogg', Buffer.from('OggS....')),
      'part.broken',
      'ogg, neither pcm nor wav',
    ],
    [
      'an error as if it were sound',
      reply.json({ error: { message: 'no model loaded' } }),
      'part.model-missing',
      'no model loaded',
    ],
    ['a refused key', reply.json({ error: { message: 'Key secret is wrong' } }, 401), 'part.refused', 'HTTP 401'],
    [
      'an error that repeats the text',
      reply.json({ detail: 'cannot say: hello there my friend' }, 400),
      'part.failed',
      'HTTP 400',
    ],
    [
      'a missing model',
      reply.json({ error: { message: 'model tts-1 not found' } }, 404),
      'part.model-missing',
      'HTTP 404: model tts-1 not found',
    ],
    ['too much to do', reply.json({}, 429), 'part.busy', 'HTTP 429'],
    ['nothing', reply.bytes('audio/pcm'), 'part.broken', 'no sound'],
    [
      'a WAV cut off in its head',
      reply.bytes('audio/wav', wav(tone(10), 24_000).subarray(0, 30)),
      'part.broken',
      'a WAV file without sound',
    ],
    ['a rate nobody uses', reply.bytes('audio/pcm; rate=23999', tone(10)), 'part.broken', '23999 Hz'],
    ['a connection that breaks', reply.cutOff('audio/pcm', tone(10)), 'part.broken', 'cut off'],
  ])('%s', async (_, answer, code, detail) => {
    const { hear } = await setUp(answer)
    expect(await hear().catch(faultOf)).toEqual({ code, detail })
  })

  test('sound that stops coming is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { server, stream } = await setUp((response) => void response.writeHead(200).write(tone(10)))
    const sound = stream()[Symbol.asyncIterator]()
    expect((await sound.next()).value).toHaveLength(10)
    const fault = sound.next().catch(faultOf)
    vi.advanceTimersByTime(8_000)
    expect(await fault).toEqual({ code: 'part.too-slow', detail: '8 s' })
    await server.requests[0]!.gone
  })
})

test.each<[string, Reply]>([
  ['before it is answered', reply.hang],
  ['while it is heard', (response) => void response.writeHead(200).write(tone(10))],
])('a request that is called off %s ends at once, and the server knows', async (_, answer) => {
  const { server, abort, hear } = await setUp(answer)
  const failed = expect(hear()).rejects.toThrow()
  const { gone } = await server.request(0)
  const calledOffAt = performance.now()
  abort.abort()
  await failed
  expect((await gone) - calledOffAt).toBeLessThan(50)
})
