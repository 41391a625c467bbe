import { connect } from 'node:net'
import OpenAI from 'openai'
import { OpenAIRealtimeWS } from 'openai/realtime/ws'
import { expect, test } from 'vitest'
import { setUp, token } from './testing/setup'

test("the unmodified openai package's client goes through a text turn", async () => {
  const setup = await setUp(({ history }) => {
    const last = history[history.length - 1]
    return [{ kind: 'say', text: `You said ${last?.kind === 'user' ? last.text : ''}.` }]
  })
  const client = new OpenAI({ apiKey: token, baseURL: `http://127.0.0.1:${setup.port}/v1` })
  // The package speaks wss only; the loopback has no certificate, so what would be TLS is plain here.
  const createConnection = () => connect(setup.port, '127.0.0.1')
  const realtime = new OpenAIRealtimeWS({ model: 'gpt-realtime', options: { createConnection } }, client)
  const answer = await new Promise<string>((resolve, reject) => {
    realtime.on('error', reject)
    realtime.on('session.created', () => {
      realtime.send({
        type: 'session.update',
        session: { type: 'realtime', model: 'gpt-realtime', output_modalities: ['text'] },
      })
    })
    realtime.on('session.updated', () => {
      realtime.send({
        type: 'conversation.item.create',
        item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
      })
      realtime.send({ type: 'response.create' })
    })
    let text = ''
    realtime.on('response.output_text.delta', ({ delta }) => {
      text += delta
    })
    realtime.on('response.done', ({ response }) => resolve(`${response.status}: ${text}`))
  })
  expect(answer).toBe('completed: You said hi.')
  realtime.close()
  await setup.close()
})
