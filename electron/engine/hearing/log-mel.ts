/** Whisper's features as Smart Turn wants them: 80 Slaney mel bands of the last 8 s, 10 ms apart, on a logarithmic scale. */
import { createFourier400 } from './fourier-400'

export const bands = 80
export const frames = 800
const hop = 160
const windowLength = 400
const bins = windowLength / 2 + 1
/** 8 s at 16 kHz. */
export const inputSamples = frames * hop

/** @returns a function from up to 8 s of 16 kHz sound (only the last 8 s count) to [80, 800], band by band */
export function createLogMel(): (sound: Float32Array) => Float32Array {
  const transform = createFourier400()
  const hann = Float64Array.from(
    { length: windowLength },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowLength),
  )
  const filters = createMelFilters()
  const re = new Float64Array(windowLength)
  const im = new Float64Array(windowLength)
  const power = [new Float64Array(bins), new Float64Array(bins)] as const

  return (sound) => {
    const padded = normalise(sound)
    const output = new Float32Array(bands * frames)
    let highest = -Infinity
    for (let frame = 0; frame < frames; frame += 2) {
      for (let i = 0; i < windowLength; i++) {
        re[i] = padded[frame * hop + i]! * hann[i]!
        im[i] = padded[(frame + 1) * hop + i]! * hann[i]!
      }
      transform(re, im)
      for (let k = 0; k < bins; k++) {
        const mirror = (windowLength - k) % windowLength
        const evenRe = re[k]! + re[mirror]!
        const evenIm = im[k]! - im[mirror]!
        const oddRe = im[k]! + im[mirror]!
        const oddIm = re[mirror]! - re[k]!
        power[0][k] = (evenRe * evenRe + evenIm * evenIm) / 4
        power[1][k] = (oddRe * oddRe + oddIm * oddIm) / 4
      }
      for (const [half, spectrum] of power.entries()) {
        for (const [band, { first, weights }] of filters.entries()) {
          let sum = 0
          for (let k = 0; k < weights.length; k++) sum += weights[k]! * spectrum[first + k]!
          const value = Math.log10(Math.max(sum, 1e-10))
          output[band * frames + frame + half] = value
          if (value > highest) highest = value
        }
      }
    }
    for (let i = 0; i < output.length; i++) output[i] = (Math.max(output[i]!, highest - 8) + 4) / 4
    return output
  }
}

/** Silence in front up to 8 s, zero mean and unit variance, and half a window mirrored at both ends. */
function normalise(sound: Float32Array): Float32Array {
  const margin = windowLength / 2
  const padded = new Float32Array(inputSamples + windowLength)
  const used = sound.subarray(Math.max(0, sound.length - inputSamples))
  let sum = 0
  let squares = 0
  for (let i = 0; i < used.length; i++) {
    sum += used[i]!
    squares += used[i]! * used[i]!
  }
  const mean = sum / inputSamples
  const scale = 1 / Math.sqrt(squares / inputSamples - mean * mean + 1e-7)
  padded.fill(-mean * scale, 0, margin + inputSamples - used.length)
  const start = margin + inputSamples - used.length
  for (let i = 0; i < used.length; i++) padded[start + i] = (used[i]! - mean) * scale
  const end = margin + inputSamples
  for (let i = 1; i <= margin; i++) {
    padded[margin - i] = padded[margin + i]!
    padded[end - 1 + i] = padded[end - 1 - i]!
  }
  return padded
}

interface Filter {
  first: number
  weights: Float64Array
}

/** Triangles evenly spaced on Slaney's mel scale (linear to 1 kHz, then logarithmic), each of unit area. */
export function createMelFilters(): Filter[] {
  const top = hzToMel(8_000)
  const edges = Array.from({ length: bands + 2 }, (_, i) => melToHz((top * i) / (bands + 1)))
  return Array.from({ length: bands }, (_, band) => {
    const [low, centre, high] = [edges[band]!, edges[band + 1]!, edges[band + 2]!]
    const all = Float64Array.from({ length: bins }, (_, bin) => {
      const hz = bin * 40
      return (Math.max(0, Math.min((hz - low) / (centre - low), (high - hz) / (high - centre))) * 2) / (high - low)
    })
    const first = all.findIndex((weight) => weight > 0)
    const last = all.findLastIndex((weight) => weight > 0)
    return { first, weights: all.slice(first, last + 1) }
  })
}

const linearHzPerMel = 200 / 3
const breakMel = 1_000 / linearHzPerMel
const logStep = Math.log(6.4) / 27

function hzToMel(hz: number): number {
  return hz < 1_000 ? hz / linearHzPerMel : breakMel + Math.log(hz / 1_000) / logStep
}

function melToHz(mel: number): number {
  return mel < breakMel ? mel * linearHzPerMel : 1_000 * Math.exp(logStep * (mel - breakMel))
}
