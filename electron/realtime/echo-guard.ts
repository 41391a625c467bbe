/**
 * Keeps Parley from hearing itself where the system's echo cancellation does not: of what the microphone brings while
 * the loudspeaker sounds, all that its own sound explains goes to the server as silence. docs/decisions/0003.
 *
 * It knows both signals, so it learns how loud the echo can be: from the level while nobody speaks, and from moments in
 * which one signal plainly is a copy of the other. Only what is clearly louder, and no copy, can be a person.
 */
import { frameSamples, rms } from '../../shared/audio'
import { appendDecimated, bestCopy, correlationRateHz, type Copy } from './correlation'
import { createEchoCoupling } from './echo-coupling'

/** Bluetooth loudspeakers are the slowest. */
const longestDelay = 0.5 * correlationRateHz
const windowLength = 0.12 * correlationRateHz
/** After the loudspeaker fell silent its echo still sounds for so many frames. */
const tailFrames = 25
/** Below this nobody has said anything: −60 dBFS. */
const quietPower = 1e-6
/** As much of the power of a window must be explained by the loudspeaker to call it a copy: at any delay, at the known one. */
const explainedAnywhere = 0.65
const explained = 0.5
/** An echo is not louder than its origin, or hardly. */
const largestGain = 2
/** Voices resemble each other for a moment; an echo is found at the same delay again and again: so often, within 1 ms. */
const agreements = 4
const agreement = 0.001 * correlationRateHz
/** Clocks of two devices drift, and buffers change their length: once known, the delay is looked for so far around. */
const around = 0.03 * correlationRateHz
/** All delays are tried now and then, which takes about a millisecond. */
const searchEvery = 3
/** A person is at least this much more powerful than the echo can be: 6 dB. */
const margin = 4
/** So many loud frames in a row are a word; fewer, a crack in the sound. */
const wordFrames = 3
/** Words have pauses, and whoever has begun to speak makes the loudspeaker fall silent anyway. */
const hangoverFrames = 25
/** The longer somebody has been heard, the longer a pause may be. */
const hangoverPerFrame = 3

export interface EchoGuard {
  /**
   * @param samples one frame of the microphone, kept
   * @param reference what the loudspeaker was given in the same 20 ms; null when that was silence
   * @returns the frames to send, in order, silent in the place of echo. While the loudspeaker sounds they are two
   *   frames late, because only three loud frames are a word
   */
  push(samples: Int16Array, reference: Int16Array | null): Int16Array[]
  /** Learns from a frame that is sent whatever it is. Nothing is kept for later, of it or of before. */
  pass(samples: Int16Array, reference: Int16Array | null): void
  /** Another microphone or loudspeaker: what was learned is forgotten. */
  reset(): void
  /** How loud the echo can be, in dB of the loudspeaker's sound. */
  readonly couplingDb: number
}

export function createEchoGuard(): EchoGuard {
  const silence = new Int16Array(frameSamples)
  /** The loudspeaker's sound at 4 kHz, newest last. */
  const played = new Float32Array(longestDelay + windowLength)
  const heard = new Float32Array(windowLength)
  const coupling = createEchoCoupling()
  const copies = createCopies()
  let sinceSound = Number.POSITIVE_INFINITY
  /** Frames that may be the beginning of a word, oldest first. */
  let held: Int16Array[] = []
  /** Loud frames in a row. */
  let loud = 0
  /** Loud frames of what is being said. */
  let spoken = 0
  let hangover = 0

  const forget = (): void => {
    loud = 0
    spoken = 0
    hangover = 0
    held = []
  }
  /** @returns silence in the place of what is held */
  const drop = (): Int16Array[] => {
    const dropped = held.map(() => silence)
    held = []
    return dropped
  }

  const guard: EchoGuard = {
    push(samples, reference) {
      appendDecimated(played, reference)
      appendDecimated(heard, samples)
      coupling.play(reference ? rms(reference) ** 2 : 0)
      sinceSound = reference ? 0 : sinceSound + 1
      if (sinceSound > tailFrames) {
        const before = drop()
        forget()
        return [...before, samples]
      }

      const power = rms(samples) ** 2
      const copy = power > quietPower ? copies.find(heard, played) : null
      const isLoud = power > quietPower && copy === null && power > margin * coupling.limit()
      coupling.learn(power, isLoud || hangover > 0, copy && copies.isKnown ? copy.gain / copy.share : null)

      loud = isLoud ? loud + 1 : 0
      if (loud >= wordFrames || (isLoud && hangover > 0)) {
        spoken += hangover > 0 ? 1 : loud
        hangover = Math.min(hangoverFrames, hangoverPerFrame * spoken)
      } else hangover = Math.max(0, hangover - 1)
      if (hangover > 0) {
        const before = held
        held = []
        return [...before, samples]
      }
      spoken = 0
      if (isLoud) {
        held.push(samples)
        return []
      }
      return [...drop(), silence]
    },
    pass(samples, reference) {
      guard.push(samples, reference)
      held = []
    },
    reset() {
      coupling.reset()
      copies.reset()
      forget()
    },
    get couplingDb() {
      return coupling.db
    },
  }
  return guard
}

/** Knows, after a while, how late the echo comes, and whether what was heard is one. */
function createCopies() {
  let delay: number | null = null
  let isKnown = false
  let agreed = 0
  let turn = 0
  const agree = (found: number): void => {
    agreed = delay !== null && Math.abs(found - delay) <= agreement ? agreed + 1 : 1
    if (!isKnown || agreed >= agreements) delay = found
    if (agreed >= agreements) isKnown = true
  }
  return {
    /** That the delay is known makes a copy a proof. */
    get isKnown() {
      return isKnown
    },
    find(heard: Float32Array, played: Float32Array): Copy | null {
      if (delay !== null) {
        const near = bestCopy(heard, played, Math.max(0, delay - around), Math.min(longestDelay, delay + around))
        if (near && near.gain <= largestGain && near.share >= (isKnown ? explained : explainedAnywhere)) return near
      }
      if (turn++ % searchEvery !== 0) return null
      const any = bestCopy(heard, played, 0, longestDelay)
      if (!any || any.gain > largestGain || any.share < explained) return null
      agree(any.delay)
      return any.share >= explainedAnywhere ? any : null
    },
    reset() {
      delay = null
      isKnown = false
      agreed = 0
    },
  }
}
