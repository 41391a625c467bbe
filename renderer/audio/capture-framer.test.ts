import { expect, test } from 'vitest'
import type { FromCapture } from '../../shared/audio-port'
import { CaptureFramer, zerosLimitSamples } from './capture-framer'

function setUp() {
  const frames: FromCapture[] = []
  let firstSamples = 0
  const events = {
    onFirstSample: () => firstSamples++,
    onFrame: (message: FromCapture) => frames.push({ ...message, samples: message.samples.slice() }),
  }
  let nowMs = 0
  const framer = new CaptureFramer(events, () => (nowMs += 20))
  const push = (values: number[], size = 128) => {
    for (let at = 0; at < values.length; at += size) framer.push(Float32Array.from(values.slice(at, at + size)))
  }
  const heard = () => frames.flatMap(({ samples }) => Array.from(samples))
  return { framer, frames, push, heard, firstSamples: () => firstSamples }
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
