/** What `fetch` does, along a way: the one of Node cannot be told by which. Redirects are not followed. */
import { request as plainRequest, type Agent, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'

export interface FetchRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
}

/** @throws the signal's reason when aborted; AppError `network.*`; else the socket's own error, with its `code` */
export type Fetch = (url: URL, request: FetchRequest) => Promise<Response>

/** @param agent of the protocol that all addresses have */
export const createFetch =
  (agent: Agent): Fetch =>
  (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const isSecure = url.protocol === 'https:'
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = (isSecure ? secureRequest : plainRequest)(url, {
        method,
        agent,
        headers: { ...headers, ...length },
      })
      let response: IncomingMessage | null = null
      let isLeft = false
      // A request that has no connection yet would tell of its end only with one.
      const abort = (): void => {
        reject(signal.reason as Error)
        // It has been read, and its connection serves the next.
        if (isLeft || response?.readableEnded) return
        response?.destroy(signal.reason as Error)
        request.destroy()
      }
      signal.addEventListener('abort', abort)
      request.on('close', () => signal.removeEventListener('abort', abort))
      request.on('error', reject)
      request.on('response', (answer) => {
        response = answer
        // Told to whoever reads it.
        answer.on('error', () => undefined)
        resolve(asResponse(answer, () => (isLeft = true)))
      })
      request.end(body)
    })

/** A connection is worth so much waiting for the end of what it brings. */
const endMs = 250
const withoutBody = [204, 205, 304]
/** Whoever asks reads no other headers. */
const told = ['content-type', 'retry-after', 'retry-after-ms']

function asResponse(answer: IncomingMessage, onLeft: () => void): Response {
  const status = answer.statusCode ?? 0
  const isEmpty = withoutBody.includes(status)
  if (isEmpty) answer.resume()
  return new Response(isEmpty ? null : streamOf(answer, onLeft), {
    // None can be made with another.
    status: status >= 200 && status < 600 ? status : 500,
    headers: told.flatMap((name): [string, string][] => {
      const value = answer.headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  })
}

/** @param onLeft whoever reads it has what they wanted: what is left is its end, mostly on its way already */
function streamOf(answer: IncomingMessage, onLeft: () => void): ReadableStream<Uint8Array> {
  const parts = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel() {
      onLeft()
      setTimeout(() => answer.destroy(), endMs).unref()
      readOn(parts).catch(() => undefined)
    },
  })
}

async function readOn(parts: AsyncIterator<Buffer>): Promise<void> {
  while (!(await parts.next()).done);
}
