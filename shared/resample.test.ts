import { describe, expect, test } from 'vitest'
import { createResampler, toFloat, toInt16 } from './resample'

const tone = (frequencyHz: number, rateHz: number, count: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * frequencyHz * i) / rateHz))

function resample(
  input: Float32Array,
  inputRateHz: number,
  outputRateHz: number,
  pieceLength = input.length,
): Float32Array {
  const resampler = createResampler({ inputRateHz, outputRateHz })
  const parts: Float32Array[] = []
  for (let i = 0; i < input.length; i += pieceLength) parts.push(resampler.push(input.subarray(i, i + pieceLength)))
  parts.push(resampler.flush())
  return Float32Array.from(parts.flatMap((part) => Array.from(part)))
}

const levelDb = (samples: Float32Array) =>
  20 * Math.log10(Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length) / Math.SQRT1_2 + 1e-9)
const middle = (samples: Float32Array) => samples.subarray(500, samples.length - 500)

describe.each([
  { inputRateHz: 24_000, outputRateHz: 16_000, passHz: 6_600, aliasHz: [8_100, 9_000, 11_000] },
  { inputRateHz: 22_050, outputRateHz: 24_000, passHz: 9_200, aliasHz: [] },
  { inputRateHz: 16_000, outputRateHz: 24_000, passHz: 6_600, aliasHz: [] },
])('$inputRateHz Hz to $outputRateHz Hz', ({ inputRateHz, outputRateHz, passHz, aliasHz }) => {
  test('keeps the pass band level and in time', () => {
    for (const frequencyHz of [50, 440, 1_000, 3_000, passHz]) {
      const output = resample(tone(frequencyHz, inputRateHz, inputRateHz / 2), inputRateHz, outputRateHz)
      const wanted = tone(frequencyHz, outputRateHz, output.length)
      const error = middle(output.map((x, i) => x - wanted[i]!))
      expect(levelDb(error)).toBeLessThan(-65)
    }
  })

  test.each(aliasHz)('removes %d Hz, which the output cannot hold', (frequencyHz) => {
    const output = resample(tone(frequencyHz, inputRateHz, inputRateHz / 2), inputRateHz, outputRateHz)
    expect(levelDb(middle(output))).toBeLessThan(-70)
  })

  test('does not depend on how the sound is cut, and does not drift', () => {
    const input = Float32Array.from({ length: inputRateHz + 7 }, (_, i) => Math.sin(i * i * 0.0001))
    const whole = resample(input, inputRateHz, outputRateHz)
    expect(whole.length).toBe(Math.ceil((input.length * outputRateHz) / inputRateHz))
    for (const pieceLength of [1, 333, 480, 2_400]) {
      expect(resample(input, inputRateHz, outputRateHz, pieceLength)).toEqual(whole)
    }
  })
})

test('samples survive the way through floats, and loud ones are held at full scale', () => {
  const samples = Int16Array.from([0, 1, -1, 32_767, -32_768])
  expect(toInt16(toFloat(samples))).toEqual(samples)
  expect(toInt16(Float32Array.from([1.5, -1.5]))).toEqual(Int16Array.from([32_767, -32_768]))
})
