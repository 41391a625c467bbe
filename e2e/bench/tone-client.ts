/** A client that speaks a tone without a pause, asks for an answer at regular intervals, and times the sound it gets. */
import { WebSocket } from 'ws'
import type { EngineAlone } from '../app/engine'
import { nowMs } from '../stage/recording'

export const turnMs = 1_500
/** An answer that has not begun by then is late. */
const graceMs = 250
const frameMs = 20
const samplesPerMs = 24
const bytesPerMs = 2 * samplesPerMs

const append = ((): string => {
  const samples = Int16Array.from(
    { length: frameMs * samplesPerMs },
    (_, at) => 6_000 * Math.sin((2 * Math.PI * at) / 60),
  )
  return JSON.stringify({ type: 'input_audio_buffer.append', audio: Buffer.from(samples.buffer).toString('base64') })
})()
const session = { type: 'realtime', audio: { input: { turn_detection: null } } }

export interface ToneClient {
  /** The first answer is complete. */
  answered: Promise<void>
  /** How late the latest sound came since this was last asked, in ms; negative: all in time. @throws when it has failed */
  takeLatenessMs(): number
  close(): void
}

interface WireEvent {
  type: string
  delta?: string
  error?: { message: string }
}

/** Resolves once the session is confirmed and it speaks. */
export async function openToneClient(engine: EngineAlone): Promise<ToneClient> {
  const socket = new WebSocket(engine.url, {
    headers: { authorization: `Bearer ${engine.token}` },
    perMessageDeflate: false,
  })
  let failure: Error | null = null
  let latestMs = -Infinity
  /** The turn being answered: when it was asked for, and how much of its sound has come. */
  let asked: { atMs: number; receivedMs: number } | null = null
  let onConfirmed = (): void => undefined
  let onAnswered = (): void => undefined
  let onFailed = (_error: Error): void => undefined
  const answered = new Promise<void>((resolve, reject) => {
    onAnswered = resolve
    onFailed = reject
  })
  answered.catch(() => undefined)
  const confirmed = new Promise<void>((resolve, reject) => {
    onConfirmed = resolve
    answered.catch(reject)
  })
  const fail = (message: string): void => {
    failure ??= new Error(message)
    onFailed(failure)
  }
  /** Sound of this position comes now. */
  const note = (turn: NonNullable<typeof asked>): void => {
    latestMs = Math.max(latestMs, nowMs() - (turn.atMs + graceMs + turn.receivedMs))
  }
  const send = (event: object): void => socket.send(JSON.stringify(event))

  socket.on('error', (error) => fail(error.message))
  socket.on('close', (code) => fail(`the engine closed a session with ${code}`))
  socket.on('message', (data) => {
    const event = JSON.parse(String(data)) as WireEvent
    if (event.type === 'session.created') send({ type: 'session.update', session })
    else if (event.type === 'session.updated') onConfirmed()
    else if (event.type === 'error') fail(event.error?.message ?? 'error')
    else if (event.type === 'response.output_audio.delta' && asked && event.delta !== undefined) {
      note(asked)
      asked.receivedMs += Buffer.byteLength(event.delta, 'base64') / bytesPerMs
    } else if (event.type === 'response.done') {
      if (asked && asked.receivedMs < turnMs) fail(`an answer had ${asked.receivedMs} ms of sound`)
      asked = null
      onAnswered()
    }
  })
  await confirmed

  const startMs = nowMs()
  let sentMs = 0
  // A late timer is made up for, so that sound keeps its pace.
  const pump = setInterval(() => {
    for (; sentMs <= nowMs() - startMs; sentMs += frameMs) {
      socket.send(append)
      if ((sentMs + frameMs) % turnMs !== 0) continue
      // Asking again would be refused: this turn is lost to the one before.
      if (asked) continue
      asked = { atMs: nowMs(), receivedMs: 0 }
      send({ type: 'input_audio_buffer.commit' })
      send({ type: 'response.create' })
    }
  }, frameMs / 2)

  return {
    answered,
    takeLatenessMs() {
      if (failure) throw failure
      // What has not come yet is late as well.
      if (asked) note(asked)
      const taken = latestMs
      latestMs = -Infinity
      return taken
    },
    close() {
      clearInterval(pump)
      socket.terminate()
    },
  }
}
