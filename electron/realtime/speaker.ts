/**
 * What the loudspeaker has been given and how much of it has been heard. Positions come from the playback worklet,
 * never from a clock.
 */
import { heardMs, samplesToMs } from '../../shared/audio'
import type { FromPlayback, ToPlayback } from '../../shared/audio-port'
import type { Clock } from './clock'

/** Where an item stood when the sound was stopped. */
export interface Interruption {
  itemId: string
  /** Whole milliseconds that were heard, not beyond what was received. */
  heardMs: number
  receivedMs: number
}

export interface SpeakerEvents {
  /** Samples of an item that have been heard so far. */
  onHeard(itemId: string, samples: number): void
  /** The last sample of an item has been heard. */
  onFinished(itemId: string): void
  /** Sound began or ended. */
  onSounding(sounding: boolean): void
  onLevel(level: number): void
}

export interface Speaker {
  play(itemId: string, samples: Int16Array): void
  /** All of an item's sound has arrived. */
  end(itemId: string): void
  /** Falls silent at once. @returns the items that were cut off or never begun, in order */
  interrupt(): Promise<Interruption[]>
  receive(message: FromPlayback): void
  setOutputLatency(outputLatencyMs: number): void
  /** The audio page is gone, and with it all that was queued. */
  reset(): void
  /** Some of this item's sound is still to be heard. */
  holds(itemId: string): boolean
  /** Something has been given and not yet been heard to its end. */
  readonly busy: boolean
  readonly sounding: boolean
}

interface Queued {
  itemId: string
  received: number
  played: number
  ended: boolean
}

/** How long the worklet may take to say where it stopped. */
const flushTimeoutMs = 250

export function createSpeaker(
  dependencies: { send(message: ToPlayback): void; clock: Clock },
  events: SpeakerEvents,
): Speaker {
  const { send, clock } = dependencies
  let queue: Queued[] = []
  /** Being cut off: reports that were under way when it was decided still count. */
  let cut: Queued[] = []
  let outputLatencyMs = 0
  let sounding = false
  let flushes = 0
  let onFlushed: ((itemId: string | null, samples: number) => void) | null = null

  const setSounding = (now: boolean): void => {
    if (now === sounding) return
    sounding = now
    events.onSounding(now)
  }
  const find = (itemId: string): Queued | undefined => queue.find((item) => item.itemId === itemId)
  const heardSamples = (item: Queued): number =>
    Math.max(0, Math.min(item.received, item.played) - Math.round((outputLatencyMs * 24_000) / 1000))

  const finish = (itemId: string): void => {
    const item = find(itemId)
    if (!item) return
    queue = queue.filter((other) => other !== item)
    // The device still sounds what the worklet has handed over.
    clock.after(outputLatencyMs, () => {
      events.onHeard(itemId, item.received)
      events.onFinished(itemId)
      if (queue.length === 0) setSounding(false)
    })
  }

  return {
    play(itemId, samples) {
      let item = find(itemId)
      if (!item) queue.push((item = { itemId, received: 0, played: 0, ended: false }))
      item.received += samples.length
      send({ kind: 'chunk', itemId, samples })
    },
    end(itemId) {
      const item = find(itemId)
      if (!item || item.ended) return
      item.ended = true
      send({ kind: 'end', itemId })
    },
    async interrupt() {
      if (queue.length === 0) return []
      const cutting = (cut = queue)
      queue = []
      const flushId = ++flushes
      setSounding(false)
      await new Promise<void>((resolve) => {
        const cancelTimer = clock.after(flushTimeoutMs, resolve)
        onFlushed = (itemId, samples) => {
          cancelTimer()
          const playing = cutting.find((item) => item.itemId === itemId)
          if (playing) playing.played = samples
          resolve()
        }
        send({ kind: 'flush', flushId })
      })
      onFlushed = null
      cut = []
      return cutting.map((item) => ({
        itemId: item.itemId,
        heardMs: heardMs(item.played, item.received),
        receivedMs: Math.floor(samplesToMs(item.received)),
      }))
    },
    receive(message) {
      switch (message.kind) {
        case 'played': {
          const late = cut.find((item) => item.itemId === message.itemId)
          if (late) late.played = message.samples
          const item = find(message.itemId)
          if (message.state === 'playing') events.onLevel(message.level)
          if (!item) return
          item.played = message.samples
          if (message.samples > 0) setSounding(true)
          events.onHeard(item.itemId, heardSamples(item))
          return
        }
        case 'finished': {
          const late = cut.find((item) => item.itemId === message.itemId)
          if (late) late.played = late.received
          return finish(message.itemId)
        }
        case 'flushed':
          if (message.flushId === flushes) onFlushed?.(message.itemId, message.samples)
      }
    },
    setOutputLatency(latencyMs) {
      outputLatencyMs = latencyMs
    },
    reset() {
      queue = []
      setSounding(false)
    },
    holds: (itemId) => find(itemId) !== undefined,
    get busy() {
      return queue.length > 0 || sounding
    },
    get sounding() {
      return sounding
    },
  }
}
