import { describe, expect, test } from 'vitest'
import { commands, type CommandName } from '../../shared/ipc/contract'
import { AppError } from '../../shared/errors'
import { createLog } from '../log'
import { createLinkedPair } from './linked-pair'
import { createRouter, type Handlers } from './router'

function setUp(overrides: Partial<Handlers> = {}) {
  const lines: string[] = []
  const handled: string[] = []
  const handlers = Object.fromEntries(
    (Object.keys(commands) as CommandName[]).map((name) => [name, () => void handled.push(name)]),
  ) as unknown as Handlers
  const router = createRouter(
    { ...handlers, ...overrides },
    createLog((line) => lines.push(line)),
  )
  return { lines, handled, router, page: createLinkedPair(router, 'window') }
}

describe('the router', () => {
  test('passes a good command to its handler and its result back', async () => {
    const { page } = setUp({ 'service.add': ({ name }) => ({ id: `for ${name}` }) })
    const service = { kind: 'gateway', name: 'A', url: 'wss://a.example' }
    expect(await page.bridge.call('service.add', service)).toEqual({ ok: true, value: { id: 'for A' } })
  })

  test('lets nothing out that the contract does not name, and asks nothing of parts that there are not', async () => {
    const { page } = setUp({
      'part.models': () => ({ ok: true, models: ['a'], key: 'sk-secret' }) as { ok: true; models: string[] },
    })
    expect(await page.bridge.call('part.models', { part: 'mind' })).toEqual({
      ok: true,
      value: { ok: true, models: ['a'] },
    })
    expect(await page.bridge.call('part.models', { part: 'legs' })).toMatchObject({ error: { code: 'ipc.bad-input' } })
  })

  test('answers bad input by code, logs it and does nothing else', async () => {
    const { page, lines, handled } = setUp()
    const reply = await page.bridge.call('message.send', { text: 7 })
    expect(reply).toMatchObject({ ok: false, error: { code: 'ipc.bad-input' } })
    expect(handled).toEqual([])
    expect(lines).toHaveLength(1)
  })

  test.each([
    ['a name that is not listed', 'secret.read', 'ipc.unknown-command'],
    ['a name from the prototype', 'constructor', 'ipc.unknown-command'],
    ['a command of the other page', 'audio.attach', 'ipc.forbidden'],
  ])('refuses %s', async (_what, name, code) => {
    const { page, handled } = setUp()
    expect(await page.bridge.call(name, undefined)).toMatchObject({ ok: false, error: { code } })
    expect(handled).toEqual([])
  })

  test('refuses a sender that is none of our pages', async () => {
    const { router } = setUp()
    expect(await router.handle(null, 'app.snapshot', undefined)).toMatchObject({ error: { code: 'ipc.forbidden' } })
  })

  test('tells an expected failure by its code and hides what a fault says', async () => {
    const { page } = setUp({
      'talk.press': () => {
        throw new AppError('provider.key-missing', 'OPENAI_API_KEY')
      },
      'talk.release': () => {
        throw new Error('sk-secret')
      },
    })
    expect(await page.bridge.call('talk.press', undefined)).toEqual({
      ok: false,
      error: { code: 'provider.key-missing', detail: 'OPENAI_API_KEY' },
    })
    expect(await page.bridge.call('talk.release', undefined)).toEqual({
      ok: false,
      error: { code: 'ipc.failed', detail: 'talk.release' },
    })
  })

  test('survives 10,000 random payloads', async () => {
    const { page } = setUp()
    let seed = 7
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % below
    }
    const names = [...Object.keys(commands), '__proto__', 'toString', '', 'talk']
    const value = (depth: number): unknown => {
      const makers: (() => unknown)[] = [
        () => undefined,
        () => null,
        () => random(1_000) - 500,
        () => Number.NaN,
        () => 'x'.repeat(random(50)),
        () => new Uint8Array(random(20)),
        () => new Map([[1, 2]]),
        () => Array.from({ length: random(4) }, () => (depth > 0 ? value(depth - 1) : 0)),
        () =>
          Object.fromEntries(
            ['text', 'id', 'muted', 'url', '__proto__', 'kind', 'volume'].map((key) => [
              key,
              depth > 0 ? value(depth - 1) : key,
            ]),
          ),
      ]
      return makers[random(makers.length)]!()
    }
    for (let i = 0; i < 10_000; i++) {
      const reply = await page.bridge.call(names[random(names.length)]!, value(3))
      expect(typeof reply.ok).toBe('boolean')
    }
  })
})
