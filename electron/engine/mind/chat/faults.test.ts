import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import type { PartFaultCode } from '../../../../shared/engine-parts'
import { createRuleMind } from '../rules/rule-mind'
import { insteadOfAnswer } from './sentences'
import { requestOf, said, setUpChat } from './testing/chat-setup'
import { disconnects, hangs, refuses, type Reply, streams, streamsRaw, writes } from './testing/scripted-endpoint'

const question = 'Tell me about whales.'

async function answerOfRules(): Promise<string> {
  let text = ''
  for await (const part of createRuleMind().answer(requestOf(question), new AbortController().signal)) {
    if (part.kind === 'say') text += part.text
  }
  return text
}

const limits = { firstTokenMs: 300, stallMs: 300 }

const before: [string, PartFaultCode, Reply][] = [
  [
    'OpenAI: wrong key',
    'part.refused',
    refuses(401, { error: { message: 'Incorrect API key provided: sk-12***89.' } }),
  ],
  ['a gateway that forbids', 'part.refused', refuses(403, 'Forbidden')],
  [
    'Ollama: no such model',
    'part.model-missing',
    refuses(404, { error: { message: 'model "llama" not found, try pulling it first', type: 'api_error' } }),
  ],
  [
    'OpenAI: no such model',
    'part.model-missing',
    refuses(404, { error: { code: 'model_not_found', message: 'The model `llama` does not exist' } }),
  ],
  [
    'vLLM: no such model',
    'part.model-missing',
    refuses(404, { object: 'error', message: 'The model `llama` does not exist.', code: 404 }),
  ],
  ['LM Studio: none loaded', 'part.model-missing', refuses(400, { error: 'No models loaded. Please load a model.' })],
  ['OpenAI: too many requests', 'part.busy', refuses(429, { error: { message: 'Rate limit reached for llama' } })],
  ['llama.cpp: loading', 'part.busy', refuses(503, { error: { code: 503, message: 'Loading model' } })],
  [
    'Ollama: memory',
    'part.out-of-memory',
    refuses(500, { error: 'model requires more system memory (9.3 GiB) than is available (5.1 GiB)' }),
  ],
  ['vLLM: memory', 'part.out-of-memory', refuses(500, { message: 'CUDA out of memory. Tried to allocate 2 GiB' })],
  [
    'memory in the middle of nothing',
    'part.out-of-memory',
    streamsRaw('', 'data: {"error":{"message":"CUDA error: out of memory"}}\n\n'),
  ],
  ['something else', 'part.failed', refuses(500, { error: { message: 'Internal error' } })],
  ['not a stream', 'part.broken', streamsRaw('', '<html>Welcome</html>')],
  ['a stream that is no JSON', 'part.broken', streamsRaw('', 'data: {"choices":[{"del\n\n')],
  ['a stream that ends at once', 'part.broken', streamsRaw('', '')],
  ['a server that hangs', 'part.too-slow', hangs()],
  ['a server that leads elsewhere', 'part.failed', refuses(307, '')],
]

test.each(before)('%s: a sentence, the rules answer, and it is told once', async (_, code, reply) => {
  const chat = await setUpChat(code === 'part.too-slow' ? { limits } : {})
  chat.endpoint.script(reply, reply, writes('Whales are mammals.'))
  const own = await answerOfRules()
  expect(await chat.ask(question)).toEqual(said(`${insteadOfAnswer[code]} ${own}`))
  expect(await chat.ask(question)).toEqual(said(own))
  expect(await chat.ask(question)).toEqual(said('Whales are mammals.'))
  expect(chat.faults).toEqual([{ code, detail: expect.any(String) }, null])
})

test('nobody there', async () => {
  const chat = await setUpChat()
  await chat.endpoint.close()
  const started = performance.now()
  expect(await chat.ask(question)).toEqual(said(`${insteadOfAnswer['part.unreachable']} ${await answerOfRules()}`))
  expect(chat.faults).toEqual([{ code: 'part.unreachable', detail: 'ECONNREFUSED' }])
  expect(performance.now() - started).toBeLessThan(2000)
})

test('another fault is said anew', async () => {
  const chat = await setUpChat()
  chat.endpoint.script(refuses(429, ''), refuses(401, ''), refuses(429, ''))
  const own = await answerOfRules()
  for (const code of ['part.busy', 'part.refused', 'part.busy'] as const) {
    expect(await chat.ask(question)).toEqual(said(`${insteadOfAnswer[code]} ${own}`))
  }
})

describe('in the middle of an answer, what was said stays', () => {
  test.each<[string, PartFaultCode, string, Reply]>([
    ['gone', 'part.broken', 'The connection to the model broke off.', disconnects('Whales are large. They')],
    [
      'no JSON',
      'part.broken',
      'The connection to the model broke off.',
      streamsRaw('Whales are large. They', 'data: {x\n\n'),
    ],
    ['no end', 'part.broken', 'The connection to the model broke off.', streamsRaw('Whales are large. They', '')],
    ['stalled', 'part.too-slow', 'The model has stopped answering.', hangs('Whales are large. They')],
    [
      'no memory',
      'part.out-of-memory',
      'The model has run out of memory.',
      streamsRaw('Whales are large. They', 'data: {"error":{"message":"cudaMalloc failed: out of memory"}}\n\n'),
    ],
  ])('%s', async (_, code, sentence, reply) => {
    const chat = await setUpChat(code === 'part.too-slow' ? { limits: { stallMs: 300 } } : {})
    chat.endpoint.script(reply)
    expect(await chat.ask(question)).toEqual(said(`Whales are large. They… ${sentence}`))
    expect(chat.faults).toEqual([{ code, detail: expect.any(String) }])
  })
})

const overflow = refuses(400, {
  error: { code: 'context_length_exceeded', message: "This model's maximum context length is 4096 tokens." },
})

test('too long: half of the history is tried first', async () => {
  const chat = await setUpChat()
  const history = Array.from({ length: 40 }, (_, index) => [
    { kind: 'user' as const, text: `Question ${index}. ${'and so on '.repeat(20)}`, language: 'en' },
    { kind: 'assistant' as const, text: `Answer ${index}.`, interrupted: false },
  ]).flat()
  const turns = [...history, { kind: 'user' as const, text: question, language: 'en' }]
  chat.endpoint.script(overflow, writes('Short.'), overflow, overflow)
  expect(await chat.ask(turns)).toEqual(said('Short.'))
  const [whole, half] = chat.endpoint.requests.map(({ body }) => body.messages.length)
  expect(half).toBeLessThan(whole! * 0.6)
  expect(chat.endpoint.requests[1]?.body.messages.at(-1)).toEqual({ role: 'user', content: question })
  const [part] = await chat.ask(turns)
  expect(part).toMatchObject({ text: expect.stringMatching(/^This conversation has grown too long/) })
  expect(chat.faults).toEqual([{ code: 'part.too-long', detail: expect.any(String) }])
})

test('a fault names neither the key nor what was said', async () => {
  const chat = await setUpChat({ settings: { key: 'secret-key-1' } })
  chat.endpoint.script(
    refuses(401, { error: { message: 'Wrong key secret-key-1' } }),
    refuses(500, { error: { message: `Cannot read: ${question}` } }),
  )
  await chat.ask(question)
  await chat.ask(question)
  expect(JSON.stringify(chat.faults)).not.toMatch(/secret-key|whales/i)
  expect(chat.faults.map((fault) => fault?.code)).toEqual(['part.refused', 'part.failed'])
})

test('what the endpoint does not know is left out, and that is remembered', async () => {
  const chat = await setUpChat({ settings: { temperature: 0.5 } })
  chat.endpoint.script(
    refuses(400, { error: { message: 'registry.ollama.ai/library/llama does not support tools' } }),
    refuses(400, {
      error: { message: "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead." },
    }),
    refuses(400, { error: { message: "Unsupported value: 'temperature' does not support 0.5" } }),
    writes('Large.'),
  )
  expect(await chat.ask(question)).toEqual(said('Large.'))
  await chat.ask(question)
  const [first, , , last, after] = chat.endpoint.requests.map(({ body }) => body)
  expect(first).toMatchObject({ tools: [{ function: { name: 'exact_answer' } }], max_tokens: 200, temperature: 0.5 })
  for (const body of [last, after]) {
    expect(body).toMatchObject({ max_completion_tokens: 200 })
    expect(body).not.toHaveProperty('tools')
    expect(body).not.toHaveProperty('temperature')
    expect(body).not.toHaveProperty('max_tokens')
  }
  expect(chat.faults).toEqual([])
})

test('a slow model is waited for as long as it goes on', async () => {
  const chat = await setUpChat({ limits: { firstTokenMs: 1500, stallMs: 1500 } })
  chat.endpoint.script(streams([{ content: 'Slow' }, 800, { content: ' and' }, 800, { content: ' steady.' }]))
  expect(await chat.ask(question)).toEqual(said('Slow and steady.'))
})

test('a connection that the server has just closed is opened anew, once', async () => {
  const chat = await setUpChat()
  chat.endpoint.script(disconnects(''), writes('Large.'), disconnects(''), disconnects(''))
  expect(await chat.ask(question)).toEqual(said('Large.'))
  expect(chat.faults).toEqual([])
  await chat.ask(question)
  expect(chat.faults.length).toBe(1)
  expect(chat.endpoint.requests.length).toBe(4)
})

test('a server that is there but silent is slow, not away', async () => {
  const chat = await setUpChat({ limits: { connectMs: 150, firstTokenMs: 500 } })
  chat.endpoint.script(hangs())
  await chat.ask(question)
  expect(chat.faults.map((fault) => fault?.code)).toEqual(['part.too-slow'])
})

// Elsewhere a full queue is refused and not left without an answer.
test.runIf(process.platform === 'linux')('a host that does not answer at all is given up soon', async () => {
  const host = await startSilentHost()
  const chat = await setUpChat({
    settings: { address: `http://127.0.0.1:${host.port}/v1` },
    limits: { connectMs: 400 },
  })
  await chat.ask(question)
  expect(chat.faults).toEqual([{ code: 'part.unreachable', detail: 'ETIMEDOUT' }])
  await host.close()
})

/** It listens, but takes nobody in: when its queue is full, connecting takes for ever. */
async function startSilentHost(): Promise<{ port: number; close(): Promise<void> }> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
    const server = require('node:net').createServer()
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    })`,
    { eval: true },
  )
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  const sockets = Array.from({ length: 8 }, () => connect({ port, host: '127.0.0.1' }).on('error', () => {}))
  await Promise.all(sockets.slice(0, 2).map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
  return {
    port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await worker.terminate()
    },
  }
}
