/** A server with a fake speech and a mind given by the test, and clients that end with it. */

import type { Clock } from '../clock'
import type { Mind, MindPart, MindRequest } from '../mind/mind'
import { createEngineServer, type EngineServer } from '../server'
import { connectClient, type TestClient } from './client'
import { createFakeSpeech, type FakeSpeech } from './fake-speech'

export const token = 'test-token'

export interface Setup {
  server: EngineServer
  speech: FakeSpeech
  port: number
  /** What the minds were asked, oldest first. */
  asked: MindRequest[]
  activity: { count: number }
  /** Connected, and its session.created taken. */
  connect(): Promise<TestClient>
  close(): Promise<void>
}

/** @param answer the parts that the mind yields to the request; it may throw */
export async function setUp(
  answer: (request: MindRequest) => Iterable<MindPart> | AsyncIterable<MindPart> = () => [
    { kind: 'say', text: 'Hello there. How are you today?' },
  ],
  options: { clock?: Clock; sessionLimitMs?: number; loadSpeech?: 'on-open' | 'on-demand' } = {},
): Promise<Setup> {
  const speech = createFakeSpeech()
  const asked: MindRequest[] = []
  const activity = { count: 0 }
  const mind: Mind = {
    async *answer(request) {
      asked.push(request)
      yield* answer(request)
    },
  }
  const server = createEngineServer({
    token,
    speech,
    createMind: () => mind,
    onActivity: () => {
      activity.count += 1
    },
    ...options,
  })
  const port = await server.listen(0)
  return {
    server,
    speech,
    port,
    asked,
    activity,
    async connect() {
      const client = await connectClient(`ws://127.0.0.1:${port}/v1/realtime?model=parley`, {
        authorization: `Bearer ${token}`,
      })
      await client.next('session.created')
      return client
    },
    close: () => server.close(),
  }
}
