/**
 * Keeps Parley from hearing itself where the system's echo cancellation does not: of what the microphone brings while
 * the loudspeaker sounds, all that its own sound explains goes to the server as silence. docs/decisions/0003.
 *
 * It knows both signals, so it learns how loud the echo can be: from the level while nobody speaks, and from moments in
 * which one signal plainly is a copy of the other. Only what is clearly louder, and no copy, can be a person.
 */
import { frameSamples, rms } from '../../shared/audio'
import { appendDecimated, bestCopy, correlationFrame, correlationRateHz } from './correlation'

/** Bluetooth loudspeakers are the slowest. */
const longestDelay = 0.5 * correlationRateHz
const windowLength = 0.12 * correlationRateHz
/** After the loudspeaker fell silent its echo still sounds for so many frames. */
const tailFrames = 25
/** Below this nobody has said anything: −60 dBFS. */
const quietPower = 1e-6
/** Only a loudspeaker that is well audible tells something about its echo: −45 dBFS. */
const tellingPower = 3e-5
/** As much of the power of a window must be explained by the loudspeaker to call it a copy. */
const explained = 0.5
/** Voices resemble each other for a moment; an echo is found at the same delay again and again: so often, within 1 ms. */
const agreements = 4
const agreement = 0.001 * correlationRateHz
/** Clocks of two devices drift: once known, the delay is looked for so far around. */
const around = 4 * agreement
/** While the delay is unknown all delays are tried, which takes about a millisecond: not for every frame. */
const searchEvery = 3
/** A person is at least this much more powerful than the echo can be: 6 dB. */
const margin = 4
/** Before anything is known: a loudspeaker beside the microphone. */
const cautiousCoupling = 0.25
/** Words have pauses, and whoever has begun to speak makes the loudspeaker fall silent anyway. */
const hangoverFrames = 25

export interface EchoGuard {
  /**
   * @param samples one frame of the microphone, kept
   * @param reference what the loudspeaker was given in the same 20 ms; null when that was silence
   * @returns the frames to send, in order, silent in the place of echo. While the loudspeaker sounds it is one frame
   *   late, because only two loud frames are a word
   */
  push(samples: Int16Array, reference: Int16Array | null): Int16Array[]
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
  /** Power of the loudspeaker's frames, newest last. */
  const playedPower = new Float32Array(longestDelay / correlationFrame)
  const lag = createLag()
  let coupling = cautiousCoupling
  let sinceSound = Number.POSITIVE_INFINITY
  let held: { samples: Int16Array; isLoud: boolean } | null = null
  let hangover = 0

  const release = (frame: { samples: Int16Array; isLoud: boolean } | null): Int16Array[] =>
    frame ? [frame.isLoud ? frame.samples : silence] : []

  return {
    push(samples, reference) {
      appendDecimated(played, reference)
      appendDecimated(heard, samples)
      const playedLevel = reference ? rms(reference) : 0
      playedPower.copyWithin(0, 1)
      playedPower[playedPower.length - 1] = playedLevel * playedLevel
      sinceSound = reference ? 0 : sinceSound + 1
      if (sinceSound > tailFrames) {
        const before = release(held)
        held = null
        hangover = 0
        return [...before, samples]
      }

      const power = rms(samples) ** 2
      const mostPlayed = playedPower.reduce((most, value) => Math.max(most, value), 0)
      const isCopy = power > quietPower && lag.isCopy(heard, played)
      const isLoud = power > quietPower && power > margin * coupling * mostPlayed && !isCopy
      if (mostPlayed > tellingPower && !isLoud) {
        const seen = power / mostPlayed
        const speed = seen < coupling ? 0.05 : isCopy ? 0.3 : 0.02
        coupling += speed * (seen - coupling)
      }

      const begins = isLoud && held?.isLoud === true
      if (begins) hangover = hangoverFrames
      else if (hangover > 0) hangover = isLoud ? hangoverFrames : hangover - 1
      const before = release(held && { ...held, isLoud: begins })
      held = hangover > 0 ? null : { samples, isLoud }
      return hangover > 0 ? [...before, samples] : before
    },
    reset() {
      coupling = cautiousCoupling
      lag.reset()
      held = null
    },
    get couplingDb() {
      return 10 * Math.log10(coupling)
    },
  }
}

/** Finds how late the echo comes, and whether a window is one. */
function createLag() {
  let known: number | null = null
  let candidate = -1
  let agreed = 0
  let turn = 0
  const agree = (delay: number): void => {
    agreed = Math.abs(delay - candidate) <= agreement ? agreed + 1 : 1
    candidate = delay
    if (agreed >= agreements) known = delay
  }
  return {
    isCopy(heard: Float32Array, played: Float32Array): boolean {
      const near =
        known === null
          ? null
          : bestCopy(heard, played, Math.max(0, known - around), Math.min(longestDelay, known + around))
      if (near && near.share >= explained) return true
      if (turn++ % searchEvery !== 0) return false
      const any = bestCopy(heard, played, 0, longestDelay)
      if (any && any.share >= explained) agree(any.delay)
      return false
    },
    reset() {
      known = null
      agreed = 0
    },
  }
}
