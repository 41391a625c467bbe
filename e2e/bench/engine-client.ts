/** A client that speaks to the engine in real time over its socket. */
import { WebSocket } from 'ws'
import type { EngineAlone } from '../app/engine'
import { nowMs } from '../stage/recording'

export const engineRateHz = 24_000
const frameMs = 20
const frameSamples = (engineRateHz * frameMs) / 1000

interface WireEvent {
  type: string
  error?: { message: string }
}

export interface Speaker {
  /** Speaks into the open microphone and waits for the answer. @returns ms from the last voiced sample to the first sound */
  ask(samples: Int16Array, endIndex: number, timeoutMs?: number): Promise<number>
  close(): void
}

/** Opens a session with a microphone that stays open: between the questions there is faint noise. */
export async function openSpeaker(engine: EngineAlone, turnDetection: object): Promise<Speaker> {
  const socket = new WebSocket(engine.url, {
    headers: { authorization: `Bearer ${engine.token}` },
    perMessageDeflate: false,
  })
  let onEvent: (event: WireEvent, arrivedMs: number) => void = () => undefined
  let onGone: (error: Error) => void = () => undefined
  socket.on('message', (data) => {
    const arrivedMs = nowMs()
    onEvent(JSON.parse(String(data)) as WireEvent, arrivedMs)
  })
  socket.on('close', () => onGone(new Error('the engine closed the session')))
  const send = (event: object): void => socket.send(JSON.stringify(event))

  /** @param take gives its value when the event is the one waited for */
  const waitFor = <T>(
    what: string,
    timeoutMs: number,
    take: (event: WireEvent, atMs: number) => T | null,
  ): Promise<T> =>
    new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`no ${what} within ${timeoutMs} ms`)), timeoutMs)
      onGone = failed
      onEvent = (event, atMs) => {
        if (event.type === 'error') failed(new Error(event.error?.message ?? 'error'))
        const value = take(event, atMs)
        if (value === null) return
        clearTimeout(timer)
        done(value)
      }
    })

  const named = (type: string) => (event: WireEvent) => (event.type === type ? event : null)
  socket.once('error', (error) => onGone(error))
  await waitFor('session', 10_000, named('session.created'))
  const input = { format: { type: 'audio/pcm', rate: engineRateHz }, turn_detection: turnDetection }
  const updated = waitFor('confirmation', 10_000, named('session.updated'))
  send({ type: 'session.update', session: { type: 'realtime', audio: { input } } })
  await updated

  let sound: Int16Array = new Int16Array(0)
  let at = 0
  let endIndex = -1
  let speechEndMs: number | null = null
  const noise = Int16Array.from({ length: frameSamples }, (_, i) => ((i * 7_919) % 7) - 3)
  const nextFrame = (): Int16Array => {
    if (at >= sound.length) return noise
    const frame = noise.slice()
    frame.set(sound.subarray(at, at + frameSamples))
    at += frameSamples
    return frame
  }
  const startMs = nowMs()
  let sent = 0
  // A late timer is made up for, so that sound keeps its pace.
  const pump = setInterval(() => {
    for (; sent * frameMs <= nowMs() - startMs; sent++) {
      const from = at
      const frame = nextFrame()
      const audio = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64')
      send({ type: 'input_audio_buffer.append', audio })
      if (speechEndMs === null && endIndex >= from && endIndex < at) speechEndMs = nowMs()
    }
  }, 5)

  return {
    async ask(samples, lastVoiced, timeoutMs = 15_000) {
      sound = samples
      at = 0
      endIndex = lastVoiced
      speechEndMs = null
      let firstDeltaMs: number | null = null
      await waitFor('answer', timeoutMs + (samples.length * 1000) / engineRateHz, (event, atMs) => {
        if (speechEndMs === null) return null
        if (event.type === 'response.output_audio.delta') firstDeltaMs ??= atMs
        return event.type === 'response.done' && firstDeltaMs !== null ? true : null
      })
      return firstDeltaMs! - speechEndMs!
    },
    close() {
      clearInterval(pump)
      onGone = () => undefined
      socket.close()
    },
  }
}
