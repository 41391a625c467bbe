import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PartFault, PartName } from '../../../shared/engine-parts'
import type { TestProxy } from '../../network/proxy.fixture'
import type { Way } from '../../network/way'
import { createChatMind } from '../mind/chat/chat-mind'
import { requestOf } from '../mind/chat/testing/chat-setup'
import { createRuleMind } from '../mind/rules/rule-mind'
import { faultOf } from '../part-faults'
import { createConfigured } from './configured'
import { createSpeaker } from './speaker'
import { address, host, key, password, startCompany, startDoor, wayBy, type Company } from './testing/company'
import { createTranscriber } from './transcriber'
import { systemClock as clock } from '../clock'

let company: Company
const rules = createRuleMind()
const open: { close(): unknown }[] = []
beforeAll(async () => {
  company = await startCompany()
})
afterEach(async () => {
  company.asked.length = 0
  company.instead = null
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => company.close())

const door = async (refusal?: string[]): Promise<TestProxy> => {
  const started = await startDoor(company.port, refusal)
  open.push(started)
  return started
}
interface Reach {
  address: string
  way?: Way
}
/** Asks once for what the part does. @throws whatever `faultOf` reads */
type Ask = (signal: AbortSignal) => Promise<unknown>

const create: Record<PartName, (reach: Reach) => Ask> = {
  mind(reach) {
    const faults: (PartFault | null)[] = []
    const settings = { ...reach, model: 'm', temperature: null, maxOutputTokens: 100, contextTokens: 4_096, key }
    const mind = createChatMind({ settings, rules, onFault: (fault) => faults.push(fault) })
    return async (signal) => {
      let text = ''
      for await (const part of mind.answer(requestOf('Tell me about whales.'), signal))
        if (part.kind === 'say') text += part.text
      const fault = faults.pop()
      if (fault) throw Object.assign(new Error('fault', { cause: fault }))
      return text
    }
  },
  recogniser(reach) {
    const transcribe = createTranscriber({ ...reach, model: 'm', language: '', key })
    return async (signal) => (await transcribe(new Float32Array(8_000), null, signal)).text
  },
  voice(reach) {
    const speak = createSpeaker({ ...reach, model: 'm', voice: 'v', key })
    return async (signal) => {
      let samples = 0
      for await (const part of speak('Hello.', { speed: 1, signal })) samples += part.length
      return samples
    }
  },
}
const ask = async (asked: Ask, signal = new AbortController().signal): Promise<unknown> =>
  asked(signal).catch((error: Error) => (error.message === 'fault' ? error.cause : faultOf(error)))

const parts: [PartName, unknown, string][] = [
  ['mind', 'Whales are large.', '/v1/chat/completions'],
  ['recogniser', 'Whales are large.', '/v1/audio/transcriptions'],
  ['voice', 2_400, '/v1/audio/speech'],
]
describe.each(parts)('the %s', (part, answer, path) => {
  test('is reached by a proxy with a password, under an authority of its own, on one connection', async () => {
    const { port, asked } = await door()
    const one = create[part]({ address, way: wayBy(port, company.ca) })
    expect(await ask(one)).toEqual(answer)
    // The end of an answer is read after all that matters of it.
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await ask(one)).toEqual(answer)
    expect(asked).toEqual([{ target: `${host}:443`, authorization: expect.stringMatching(/^Basic /) }])
    expect(company.asked).toEqual([`${path} Bearer ${key}`, `${path} Bearer ${key}`])
  })

  test('has a fault of its own for each thing that goes wrong on the way, without a secret', async () => {
    const [strict, closed, gone, good] = [await door(), await door(['403 Forbidden']), await door(), await door()]
    await gone.close()
    open.splice(open.indexOf(gone), 1)
    const { ca } = company
    const at = (proxy: TestProxy): string => `127.0.0.1:${proxy.port}`
    const ways: [Way, PartFault][] = [
      [wayBy(strict.port, ca, ''), { code: 'part.proxy-auth', detail: at(strict) }],
      [wayBy(strict.port, ca, 'tom'), { code: 'part.proxy-auth', detail: at(strict) }],
      [wayBy(closed.port, ca), { code: 'part.proxy', detail: `${at(closed)}, 403` }],
      [wayBy(gone.port, ca), { code: 'part.proxy', detail: at(gone) }],
      [wayBy(good.port, null), { code: 'part.certificate', detail: `${host}:443, UNABLE_TO_VERIFY_LEAF_SIGNATURE` }],
      [
        { error: { code: 'network.ca-unreadable', detail: 'office.pem' } },
        { code: 'part.certificate', detail: 'office.pem' },
      ],
      [{ error: { code: 'credentials.keychain-locked', detail: '' } }, { code: 'part.proxy-auth', detail: '' }],
    ]
    const faults = await Promise.all(ways.map(([way]) => ask(create[part]({ address, way }))))
    expect(faults).toEqual(ways.map(([, fault]) => fault))
    expect(JSON.stringify(faults)).not.toMatch(/MARKED|mia|tom/)
    expect(company.asked).toEqual([])
  })

  test('follows no redirection', async () => {
    const { port, asked } = await door()
    company.instead = (response) => void response.writeHead(307, { location: 'https://other.example/' }).end()
    const way = wayBy(port, company.ca)
    expect(await ask(create[part]({ address, way }))).toEqual({ code: 'part.failed', detail: 'HTTP 307' })
    expect([asked.length, company.asked.length]).toEqual([1, 1])
  })

  test('that is asked goes on as it began when the way changes; what comes next goes by the new one', async () => {
    const [before, after] = [await door(), await door()]
    const faults: (PartFault | null)[] = []
    const configured = createConfigured({
      create: (reach: Reach) => create[part](reach),
      onFault: (fault) => faults.push(fault),
      clock,
    })
    configured.configure({ address, way: wayBy(before.port, company.ca) })
    const held = new Promise<() => void>((resolve) => {
      company.instead = (response) => resolve(() => void response.writeHead(401).end())
    })
    const running = ask(configured.current!)
    const letGo = await held
    configured.configure({ address, way: wayBy(after.port, company.ca) })
    expect(await ask(configured.current!)).toEqual(answer)
    letGo()
    expect(await running).toMatchObject({ code: 'part.refused' })
    expect([before.asked.length, after.asked.length]).toEqual([1, 1])
  })

  test('ends at once while a proxy keeps it waiting', async () => {
    const { port } = await mute()
    const abort = new AbortController()
    const asked = create[part]({ address, way: wayBy(port, company.ca) })(abort.signal).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const atMs = performance.now()
    abort.abort()
    await asked
    expect(performance.now() - atMs).toBeLessThan(1_000)
  })
})

/** It takes everybody in and says nothing. */
async function mute(): Promise<{ port: number }> {
  const server: Server = createServer((socket) => void socket.on('error', () => undefined))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ close: () => server.close() })
  return { port: (server.address() as AddressInfo).port }
}

test('proxy, server and encryption have 3 s together', async () => {
  const silent = await mute()
  const leads = await startDoor(silent.port)
  open.push(leads)
  const ways = [wayBy(silent.port, company.ca), wayBy(leads.port, company.ca)]
  const began = performance.now()
  const faults = await Promise.all(
    parts.map(([part]) => Promise.all(ways.map((way) => ask(create[part]({ address, way }))))),
  )
  expect(performance.now() - began).toBeLessThan(5_000)
  const expected = [
    { code: 'part.proxy', detail: `127.0.0.1:${silent.port}` },
    { code: 'part.unreachable', detail: 'ETIMEDOUT' },
  ]
  expect(faults).toEqual(parts.map(() => expected))
})

test('where several proxies are named, the next is tried, and none after the last', async () => {
  const [gone, good] = [await mute(), await door()]
  const routes = [gone, good].map(({ port }) => ({ host: '127.0.0.1', port, isSecure: false, user: 'mia', password }))
  const way = { routes, authorities: [company.ca], family: null }
  expect(await ask(create.voice({ address, way }))).toBe(2_400)
})
