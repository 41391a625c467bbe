/** A chat endpoint for tests on a real socket: answers request after request as it was told to, and keeps what it was sent. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'

export interface ReceivedRequest {
  body: ChatCompletionCreateParamsStreaming
  headers: IncomingHttpHeaders
  path: string
  /** Settles when the client has closed the connection, or the answer is over. */
  closed: Promise<{ atMs: number; isCut: boolean }>
}

export type Reply = (response: ServerResponse) => void | Promise<void>

export interface ScriptedEndpoint {
  address: string
  requests: ReceivedRequest[]
  /** Answers the next requests, in order. One that nothing is left for is answered with "OK." */
  script(...replies: Reply[]): void
  close(): Promise<void>
}

/**
 * @param options.port none: a free one
 * @param options.models what it says that it has; a request for that is not kept
 */
export async function startEndpoint(
  options: { port?: number; models?: readonly string[] } = {},
): Promise<ScriptedEndpoint> {
  const { port = 0, models = [] } = options
  const requests: ReceivedRequest[] = []
  const replies: Reply[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (data: Buffer) => (text += data.toString()))
    request.on('end', () => {
      if (request.method === 'GET') return json(response, { object: 'list', data: models.map((id) => ({ id })) })
      const body = JSON.parse(text) as ReceivedRequest['body']
      const closed = new Promise<{ atMs: number; isCut: boolean }>((resolve) =>
        response.on('close', () => resolve({ atMs: performance.now(), isCut: !response.writableFinished })),
      )
      requests.push({ body, headers: request.headers, path: request.url ?? '', closed })
      void (replies.shift() ?? (body.stream ? writes('OK.') : writesAtOnce('OK.')))(response)
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    script: (...next) => void replies.push(...next),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

type Delta = Record<string, unknown>

const chunk = (delta: Delta, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finish }],
})

const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const send = (response: ServerResponse, data: unknown) => response.write(`data: ${JSON.stringify(data)}\n\n`)
const end = (response: ServerResponse, finish: string) => {
  send(response, chunk({}, finish))
  response.end('data: [DONE]\n\n')
}

/** Deltas one by one; a number waits for so many milliseconds, a promise until it settles, a function is called. */
export const streams =
  (deltas: (Delta | number | Promise<void> | (() => unknown))[], finish = 'stop'): Reply =>
  async (response) => {
    begin(response)
    send(response, chunk({ role: 'assistant', content: '' }))
    for (const delta of deltas) {
      if (typeof delta === 'number') await new Promise((resolve) => setTimeout(resolve, delta))
      else if (delta instanceof Promise) await delta
      else if (typeof delta === 'function') delta()
      else send(response, chunk(delta))
    }
    end(response, finish)
  }

/** @param pieces of the text, one delta each */
export const writes = (...pieces: string[]): Reply => streams(pieces.map((content) => ({ content })))

const json = (response: ServerResponse, body: object) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/** For a request that does not want it streamed. */
const writesAtOnce =
  (content: string): Reply =>
  (response) =>
    json(response, { choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] })

/** @param given the arguments as JSON; they come in pieces of three characters */
export const callDeltas = (index: number, name: string, given: string): Delta[] => [
  { tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } }] },
  ...(given.match(/.{1,3}/gsu) ?? []).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
]

export const calls = (name: string, given: string): Reply => streams(callDeltas(0, name, given), 'tool_calls')

/** @param body as text, or what becomes JSON */
export const refuses =
  (status: number, body: unknown): Reply =>
  (response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' })
    response.end(text)
  }

/** Says something, and then sends raw text into the stream. */
export const streamsRaw =
  (content: string, raw: string): Reply =>
  (response) => {
    begin(response)
    if (content !== '') send(response, chunk({ content }))
    response.end(raw)
  }

/** Says something, and then is gone. */
export const disconnects =
  (content: string): Reply =>
  (response) => {
    begin(response)
    if (content === '') return void response.destroy()
    response.write(`data: ${JSON.stringify(chunk({ content }))}\n\n`, () => setTimeout(() => response.destroy(), 20))
  }

/** Says something, and then nothing more; without a text it does not even begin. */
export const hangs =
  (content = ''): Reply =>
  (response) => {
    if (content === '') return
    begin(response)
    send(response, chunk({ content }))
  }

/** Sends bytes as they are, in pieces of so many. */
export const sendsRaw =
  (raw: string, options: { type?: string; pieceBytes?: number; status?: number; headers?: object } = {}): Reply =>
  async (response) => {
    const { type = 'text/event-stream', pieceBytes = 1 << 20, status = 200, headers = {} } = options
    response.writeHead(status, { ...headers, 'content-type': type })
    const bytes = Buffer.from(raw)
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      response.write(bytes.subarray(at, at + pieceBytes))
      await new Promise((resolve) => setImmediate(resolve))
    }
    response.end()
  }

/** A text as it is written: so many characters a delta. */
export const cutUp = (text: string, length: number): Delta[] =>
  (text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? []).map((content) => ({ content }))
