import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFrameLog } from './frame-log'
import { connectClient } from './testing/client'
import { setUp, token } from './testing/setup'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frames-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const readLines = () =>
  readFileSync(join(folder, 'log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) => JSON.parse(line) as { t: number; dir: string; session: string | null; event: Record<string, unknown> },
    )

test('each frame of a session is a line, and so are the one of who is refused and what is no event', async () => {
  const logFrame = openFrameLog(join(folder, 'log'), token)
  const setup = await setUp(undefined, {
    trace: logFrame,
    traceOutside: (direction, frame) => logFrame(direction, null, frame),
  })
  const client = await setup.connect()
  client.send({ type: 'session.update', session: { type: 'realtime' } })
  await client.next('session.updated')
  client.socket.send('{"type"')
  await client.next('error')
  const stranger = await connectClient(`ws://127.0.0.1:${setup.port}/v1/realtime?model=x`)
  await stranger.closed
  await setup.close()
  const session = (client.events[0]?.session as { id: string }).id
  expect(readLines()).toEqual([
    { t: expect.any(Number) as number, dir: 'out', session, event: client.events[0] },
    {
      t: expect.any(Number) as number,
      dir: 'in',
      session,
      event: { type: 'session.update', session: { type: 'realtime' } },
    },
    { t: expect.any(Number) as number, dir: 'out', session, event: client.events[1] },
    { t: expect.any(Number) as number, dir: 'in', session: null, event: { text: '{"type"' } },
    { t: expect.any(Number) as number, dir: 'out', session, event: client.events[2] },
    { t: expect.any(Number) as number, dir: 'out', session: null, event: stranger.events[0] },
  ])
})

test('secrets are left out, and nothing else', () => {
  const logFrame = openFrameLog(join(folder, 'log'), 'abc')
  const audio = Buffer.from('whatever is said').toString('base64')
  logFrame('in', 's', {
    type: 'session.update',
    audio: `${audio}abcd+abc/abc`,
    token: 'the key abc, and ek_0123456789abcdef or sk-proj-0123456789',
    client_secret: { value: 'x', expires_at: 1 },
    tools: [
      { type: 'mcp', server_label: 'l', authorization: 'y', headers: { 'X-Key': 'z' } },
      { type: 'function', name: 'f', parameters: { properties: { authorization: { type: 'string' }, headers: {} } } },
    ],
  })
  expect(readLines()[0]?.event).toEqual({
    type: 'session.update',
    audio: `${audio}abcd+abc/abc`,
    token: 'the key [removed], and [removed] or [removed]',
    client_secret: '[removed]',
    tools: [
      { type: 'mcp', server_label: 'l', authorization: '[removed]', headers: '[removed]' },
      { type: 'function', name: 'f', parameters: { properties: { authorization: { type: 'string' }, headers: {} } } },
    ],
  })
})
