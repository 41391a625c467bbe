import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openUpstream, type Upstream } from './upstream'

let upstream: Upstream | null = null
afterEach(() => upstream?.close())

interface Event {
  type: string
  delta?: string
  response?: { status: string }
}

async function connect() {
  const server = (upstream = await openUpstream())
  const socket = new WebSocket(server.url)
  const events: Event[] = []
  let onEvent = (): void => undefined
  socket.on('message', (data) => {
    events.push(JSON.parse(String(data)) as Event)
    onEvent()
  })
  await once(socket, 'open')
  const until = (type: string): Promise<void> =>
    new Promise((resolve) => {
      onEvent = () => {
        if (events.some((event) => event.type === type)) resolve()
      }
      onEvent()
    })
  await until('session.created')
  const say = (event: object): void => socket.send(JSON.stringify(event))
  const deltas = (): unknown[] => events.flatMap(({ delta, type }) => (type.endsWith('audio.delta') ? [delta] : []))
  return { server, events, until, say, deltas }
}

test('an answer comes in its pieces and its order, and is over', async () => {
  const { server, events, until, say, deltas } = await connect()
  const answer = server.planNext({ deltas: ['AAAA', 'AQAB'], departuresMs: [0, 20] })
  say({ type: 'response.create' })
  await answer.ended
  await until('response.done')
  expect(deltas()).toEqual(['AAAA', 'AQAB'])
  expect(events.at(-1)?.response?.status).toBe('completed')
})

test('an interruption breaks the answer off and learns where it was truncated', async () => {
  const { server, events, until, say, deltas } = await connect()
  const answer = server.planNext({ deltas: ['AAAA', 'AQAB'], departuresMs: [0, 60_000] })
  say({ type: 'response.create' })
  await until('response.output_audio.delta')
  const cut = server.interrupt(answer)
  await until('input_audio_buffer.speech_started')
  say({ type: 'conversation.item.truncate', item_id: answer.itemId, content_index: 0, audio_end_ms: 120 })
  expect(await cut).toBe(120)
  await until('response.done')
  expect(deltas()).toEqual(['AAAA'])
  expect(events.find(({ type }) => type === 'response.done')?.response?.status).toBe('cancelled')
})

test('what is heard is kept until it is cleared or taken', async () => {
  const { server, until, say } = await connect()
  const append = (...samples: number[]): void =>
    say({ type: 'input_audio_buffer.append', audio: Buffer.from(Int16Array.from(samples).buffer).toString('base64') })
  append(7, 7)
  say({ type: 'input_audio_buffer.clear' })
  append(1, 2)
  append(-3)
  say({ type: 'input_audio_buffer.commit' })
  await until('input_audio_buffer.committed')
  expect([...server.takeHeard()]).toEqual([1, 2, -3])
  expect([...server.takeHeard()]).toEqual([])
})
