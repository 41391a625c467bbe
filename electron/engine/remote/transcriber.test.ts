import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { toInt16 } from '../../../shared/resample'
import { readWavFormat } from '../../wav'
import { faultOf } from '../part-faults'
import type { RemoteRecogniser } from '../parts'
import { createSpeechServer, reply, type Reply, type SpeechServer } from './testing/speech-server'
import { createTranscriber } from './transcriber'

const servers: SpeechServer[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const server of servers.splice(0)) await server.close()
})

const samples = Float32Array.from({ length: 1_601 }, (_, i) => Math.sin(i / 9) / 2)
const settings = { model: 'whisper-1', language: '', key: null }

async function setUp(replies: Reply[], over: Partial<RemoteRecogniser> = {}, named: string | null = null) {
  const server = await createSpeechServer(...replies)
  servers.push(server)
  const transcribe = createTranscriber({ ...settings, address: server.address, ...over })
  const abort = new AbortController()
  return { server, abort, transcribe: () => transcribe(samples, named, abort.signal) }
}

test('a form with the sound as WAV, 16 kHz, mono, 16 bit; a key only if there is one', async () => {
  const { server, transcribe } = await setUp([reply.json({ text: 'Hello.', language: 'english' })])
  expect(await transcribe()).toEqual({ text: 'Hello.', language: 'en' })
  const { path, fields, file, headers } = server.requests[0]!
  expect({ path, fields, key: headers.authorization }).toEqual({
    path: '/v1/audio/transcriptions',
    fields: { model: 'whisper-1', response_format: 'verbose_json' },
    key: undefined,
  })
  const format = await readWavFormat((at, length) => Promise.resolve(file!.subarray(at, at + length)), file!.length)
  expect(format).toMatchObject({ encoding: 'int', bitsPerSample: 16, channels: 1, sampleRateHz: 16_000 })
  expect(format.dataBytes).toBe(file!.length - format.dataStart)
  const sent = Int16Array.from({ length: format.dataBytes / 2 }, (_, i) => file!.readInt16LE(format.dataStart + 2 * i))
  expect(sent).toEqual(toInt16(samples))
})

test('the language that a client names goes before that of the settings', async () => {
  const { server, transcribe } = await setUp([reply.json({ text: 'Bonjour.' })], { language: 'de' }, 'fr-CA')
  expect(await transcribe()).toEqual({ text: 'Bonjour.', language: 'fr' })
  expect(server.requests[0]!.fields).toMatchObject({ language: 'fr' })
})

test('key, model and language go along', async () => {
  const { server, transcribe } = await setUp([reply.json({ text: 'Hallo.' })], { key: 'k', model: 'm', language: 'de' })
  expect(await transcribe()).toEqual({ text: 'Hallo.', language: 'de' })
  expect(server.requests[0]!.headers.authorization).toBe('Bearer k')
  expect(server.requests[0]!.fields).toMatchObject({ model: 'm', language: 'de' })
})

test.each([
  ['english', 'en'],
  ['German', 'de'],
  ['pt-BR', 'pt'],
  ['haw', null],
])('the language %s is %s', async (language, code) => {
  const { transcribe } = await setUp([reply.json({ text: 'x', language })])
  expect((await transcribe()).language).toBe(code)
})

test('forms that the server does not have are asked for once', async () => {
  const refuse = (name: string) => reply.json({ error: { message: `${name} is not compatible with model` } }, 400)
  const { server, transcribe } = await setUp([
    refuse("response_format 'verbose_json'"),
    refuse('stream'),
    reply.json({ text: 'Hi.' }),
  ])
  expect(await transcribe()).toEqual({ text: 'Hi.', language: null })
  await transcribe()
  expect(server.requests.map(({ fields }) => [fields.response_format, fields.stream])).toEqual([
    ['verbose_json', undefined],
    ['json', 'true'],
    ['json', undefined],
    ['json', undefined],
  ])
})

const delta = (text: string) => ({ type: 'transcript.text.delta', delta: text })
test.each([
  ['deltas and the whole', [delta('Go '), delta('on.'), { type: 'transcript.text.done', text: 'Go on.' }], 'Go on.'],
  [
    'kinds that came later',
    [{ type: 'transcript.text.segment' }, { type: 'transcript.text.done', text: 'Yes.' }],
    'Yes.',
  ],
  ['segments', [{ text: ' Go' }, { text: ' on.' }, '[DONE]'], ' Go on.'],
])('a stream of %s', async (_, events, text) => {
  const { server, transcribe } = await setUp([reply.events(...events)], { model: 'gpt-4o-mini-transcribe' })
  expect(await transcribe()).toEqual({ text, language: null })
  expect(server.requests[0]!.fields).toMatchObject({ response_format: 'json', stream: 'true' })
})

test('an event may be cut anywhere, in a letter too', async () => {
  const bytes = Buffer.from('event: x\r\ndata: {"type":"transcript.text.done",\r\ndata: "text":"Größe"}\r\n\r\n')
  const { transcribe } = await setUp([reply.bytes('text/event-stream', ...[...bytes].map((byte) => Buffer.of(byte)))])
  expect((await transcribe()).text).toBe('Größe')
})

describe('faults', () => {
  const plain = (text: string): Reply => reply.bytes('application/json', Buffer.from(text))
  test.each<[string, Reply, string, string]>([
    ['a refused key', reply.json({ error: { message: 'No such key: secret' } }, 401), 'part.refused', 'HTTP 401'],
    [
      'a missing model',
      reply.json({ detail: "Model 'm' is not installed" }, 404),
      'part.model-missing',
      "HTTP 404: Model 'm' is not installed",
    ],
    ['too much to do', reply.json({ error: 'slow down' }, 429), 'part.busy', 'HTTP 429: slow down'],
    ['no transcript', plain('{"result":"what was said"}'), 'part.broken', 'no transcript'],
    ['no JSON', plain('what was said'), 'part.broken', 'no transcript'],
    [
      'an error as if it were none',
      reply.json({ error: { message: 'CUDA out of memory' } }),
      'part.out-of-memory',
      'CUDA out of memory',
    ],
    [
      'an error in the stream',
      reply.events(delta('a'), { type: 'error', error: { message: 'Loading model' } }),
      'part.busy',
      'Loading model',
    ],
    ['a stream without an end', reply.events(delta('a')), 'part.broken', 'cut off'],
    ['a connection that breaks', reply.cutOff('application/json', Buffer.from('{"te')), 'part.broken', 'cut off'],
    ['a connection that breaks at once', (response) => void response.destroy(), 'part.unreachable', 'ECONNRESET'],
    [
      'a redirection',
      (response) => void response.writeHead(307, { location: 'http://elsewhere.test/' }).end(),
      'part.failed',
      'HTTP 307',
    ],
  ])('%s', async (_, answer, code, detail) => {
    const { server, transcribe } = await setUp([answer], { key: 'secret' })
    expect(await transcribe().catch(faultOf)).toEqual({ code, detail })
    expect(server.requests).toHaveLength(1)
  })

  test('nobody there', async () => {
    const { server, transcribe } = await setUp([reply.hang])
    await server.close()
    servers.length = 0
    expect(await transcribe().catch(faultOf)).toEqual({ code: 'part.unreachable', detail: 'ECONNREFUSED' })
  })

  test.each([
    ['that never begins', reply.hang],
    ['that never ends', ((response) => void response.writeHead(200).write('{')) as Reply],
  ])('an answer %s is given up, and the server knows', async (_, answer) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { server, transcribe } = await setUp([answer])
    const fault = transcribe().catch(faultOf)
    const { gone } = await server.request(0)
    vi.advanceTimersByTime(10_000)
    expect(await fault).toEqual({ code: 'part.too-slow', detail: '10 s' })
    await gone
  })

  test('a connection that is never made is given up after 3 s', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const silent = createServer()
    const reached = new Promise<void>((resolve) => silent.once('connection', () => resolve()))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // Of TLS, it never says its part.
    const address = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/v1`
    const fault = createTranscriber({ ...settings, address })(samples, null, new AbortController().signal).catch(
      faultOf,
    )
    await reached
    vi.advanceTimersByTime(3_000)
    expect(await fault).toEqual({ code: 'part.unreachable', detail: 'ETIMEDOUT' })
    silent.close()
  })
})

test('a request that is called off ends at once, and the server knows', async () => {
  const { server, abort, transcribe } = await setUp([reply.hang])
  const failed = expect(transcribe()).rejects.toThrow()
  const { gone } = await server.request(0)
  const calledOffAt = performance.now()
  abort.abort()
  await failed
  expect((await gone) - calledOffAt).toBeLessThan(50)
})

test('a connection that the server has closed meanwhile is not a fault', async () => {
  const { server, transcribe } = await setUp([reply.json({ text: 'One.' })])
  await transcribe()
  // The client learns of it only when it writes: in the next turn of its loop.
  server.replies = [(response) => void response.destroy(), reply.json({ text: 'Two.' })]
  server.requests.length = 0
  expect((await transcribe()).text).toBe('Two.')
})
