/** The same conversation with the real server of the engine, at every address that services have. */
import { afterEach, expect, test } from 'vitest'
import { sound } from '../engine/testing/fake-speech'
import { setUp, token } from '../engine/testing/setup'
import { createLog } from '../log'
import { createProvidersStage } from '../providers/testing/providers-stage'
import { systemClock } from './clock'
import { createLink } from './link'
import type { ServerEvent } from './vocabulary'

const open: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const say = (text: string) => ({
  type: 'create-item' as const,
  item: { type: 'message' as const, role: 'user' as const, text },
  previousItemId: null,
})
const preview = '/openai/realtime?deployment=parley&api-version='

test.each<[string, string]>([
  ['OpenAI', '/v1/realtime?model=parley'],
  ['Azure', '/openai/v1/realtime?model=parley'],
  ['the late preview', `${preview}2025-04-01-preview`],
  ['the preview of 2024', `${preview}2024-10-01-preview`],
])('as %s: told, heard, called, beside it and cancelled', async (_name, path) => {
  const engine = await setUp(({ history, tools }) => {
    const last = history.at(-1)
    if (last?.kind === 'output') return [{ kind: 'say', text: `It is ${last.output}.` }]
    if (last?.kind === 'user' && last.text === 'weather' && tools[0])
      return [{ kind: 'call', name: tools[0].name, arguments: { city: 'Oslo' } }]
    return [{ kind: 'say', text: `You said ${last?.kind === 'user' ? last.text : 'nothing'}.` }]
  })
  const url = `ws://127.0.0.1:${engine.port}${path}`
  const { providers } = createProvidersStage({
    services: [{ kind: 'gateway', id: 's', name: 's', url, auth: { kind: 'environment', variable: 'KEY' } }],
    environment: { KEY: token },
  })
  const events: ServerEvent[] = []
  const shown: string[] = []
  const waiting: { type: string; resolve(event: ServerEvent): void }[] = []
  const next = <Type extends ServerEvent['type']>(type: Type): Promise<Extract<ServerEvent, { type: Type }>> =>
    new Promise((resolve) =>
      waiting.push({ type, resolve: (event) => resolve(event as Extract<ServerEvent, { type: Type }>) }),
    )
  const tools = [{ name: 'weather', description: 'The weather', parameters: { type: 'object' } }]
  const link = createLink(
    {
      resolve: (signal) => providers.upstream({ turnDetection: providers.active.turnDetection, tools }, signal),
      history: () => [],
      fatal: providers.closeFault,
      clock: systemClock,
      log: createLog(() => undefined),
      trace: () => undefined,
    },
    {
      onState: () => undefined,
      onOpen: () => undefined,
      onEvent(event) {
        events.push(event)
        for (const one of waiting.splice(0)) {
          if (one.type === event.type) one.resolve(event)
          else waiting.push(one)
        }
      },
      onFault: ({ code }) => void shown.push(code),
      onLimits: () => undefined,
      onLost: () => undefined,
    },
  )
  open.push(engine, { close: () => link.reset() })
  const answered = async (): Promise<unknown> => {
    const from = events.length
    const { status, calls } = await next('response-done')
    const answer = events.slice(from)
    const text = answer.map((event) => (event.type === 'text-delta' ? event.delta : '')).join('')
    const samples = answer.reduce((sum, event) => sum + (event.type === 'audio-delta' ? event.sound.length : 0), 0)
    return { status, text: text.trim(), sounds: samples > 0, calls: calls.map(({ name }) => name) }
  }

  link.send(say('hello'))
  link.respond()
  expect(await answered()).toEqual({ status: 'completed', text: 'You said hello.', sounds: true, calls: [] })

  link.send({ type: 'update', change: { turnDetection: { type: 'none' } } })
  engine.speech.recognitions.push({ text: 'spoken', language: 'en' })
  link.send({ type: 'append', sound: sound(500) })
  link.send({ type: 'commit' })
  link.respond()
  expect(await answered()).toMatchObject({ text: 'You said spoken.' })

  link.send(say('weather'))
  link.respond()
  const asked = next('response-done')
  expect(await answered()).toMatchObject({ calls: ['weather'], sounds: false })
  const [call] = (await asked).calls
  link.send({
    type: 'create-item',
    item: { type: 'function-output', callId: call!.callId, output: 'sunny' },
    previousItemId: null,
  })
  link.respond()
  expect(await answered()).toMatchObject({ text: 'It is sunny.' })

  const request = { metadata: null, instructions: null, outputModality: 'text' as const, toolChoice: null }
  const input = [{ type: 'message' as const, role: 'user' as const, text: 'a title' }]
  expect(await link.aside({ ...request, input }, new AbortController().signal)).toBe('You said a title.')

  let release = (): void => undefined
  engine.speech.gate = new Promise((resolve) => (release = resolve))
  link.send(say('much'))
  link.respond()
  await next('audio-delta')
  const cancelled = next('response-done')
  link.cancel()
  expect(await cancelled).toMatchObject({ status: 'cancelled', calls: [] })
  release()
  expect([shown, link.responding]).toEqual([[], false])
})
