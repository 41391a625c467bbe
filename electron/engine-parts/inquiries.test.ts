import { afterEach, describe, expect, test } from 'vitest'
import type { PartName } from '../../shared/engine-parts'
import { enginePartsSchema } from '../../shared/engine-parts'
import { systemClock as clock } from '../realtime/clock'
import { directWay } from '../network/way'
import { createInquiries } from './inquiries'
import { json, startPartServer, type PartServerFixture } from './part-server.fixture'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
async function server(...given: Parameters<typeof startPartServer>): Promise<PartServerFixture> {
  const started = await startPartServer(...given)
  ends.push(() => started.close())
  return started
}
const wayTo = () => Promise.resolve(directWay)
function inquire(part: PartName, address: string, key: string | null = null, more: object = {}) {
  const parts = enginePartsSchema.parse({ [part]: { use: 'remote', remote: { address, ...more } } })
  const inquiries = createInquiries({ parts: () => parts, keyOf: () => Promise.resolve(key), wayTo, clock })
  ends.push(() => inquiries.dispose())
  return inquiries
}

describe('the models of a server', () => {
  test('come in its own order, each once, asked for with the key', async () => {
    const data = [{ id: 'qwen3:4b' }, { id: 'llama3.2', owned_by: 'library' }, { id: 'qwen3:4b', owned_by: null }]
    const { address, asked } = await server((response) => json(response, 200, { object: 'list', data }))
    expect(await inquire('mind', address, 'k1').models('mind')).toEqual({ ok: true, models: ['qwen3:4b', 'llama3.2'] })
    expect(asked).toEqual([{ url: '/v1/models', key: 'Bearer k1', body: '' }])
  })

  test('need no key where there is none', async () => {
    const { address, asked } = await server((response) => json(response, 200, { object: 'list', data: null }))
    expect(await inquire('voice', address).models('voice')).toEqual({ ok: true, models: [] })
    expect(asked[0]?.key).toBeUndefined()
  })

  test.each<[string, number, unknown, object]>([
    ['a refusal', 401, { error: { message: 'Incorrect key k1' } }, { code: 'part.refused', detail: 'HTTP 401' }],
    ['a web page', 200, '<html>', { code: 'part.broken', detail: '' }],
    ['another form', 200, { items: [] }, { code: 'part.broken', detail: '' }],
  ])('%s has its fault, without the key', async (_, status, body, fault) => {
    const { address } = await server((response) => json(response, status, body))
    expect(await inquire('mind', address, 'k1').models('mind')).toEqual({ ok: false, fault })
  })

  test('is not sent on to another place, and the key neither', async () => {
    const elsewhere = await server((response) => json(response, 200, { data: [] }))
    const { address } = await server((response) => {
      response.writeHead(307, { Location: `${elsewhere.address}/models` }).end()
    })
    const fault = { code: 'part.failed', detail: 'HTTP 307' }
    expect(await inquire('mind', address, 'k1').models('mind')).toEqual({ ok: false, fault })
    expect(elsewhere.asked).toEqual([])
  })

  test('nobody there', async () => {
    const { address, close } = await server((response) => json(response, 200, {}))
    await close()
    const fault = { code: 'part.unreachable', detail: 'ECONNREFUSED' }
    expect(await inquire('mind', address).models('mind')).toEqual({ ok: false, fault })
  })

  test.each([
    ['', 'provider.bad-url'],
    ['http://api.example.com/v1', 'provider.insecure-url'],
  ])('%j is not asked', async (address, code) => {
    await expect(inquire('mind', address).models('mind')).rejects.toMatchObject({ code })
  })

  test('cancelled: the request ends, and nothing is said of it', async () => {
    const hanging = await server(() => undefined)
    const cutOff = hanging.cutOff()
    const inquiries = inquire('mind', hanging.address)
    const answer = inquiries.models('mind')
    while (hanging.asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    inquiries.cancel('mind')
    expect(await answer).toBeNull()
    await cutOff
    // Well before it would have been given up anyway.
  }, 3_000)

  test('asked again: the older is given up', async () => {
    let count = 0
    const { address, asked } = await server((response) => {
      if (++count === 2) json(response, 200, { data: [{ id: 'a' }] })
    })
    const inquiries = inquire('mind', address)
    const first = inquiries.models('mind')
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect([await inquiries.models('mind'), await first]).toEqual([{ ok: true, models: ['a'] }, null])
  })
})

describe('a part that is tried', () => {
  test('a model answers; what it thought before is left out', async () => {
    const content = `<think>They greet me.</think>\n${'Hello there. '.repeat(12)}`
    const { address, asked } = await server((response) => json(response, 200, { choices: [{ message: { content } }] }))
    const tested = await inquire('mind', address, 'k1', { model: 'm', temperature: 1 }).test('mind')
    expect(tested).toMatchObject({ ok: true, text: expect.stringMatching(/^Hello there\..{67}…$/) })
    expect(asked).toEqual([{ url: '/v1/chat/completions', key: 'Bearer k1', body: expect.any(String) }])
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ model: 'm' })
  })

  test('ears are sent silence, and what they make of it is not told', async () => {
    const { address, asked } = await server((response) => json(response, 200, { text: 'Thank you.' }))
    const tested = await inquire('recogniser', address, 'k1', { language: 'de' }).test('recogniser')
    expect(tested).toMatchObject({ ok: true, text: '' })
    expect(asked[0]).toMatchObject({ url: '/v1/audio/transcriptions', key: 'Bearer k1' })
    const wav = asked[0]!.body
    const samples = wav.slice(wav.indexOf('data', wav.indexOf('WAVEfmt ')) + 8).slice(0, 16_000)
    expect([...samples].every((character) => character === '\0')).toBe(true)
    expect(samples).toHaveLength(16_000)
  })

  test('a voice gives sound', async () => {
    const { address, asked } = await server((response) => {
      response.writeHead(200, { 'Content-Type': 'audio/pcm' }).end(Buffer.alloc(4_800, 1))
    })
    expect(await inquire('voice', address, null, { voice: 'af_sky' }).test('voice')).toMatchObject({
      ok: true,
      text: '',
    })
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ voice: 'af_sky', model: 'tts-1' })
  })

  test.each<[PartName, number, object, string]>([
    ['mind', 404, { error: { message: "model 'm' not found" } }, 'part.model-missing'],
    ['mind', 429, {}, 'part.busy'],
    ['mind', 500, { error: 'model requires more system memory (5.6 GiB)' }, 'part.out-of-memory'],
    ['mind', 200, { choices: [] }, 'part.broken'],
    ['recogniser', 401, { error: { message: 'Unauthorized' } }, 'part.refused'],
    ['recogniser', 200, { hello: 1 }, 'part.broken'],
    ['voice', 503, { error: { message: 'loading model' } }, 'part.busy'],
  ])('%s: %d %j is %s', async (part, status, body, code) => {
    const { address } = await server((response) => json(response, status, body))
    const tested = await inquire(part, address, null, { model: 'm' }).test(part)
    expect(tested).toMatchObject({ ok: false, fault: { code } })
  })
})
