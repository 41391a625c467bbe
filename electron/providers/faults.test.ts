import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { openSocket } from '../realtime/socket'
import { closeFailure, handshakeFailure } from './faults'
import { redact } from './redact'

let server: Server | null = null
const sockets = new Set<Duplex>()
const stop = () =>
  new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy()
    if (server) server.close(() => resolve())
    else resolve()
    server = null
  })
afterEach(stop)

const refusal = async (port: number) => {
  const url = new URL(`ws://127.0.0.1:${port}/v1/realtime`)
  const events = { onFrame: () => undefined, onClosed: () => undefined }
  const explain = (fault: { status: number | null; cause: Error | null }) => handshakeFailure(fault, 'host')
  const { signal } = new AbortController()
  return openSocket({ url, headers: {} }, { events, explain, signal, timeoutMs: 200 }).then(
    () => null,
    (error: unknown) => error,
  )
}
/** Answers with a status; hangs up, or says nothing at all. */
const listen = (answer: number | 'hang up' | 'silence') =>
  new Promise<number>((resolve) => {
    const own = (server = createServer())
    own.on('upgrade', (_request, socket) => {
      sockets.add(socket)
      if (answer === 'hang up') socket.destroy()
      else if (answer !== 'silence') socket.end(`HTTP/1.1 ${answer} No\r\nContent-Length: 0\r\n\r\n`)
    })
    own.listen(0, '127.0.0.1', () => resolve((own.address() as AddressInfo).port))
  })

test.each([
  [401, 'provider.unauthorized'],
  [403, 'provider.unauthorized'],
  [404, 'provider.not-found'],
  [400, 'provider.refused'],
  [302, 'provider.refused'],
  [429, 'provider.refused'],
  [503, 'provider.refused'],
])('a real handshake answered with %i is %s', async (status, code) => {
  const port = await listen(status)
  expect(await refusal(port)).toMatchObject({ code, detail: `host, ${status}` })
})

test('no answer, a hung-up line and a closed port are unreachable', async () => {
  const hungUp = await refusal(await listen('hang up'))
  await stop()
  const port = await listen('silence')
  const silent = await refusal(port)
  await stop()
  const closed = await refusal(port)
  expect([hungUp, silent, closed]).toMatchObject([
    { code: 'provider.unreachable', detail: 'host, ECONNRESET' },
    { code: 'provider.unreachable', detail: 'host' },
    { code: 'provider.unreachable', detail: 'host, ECONNREFUSED' },
  ])
})

test.each([
  [3000, 'invalid_request_error.invalid_api_key', null, 'provider.unauthorized'],
  [3000, '', null, 'provider.unauthorized'],
  [4000, 'invalid_request_error.invalid_model', null, 'provider.not-found'],
  [4000, '', 'missing_model', 'provider.not-found'],
  [4000, 'invalid_request_error.beta_api_shape_disabled', null, 'provider.refused'],
  [4000, '', null, 'provider.refused'],
  [4001, 'x', null, 'provider.refused'],
  [1006, '', 'insufficient_quota', 'provider.refused'],
  [1008, 'policy', null, 'provider.refused'],
  [1000, '', null, 'session.lost'],
  [1001, '', null, null],
  [1001, 'Your session hit the maximum duration of 60 minutes.', 'session_expired', null],
  [1000, '', 'session_expired', null],
  [1005, '', null, null],
  [1006, '', null, null],
  [1006, '', 'rate_limit_exceeded', null],
  [1011, '', 'server_error', null],
  [1012, '', null, null],
])('a close with %i %j after error %j is %s', (code, reason, lastError, expected) => {
  expect(closeFailure(code, reason, lastError)?.code ?? null).toBe(expected)
})

test.each([
  ['Incorrect API key provided: sk-abc***xyz9.', 'Incorrect API key provided: …'],
  ['Authorization: Bearer abc.def-1', 'Authorization: Bearer …'],
  ['wss://h/v1?api-key=abc&model=m', 'wss://h/v1?api-key=…&model=m'],
  ['wss://me:pw@h/v1', 'wss://…@h/v1'],
  ['key 0123456789abcdef0123456789abcdef used', 'key … used'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln', 'token …'],
  ['Model "gpt-realtime-mini-2025-12-15" is not supported', 'Model "gpt-realtime-mini-2025-12-15" is not supported'],
])('%s → %s', (text, shown) => {
  expect(redact(text)).toBe(shown)
})
