/** Percentiles of measured values. */
import type { Figure, Unit } from './figure'

/** Nearest rank: the smallest value that at least `share` of all values do not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** @throws Error when there are no values, or one is no number */
export function figureOf(name: string, unit: Unit, values: readonly number[]): Figure {
  if (values.length === 0) throw new Error('nothing was measured')
  if (!values.every(Number.isFinite)) throw new Error('a measured value is no number')
  const sorted = [...values].sort((a, b) => a - b)
  return {
    name,
    unit,
    samples: sorted.length,
    p50: round(percentile(sorted, 0.5)),
    p95: round(percentile(sorted, 0.95)),
    p99: round(percentile(sorted, 0.99)),
    max: round(sorted.at(-1)!),
  }
}
