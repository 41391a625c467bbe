/** An imitated room: what a microphone brings of an answer from a loudspeaker, of a person, and of everything else. */
import { frameSamples, sampleRateHz } from '../../../shared/audio'

export interface Room {
  /** Of the answer at the microphone, against what is played. */
  echoDb: number
  delayMs: number
  /** The way becomes longer by so much a second, as with two devices' clocks. */
  driftMsPerSecond: number
  /** The delay from the middle of the last answer on, as after a change of device that nobody tells of. */
  laterDelayMs: number | null
  /** Time in which the reverberation falls by 60 dB. */
  t60: number
  /** Cuts below 200 Hz and clips a little. */
  isSmallLoudspeaker: boolean
  noise: 'fan' | 'hum'
  noiseDb: number
  hasGainControl: boolean
  /** Echo that the system cancels by so much, with remnants; null: it cancels none. */
  cancellerDb: number | null
  hasClicks: boolean
}

export type Random = () => number

/** @returns numbers from 0 to 1, the same for the same seed (mulberry32) */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const fromDb = (db: number): number => 10 ** (db / 20)

/** Root mean square of the frames that are within 30 dB of the loudest. */
export function activeLevel(sound: Float32Array): number {
  const powers: number[] = []
  for (let at = 0; at + frameSamples <= sound.length; at += frameSamples) {
    let sum = 0
    for (let index = at; index < at + frameSamples; index++) sum += sound[index]! ** 2
    powers.push(sum / frameSamples)
  }
  const loudest = Math.max(0, ...powers)
  const active = powers.filter((power) => power > loudest / 1000)
  return active.length === 0 ? 0 : Math.sqrt(active.reduce((sum, power) => sum + power, 0) / active.length)
}

export const scale = (sound: Float32Array, gain: number): Float32Array => sound.map((value) => value * gain)

/** @returns the sound as the room brings it, at the level that the room says, without noise */
export function echoOf(played: Float32Array, room: Room, random: Random, jumpAt: number | null): Float32Array {
  const given = activeLevel(played)
  if (given === 0) return new Float32Array(played.length)
  const raw = reverberate(room.isSmallLoudspeaker ? throughSmallLoudspeaker(played) : played, room.t60, random)
  const level = (given * fromDb(room.echoDb)) / activeLevel(raw)
  const delay = (room.delayMs * sampleRateHz) / 1000
  const later = ((room.laterDelayMs ?? room.delayMs) * sampleRateHz) / 1000
  return raw.map((_, index) => {
    const way = jumpAt !== null && index >= jumpAt ? later : delay
    const position = index - way - (room.driftMsPerSecond * index) / 1000
    const from = Math.floor(position)
    const part = position - from
    return level * ((raw[from] ?? 0) * (1 - part) + (raw[from + 1] ?? 0) * part)
  })
}

/** A direct sound, and after it thinly scattered reflections that decay (velvet noise). */
function reverberate(sound: Float32Array, t60: number, random: Random): Float32Array {
  const taps: [number, number][] = [[0, 1]]
  // Large rooms ring longer and the direct sound counts for less of it.
  const direct = 1.6 - t60
  for (let at = 60; at < t60 * 0.7 * sampleRateHz; at += Math.ceil(random() * 32))
    taps.push([at, ((random() < 0.5 ? -1 : 1) * 10 ** ((-3 * at) / (t60 * sampleRateHz)) * 0.09) / direct])
  const output = new Float32Array(sound.length)
  for (const [at, gain] of taps)
    for (let index = at; index < sound.length; index++) output[index]! += gain * sound[index - at]!
  return output
}

function throughSmallLoudspeaker(sound: Float32Array): Float32Array {
  const decay = Math.exp((-2 * Math.PI * 200) / sampleRateHz)
  let loudest = 0
  for (const value of sound) loudest = Math.max(loudest, Math.abs(value))
  const limit = 0.6 * loudest
  let before = 0
  let high = 0
  return sound.map((value) => {
    high = decay * (high + value - before)
    before = value
    return limit * Math.tanh(high / limit)
  })
}

export function noiseOf(length: number, { noise, noiseDb, hasClicks }: Room, random: Random): Float32Array {
  const sound = new Float32Array(length)
  let low = 0
  for (let index = 0; index < length; index++) {
    low += 0.15 * (random() * 2 - 1 - low)
    const second = (2 * Math.PI * index) / sampleRateHz
    const hum = Math.sin(50 * second) + 0.5 * Math.sin(150 * second) + 0.25 * Math.sin(250 * second)
    sound[index] = noise === 'fan' ? low : hum * 0.6 + low * 0.2
  }
  const level = fromDb(noiseDb) / Math.max(1e-9, activeLevel(sound))
  for (let index = 0; index < length; index++) sound[index]! *= level
  if (!hasClicks) return sound
  for (let at = random() * sampleRateHz; at < length; at += (0.08 + random() * 0.5) * sampleRateHz) {
    const peak = fromDb(-30 + random() * 15)
    for (let index = 0; index < 0.03 * sampleRateHz && at + index < length; index++)
      sound[Math.floor(at) + index]! += peak * (random() * 2 - 1) * Math.exp(-index / (0.004 * sampleRateHz))
  }
  return sound
}

/**
 * What an echo cancellation leaves: it takes a while to learn, lets the first 300 ms of an answer through, and then
 * leaves bursts that are no copy of anything.
 * @param onsets where answers begin
 * @param voice the person, which it dampens while the echo is loud
 */
export function cancelled(
  echo: Float32Array,
  voice: Float32Array,
  { depthDb, onsets, random }: { depthDb: number; onsets: readonly number[]; random: Random },
): Float32Array {
  const learned = (1 + random() * 2) * sampleRateHz
  const output = new Float32Array(echo.length)
  let active = 0
  let burst = 0
  let phase = 0
  for (let index = 0; index < echo.length; index++) {
    if (Math.abs(echo[index]!) > 1e-4) active++
    if (index % 2_880 === 0) burst = random() < 0.15 ? fromDb(-8 - random() * 10) : 0
    const isOnset = onsets.some((onset) => index >= onset && index < onset + 0.3 * sampleRateHz)
    const depth = isOnset ? depthDb * 0.3 : depthDb * Math.min(1, active / learned)
    phase += 0.02 + 0.02 * random()
    const residue = echo[index]! * burst * Math.sin(phase * 40)
    output[index] = echo[index]! * fromDb(-depth) + residue + voice[index]! * (active > 0 ? 0.7 : 1)
  }
  return output
}

/** Turns a quiet room up by 10 dB at most, slowly, and a loud one down fast. */
export function gainControlled(sound: Float32Array): Float32Array {
  let gainDb = 0
  let level = 0
  const output = new Float32Array(sound.length)
  for (let at = 0; at < sound.length; at += frameSamples) {
    const frame = sound.subarray(at, at + frameSamples)
    let sum = 0
    for (const value of frame) sum += value * value
    level = Math.max(Math.sqrt(sum / frame.length), level * 0.97)
    const wantedDb = Math.max(-6, Math.min(10, -18 - 20 * Math.log10(level + 1e-6)))
    gainDb += Math.max(-0.3, Math.min(0.08, wantedDb - gainDb))
    for (let index = 0; index < frame.length; index++) output[at + index] = frame[index]! * fromDb(gainDb)
  }
  return output
}
