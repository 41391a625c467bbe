import { afterEach, describe, expect, test } from 'vitest'
import { faultOf } from '../part-faults'
import { createSpeaker } from './speaker'
import { createSpeechServer, reply, tone, type Reply, type SpeechServer } from './testing/speech-server'

const servers: SpeechServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function setUp(replies: Reply[], settings: { model?: string; voice?: string } = {}) {
  const server = await createSpeechServer(...replies)
  servers.push(server)
  const speaker = createSpeaker({ address: server.address, model: 'tts-1', voice: 'alloy', key: null, ...settings })
  async function hear(speed = 1) {
    const sound: number[] = []
    for await (const samples of speaker('Hello.', { speed, signal: new AbortController().signal }))
      for (const sample of samples) sound.push(sample)
    return sound
  }
  return { server, hear }
}

const pieces = (bytes: Buffer, length: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => bytes.subarray(i * length, (i + 1) * length))

/** So many samples of a tone at this level in each form. */
const level = 8_000
const samples = 2_000
const widths: Record<string, (value: number) => Buffer> = {
  int8: (value) => Buffer.of(Math.round(value / 256) + 128),
  int16: (value) => Buffer.from(Int16Array.of(value).buffer),
  int24: (value) => Buffer.of(0, value & 255, (value >> 8) & 255),
  int32: (value) => Buffer.from(Int32Array.of(value * 65_536).buffer),
  float32: (value) => Buffer.from(Float32Array.of(value / 32_768).buffer),
}

interface Wav {
  encoding?: keyof typeof widths
  rateHz?: number
  channels?: number
  /** As the head tells it. */
  dataBytes?: number
  tag?: number
  isExtensible?: boolean
  /** In front of the samples, and behind them. */
  chunk?: Buffer
  behind?: Buffer
  count?: number
}

function wav(options: Wav = {}): Buffer {
  const { encoding = 'int16', rateHz = 24_000, channels = 1, chunk = Buffer.alloc(0), count = samples } = options
  const { behind = Buffer.alloc(0), isExtensible = false } = options
  const width = widths[encoding]!
  const bytesEach = width(0).length
  const data = Buffer.concat(
    Array.from({ length: count }, (_, i) => {
      const value = Math.round(level * Math.cos(i / 5))
      return Buffer.concat(Array.from({ length: channels }, () => width(value)))
    }),
  )
  const tag = options.tag ?? (encoding === 'float32' ? 3 : 1)
  const format = Buffer.alloc(isExtensible ? 40 : 16)
  format.writeUInt16LE(isExtensible ? 0xfffe : tag, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(rateHz, 4)
  format.writeUInt32LE(rateHz * channels * bytesEach, 8)
  format.writeUInt16LE(channels * bytesEach, 12)
  format.writeUInt16LE(bytesEach * 8, 14)
  if (isExtensible) format.writeUInt16LE(tag, 24)
  const head = (name: string, bytes: number) => {
    const named = Buffer.alloc(8)
    named.write(name, 'latin1')
    named.writeUInt32LE(bytes, 4)
    return named
  }
  const size = options.dataBytes ?? data.length
  return Buffer.concat([
    ...[head('RIFF', options.dataBytes ?? 36 + data.length), Buffer.from('WAVE')],
    ...[head('fmt ', format.length), format, chunk, head('data', size), data, behind],
  ])
}

const list = Buffer.concat([Buffer.from('LIST\u001a\0\0\0INFOISFT\r\0\0\0'), Buffer.from('Lavf61.1.100\0\0')])
const fact = Buffer.from('fact\u0004\0\0\0\0\0\0\0')

describe('WAV, however it is cut', () => {
  test.each<[string, Wav, number?]>([
    ['OpenAI, Kokoro: no length yet', { dataBytes: 0xffff_ffff }],
    ['libsndfile: a length of nothing', { dataBytes: 0 }],
    ['another length of everything', { dataBytes: 0x7fff_ffff }],
    ['ffmpeg: who made it, in front', { chunk: list, dataBytes: 0xffff_ffff }],
    ['who made it, behind', { behind: list }],
    ['how long it is, in front', { chunk: fact, encoding: 'float32' }],
    ['Piper at 22,050 Hz', { rateHz: 22_050 }, 2_177],
    ['at 44,100 Hz', { rateHz: 44_100 }, 1_088],
    ['at 48,000 Hz', { rateHz: 48_000 }, 1_000],
    ['at 16,000 Hz', { rateHz: 16_000 }, 3_000],
    ['two channels', { channels: 2 }],
    ['8 bit', { encoding: 'int8' }],
    ['24 bit', { encoding: 'int24' }],
    ['32 bit', { encoding: 'int32' }],
    ['Kokoros: numbers with a point', { encoding: 'float32' }],
    ['the extensible form', { isExtensible: true, channels: 2 }],
    ['a length of the first part only', { dataBytes: 400 }],
  ])('%s', async (_, options, expected = samples) => {
    for (const length of [1 << 20, 3]) {
      const bytes = wav({ ...options, count: length === 3 ? 500 : samples })
      const { hear } = await setUp([reply.bytes('audio/wav', ...pieces(bytes, length))])
      const heard = await hear()
      const wanted = length === 3 ? expected / 4 : expected
      expect(Math.abs(heard.length - wanted)).toBeLessThanOrEqual(1)
      expect(Math.max(...heard.slice(50))).toBeGreaterThan(level * 0.97)
      expect(Math.max(...heard)).toBeLessThan(level * 1.15)
    }
  })

  test('older Kokoro: a file for each part of a sentence', async () => {
    for (const length of [1 << 20, 7]) {
      const bytes = Buffer.concat([wav(), wav({ count: 500 }), wav({ count: 3 })])
      const { hear } = await setUp([reply.bytes('audio/wav', ...pieces(bytes, length))])
      expect(await hear()).toHaveLength(samples + 503)
    }
  })

  test.each([
    ['a law of its own', { tag: 7, encoding: 'int8' }, 'a WAV file: encoding 7'],
    ['a width nobody has', { encoding: 'int8', tag: 3 }, 'a WAV file: 8 bit'],
  ])('%s', async (_, options, detail) => {
    const { hear } = await setUp([reply.bytes('audio/wav', wav(options))])
    expect(await hear().catch(faultOf)).toEqual({ code: 'part.broken', detail })
  })
})

describe('raw samples', () => {
  test.each([
    ['audio/pcm;rate=24000;encoding=signed-int;bits=16', 1_000],
    ['audio/L16; rate=48000; channels=1', 500],
    ['audio/pcm; rate=24000; channels=2', 500],
    ['audio/x-raw; sample_rate=12000', 2_000],
  ])('%s', async (type, count) => {
    const { hear } = await setUp([reply.bytes(type, ...pieces(tone(1_000), 333))])
    expect(await hear()).toHaveLength(count)
  })

  test('that begin as other things do', async () => {
    for (const start of [
      [0xff, 0xfb, 0x90, 0x64],
      [...Buffer.from('{"')],
      [...Buffer.from('data')],
      [0xff, 0xf1, 0x50, 0x80],
    ]) {
      const sound = Buffer.concat([Buffer.from(start), tone(3_000)])
      const { hear } = await setUp([reply.bytes('audio/pcm', ...pieces(sound, 5))])
      expect(await hear()).toHaveLength(sound.length / 2)
    }
  })

  test('half a sample at the end is none', async () => {
    const { hear } = await setUp([reply.bytes('audio/pcm', tone(100), Buffer.of(7))])
    expect(await hear()).toHaveLength(100)
  })
})

const delta = (bytes: Buffer) => ({ type: 'speech.audio.delta', audio: bytes.toString('base64') })
describe('sound within something else', () => {
  const ended = { type: 'speech.audio.done', usage: { total_tokens: 9 } }
  test.each<[string, Reply, number]>([
    ['OpenAI: events', reply.events(...pieces(tone(1_000), 333).map(delta), ended), 1_000],
    [
      'Mistral: events',
      reply.events({ type: 'speech.audio.delta', audio_data: tone(500).toString('base64') }, ended, '[DONE]'),
      500,
    ],
    ['events with a WAV', reply.events(...pieces(wav({ dataBytes: 0xffff_ffff }), 99).map(delta)), samples],
    [
      'events that are called sound',
      reply.bytes('audio/pcm', Buffer.from(`data: ${JSON.stringify(delta(tone(500)))}\n\n`)),
      500,
    ],
    ['JSON', reply.json({ audio: tone(500).toString('base64') }), 500],
    ['Mistral: JSON', reply.json({ audio_data: wav().toString('base64') }), samples],
    ['JSON with a data URL', reply.json({ data: `data:audio/wav;base64,${wav().toString('base64')}` }), samples],
  ])('%s', async (_, answer, count) => {
    const { hear } = await setUp([answer])
    expect(await hear()).toHaveLength(count)
  })
})

/** Frames of MPEG-1 layer III, 128 kbit/s at 44.1 kHz. */
const mp3 = Buffer.concat(
  Array.from({ length: 4 }, () => Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0x64), Buffer.alloc(413, 0x55)])),
)
/** Frames of 100 bytes. */
const aac = Buffer.concat(
  Array.from({ length: 4 }, () =>
    Buffer.concat([Buffer.of(0xff, 0xf1, 0x50, 0x80, 0x0c, 0x9f, 0xfc), Buffer.alloc(93, 0x55)]),
  ),
)

describe('what is not sound that was asked for', () => {
  test.each<[string, Reply, string, string]>([
    [
      'MP3 that is called raw',
      reply.bytes('audio/pcm', ...pieces(mp3, 100)),
      'part.broken',
      'mp3, neither pcm nor wav',
    ],
    ['AAC that is called raw', reply.bytes('audio/pcm', aac), 'part.broken', 'aac, neither pcm nor wav'],
    ['Opus', reply.bytes('audio/opus', Buffer.from('OggS\0\u0002\0\0')), 'part.broken', 'ogg, neither pcm nor wav'],
    [
      'WebM',
      reply.bytes('', Buffer.from('1a45dfa39f4286810142f781', 'hex')),
      'part.broken',
      'webm, neither pcm nor wav',
    ],
    [
      'MP4',
      reply.bytes('audio/pcm', Buffer.from('\0\0\0\u001cftypM4A '), Buffer.alloc(20)),
      'part.broken',
      'mp4, neither pcm nor wav',
    ],
    [
      'an error called sound',
      reply.bytes('audio/wav', Buffer.from('{"error": {"message": "model tts-1 not found"}}')),
      'part.model-missing',
      'model tts-1 not found',
    ],
    [
      'an error called sound, in pieces',
      reply.bytes('audio/pcm', ...pieces(Buffer.from('{"detail": "CUDA out of memory"}'), 3)),
      'part.out-of-memory',
      'CUDA out of memory',
    ],
    [
      'a page called sound',
      reply.bytes('application/octet-stream', Buffer.from('<!DOCTYPE html><p>Welcome to this server.')),
      'part.failed',
      '',
    ],
    [
      'an error in events',
      reply.events(delta(Buffer.alloc(0)), { type: 'error', error: { message: 'Loading model' } }),
      'part.busy',
      'Loading model',
    ],
    ['events without sound', reply.events({ type: 'speech.audio.done' }), 'part.broken', 'no sound'],
    ['a head and no sound', reply.bytes('audio/wav', wav({ count: 0 })), 'part.broken', 'a WAV file without sound'],
  ])('%s', async (_, answer, code, detail) => {
    const { hear } = await setUp([answer])
    expect(await hear().catch(faultOf)).toEqual({ code, detail })
  })
})

describe('what a server does not know is left out, from then on', () => {
  const detail = (name: string, msg: string) => reply.json({ detail: [{ loc: ['body', name], msg }] }, 422)
  const raw = reply.bytes('audio/pcm', tone(100))
  const file = reply.bytes('audio/wav', wav())

  test.each<[string, Reply[], object]>([
    [
      'FastAPI: raw samples',
      [detail('response_format', "Input should be 'mp3', 'flac' or 'wav'"), file],
      { response_format: 'wav', speed: 1.5 },
    ],
    [
      'Groq: raw samples',
      [reply.json({ error: { message: 'response_format must be one of [wav]' } }, 400), file],
      { response_format: 'wav', speed: 1.5 },
    ],
    ['openedai-speech: raw samples', [reply.json({}, 500), file], { response_format: 'wav', speed: 1.5 }],
    [
      'the speed',
      [reply.json({ error: { message: "Unknown parameter: 'speed'" } }, 400), raw],
      { response_format: 'pcm' },
    ],
    ['both, in no words', [reply.json({}, 422), reply.json({}, 422), file], { response_format: 'wav' }],
  ])('%s', async (_, replies, fields) => {
    const { server, hear } = await setUp(replies)
    await hear(1.5)
    await hear(1.5)
    expect(server.requests.length).toBe(replies.length + 1)
    expect(server.requests.slice(-2).map((request) => request.fields)).toEqual(
      Array.from({ length: 2 }, () => ({ model: 'tts-1', voice: 'alloy', input: 'Hello.', ...fields })),
    )
  })

  test('what is refused in any form is tried in the best again', async () => {
    const { server, hear } = await setUp([reply.json({}, 400), reply.json({}, 400), raw])
    expect(await hear().catch(faultOf)).toEqual({ code: 'part.failed', detail: 'HTTP 400' })
    await hear()
    expect(server.requests.map(({ fields }) => fields.response_format)).toEqual(['pcm', 'wav', 'pcm'])
  })

  test('the usual speed is not told, and a Piper voice tells its rate', async () => {
    const { server, hear } = await setUp([file], { model: 'speaches-ai/piper-en_US-ryan-high' })
    await hear()
    expect(server.requests.map(({ fields }) => fields)).toEqual([
      { model: 'speaches-ai/piper-en_US-ryan-high', voice: 'alloy', input: 'Hello.', response_format: 'wav' },
    ])
  })
})
