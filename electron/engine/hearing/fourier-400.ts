/** The Fourier transform of 400 samples, the window of Whisper's features: 400 = 4·4·5·5, in self-sorting (Stockham) order. */

const size = 400
const radices = [4, 4, 5, 5]
const cosine = Float64Array.from({ length: size }, (_, i) => Math.cos((2 * Math.PI * i) / size))
const sine = Float64Array.from({ length: size }, (_, i) => -Math.sin((2 * Math.PI * i) / size))
const cos1 = Math.cos((2 * Math.PI) / 5)
const cos2 = Math.cos((4 * Math.PI) / 5)
const sin1 = Math.sin((2 * Math.PI) / 5)
const sin2 = Math.sin((4 * Math.PI) / 5)

/**
 * Transforms 400 complex numbers; two real signals may share one call, one as the real and one as the imaginary part.
 * @returns a function that reads `re` and `im` and leaves the result in them
 */
export function createFourier400(): (re: Float64Array, im: Float64Array) => void {
  const otherRe: Float64Array = new Float64Array(size)
  const otherIm: Float64Array = new Float64Array(size)
  return (re, im) => {
    let [fromRe, fromIm, toRe, toIm] = [re, im, otherRe, otherIm]
    let length = size
    let stride = 1
    for (const radix of radices) {
      if (radix === 4) stage4(fromRe, fromIm, toRe, toIm, length, stride)
      else stage5(fromRe, fromIm, toRe, toIm, length, stride)
      length /= radix
      stride *= radix
      ;[fromRe, fromIm, toRe, toIm] = [toRe, toIm, fromRe, fromIm]
    }
    // Four stages: the result is back where the input was.
  }
}

type Stage = (
  xr: Float64Array,
  xi: Float64Array,
  yr: Float64Array,
  yi: Float64Array,
  length: number,
  stride: number,
) => void

const stage4: Stage = (xr, xi, yr, yi, length, stride) => {
  const part = length / 4
  const step = size / length
  const leap = stride * part
  for (let p = 0; p < part; p++) {
    const w1 = p * step
    const w2 = 2 * w1
    const w3 = 3 * w1
    for (let q = 0; q < stride; q++) {
      const i = q + stride * p
      const ar = xr[i]! + xr[i + 2 * leap]!
      const ai = xi[i]! + xi[i + 2 * leap]!
      const br = xr[i]! - xr[i + 2 * leap]!
      const bi = xi[i]! - xi[i + 2 * leap]!
      const cr = xr[i + leap]! + xr[i + 3 * leap]!
      const ci = xi[i + leap]! + xi[i + 3 * leap]!
      const dr = xi[i + leap]! - xi[i + 3 * leap]!
      const di = xr[i + 3 * leap]! - xr[i + leap]!
      const o = q + stride * 4 * p
      yr[o] = ar + cr
      yi[o] = ai + ci
      turn(yr, yi, o + stride, br + dr, bi + di, w1)
      turn(yr, yi, o + 2 * stride, ar - cr, ai - ci, w2)
      turn(yr, yi, o + 3 * stride, br - dr, bi - di, w3)
    }
  }
}

const stage5: Stage = (xr, xi, yr, yi, length, stride) => {
  const part = length / 5
  const step = size / length
  const leap = stride * part
  for (let p = 0; p < part; p++) {
    const w1 = p * step
    for (let q = 0; q < stride; q++) {
      const i = q + stride * p
      const r0 = xr[i]!
      const i0 = xi[i]!
      const sr1 = xr[i + leap]! + xr[i + 4 * leap]!
      const si1 = xi[i + leap]! + xi[i + 4 * leap]!
      const dr1 = xr[i + leap]! - xr[i + 4 * leap]!
      const di1 = xi[i + leap]! - xi[i + 4 * leap]!
      const sr2 = xr[i + 2 * leap]! + xr[i + 3 * leap]!
      const si2 = xi[i + 2 * leap]! + xi[i + 3 * leap]!
      const dr2 = xr[i + 2 * leap]! - xr[i + 3 * leap]!
      const di2 = xi[i + 2 * leap]! - xi[i + 3 * leap]!
      const ar = r0 + cos1 * sr1 + cos2 * sr2
      const ai = i0 + cos1 * si1 + cos2 * si2
      const br = r0 + cos2 * sr1 + cos1 * sr2
      const bi = i0 + cos2 * si1 + cos1 * si2
      const cr = sin1 * di1 + sin2 * di2
      const ci = -(sin1 * dr1 + sin2 * dr2)
      const er = sin2 * di1 - sin1 * di2
      const ei = -(sin2 * dr1 - sin1 * dr2)
      const o = q + stride * 5 * p
      yr[o] = r0 + sr1 + sr2
      yi[o] = i0 + si1 + si2
      turn(yr, yi, o + stride, ar + cr, ai + ci, w1)
      turn(yr, yi, o + 2 * stride, br + er, bi + ei, 2 * w1)
      turn(yr, yi, o + 3 * stride, br - er, bi - ei, 3 * w1)
      turn(yr, yi, o + 4 * stride, ar - cr, ai - ci, 4 * w1)
    }
  }
}

function turn(yr: Float64Array, yi: Float64Array, index: number, re: number, im: number, angle: number): void {
  const c = cosine[angle]!
  const s = sine[angle]!
  yr[index] = re * c - im * s
  yi[index] = re * s + im * c
}
