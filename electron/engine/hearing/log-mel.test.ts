import { describe, expect, test } from 'vitest'
import { createFourier400 } from './fourier-400'
import { bands, createLogMel, createMelFilters, frames, inputSamples } from './log-mel'

const noise = (count: number, seed = 1) => {
  let state = seed
  return Float32Array.from({ length: count }, () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5)
}

test('the transform of 400 numbers equals the sum that defines it', () => {
  const [re, im] = [Float64Array.from(noise(400)), Float64Array.from(noise(400, 7))]
  const wanted = Array.from({ length: 400 }, (_, k) => {
    let [sumRe, sumIm] = [0, 0]
    for (let n = 0; n < 400; n++) {
      const angle = (-2 * Math.PI * n * k) / 400
      sumRe += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle)
      sumIm += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle)
    }
    return [sumRe, sumIm] as const
  })
  createFourier400()(re, im)
  const worst = wanted.reduce((most, [r, i], k) => Math.max(most, Math.abs(r - re[k]!), Math.abs(i - im[k]!)), 0)
  expect(worst).toBeLessThan(1e-10)
})

test('the mel bands are those of Whisper', () => {
  const filters = createMelFilters()
  // First values of `mel_80` in openai/whisper's assets/mel_filters.npz.
  expect(filters[0]!.first).toBe(1)
  expect(filters[0]!.weights[0]).toBeCloseTo(0.02486259, 7)
  expect(filters[1]!.weights[0]).toBeCloseTo(0.00199082, 7)
  expect(filters).toHaveLength(80)
})

describe('features', () => {
  const logMel = createLogMel()

  test('agree with a slow computation straight from the definition', () => {
    const sound = noise(40_000)
    const features = logMel(sound)
    const padded = new Float64Array(inputSamples)
    padded.set(sound, inputSamples - sound.length)
    const mean = padded.reduce((sum, x) => sum + x, 0) / inputSamples
    const variance = padded.reduce((sum, x) => sum + (x - mean) ** 2, 0) / inputSamples
    const at = (i: number) => {
      const mirrored = i < 0 ? -i : i >= inputSamples ? 2 * inputSamples - 2 - i : i
      return (padded[mirrored]! - mean) / Math.sqrt(variance + 1e-7)
    }
    const filters = createMelFilters()
    const slow = (frame: number, band: number) => {
      const { first, weights } = filters[band]!
      let energy = 0
      for (let j = 0; j < weights.length; j++) {
        let [re, im] = [0, 0]
        for (let n = 0; n < 400; n++) {
          const value = at(frame * 160 + n - 200) * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 400))
          re += value * Math.cos((2 * Math.PI * n * (first + j)) / 400)
          im += value * Math.sin((2 * Math.PI * n * (first + j)) / 400)
        }
        energy += weights[j]! * (re * re + im * im)
      }
      return (Math.log10(Math.max(energy, 1e-10)) + 4) / 4
    }
    for (const frame of [560, 611, 700, 799]) {
      for (const band of [0, 17, 40, 79]) expect(features[band * frames + frame]).toBeCloseTo(slow(frame, band), 4)
    }
  })

  test('take only the last 8 s', () => {
    const sound = noise(inputSamples + 5_000)
    expect(logMel(sound)).toEqual(logMel(sound.slice(5_000)))
    expect(logMel(sound)).toHaveLength(bands * frames)
  })

  test('cost little', () => {
    const sound = noise(inputSamples)
    for (let i = 0; i < 5; i++) logMel(sound)
    const costsMs = Array.from({ length: 9 }, () => {
      const start = performance.now()
      logMel(sound)
      return performance.now() - start
    }).sort((a, b) => a - b)
    console.info(`features of 8 s: ${costsMs[4]!.toFixed(1)} ms`)
    expect(costsMs[0]).toBeLessThan(20)
  })
})
