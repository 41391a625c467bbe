import { AzureOpenAI } from 'openai-6'
import { OpenAIRealtimeWS } from 'openai-6/realtime/ws'
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai-6/resources/realtime/realtime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerEvent } from '../testing/client'
import { type Setup, setUp, token } from '../testing/setup'
import { type Attached, attach, type Realtime } from './attach'
import { smallTalk } from './small-talk'
import { createTrustedCertificate } from './trust'

let setup: Setup
let client: Attached<ServerEvent, RealtimeClientEvent>

beforeAll(async () => {
  setup = await setUp(smallTalk, { tls: await createTrustedCertificate() })
})
afterAll(() => setup.close())

/** It sends the current frames, yet to the preview's path, where the service speaks beta. */
describe("openai 6, Azure: the preview's path with the current frames", () => {
  beforeEach(async () => {
    const endpoint = `https://127.0.0.1:${setup.port}`
    const azure = new AzureOpenAI({ apiKey: token, endpoint, deployment: 'mine', apiVersion: '2025-04-01-preview' })
    const realtime: Realtime<RealtimeServerEvent, RealtimeClientEvent> = await OpenAIRealtimeWS.azure(azure)
    client = attach(realtime as unknown as Realtime<ServerEvent, RealtimeClientEvent>)
    await client.events.next('session.created')
  })
  afterEach(async () => {
    client.close()
    await client.closed
  })

  test('is told what it may not send, and changes nothing by it', async () => {
    client.send({
      type: 'session.update',
      event_id: 'my-update',
      session: { type: 'realtime', output_modalities: ['text'], instructions: 'Be brief.' },
    })
    expect((await client.events.next('error')).error).toMatchObject({
      type: 'invalid_request_error',
      code: 'unknown_parameter',
      param: expect.stringMatching(/^session\.(type|output_modalities)$/) as string,
      event_id: 'my-update',
    })
    expect(client.errors).toEqual([expect.stringContaining('Unknown parameter')])
  })

  test('is served what both forms have in common', async () => {
    client.send({
      type: 'conversation.item.create',
      item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
    })
    client.send({ type: 'response.create' })
    expect((await client.events.next('response.audio_transcript.done')).transcript).toBe('You said hi.')
    await client.events.next('response.done')
    expect(client.errors).toEqual([])
  })
})
