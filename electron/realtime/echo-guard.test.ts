import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readWav } from '../../e2e/stage/wav'
import { frameSamples, msToSamples, rms } from '../../shared/audio'
import { createResampler, toFloat, toInt16 } from '../../shared/resample'
import { createEchoGuard } from './echo-guard'

function speech(file: string): Float32Array {
  const { sampleRateHz, channels } = readWav(join(__dirname, '../../e2e/speech', file))
  const samples = toFloat(channels[0]!)
  if (sampleRateHz === 24_000) return samples
  return createResampler({ inputRateHz: sampleRateHz, outputRateHz: 24_000 }).push(samples)
}

/** Loud enough that its loudest frame is at −12 dBFS. */
function levelled(samples: Float32Array): Float32Array {
  let loudest = 0
  for (let at = 0; at + frameSamples <= samples.length; at += frameSamples)
    loudest = Math.max(loudest, rms(toInt16(samples.subarray(at, at + frameSamples))))
  return samples.map((value) => (value * 0.25) / loudest)
}

const answer = levelled(
  Float32Array.from(
    ['fliteslt_2.wav', 'picous_6.wav', 'fliteslt_4.wav', 'picous_5.wav'].flatMap((file) => [...speech(file)]),
  ),
)
const person = levelled(speech('goforward.wav'))
const db = (value: number): number => 10 ** (value / 20)

interface Scene {
  echoDb?: number
  /** From the middle on. */
  laterEchoDb?: number
  /** Bursts that no delay explains, as an echo cancellation leaves them over now and then. */
  remnantDb?: number
  delayMs?: number
  personAtMs?: number
  personDb?: number
  noiseDb?: number
}

/** @returns what goes out in the place of what the microphone heard, sample by sample, and the person alone */
function run({ echoDb, laterEchoDb, remnantDb, delayMs = 90, personAtMs, personDb = 0, noiseDb = -75 }: Scene) {
  const guard = createEchoGuard()
  const out: number[] = []
  const alone: number[] = []
  let seed = 1
  const noise = (): number => ((seed = (seed * 16_807) % 2_147_483_647) / 1_073_741_823 - 1) * db(noiseDb)
  const delay = msToSamples(delayMs)
  const from = personAtMs === undefined ? Number.POSITIVE_INFINITY : msToSamples(personAtMs)
  for (let at = 0; at + frameSamples <= answer.length; at += frameSamples) {
    const microphone = new Float32Array(frameSamples)
    const ownDb = at > answer.length / 2 ? (laterEchoDb ?? echoDb) : echoDb
    const given = toInt16(answer.subarray(at, at + frameSamples))
    const isBurst = at % msToSamples(1_000) < msToSamples(200) && rms(given) > 0.05
    for (let index = 0; index < frameSamples; index++) {
      const echo = ownDb === undefined ? 0 : (answer[at + index - delay] ?? 0) * db(ownDb)
      const remnant = remnantDb !== undefined && isBurst ? noise() * db(remnantDb - noiseDb) : 0
      const voice = (person[at + index - from] ?? 0) * db(personDb)
      alone.push(voice)
      microphone[index] = echo + remnant + voice + noise()
    }
    const sounds = given.some((sample) => Math.abs(sample) > 1)
    for (const frame of guard.push(toInt16(microphone), sounds ? given : null)) out.push(...frame)
  }
  return { out: Int16Array.from(out), alone: toInt16(Float32Array.from(alone)), guard }
}

const sentFrames = (out: Int16Array): number[] => {
  const found: number[] = []
  for (let at = 0; at + frameSamples <= out.length; at += frameSamples)
    if (rms(out.subarray(at, at + frameSamples)) > 0.001) found.push(at / frameSamples)
  return found
}

describe('nobody speaks', () => {
  test.each([
    [0, 20],
    [-6, 60],
    [-10, 150],
    [-20, 90],
    [-20, 300],
    [-30, 400],
    [-45, 90],
  ])('an echo at %i dB after %i ms is silence to the server', (echoDb, delayMs) => {
    expect(sentFrames(run({ echoDb, delayMs }).out)).toEqual([])
  })

  test('and so is one that becomes louder on the way', () => {
    expect(run({ echoDb: -40 }).guard.couplingDb).toBeLessThan(-20)
    const louder = run({ echoDb: -40, laterEchoDb: -10 })
    expect(sentFrames(louder.out)).toEqual([])
    expect(louder.guard.couplingDb).toBeGreaterThan(-15)
  })

  test('and so is what an echo cancellation leaves over after seconds of nothing', () => {
    const heard = run({ remnantDb: -25 })
    expect(sentFrames(heard.out)).toEqual([])
    expect(heard.guard.couplingDb).toBeGreaterThan(-30)
  })
})

describe('a person speaks over the answer', () => {
  const places = [600, 1_500, 2_500, 4_000, 5_500]
  test.each(
    places.flatMap((personAtMs) => [
      { personAtMs },
      { personAtMs, echoDb: -20 },
      { personAtMs, echoDb: -20, delayMs: 250 },
      { personAtMs, echoDb: -30, personDb: -6 },
    ]),
  )('is heard: %o', (scene) => {
    const { out, alone } = run(scene)
    const wanted = sentFrames(alone).filter(
      (frame) => rms(alone.subarray(frame * frameSamples, (frame + 1) * frameSamples)) > 0.06,
    )
    const sent = new Set(sentFrames(out))
    const lost = wanted.filter((frame) => !sent.has(frame))
    expect(wanted.length).toBeGreaterThan(10)
    expect(lost.length / wanted.length).toBeLessThan(0.2)
    const first = [...sent][0]! * 20
    expect(first).toBeGreaterThanOrEqual(scene.personAtMs)
  })
})

test('without sound from the loudspeaker everything goes out as it came', () => {
  const guard = createEchoGuard()
  const frames = Array.from({ length: 20 }, (_, index) => new Int16Array(frameSamples).fill(index))
  expect(frames.flatMap((frame) => guard.push(frame, null))).toEqual(frames)
})

test('no frame is lost or sent twice, whatever happens', () => {
  const guard = createEchoGuard()
  const reference = new Int16Array(frameSamples).fill(3000)
  let sent = 0
  const count = 500
  for (let index = 0; index < count; index++) {
    const loud = new Int16Array(frameSamples).fill(index % 7 < 3 ? 9000 : 10)
    sent += guard.push(loud, index % 100 < 60 ? reference : null).length
  }
  for (let index = 0; index < 30; index++) sent += guard.push(new Int16Array(frameSamples), null).length
  expect(sent).toBe(count + 30)
})
