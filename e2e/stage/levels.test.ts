import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { levelDbfs, voicedSection, voicedSections } from './levels'
import { readWav, toMono, writeWav } from './wav'

const sampleRateHz = 24_000

/** Alternating samples: every one is at the amplitude, so the edges are exact. */
function tone(samples: Int16Array, from: number, to: number, amplitude = 8_000): void {
  for (let i = from; i < to; i++) samples[i] = i % 2 === 0 ? amplitude : -amplitude
}

test('finds the first and the last voiced sample exactly, above noise', () => {
  const samples = new Int16Array(48_000)
  tone(samples, 0, samples.length, 3)
  tone(samples, 10_001, 20_002)
  tone(samples, 40_000, 41_000)
  expect(voicedSection(samples, { sampleRateHz })).toEqual({ first: 10_001, last: 40_999 })
  expect(voicedSections(samples, { sampleRateHz })).toEqual([
    { first: 10_001, last: 20_001 },
    { first: 40_000, last: 40_999 },
  ])
})

test('takes neither silence, nor noise, nor a click for voice', () => {
  const samples = new Int16Array(24_000)
  expect(voicedSection(samples, { sampleRateHz })).toBeNull()
  tone(samples, 0, samples.length, 300)
  expect(voicedSection(samples, { sampleRateHz })).toBeNull()
  samples[12_000] = 30_000
  expect(voicedSection(samples, { sampleRateHz })).toBeNull()
})

test('measures levels against full scale', () => {
  const samples = new Int16Array(1_000)
  tone(samples, 0, 500, 16_384)
  expect(levelDbfs(samples, 0, 500)).toBeCloseTo(-6.02, 2)
  expect(levelDbfs(samples, 500)).toBeLessThan(-140)
})

test('writes and reads stereo and mono WAV files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wav-'))
  const file = join(folder, 'a.wav')
  const left = Int16Array.from([1, -2, 32_767])
  const right = Int16Array.from([3, 4, -32_768])
  writeWav(file, { sampleRateHz: 16_000, channels: [left, right] })
  expect(readWav(file)).toEqual({ sampleRateHz: 16_000, channels: [left, right] })
  expect([...toMono(readWav(file))]).toEqual([2, 1, 0])
  writeWav(file, { sampleRateHz: 24_000, channels: [left] })
  expect(readWav(file)).toEqual({ sampleRateHz: 24_000, channels: [left] })
  rmSync(folder, { recursive: true })
})
