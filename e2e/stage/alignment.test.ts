import { expect, test } from 'vitest'
import { findPieces } from './alignment'

let seed = 7
const noise = Int16Array.from({ length: 24_000 }, () => {
  seed = (seed * 16_807) % 2_147_483_647
  return (seed % 8_000) - 4_000
})

test('finds each piece where it lies, and what is missing nowhere', () => {
  // Louder, later, and without its second quarter.
  const place = new Int16Array(24_000)
  place.set(
    noise.subarray(0, 6_000).map((value) => value * 2),
    1_200,
  )
  place.set(noise.subarray(12_000), 7_200)
  const pieces = findPieces(noise, place, 6_000)
  expect(pieces.map(({ from, foundAt, share }) => (share > 0.9 ? foundAt - from : null))).toEqual([
    1_200,
    null,
    -4_800,
    -4_800,
  ])
})
