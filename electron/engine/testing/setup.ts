/** A server with a fake speech and a mind given by the test, and clients that end with it; whatever it says is checked. */

import type { Mind, MindPart, MindRequest } from '../mind/mind'
import { createEngineServer, type EngineServer, type EngineServerOptions } from '../server'
import { connectClient, type TestClient } from './client'
import { createFakeSpeech, type FakeSpeech } from './fake-speech'
import { createReferee } from './referee'

export const token = 'test-token'

export interface Setup {
  server: EngineServer
  speech: FakeSpeech
  port: number
  /** What the minds were asked, oldest first. */
  asked: MindRequest[]
  activity: { count: number }
  /** Connected, and its session.created taken. */
  connect(door?: { path?: string; headers?: Record<string, string> }): Promise<TestClient>
  /** @throws Error when any connection has violated a rule of the protocol */
  close(): Promise<void>
}

/** @param answer the parts that the mind yields to the request; it may throw */
export async function setUp(
  answer: (request: MindRequest, signal: AbortSignal) => Iterable<MindPart> | AsyncIterable<MindPart> = () => [
    { kind: 'say', text: 'Hello there. How are you today?' },
  ],
  options: Partial<Omit<EngineServerOptions, 'token' | 'speech' | 'createMind' | 'onActivity'>> = {},
): Promise<Setup> {
  const speech = createFakeSpeech()
  const asked: MindRequest[] = []
  const activity = { count: 0 }
  const mind: Mind = {
    async *answer(request, signal) {
      asked.push(request)
      yield* answer(request, signal)
    },
  }
  const referee = createReferee()
  const server = createEngineServer({
    token,
    speech,
    createMind: () => mind,
    onActivity: () => {
      activity.count += 1
    },
    ...options,
    trace(...frame) {
      referee.trace(...frame)
      options.trace?.(...frame)
    },
    log(...line) {
      referee.log(...line)
      options.log?.(...line)
    },
  })
  const port = await server.listen(0)
  return {
    server,
    speech,
    port,
    asked,
    activity,
    async connect({ path = '/v1/realtime?model=parley', headers = { authorization: `Bearer ${token}` } } = {}) {
      const client = await connectClient(`ws://127.0.0.1:${port}${path}`, headers)
      await client.next('session.created')
      return client
    },
    async close() {
      const violations = referee.judge()
      await server.close()
      if (violations.length > 0) throw new Error(`The protocol was violated:\n${violations.join('\n')}`)
    },
  }
}
