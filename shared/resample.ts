/** Changes the sample rate of a stream of sound: a polyphase filter with a Kaiser-windowed sinc, without drift or delay. */

/** Zero crossings of the sinc on either side: more makes the transition band narrower. */
const zeroCrossings = 32
/** 80 dB below the pass band (Kaiser 1974: β = 0.1102 (A − 8.7)). */
const stopBandDb = 80
const kaiserBeta = 0.1102 * (stopBandDb - 8.7)

export interface Resampler {
  /** @returns what can be computed so far; the pieces joined do not depend on how the input was cut */
  push(samples: Float32Array): Float32Array
  /** @returns the rest, as if silence followed; the stream is over after that */
  flush(): Float32Array
}

export function createResampler({
  inputRateHz,
  outputRateHz,
}: {
  inputRateHz: number
  outputRateHz: number
}): Resampler {
  const divisor = greatestCommonDivisor(inputRateHz, outputRateHz)
  const up = outputRateHz / divisor
  const down = inputRateHz / divisor
  const reach = Math.ceil(zeroCrossings * Math.max(1, down / up))
  const kernels = createKernels(up, reach, Math.min(1, up / down))

  // held[0] is the input sample at position heldFrom; silence stands before the first sample.
  let held: Float32Array = new Float32Array(reach)
  let heldFrom = -reach
  let inputCount = 0
  let outputCount = 0

  function run(end: number): Float32Array {
    const last = Math.floor(((end - reach) * up - 1) / down)
    const count = Math.max(0, last - outputCount + 1)
    const output = new Float32Array(count)
    for (let i = 0; i < count; i++) {
      const position = (outputCount + i) * down
      const centre = Math.floor(position / up)
      const kernel = kernels[position % up]!
      const from = centre - reach + 1 - heldFrom
      let sum = 0
      for (let k = 0; k < kernel.length; k++) sum += kernel[k]! * held[from + k]!
      output[i] = sum
    }
    outputCount += count
    const needed = Math.floor((outputCount * down) / up) - reach + 1
    if (needed > heldFrom) {
      held = held.slice(needed - heldFrom)
      heldFrom = needed
    }
    return output
  }

  function hold(samples: Float32Array): void {
    const joined = new Float32Array(held.length + samples.length)
    joined.set(held)
    joined.set(samples, held.length)
    held = joined
  }

  return {
    push(samples) {
      hold(samples)
      inputCount += samples.length
      return run(inputCount)
    },
    flush() {
      hold(new Float32Array(reach))
      return run(inputCount + reach)
    },
  }
}

/** One row per fraction of an input sample; taps run from `reach − 1` samples before the centre to `reach` after it. */
function createKernels(up: number, reach: number, bandwidth: number): Float32Array[] {
  const transition = (stopBandDb - 8) / (2.285 * 2 * Math.PI * 2 * reach)
  const cutoff = bandwidth / 2 - transition / 2
  return Array.from({ length: up }, (_, phase) => {
    const row = new Float64Array(2 * reach)
    let sum = 0
    for (let tap = 0; tap < row.length; tap++) {
      const distance = tap - reach + 1 - phase / up
      row[tap] = 2 * cutoff * sinc(2 * cutoff * distance) * kaiser(distance / reach)
      sum += row[tap]!
    }
    return Float32Array.from(row, (value) => value / sum)
  })
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(kaiserBeta * Math.sqrt(1 - x * x)) / bessel(kaiserBeta)
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

export function toFloat(samples: Int16Array): Float32Array {
  const output = new Float32Array(samples.length)
  for (let i = 0; i < samples.length; i++) output[i] = samples[i]! / 32_768
  return output
}

export function toInt16(samples: Float32Array): Int16Array {
  const output = new Int16Array(samples.length)
  for (let i = 0; i < samples.length; i++)
    output[i] = Math.max(-32_768, Math.min(32_767, Math.round(samples[i]! * 32_768)))
  return output
}
