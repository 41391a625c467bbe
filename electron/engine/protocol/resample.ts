/** Streaming conversion between 8 kHz (G.711) and the engine's 24 kHz, through one windowed-sinc low-pass. */

const ratio = 3
const tapCount = 61
/** Below the 4 kHz that 8 kHz sound can hold, leaving room for the filter's slope. */
const cutoffHz = 3600
const rateHz = 24_000

const taps = Float64Array.from({ length: tapCount }, (_, index) => {
  const offset = index - (tapCount - 1) / 2
  const phase = (2 * Math.PI * cutoffHz * offset) / rateHz
  const sinc = offset === 0 ? 1 : Math.sin(phase) / phase
  const window = 0.54 + 0.46 * Math.cos((2 * Math.PI * offset) / (tapCount - 1))
  return ((2 * cutoffHz) / rateHz) * sinc * window
})

export type Resample = (samples: Int16Array) => Int16Array

/** 8 kHz in, 24 kHz out: three samples for each. */
export function createUpsampler(): Resample {
  const reach = Math.ceil(tapCount / ratio)
  let past = new Int16Array(reach)
  return (samples) => {
    const line = new Int16Array(past.length + samples.length)
    line.set(past)
    line.set(samples, past.length)
    const output = new Int16Array(samples.length * ratio)
    for (let index = 0; index < output.length; index++) {
      const newest = past.length + Math.floor(index / ratio)
      let sum = 0
      for (let tap = index % ratio, back = 0; tap < tapCount; tap += ratio, back++) {
        sum += (taps[tap] ?? 0) * (line[newest - back] ?? 0)
      }
      output[index] = clamp(sum * ratio)
    }
    past = line.slice(line.length - reach)
    return output
  }
}

/** 24 kHz in, 8 kHz out: one sample for three, whatever the lengths of the pieces. */
export function createDownsampler(): Resample {
  let past = new Int16Array(tapCount - 1)
  let skip = 0
  return (samples) => {
    const line = new Int16Array(past.length + samples.length)
    line.set(past)
    line.set(samples, past.length)
    const output = new Int16Array(Math.max(0, Math.ceil((samples.length - skip) / ratio)))
    for (let index = 0; index < output.length; index++) {
      const newest = past.length + skip + index * ratio
      let sum = 0
      for (let tap = 0; tap < tapCount; tap++) sum += (taps[tap] ?? 0) * (line[newest - tap] ?? 0)
      output[index] = clamp(sum)
    }
    skip = skip + output.length * ratio - samples.length
    past = line.slice(line.length - (tapCount - 1))
    return output
  }
}

function clamp(value: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(value)))
}
