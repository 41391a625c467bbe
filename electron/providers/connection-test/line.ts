/**
 * Opens the WebSocket of a test just as a session does, and watches it from below: each phase that the one connection
 * passes through is told with what was met there.
 */
import type { ClientRequest, IncomingMessage } from 'node:http'
import { isIP, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import WebSocket from 'ws'
import type { Clock } from '../../realtime/clock'
import type { Address, ConnectOptions } from '../provider'
import { createInbox, type Inbox } from './inbox'

export type Phase = 'dns' | 'tcp' | 'tls' | 'upgrade'

export interface LineOptions {
  connect: ConnectOptions & { via: string | null }
  clock: Clock
  signal: AbortSignal
  /** Told when a phase is over; what a proxy does is part of `tcp`. */
  onPhase(phase: Phase, detail: string): void
  /** Goes as far as TLS and sends nothing: to see whether it was the network that failed something else. */
  silent?: boolean
}

export interface HttpAnswer {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

export type Line =
  | { kind: 'open'; socket: WebSocket; inbox: Inbox; headers: IncomingMessage['headers'] }
  | ({ kind: 'answered' } & HttpAnswer)
  | { kind: 'failed'; phase: Phase; error: NodeJS.ErrnoException | null }
  | { kind: 'reached' }

const longestBody = 16_384
const bodyPatienceMs = 2_000
const goodbyeMs = 1_000

/** @throws the signal's reason when aborted */
export function openLine({ url, headers }: Address, options: LineOptions): Promise<Line> {
  const { connect, clock, signal, onPhase, silent = false } = options
  const isSecure = url.protocol === 'wss:'
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    let phase: Phase = connect.via === null ? 'dns' : 'tcp'
    const reach = (next: Phase, detail: string): void => {
      onPhase(phase, detail)
      phase = next
    }
    const secured = (): void => {
      if (silent) return end({ kind: 'reached' })
    }
    const watch = (request: ClientRequest): void => {
      request.once('socket', (stream: Socket) => {
        const toTls = (): void => {
          reach(isSecure ? 'tls' : 'upgrade', remote(stream))
          if (!isSecure) secured()
        }
        // Behind a proxy the agent hands over what is open already.
        if (connect.via !== null && !stream.connecting) {
          toTls()
        } else {
          stream.once('lookup', (error: Error | null, address: string) => {
            if (!error && phase === 'dns') reach('tcp', address)
          })
          if (isIP(host(url))) reach('tcp', host(url))
          stream.once('connect', () => {
            if (phase === 'dns') reach('tcp', remote(stream))
            toTls()
          })
        }
        stream.once('secureConnect', () => {
          reach('upgrade', certificateOf(stream as TLSSocket))
          secured()
        })
      })
    }

    const socket = new WebSocket(url, {
      headers,
      ...(connect.agent && { agent: connect.agent }),
      ...(connect.ca && { ca: connect.ca }),
      ...(connect.family && { family: connect.family }),
      perMessageDeflate: false,
      followRedirects: false,
      finishRequest(request) {
        watch(request)
        if (!silent) request.end()
      },
    })
    const inbox = createInbox(socket, clock)
    let answer: Omit<HttpAnswer, 'body'> | null = null

    const end = (line: Line): void => {
      stop()
      signal.removeEventListener('abort', abort)
      resolve(line)
      if (line.kind !== 'open') socket.terminate()
    }
    const abort = (): void => {
      stop()
      socket.terminate()
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    }
    const stop = clock.after(connect.timeoutMs, () => end({ kind: 'failed', phase, error: null }))
    signal.addEventListener('abort', abort)

    socket.once('upgrade', (response: IncomingMessage) => (answer = { status: 101, headers: response.headers }))
    socket.once('open', () => {
      onPhase('upgrade', '101')
      end({ kind: 'open', socket, inbox, headers: answer?.headers ?? {} })
    })
    socket.once('unexpected-response', (_request, response: IncomingMessage) => {
      stop()
      const came = { status: response.statusCode ?? 0, headers: response.headers }
      void readBody(response, clock).then((body) => end({ kind: 'answered', ...came, body }))
    })
    socket.on('error', (error) => end({ kind: 'failed', phase, error }))
  })
}

/** As a session ends; a service that does not answer to that is left. */
export function hangUp(socket: WebSocket, clock: Clock): void {
  const stop = clock.after(goodbyeMs, () => socket.terminate())
  socket.once('close', stop)
  socket.close(1000)
}

const host = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')
const remote = ({ remoteAddress, remotePort }: Socket): string =>
  remoteAddress ? `${remoteAddress}:${remotePort ?? ''}` : 'through the proxy'

function certificateOf(stream: TLSSocket): string {
  const issuer = stream.getPeerCertificate().issuer as { O?: string; CN?: string } | undefined
  return [stream.getProtocol() ?? 'TLS', issuer?.O ?? issuer?.CN].filter(Boolean).join(', ')
}

function readBody(response: IncomingMessage, clock: Clock): Promise<string> {
  return new Promise((resolve) => {
    let body = ''
    const done = (): void => {
      stop()
      resolve(body)
    }
    const stop = clock.after(bodyPatienceMs, done)
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      body += text
      if (body.length > longestBody) done()
    })
    response.once('end', done)
    response.once('error', done)
    response.once('close', done)
  })
}
