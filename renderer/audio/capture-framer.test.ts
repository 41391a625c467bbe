import { expect, test } from 'vitest'
import type { FromCapture } from '../../shared/audio-port'
import { CaptureFramer, deafSamples, preRollFrames, zerosLimitSamples } from './capture-framer'

function setUp() {
  const frames: FromCapture[] = []
  const deaf: boolean[] = []
  let firstSamples = 0
  const events = {
    onFirstSample: () => firstSamples++,
    onDeaf: (isDeaf: boolean) => void deaf.push(isDeaf),
    onFrame: (message: FromCapture) =>
      frames.push({ ...message, samples: message.samples.slice(), reference: message.reference?.slice() ?? null }),
  }
  let nowMs = 0
  const framer = new CaptureFramer(events, () => (nowMs += 20))
  const push = (values: number[], size = 128) => {
    for (let at = 0; at < values.length; at += size) framer.push(Float32Array.from(values.slice(at, at + size)))
  }
  const heard = () => frames.flatMap(({ samples }) => Array.from(samples))
  return { framer, frames, deaf, push, heard, firstSamples: () => firstSamples }
}

const ramp = (count: number, from = 1) => Array.from({ length: count }, (_, i) => from + i)
const toFloat = (values: number[]) => values.map((value) => value / 32_768)

test.each([1, 128, 480, 1000])('quanta of %i become frames of 480, every sample in its place', (size) => {
  const { frames, push, heard } = setUp()
  push(toFloat(ramp(2000)), size)
  expect(frames.map(({ samples, first, atMs }) => [samples.length, first, atMs])).toEqual([
    [480, true, 20],
    [480, false, 40],
    [480, false, 60],
    [480, false, 80],
  ])
  expect(heard()).toEqual(ramp(1920))
})

test('samples are rounded and clamped', () => {
  const { push, heard } = setUp()
  push([1, 1.5, -1, -1.5, 0.4 / 32_768, 0.6 / 32_768, -0.6 / 32_768, 0.5, ...toFloat(ramp(472))])
  expect(heard().slice(0, 8)).toEqual([32_767, 32_767, -32_768, -32_768, 0, 1, -1, 16_384])
})

test('zeros before the first real sample are left out, zeros after it are sound', () => {
  const { push, heard, firstSamples } = setUp()
  push(new Array<number>(1280).fill(0))
  expect(firstSamples()).toBe(0)
  push([...toFloat(ramp(128)), ...new Array<number>(384).fill(0)])
  expect(firstSamples()).toBe(1)
  expect(heard()).toEqual([...ramp(128), ...new Array<number>(352).fill(0)])
})

test('a microphone that only delivers zeros counts as open after a second', () => {
  const { push, frames, firstSamples } = setUp()
  push(new Array<number>(zerosLimitSamples - 128).fill(0))
  expect(firstSamples()).toBe(0)
  push(new Array<number>(640).fill(0))
  expect([firstSamples(), frames.length]).toEqual([1, 1])
})

test('after a disconnection the partial frame is dropped and the next frame is a first one', () => {
  const { framer, push, frames, firstSamples } = setUp()
  push(toFloat(ramp(640)))
  framer.disconnect()
  push(toFloat(ramp(480, 5000)))
  expect(frames.map(({ first, samples }) => [first, samples[0]])).toEqual([
    [true, 1],
    [true, 5000],
  ])
  expect(firstSamples()).toBe(2)
})

test('two seconds of nothing but zeros are told once, and so is their end', () => {
  const { framer, push, deaf } = setUp()
  const silence = (count: number) => new Array<number>(count).fill(0)
  push(toFloat(ramp(128)))
  push(silence(deafSamples - 128))
  expect(deaf).toEqual([])
  push(silence(5000))
  expect(deaf).toEqual([true])
  push([...toFloat(ramp(1)), ...silence(127)])
  expect(deaf).toEqual([true, false])
  push(silence(deafSamples))
  framer.disconnect()
  push(toFloat(ramp(128)))
  expect(deaf).toEqual([true, false, true])
})

test('closed, it keeps the last half second and hands it on first when it opens', () => {
  const { framer, push, frames } = setUp()
  const numbered = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => new Array<number>(480).fill((from + index) / 32_768)).flat()
  framer.gate(false)
  push(numbered(1, preRollFrames + 5))
  expect(frames).toEqual([])
  framer.gate(true)
  push(numbered(100, 2))
  expect(frames.map(({ samples }) => samples[0])).toEqual([
    ...Array.from({ length: preRollFrames }, (_, index) => index + 6),
    100,
    101,
  ])
  expect(frames.map(({ first }) => first)).toEqual([true, ...new Array<boolean>(preRollFrames + 1).fill(false)])
  framer.gate(false)
  push(numbered(200, 3))
  framer.gate(true)
  expect(frames.slice(-3).map(({ samples, first }) => [samples[0], first])).toEqual([
    [200, true],
    [201, false],
    [202, false],
  ])
})

test('what was kept of one microphone is not handed on with the next', () => {
  const { framer, push, frames } = setUp()
  framer.gate(false)
  push(toFloat(ramp(960)))
  framer.disconnect()
  framer.gate(true)
  push(toFloat(ramp(480, 5000)))
  expect(frames.map(({ samples }) => samples[0])).toEqual([5000])
})

test('what the loudspeaker is given goes with the frame, and nothing where that is silence', () => {
  const { framer, frames } = setUp()
  const quantum = Float32Array.from(toFloat(ramp(480)))
  const played = Float32Array.from(toFloat(ramp(480, 1000)))
  framer.push(quantum, played)
  framer.push(quantum)
  framer.push(quantum, new Float32Array(480))
  expect(frames.map(({ reference }) => reference && Array.from(reference))).toEqual([ramp(480, 1000), null, null])
})
