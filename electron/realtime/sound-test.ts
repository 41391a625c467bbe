/** The person's own test of the room: plays a short sound and measures what of it the microphone brings back. */
import { frameSamples, msToSamples, rms } from '../../shared/audio'
import type { ToPlayback } from '../../shared/audio-port'
import type { SafeError } from '../../shared/errors'
import type { SoundTest } from '../../shared/ipc/contract'
import type { Clock } from './clock'
import { appendDecimated, bestCopy, correlationFrame, correlationRateHz } from './correlation'

type Measured = Omit<Extract<SoundTest, { kind: 'done' }>, 'kind'>

interface Frame {
  samples: Int16Array
  reference: Int16Array | null
}

const itemId = 'sound-test'
/** The room by itself, before the sound. */
const quietFrames = 25
const probeMs = 2_000
/** The longest way through a Bluetooth loudspeaker and the room. */
const tailFrames = 30
const lastFrame = quietFrames + Math.ceil(probeMs / 20) + tailFrames
const longestDelayMs = 500
/** Opening a device and its first sample may take seconds. */
const timeLimitMs = 12_000
/** A copy this weak may be chance. */
const leastShare = 0.05
/** Echo cancellation and turn detection cope below the first; above the second nothing helps but taking turns. */
const goodBelowDb = -30
const hopelessAboveDb = -15

export interface SoundTester {
  readonly facts: SoundTest
  readonly isRunning: boolean
  start(): void
  frame(samples: Int16Array, reference: Int16Array | null): void
  /** The microphone cannot be used, or the person wants something else. */
  stop(error: SafeError | null): void
  /** The devices are others: what was measured is no longer so. */
  reset(): void
}

export function createSoundTest(
  dependencies: { clock: Clock; play(message: ToPlayback): void; listen(wanted: boolean): void },
  onChange: (facts: SoundTest) => void,
): SoundTester {
  const { clock, play, listen } = dependencies
  let facts: SoundTest = { kind: 'idle' }
  let frames: Frame[] = []
  let stopTimer: () => void = () => undefined

  const set = (next: SoundTest): void => {
    facts = next
    onChange(next)
  }
  const end = (next: SoundTest): void => {
    stopTimer()
    listen(false)
    frames = []
    set(next)
  }

  const tester: SoundTester = {
    get facts() {
      return facts
    },
    get isRunning() {
      return facts.kind === 'running'
    },
    start() {
      if (tester.isRunning) return
      frames = []
      set({ kind: 'running', progress: 0 })
      stopTimer = clock.after(timeLimitMs, () => tester.stop({ code: 'audio.microphone-silent', detail: '' }))
      listen(true)
    },
    frame(samples, reference) {
      if (!tester.isRunning) return
      frames.push({ samples, reference })
      if (frames.length === quietFrames) {
        play({ kind: 'chunk', itemId, samples: probe() })
        play({ kind: 'end', itemId })
      }
      if (frames.length >= lastFrame) end({ kind: 'done', ...measureEcho(frames, quietFrames) })
      else if (frames.length % 10 === 0) set({ kind: 'running', progress: frames.length / lastFrame })
    },
    reset() {
      tester.stop(null)
      if (facts.kind !== 'idle') set({ kind: 'idle' })
    },
    stop(error) {
      if (!tester.isRunning) return
      play({ kind: 'flush', flushId: -1 })
      end(error ? { kind: 'failed', error } : { kind: 'idle' })
    },
  }
  return tester
}

/** Noise below 3 kHz that swells like syllables, at about −20 dBFS: what a voice would be, and the same every time. */
function probe(): Int16Array {
  const samples = new Int16Array(msToSamples(probeMs))
  let seed = 1
  let low = 0
  for (let index = 0; index < samples.length; index++) {
    seed = (seed * 16_807) % 2_147_483_647
    low += 0.5 * (seed / 1_073_741_823 - 1 - low)
    const seconds = index / 24_000
    const swell = Math.sin(Math.PI * 4 * seconds) ** 2 * Math.sin((Math.PI * index) / samples.length)
    samples[index] = Math.round(low * swell * 14_000)
  }
  return samples
}

/** @param quiet so many frames at the beginning are the room by itself */
export function measureEcho(frames: readonly Frame[], quiet: number): Measured {
  const power = (all: readonly Int16Array[]): number =>
    all.reduce((sum, samples) => sum + rms(samples) ** 2, 0) / Math.max(1, all.length)
  const room = power(frames.slice(0, quiet).map(({ samples }) => samples))
  const heardPower = power(frames.slice(quiet).map(({ samples }) => samples))
  const playedPower = power(frames.slice(quiet).map(({ reference }) => reference ?? new Int16Array(frameSamples)))
  const reach = (longestDelayMs * correlationRateHz) / 1000
  const length = frames.length * correlationFrame
  const heard = new Float32Array(length)
  const played = new Float32Array(length + reach)
  for (const { samples, reference } of frames) {
    appendDecimated(heard, samples)
    appendDecimated(played, reference)
  }
  const copy = bestCopy(heard, played, 0, reach)
  const found = copy && copy.share >= leastShare ? copy : null
  const stands = heardPower > 2 * room && playedPower > 0
  // What echo cancellation has left is no copy any more, but it stands out from the room.
  const gain = found?.gain ?? (stands ? (heardPower - room) / playedPower : 0)
  const echoDb = gain > 0 ? Math.round(10 * Math.log10(gain)) : null
  const delayMs = found ? Math.round((found.delay * 1000) / correlationRateHz) : null
  if (echoDb === null || echoDb < goodBelowDb) return { echoDb, delayMs, advice: 'good' }
  return { echoDb, delayMs, advice: echoDb < hopelessAboveDb ? 'headphones' : 'half-duplex' }
}
