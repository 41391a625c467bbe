import { expect, test } from 'vitest'
import { compareBeginning, placeIn } from './lost-sound'
import { wholeRecording } from './recordings'

const quietMs = 300
const speech = wholeRecording('goforward.wav', 24_000)
const noise = (length: number): Int16Array => Int16Array.from({ length }, (_, i) => ((i * 7_919) % 7) - 3)
const played = ((): Int16Array => {
  const sound = noise(speech.length + 24 * 2 * quietMs)
  speech.forEach((sample, i) => (sound[24 * quietMs + i]! += sample))
  return sound
})()
const lostBeginningMs = (whole: Int16Array, sent: Int16Array): number => compareBeginning(whole, sent).lostMs
const half = (sound: Int16Array): Int16Array => sound.map((sample) => sample / 2)

test('speech that was sent whole, if quieter, has lost nothing', () => {
  expect(placeIn(played, half(played.subarray(2_400)))).toBe(2_400)
  expect(lostBeginningMs(played, half(played.subarray(2_400)))).toBe(0)
})

test('what was cut off, or sent as silence, is lost', () => {
  const whole = lostBeginningMs(played, played.subarray(24 * 900)) - lostBeginningMs(played, played.subarray(24 * 800))
  expect(whole).toBeCloseTo(100, -1)
  const muted = played.slice()
  muted.fill(0, 0, 24 * 900)
  const cut = lostBeginningMs(played, played.subarray(24 * 900))
  expect(Math.abs(lostBeginningMs(played, muted) - cut)).toBeLessThan(25)
  expect(cut).toBeGreaterThan(20)
})

test('other sound is not taken for it', () => {
  const hum = Int16Array.from({ length: 24_000 }, (_, i) => 8_000 * Math.sin(i / 3))
  expect(() => lostBeginningMs(played, hum)).toThrow('what was sent is not what was played')
})
