/** ITU-T G.711: 8-bit µ-law and A-law samples to and from 16-bit ones. */

export type Law = 'g711_ulaw' | 'g711_alaw'

const muBias = 0x84
const muClip = 32_635

function decodeMu(byte: number): number {
  const code = ~byte & 0xff
  const magnitude = (((code & 0x0f) << 3) + muBias) << ((code & 0x70) >> 4)
  return code & 0x80 ? muBias - magnitude : magnitude - muBias
}

function encodeMu(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), muClip) + muBias
  const exponent = 31 - Math.clz32(magnitude) - 7
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}

function decodeA(byte: number): number {
  const code = byte ^ 0x55
  const exponent = (code & 0x70) >> 4
  const mantissa = ((code & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return code & 0x80 ? magnitude : -magnitude
}

function encodeA(sample: number): number {
  const positive = sample >= 0
  const magnitude = Math.min(positive ? sample : -sample - 1, 32_767)
  const exponent = magnitude < 256 ? 0 : 31 - Math.clz32(magnitude) - 7
  const mantissa = exponent === 0 ? magnitude >> 4 : (magnitude >> (exponent + 3)) & 0x0f
  return ((positive ? 0x80 : 0) | (exponent << 4) | mantissa) ^ 0x55
}

const muTable = Int16Array.from({ length: 256 }, (_, byte) => decodeMu(byte))
const aTable = Int16Array.from({ length: 256 }, (_, byte) => decodeA(byte))

export function decodeG711(law: Law, bytes: Uint8Array): Int16Array {
  const table = law === 'g711_ulaw' ? muTable : aTable
  const samples = new Int16Array(bytes.length)
  for (let index = 0; index < bytes.length; index++) samples[index] = table[bytes[index] ?? 0] ?? 0
  return samples
}

export function encodeG711(law: Law, samples: Int16Array): Buffer {
  const encode = law === 'g711_ulaw' ? encodeMu : encodeA
  const bytes = Buffer.allocUnsafe(samples.length)
  for (let index = 0; index < samples.length; index++) bytes[index] = encode(samples[index] ?? 0)
  return bytes
}
