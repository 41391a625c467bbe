import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type ChildMessage, runChildProcess } from './child-process'
import type { EngineOptions } from './engine'
import type { RemoteParts } from './parts'
import { createEngineServer } from './server'
import { connectClient } from './testing/client'
import { createFakeSpeech } from './testing/fake-speech'
import { createManualClock } from './testing/manual-clock'

function setUp() {
  const port = new EventEmitter()
  const told: ChildMessage[] = []
  const speech = createFakeSpeech()
  const clock = createManualClock()
  const configured: RemoteParts[] = []
  let options: EngineOptions | null = null
  let listening = (_: number) => {}
  const ready = new Promise<number>((resolve) => (listening = resolve))
  let leave = (_: number) => {}
  const exited = new Promise<number>((resolve) => (leave = resolve))
  runChildProcess({
    parentPort: {
      on: (_event, listener) => port.on('message', listener),
      postMessage(message) {
        told.push(message)
        if (message.type === 'ready') listening(message.port)
      },
    },
    createEngine(given) {
      options = given
      const mind = {
        async *answer(_request: unknown, signal: AbortSignal) {
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
        },
      }
      return {
        speech,
        server: createEngineServer({ token: given.token, speech, createMind: () => mind }),
        configure: (parts) => configured.push(parts),
      }
    },
    exit: leave,
    log: () => {},
    clock,
  })
  return {
    tell: (data: unknown) => port.emit('message', { data }),
    told,
    speech,
    clock,
    ready,
    exited,
    options: () => options,
    configured,
  }
}

const start = { type: 'start', token: 't', modelsDir: '/models', stateDir: '/state', idleMinutes: 10 }

test('starts, tells its port and the state of the models, and stops when told to', async () => {
  const child = setUp()
  child.tell(start)
  const port = await child.ready
  await child.speech.load()
  child.tell({ type: 'shutdown' })
  expect(await child.exited).toBe(0)
  expect(child.told).toEqual([
    { type: 'ready', port },
    { type: 'models', state: { kind: 'loaded' } },
  ])
  expect(child.options()).toMatchObject({ token: 't', modelsDir: '/models', stateDir: '/state', scriptFile: null })
})

test('is told where its parts live, at the start and later, and tells when one fails', async () => {
  const child = setUp()
  const proxy = { host: 'p', port: 3128, isSecure: false, user: 'mia', password: 's' }
  const way = { routes: [proxy, null], authorities: ['PEM'], family: 4 }
  const mind = { address: 'http://127.0.0.1:1/v1', model: 'm', temperature: null, key: null, way }
  const settings = { ...mind, maxOutputTokens: 600, contextTokens: 8192 }
  const parts = { mind: settings, recogniser: null, voice: null }
  child.tell({ ...start, parts: { ...parts, mind } })
  await child.ready
  expect(child.options()?.parts).toEqual({ ...parts, mind: settings })
  child.tell({ type: 'configure', parts: { ...parts, mind: null } })
  expect(child.configured).toEqual([{ mind: null, recogniser: null, voice: null }])
  const fault = { code: 'part.unreachable', detail: 'connect ECONNREFUSED' } as const
  child.options()?.onPartFault('mind', fault)
  child.options()?.onPartFault('mind', null)
  expect(child.told.filter(({ type }) => type === 'part')).toEqual([
    { type: 'part', part: 'mind', fault },
    { type: 'part', part: 'mind', fault: null },
  ])
  child.tell({ type: 'shutdown' })
  await child.exited
})

test('leaves after ten minutes in which nobody spoke, counted from the last time', async () => {
  const child = setUp()
  child.tell(start)
  await child.ready
  child.clock.advance(9 * 60_000)
  child.options()?.onActivity?.()
  child.clock.advance(9 * 60_000)
  expect(child.told).not.toContainEqual({ type: 'idle' })
  child.clock.advance(60_000)
  expect(child.told).toContainEqual({ type: 'idle' })
  expect(await child.exited).toBe(0)
})

test('does not leave while somebody is being answered', async () => {
  const child = setUp()
  child.tell(start)
  const port = await child.ready
  const client = await connectClient(`ws://127.0.0.1:${port}/v1/realtime?model=x`, { authorization: 'Bearer t' })
  await client.next('session.created')
  client.send({ type: 'response.create' })
  await client.next('response.created')
  child.clock.advance(30 * 60_000)
  expect(child.told).not.toContainEqual({ type: 'idle' })
  client.send({ type: 'response.cancel' })
  await client.next('response.done')
  child.clock.advance(10 * 60_000)
  expect(child.told).toContainEqual({ type: 'idle' })
  expect(await child.exited).toBe(0)
})

test('tells which model file failed', async () => {
  const child = setUp()
  child.tell(start)
  await child.ready
  child.speech.failure = { kind: 'failed', code: 'engine.model-missing', file: 'silero-vad/silero_vad.onnx' }
  await expect(child.speech.load()).rejects.toThrow()
  expect(child.told).toContainEqual({
    type: 'failed',
    code: 'engine.model-missing',
    file: 'silero-vad/silero_vad.onnx',
  })
  child.tell({ type: 'shutdown' })
  await child.exited
})

test('leaves when the app is gone', async () => {
  const child = setUp()
  // No process can have this id.
  child.tell({ ...start, parentPid: 2 ** 30 })
  await child.ready
  child.clock.advance(2000)
  expect(await child.exited).toBe(0)
})

test('messages that it does not know change nothing', async () => {
  const child = setUp()
  child.tell({ type: 'start' })
  child.tell(null)
  child.tell(start)
  await child.ready
  child.tell({ type: 'shutdown' })
  expect(await child.exited).toBe(0)
})
