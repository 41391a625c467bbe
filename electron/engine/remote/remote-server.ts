/** Sends requests to a server elsewhere and reads what it answers while it comes, with a limit to each wait. */
import * as http from 'node:http'
import * as https from 'node:https'
import type { Way } from '../../network/way'
import { createWayAgent } from '../../network/way-agent'
import { faultOf, faultOfAnswer, PartError, partError } from '../part-faults'
import { connectMs } from './connect-limit'

const mostErrorBytes = 65_536
/** Further requests wait for one of these to be free. */
const mostAtOnce = 6

export interface RemoteRequest {
  /** Below the server's address, e.g. `/audio/speech`. */
  path: string
  contentType: string
  body: Buffer | string
  /** What was spoken: it is kept out of a fault's detail, as the key is. */
  hidden: readonly string[]
  /** How long the whole answer may take, or each part of it. */
  limit: { ms: number; of: 'answer' | 'part' }
  signal: AbortSignal
}

export interface RemoteAnswer {
  /** Lower case, with its parameters; empty when there is none. */
  contentType: string
  /** To be read to its end, or returned from: that closes the connection. @throws PartError */
  body: AsyncGenerator<Buffer>
}

export interface RemoteServer {
  /** @throws PartError when it does not answer or refuses; whatever it is when the signal is aborted */
  post(request: RemoteRequest): Promise<RemoteAnswer>
}

/** The time that is given to a request. */
interface Watch {
  /** Why the request was given up, once it was. */
  readonly reason: PartError | null
  /** Gives it up unless this is called again, or stopped, in time. */
  wait(ms: number, reason: PartError): void
  stop(): void
}

export function createRemoteServer({
  address,
  key,
  way,
}: {
  address: string
  key: string | null
  way: Way | undefined
}): RemoteServer {
  const protocol = address.startsWith('https:') ? https : http
  const agent = createWayAgent(address, way, { connectMs, keepAlive: true, maxSockets: mostAtOnce })

  function send(asked: RemoteRequest, isRetry = false): Promise<{ response: http.IncomingMessage; watch: Watch }> {
    const { path, contentType, body, limit, signal } = asked
    const url = new URL(address)
    url.pathname = url.pathname.replace(/\/+$/u, '') + path
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const headers = {
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      }
      const request = protocol.request(url, { method: 'POST', agent, signal, headers })
      const watch = createWatch((reason) => request.destroy(reason))
      // One that has no connection yet would tell of its end only with one.
      const abort = (): void => reject(signal.reason as Error)
      signal.addEventListener('abort', abort)
      request.on('close', () => signal.removeEventListener('abort', abort))
      // The agent gives none before it is there.
      request.on('socket', () => watch.wait(limit.ms, tooSlow(limit.ms)))
      request.on('response', (response) => {
        // Told to whoever reads it; until then it must not count as unhandled.
        response.on('error', () => undefined)
        resolve({ response, watch })
      })
      request.on('error', (error) => {
        watch.stop()
        // A connection kept from the request before, closed by the server as it does with idle ones: no fault of it.
        if (request.reusedSocket && !isRetry && !watch.reason && !signal.aborted) {
          send(asked, true).then(resolve, reject)
        } else reject(signal.aborted ? error : (watch.reason ?? new PartError(faultOf(error), { cause: error })))
      })
      request.end(body)
    })
  }

  return {
    async post(request) {
      const { response, watch } = await send(request)
      const body = read(response, request, watch)
      const status = response.statusCode ?? 0
      if (status >= 200 && status < 300) {
        return { contentType: (response.headers['content-type'] ?? '').toLowerCase(), body }
      }
      // So is a redirection: sound goes where the settings say that it goes, and nowhere else.
      const hidden = key === null ? request.hidden : [key, ...request.hidden]
      throw new PartError(faultOfAnswer({ status, body: await readText(body, mostErrorBytes) }, hidden))
    },
  }
}

/** @returns all that comes, as text, and no more than so many bytes of it */
export async function readText(body: AsyncIterable<Buffer>, mostBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of body) {
    parts.push(part)
    bytes += part.length
    if (bytes >= mostBytes) break
  }
  return Buffer.concat(parts).toString('utf8', 0, mostBytes)
}

async function* read(
  response: http.IncomingMessage,
  { limit, signal }: RemoteRequest,
  watch: Watch,
): AsyncGenerator<Buffer> {
  try {
    for await (const part of response) {
      if (limit.of === 'part') watch.wait(limit.ms, tooSlow(limit.ms))
      yield part as Buffer
    }
  } catch (error) {
    if (signal.aborted) throw error
    throw watch.reason ?? new PartError({ code: 'part.broken', detail: 'cut off' }, { cause: error })
  } finally {
    watch.stop()
  }
}

function createWatch(giveUp: (reason: PartError) => void): Watch {
  let timer: NodeJS.Timeout | undefined
  let given: PartError | null = null
  return {
    get reason() {
      return given
    },
    wait(ms, reason) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        given = reason
        giveUp(reason)
      }, ms)
    },
    stop: () => clearTimeout(timer),
  }
}

const tooSlow = (ms: number): PartError => partError('part.too-slow', `${ms / 1000} s`)
