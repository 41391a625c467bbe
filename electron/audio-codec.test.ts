import { describe, expect, test } from 'vitest'
import { createAudioDecoder, createAudioEncoder } from './audio-codec'

function tone(frequencyHz: number, rateHz: number, sampleCount: number): Int16Array {
  return Int16Array.from(
    { length: sampleCount },
    (_, index) => 12_000 * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz),
  )
}

function level(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}

describe.each(['g711_ulaw', 'g711_alaw'] as const)('%s', (format) => {
  test('keeps a tone at its level on the way there and back, in pieces of any length', () => {
    const encode = createAudioEncoder(format)
    const decode = createAudioDecoder(format)
    const original = tone(1000, 24_000, 24_000)
    const heard: Int16Array[] = []
    for (let start = 0, length = 1; start < original.length; start += length, length = (length % 700) + 97) {
      heard.push(decode(encode(original.subarray(start, start + length))))
    }
    const all = heard.flatMap((part) => [...part])
    expect(all.length).toBe(24_000)
    expect(level(Int16Array.from(all.slice(2400))) / level(original)).toBeCloseTo(1, 1)
  })

  test('does not fold what 8 kHz cannot hold back into hearing', () => {
    const encode = createAudioEncoder(format)
    const decode = createAudioDecoder(format)
    const heard = decode(encode(tone(6000, 24_000, 24_000)))
    expect(level(heard.subarray(2400)) / 12_000).toBeLessThan(0.01)
  })

  test('silence is its silent byte', () => {
    const silent = { g711_ulaw: 0xff, g711_alaw: 0xd5 }[format]
    expect(new Set(createAudioEncoder(format)(new Int16Array(2400)))).toEqual(new Set([silent]))
    expect(level(createAudioDecoder(format)(Buffer.alloc(800, silent)))).toBeLessThan(10)
  })
})

test('known µ-law and A-law values of the standard', () => {
  const last = (format: 'g711_ulaw' | 'g711_alaw', byte: number) => {
    // A constant passes a low-pass as itself.
    const samples = createAudioDecoder(format)(Buffer.alloc(200, byte))
    return samples[samples.length - 1] ?? 0
  }
  expect(last('g711_ulaw', 0x80) / 32_124).toBeCloseTo(1, 2)
  expect(last('g711_ulaw', 0x00) / -32_124).toBeCloseTo(1, 2)
  expect(last('g711_alaw', 0xaa) / 32_256).toBeCloseTo(1, 2)
  expect(last('g711_alaw', 0x2a) / -32_256).toBeCloseTo(1, 2)
})
