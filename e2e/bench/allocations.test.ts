import { expect, test } from 'vitest'
import { measureAllocations } from './allocations'

test('a quantum leaves next to nothing on the heap', () => {
  const bytes = measureAllocations(3, 2_000)
  expect(bytes).toHaveLength(3)
  expect(Math.min(...bytes)).toBeLessThan(64)
})
