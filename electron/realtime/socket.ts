/** A WebSocket to an upstream, opened in main because only here can the authorisation header be set. */
import type { Agent, IncomingMessage } from 'node:http'
import WebSocket from 'ws'
import type { Transport, TransportEvents } from './transport'

export interface SocketTarget {
  url: URL
  headers: Record<string, string>
  /** Where a proxy is in between. */
  agent?: Agent | undefined
  /** All authorities that are trusted, when they are not just Node's own. */
  ca?: string[] | undefined
  family?: 4 | 6 | undefined
}

export interface SocketOptions {
  events: TransportEvents
  /** What a refused handshake or a network fault means. @param status HTTP status, when there was an answer */
  explain(fault: { status: number | null; cause: Error | null }): Error
  signal: AbortSignal
  timeoutMs?: number | undefined
  /** Ping after this long, and give the connection up when the next is due and no pong has come. */
  heartbeatMs?: number
}

/** No close frame came: RFC 6455 §7.4.1. */
const abnormalClosure = 1006

/**
 * Opens a socket.
 * @throws what `explain` makes of the fault; the signal's reason when aborted
 */
export function openSocket(target: SocketTarget, options: SocketOptions): Promise<Transport> {
  const { events, explain, signal, timeoutMs = 10_000, heartbeatMs = 30_000 } = options
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const { url, headers, agent, ca, family } = target
    const socket = new WebSocket(url, {
      headers,
      // Set to undefined, they would take the place of Node's own.
      ...(agent && { agent }),
      ...(ca && { ca }),
      ...(family && { family }),
      perMessageDeflate: false,
      handshakeTimeout: timeoutMs,
      followRedirects: false,
    })
    let opened = false
    let ended = false
    let alive = true
    const heartbeat = setInterval(() => {
      if (!opened) return
      if (!alive) return socket.terminate()
      alive = false
      socket.ping()
    }, heartbeatMs)

    const end = (): void => {
      ended = true
      clearInterval(heartbeat)
      signal.removeEventListener('abort', abort)
    }
    const fail = (error: Error): void => {
      if (ended) return
      end()
      reject(error)
      socket.terminate()
    }
    const abort = (): void => fail(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    signal.addEventListener('abort', abort)

    socket.on('open', () => {
      opened = true
      signal.removeEventListener('abort', abort)
      resolve({
        carriesAudio: true,
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(frame)
        },
        close: () => {
          end()
          socket.close(1000)
        },
      })
    })
    socket.on('pong', () => (alive = true))
    socket.on('message', (data, isBinary) => {
      alive = true
      if (!ended && !isBinary) events.onFrame(String(data as Buffer))
    })
    socket.on('unexpected-response', (request, answer: IncomingMessage) => {
      answer.resume()
      request.destroy()
      fail(explain({ status: answer.statusCode ?? null, cause: null }))
    })
    socket.on('error', (cause) => {
      if (!opened) fail(explain({ status: null, cause }))
    })
    socket.on('close', (code, reason) => {
      if (ended) return
      if (!opened) return fail(explain({ status: null, cause: null }))
      end()
      events.onClosed(code || abnormalClosure, reason.toString())
    })
  })
}
