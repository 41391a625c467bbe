/**
 * How loud the loudspeaker can be in the microphone, learned while it sounds. It changes on the way: the system turns
 * the microphone up in a quiet room and down in a loud one.
 */

/** Only a loudspeaker that is well audible tells something about its echo: −45 dBFS. */
const tellingPower = 3e-5
/** Of a loudspeaker near the microphone, and what is believed before anything is known: −16 dB. */
const usualCoupling = 0.025
/** No echo is louder than its origin; what seems so is another sound. */
const largestCoupling = 1
/** What is no plain copy may be a remnant of echo that the system left over, or a person's soft syllable: −12 dB at most. */
const largestUncertain = 0.06
const frames = 50
/** The slowest of loudspeakers are heard after half a second. */
const slowestFrames = 25
/** What was played so long ago has been heard by now, through most loudspeakers: a slow one makes itself known as a copy. */
const usualFrames = 15
const fall = 0.1
/** Below what is usual it falls slowly: the system's echo cancellation leaves nothing for seconds, and then a remnant. */
const slowFall = 0.004
const rise = 0.05
/** A copy leaves no doubt. */
const riseOfCopy = 0.5

const most = (values: Float32Array, from: number, to: number): number => {
  let found = 0
  for (let index = from; index < to; index++) found = Math.max(found, values[index]!)
  return found
}
const append = (values: Float32Array, value: number): void => {
  values.copyWithin(0, 1)
  values[values.length - 1] = value
}

export function createEchoCoupling() {
  /** Powers of frames, newest last. */
  const played = new Float32Array(frames)
  const heard = new Float32Array(frames)
  let coupling = usualCoupling
  let sincePerson = frames

  return {
    /** @param power of what the loudspeaker was given in this frame */
    play: (power: number): void => append(played, power),
    /** The most powerful echo that there can be now. */
    limit: (): number => coupling * most(played, frames - slowestFrames, frames),
    /**
     * @param power of the microphone's frame
     * @param copyGain its power against that of the sound that it is a copy of; null where it is none
     */
    learn(power: number, isPerson: boolean, copyGain: number | null): void {
      append(heard, power)
      sincePerson = isPerson ? 0 : sincePerson + 1
      const recent = most(played, frames - slowestFrames, frames)
      if (copyGain !== null && recent > tellingPower && copyGain > coupling)
        coupling += riseOfCopy * (Math.min(largestCoupling, copyGain) - coupling)
      if (sincePerson === 0) return
      if (recent > tellingPower && coupling < largestUncertain && power > coupling * recent)
        coupling += rise * (power / recent - coupling)
      // What was played then has been heard since: the echo is at most so loud.
      const before = most(played, 0, frames - usualFrames)
      const seen = most(heard, 0, frames) / before
      if (before > tellingPower && sincePerson >= frames && seen < coupling)
        coupling += (coupling > usualCoupling ? fall : slowFall) * (seen - coupling)
    },
    reset(): void {
      coupling = usualCoupling
    },
    get db(): number {
      return 10 * Math.log10(coupling)
    },
  }
}
