/**
 * A service in this process that speaks the current form of the protocol just well enough to be talked to: its answers
 * come exactly when a measurement wants them, and it keeps what it was sent.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { nowMs } from '../stage/recording'
import { answerEvents, reply, type WireEvent } from './upstream-events'

/** The sound of an answer, and when its pieces leave. */
export interface AnswerPlan {
  /** Base64 of each piece. */
  deltas: readonly string[]
  /** Milliseconds after the request, ascending, one for each piece. */
  departuresMs: readonly number[]
}

export interface Answer {
  itemId: string
  /** When its first piece left, on the clock of `nowMs`. */
  begunMs: Promise<number>
  /** The last piece has left, or it was broken off. */
  ended: Promise<void>
}

export interface Upstream {
  readonly url: string
  /** What the next request for a response gets; one that comes without a plan gets an empty answer. */
  planNext(plan: AnswerPlan): Answer
  /** As when a person begins to speak. @returns `audio_end_ms` of the truncation that follows, 0 for a deleted item */
  interrupt(answer: Answer): Promise<number>
  /** All sound since the input was last cleared or this was last asked. */
  takeHeard(): Int16Array
  close(): Promise<void>
}

interface Planned {
  answer: Answer
  plan: AnswerPlan
  begin(atMs: number): void
  end(): void
}

const truncateLimitMs = 5_000

export async function openUpstream(): Promise<Upstream> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  let socket: WebSocket | null = null
  let heard: Buffer[] = []
  let count = 0
  let planned: Planned | null = null
  let stopCurrent = (): void => undefined
  let onCut = (_itemId: string, _audioEndMs: number): void => undefined
  const send = (event: WireEvent): void => socket?.send(JSON.stringify({ event_id: `event_${++count}`, ...event }))

  const perform = (request: WireEvent): void => {
    const current = planned
    planned = null
    const events = answerEvents(`response_${++count}`, current?.answer.itemId ?? `item_${count}`, request)
    for (const event of events.begin) send(event)
    const startMs = nowMs()
    let at = 0
    const finish = (status: 'completed' | 'cancelled'): void => {
      clearInterval(pump)
      stopCurrent = () => undefined
      for (const event of events.end(status)) send(event)
      current?.end()
    }
    const pump = setInterval(() => {
      const { deltas, departuresMs } = current?.plan ?? { deltas: [], departuresMs: [] }
      for (; at < deltas.length && departuresMs[at]! <= nowMs() - startMs; at++) {
        send(events.delta(deltas[at]!))
        if (at === 0) current?.begin(nowMs())
      }
      if (at === deltas.length) finish('completed')
    }, 1)
    stopCurrent = () => finish('cancelled')
  }

  const receive = (event: WireEvent): void => {
    switch (event.type) {
      case 'input_audio_buffer.append':
        return void heard.push(Buffer.from(String(event['audio']), 'base64'))
      case 'response.create':
        return perform(event)
      case 'response.cancel':
        return stopCurrent()
      case 'input_audio_buffer.clear':
        heard = []
        break
      case 'conversation.item.truncate':
        onCut(String(event['item_id']), Number(event['audio_end_ms']))
        break
      case 'conversation.item.delete':
        onCut(String(event['item_id']), 0)
        break
    }
    for (const answer of reply(event, `item_${++count}`)) send(answer)
  }
  server.on('connection', (opened) => {
    socket = opened
    heard = []
    opened.on('message', (data) => receive(JSON.parse(String(data)) as WireEvent))
    // After the answer to the handshake has left.
    setImmediate(() => send({ type: 'session.created', session: { type: 'realtime', id: 'bench', audio: {} } }))
  })

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime`,
    planNext(plan) {
      let begin = (_atMs: number): void => undefined
      let end = (): void => undefined
      const answer: Answer = {
        itemId: `answer_${++count}`,
        begunMs: new Promise((resolve) => (begin = resolve)),
        ended: new Promise((resolve) => (end = resolve)),
      }
      planned = { answer, plan, begin, end }
      return answer
    },
    async interrupt({ itemId }) {
      const speech = `speech_${++count}`
      const cut = new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the answer was not truncated')), truncateLimitMs)
        onCut = (id, audioEndMs) => {
          if (id !== itemId) return
          clearTimeout(timer)
          resolve(audioEndMs)
        }
      })
      send({ type: 'input_audio_buffer.speech_started', audio_start_ms: 0, item_id: speech })
      stopCurrent()
      const audioEndMs = await cut
      send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 500, item_id: speech })
      send({ type: 'input_audio_buffer.committed', previous_item_id: itemId, item_id: speech })
      // Nothing was said: the app waits for no answer.
      const done = 'conversation.item.input_audio_transcription.completed'
      send({ type: done, item_id: speech, content_index: 0, transcript: '' })
      return audioEndMs
    },
    takeHeard() {
      const bytes = Buffer.concat(heard)
      heard = []
      return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
    },
    close: () =>
      new Promise((resolve) => {
        stopCurrent()
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}
