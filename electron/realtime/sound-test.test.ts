import { describe, expect, test } from 'vitest'
import { frameSamples, msToSamples } from '../../shared/audio'
import type { ToPlayback } from '../../shared/audio-port'
import type { SoundTest } from '../../shared/ipc/contract'
import { createFakeClock } from '../testing/fake-clock'
import { createSoundTest } from './sound-test'

function setUp() {
  const facts: SoundTest[] = []
  const listening: boolean[] = []
  const played: ToPlayback[] = []
  const clock = createFakeClock()
  const tester = createSoundTest(
    { clock, play: (message) => played.push(message), listen: (wanted) => listening.push(wanted) },
    (next) => facts.push(next),
  )
  return { tester, facts, listening, played, clock }
}

/** A room in which the loudspeaker comes back this loud and late, over a little noise. */
function run(echoDb: number | null, delayMs: number) {
  const stage = setUp()
  const { tester, played } = stage
  tester.start()
  const gain = echoDb === null ? 0 : 10 ** (echoDb / 20)
  const delay = msToSamples(delayMs)
  let sound = new Int16Array(0)
  let position = 0
  for (let count = 0; tester.isRunning && count < 500; count++) {
    const samples = new Int16Array(frameSamples)
    const reference = new Int16Array(frameSamples)
    for (let index = 0; index < frameSamples; index++) {
      reference[index] = sound[position + index] ?? 0
      samples[index] = Math.round((sound[position + index - delay] ?? 0) * gain + ((index * 7919) % 13) - 6)
    }
    const [chunk] = played
    if (chunk?.kind === 'chunk' && sound.length === 0) sound = chunk.samples as Int16Array<ArrayBuffer>
    else position += sound.length > 0 ? frameSamples : 0
    tester.frame(samples, reference.some((sample) => sample !== 0) ? reference : null)
  }
  return stage
}

describe('what it measures', () => {
  test.each([
    [-6, 60, 'half-duplex'],
    [-20, 120, 'headphones'],
    [-26, 300, 'headphones'],
    [-40, 40, 'good'],
  ])('an echo of %i dB after %i ms: %s', (echoDb, delayMs, advice) => {
    const { tester, listening } = run(echoDb, delayMs)
    const { facts } = tester
    if (facts.kind !== 'done') throw new Error(facts.kind)
    expect(Math.abs(facts.echoDb! - echoDb)).toBeLessThanOrEqual(1)
    expect(Math.abs(facts.delayMs! - delayMs)).toBeLessThanOrEqual(1)
    expect(facts.advice).toBe(advice)
    expect(listening).toEqual([true, false])
  })

  test('nothing comes back with headphones', () => {
    expect(run(null, 0).tester.facts).toEqual({ kind: 'done', echoDb: null, delayMs: null, advice: 'good' })
  })
})

test('it tells how far it is', () => {
  const { facts } = run(-20, 100)
  const progress = facts.flatMap((fact) => (fact.kind === 'running' ? [fact.progress] : []))
  expect(progress.length).toBeGreaterThan(5)
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
})

test('a microphone that brings nothing ends it with its sentence, and it can be tried again', () => {
  const { tester, clock, listening } = setUp()
  tester.start()
  clock.advance(12_000)
  expect(tester.facts).toEqual({ kind: 'failed', error: { code: 'audio.microphone-silent', detail: '' } })
  tester.start()
  expect([tester.isRunning, listening]).toEqual([true, [true, false, true]])
})

test('stopped, it falls silent and lets go of the microphone', () => {
  const { tester, played, listening } = setUp()
  tester.start()
  for (let count = 0; count < 30; count++) tester.frame(new Int16Array(frameSamples), null)
  tester.stop(null)
  expect(tester.facts).toEqual({ kind: 'idle' })
  expect(played.map(({ kind }) => kind)).toEqual(['chunk', 'end', 'flush'])
  expect(listening).toEqual([true, false])
})
