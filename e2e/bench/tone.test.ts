import { expect, test } from 'vitest'
import { deltaMs, hearTone, toneDelta } from './tone'

const piece = (): Int16Array => new Int16Array(Uint8Array.from(Buffer.from(toneDelta(), 'base64')).buffer)
const silence = (ms: number): Int16Array => new Int16Array(24 * ms)
const joined = (...parts: Int16Array[]): Int16Array => Int16Array.from(parts.flatMap((part) => [...part]))

test('pieces join without a gap', () => {
  const heard = hearTone(joined(silence(50), piece(), piece(), silence(50)))!
  expect(heard.gapsMs).toEqual([])
  expect((heard.last - heard.first) / 24).toBeCloseTo(2 * deltaMs, 0)
})

test('a missing quantum is a gap; the silence around the tone is none', () => {
  const heard = hearTone(joined(silence(200), piece(), silence(6), piece(), silence(200)))!
  expect(heard.gapsMs).toHaveLength(1)
  expect(heard.gapsMs[0]).toBeCloseTo(6, 0)
})

test('silence is no tone', () => expect(hearTone(silence(100))).toBeNull())
