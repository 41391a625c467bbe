/**
 * One conversation in an imitated room: answers one after the other, and perhaps a person who talks over the last one.
 * The guard gets it frame by frame as in production, and the engine's own ears say when speech has started.
 */
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { frameSamples, msToSamples, sampleRateHz } from '../../../shared/audio'
import { createResampler, toFloat, toInt16 } from '../../../shared/resample'
import { createTurnDetector } from '../../engine/hearing/turn-detector'
import { createVoiceActivity, windowSamples } from '../../engine/hearing/voice-activity'
import {
  activeLevel,
  cancelled,
  createRandom,
  echoOf,
  fromDb,
  gainControlled,
  noiseOf,
  scale,
  type Room,
} from './echo-room'

export interface Person {
  voice: Float32Array
  /** Against the answer as the microphone hears it. */
  levelDb: number
  /** From the beginning of the last answer, as it is heard. */
  atMs: number
  /** The first 400 ms fade in. */
  isSoft: boolean
}
export interface Trial {
  room: Room
  answers: readonly Float32Array[]
  person: Person | null
  seed: number
}
interface Guard {
  push(samples: Int16Array, reference: Int16Array | null): Int16Array[]
}
interface Outcome {
  answers: number
  /** Answers that were taken for a person. */
  selfInterrupted: number
  /** From the person's onset to `speech_started`; null: never, or the answer had been interrupted by itself before. */
  heardAfterMs: number | null
}
interface Segment {
  microphone: Int16Array
  played: Int16Array
  /** Sample at which the person begins. */
  onset: number | null
}

const gapSamples = msToSamples(1_500)
const leadSamples = msToSamples(400)

const firstAudible = (sound: Float32Array): number => {
  const least = activeLevel(sound) / 10
  return Math.max(
    0,
    sound.findIndex((value) => Math.abs(value) > least),
  )
}

/** The same room's trials differ in the person only. */
let last: { room: Room; echo: Float32Array } | null = null
function echoIn(room: Room, make: () => Float32Array): Float32Array {
  if (last?.room !== room) last = { room, echo: make() }
  return last.echo
}

/** One segment for each answer: a lead of silence, the answer, and a gap. */
function render({ room, answers, person, seed }: Trial, withEcho: boolean): Segment[] {
  const random = createRandom(seed)
  const starts: number[] = []
  let length = 0
  for (const answer of answers) {
    starts.push(length + leadSamples)
    length += leadSamples + answer.length + gapSamples
  }
  length = Math.ceil(length / frameSamples) * frameSamples
  const played = new Float32Array(length)
  answers.forEach((answer, index) => played.set(answer, starts[index]))
  const jumpAt = room.laterDelayMs === null ? null : starts.at(-1)! + Math.floor(answers.at(-1)!.length / 3)
  const echo = Float32Array.from(echoIn(room, () => echoOf(played, room, createRandom(seed), jumpAt)))
  const voice = new Float32Array(length)
  let onset: number | null = null
  if (person) {
    const level = activeLevel(echo) * fromDb(person.levelDb)
    const said = scale(person.voice, level / activeLevel(person.voice))
    const fade = msToSamples(400)
    const from = firstAudible(said)
    if (person.isSoft) for (let index = 0; index < fade; index++) said[from + index]! *= index / fade
    const delay = msToSamples(room.delayMs)
    onset = starts.at(-1)! + delay + msToSamples(person.atMs)
    voice.set(said.subarray(from, from + Math.max(0, length - onset)), onset)
  }
  const onsets = starts.map((start) => start + msToSamples(room.delayMs))
  if (!withEcho) echo.fill(0)
  const arrived =
    room.cancellerDb === null
      ? echo.map((value, index) => value + voice[index]!)
      : cancelled(echo, voice, { depthDb: room.cancellerDb, onsets, random })
  const noise = noiseOf(length, room, random)
  const mixed = arrived.map((value, index) => value + noise[index]!)
  const microphone = toInt16(room.hasGainControl ? gainControlled(mixed) : mixed)
  const given = toInt16(played)
  return starts.map((start, index) => {
    const from = Math.floor((start - leadSamples) / frameSamples) * frameSamples
    const next = starts[index + 1]
    const to = next === undefined ? length : Math.floor((next - leadSamples) / frameSamples) * frameSamples
    return {
      microphone: microphone.subarray(from, to),
      played: given.subarray(from, to),
      onset: next === undefined && onset !== null ? onset - from : null,
    }
  })
}

let session: Promise<InferenceSession> | null = null

/** The engine's voice activity and turn detection, over 24 kHz. */
async function createEars(modelsDir: string) {
  const tensor = (data: Float32Array | BigInt64Array, shape: number[]) =>
    data instanceof Float32Array ? new Tensor('float32', data, shape) : new Tensor('int64', data, shape)
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 }
  session ??= InferenceSession.create(join(modelsDir, 'silero-vad', 'silero_vad.onnx'), options)
  const activity = createVoiceActivity({ session: await session, tensor })
  const resampler = createResampler({ inputRateHz: sampleRateHz, outputRateHz: 16_000 })
  const detector = createTurnDetector()
  const detection = {
    type: 'server_vad',
    threshold: 0.5,
    prefixPaddingMs: 300,
    silenceDurationMs: 500,
    createResponse: true,
    interruptResponse: true,
    idleTimeoutMs: null,
  } as const
  const waiting = new Float32Array(windowSamples * 8)
  let filled = 0
  let windowed = 0
  return {
    /** @returns whether speech has started with it */
    async hear(samples: Int16Array): Promise<boolean> {
      const more = resampler.push(toFloat(samples))
      waiting.set(more, filled)
      filled += more.length
      let started = false
      while (filled >= windowSamples) {
        const probability = await activity(waiting.slice(0, windowSamples))
        waiting.copyWithin(0, windowSamples, filled)
        filled -= windowSamples
        const span = { start: windowed, end: windowed + windowSamples }
        windowed = span.end
        const facts = await detector.step(span, probability, detection, () => Promise.resolve(1))
        if (facts.some(({ kind }) => kind === 'started')) started = true
      }
      return started
    },
    reset: () => detector.reset(),
  }
}

/** @param guard null: everything is sent @param withEcho false: only the person, to know what can be heard at all */
export async function tryOut(
  trial: Trial,
  { guard, modelsDir, withEcho = true }: { guard: Guard | null; modelsDir: string; withEcho?: boolean },
): Promise<Outcome> {
  const ears = await createEars(modelsDir)
  let selfInterrupted = 0
  let heardAfterMs: number | null = null
  for (const { microphone, played, onset } of render(trial, withEcho)) {
    let isCut = false
    for (let at = 0; at < microphone.length; at += frameSamples) {
      const frame = microphone.slice(at, at + frameSamples)
      const given = played.slice(at, at + frameSamples)
      // Once interrupted, an answer falls silent; what of it is still on its way is left out.
      if (isCut) frame.fill(0)
      const reference = !isCut && given.some((sample) => sample !== 0) ? given : null
      const sent = guard ? guard.push(frame, reference) : [frame]
      for (const samples of sent) {
        if (!(await ears.hear(samples)) || isCut) continue
        const end = at + frameSamples
        isCut = true
        if (onset !== null && end > onset) heardAfterMs ??= ((end - onset) * 1000) / sampleRateHz
        else selfInterrupted++
      }
    }
    ears.reset()
  }
  return { answers: trial.answers.length, selfInterrupted, heardAfterMs }
}
