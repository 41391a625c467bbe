/** A server of `/v1/audio/transcriptions` and `/v1/audio/speech` on loopback that answers as a test tells it to. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SpeechRequest {
  path: string
  headers: IncomingHttpHeaders
  /** The fields of a form, or of a JSON object. */
  fields: Record<string, unknown>
  /** The file of a form, whole. */
  file: Buffer | null
  /** When the client went away before the answer had ended, by `performance.now()`. */
  gone: Promise<number>
}

export type Reply = (response: ServerResponse, request: SpeechRequest) => void | Promise<void>

export interface SpeechServer {
  /** To be given as a part's address. */
  address: string
  requests: SpeechRequest[]
  /** Answers, in this order; the last one answers all that follow. */
  replies: Reply[]
  /** The request at this place, once it has come. */
  request(index: number): Promise<SpeechRequest>
  close(): Promise<void>
}

export async function createSpeechServer(...replies: Reply[]): Promise<SpeechServer> {
  const requests: SpeechRequest[] = []
  const waiting: { index: number; resolve: (request: SpeechRequest) => void }[] = []
  const http = createServer((incoming, response) => {
    void answer(incoming, response)
  })

  async function answer(incoming: IncomingMessage, response: ServerResponse) {
    const gone = new Promise<number>((resolve) => {
      response.on('close', () => {
        if (!response.writableFinished) resolve(performance.now())
      })
    })
    const parts: Buffer[] = []
    try {
      for await (const part of incoming) parts.push(part as Buffer)
    } catch {
      return
    }
    const request = {
      path: incoming.url ?? '',
      headers: incoming.headers,
      gone,
      ...readBody(incoming, Buffer.concat(parts)),
    }
    const reply = server.replies[Math.min(requests.length, server.replies.length - 1)]
    requests.push(request)
    for (const { index, resolve } of waiting) if (requests[index]) resolve(requests[index])
    await reply?.(response, request)
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const server: SpeechServer = {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    requests,
    replies,
    request(index) {
      const there = requests[index]
      return there ? Promise.resolve(there) : new Promise((resolve) => waiting.push({ index, resolve }))
    },
    async close() {
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  }
  return server
}

function readBody({ headers }: IncomingMessage, body: Buffer): Pick<SpeechRequest, 'fields' | 'file'> {
  const boundary = /^multipart\/form-data; boundary=(.+)$/u.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return { fields: JSON.parse(body.toString()) as Record<string, unknown>, file: null }
  const fields: Record<string, unknown> = {}
  let file: Buffer | null = null
  // One byte a character: sound survives the way through text.
  const [before, ...parts] = body.toString('latin1').split(`--${boundary}`)
  if (before !== '' || parts.pop() !== '--\r\n') throw new Error('The form is not whole.')
  for (const part of parts) {
    const [, header = '', value = ''] = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/su.exec(part) ?? []
    const name = /name="([^"]+)"/u.exec(header)?.[1]
    if (name === undefined) throw new Error('A part of the form has no name.')
    if (/filename="[^"]+"\r\ncontent-type: audio\/wav/u.test(header)) file = Buffer.from(value, 'latin1')
    else fields[name] = Buffer.from(value, 'latin1').toString()
  }
  return { fields, file }
}

export const reply = {
  json:
    (body: unknown, status = 200): Reply =>
    (response) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  events:
    (...events: unknown[]): Reply =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      for (const event of events)
        response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
      response.end()
    },
  /** The parts are sent one by one. */
  bytes:
    (type: string, ...parts: Buffer[]): Reply =>
    async (response) => {
      response.writeHead(200, { 'content-type': type })
      for (const part of parts) {
        response.write(part)
        await new Promise((resolve) => setImmediate(resolve))
      }
      response.end()
    },
  hang: (() => undefined) as Reply,
  /** The beginning of an answer that goes on; then the connection breaks once `until` settles. */
  cutOff:
    (type: string, part: Buffer, until: Promise<unknown> = Promise.resolve()): Reply =>
    async (response) => {
      response.writeHead(200, { 'content-type': type })
      response.write(part)
      await until
      setImmediate(() => response.destroy())
    },
}

/** A tone of so many samples, as 16-bit little-endian bytes. */
export function tone(samples: number): Buffer {
  const sound = Int16Array.from({ length: samples }, (_, i) => Math.round(8_000 * Math.cos(i / 5)))
  return Buffer.from(sound.buffer)
}
