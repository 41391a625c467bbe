/** The last two seconds of a level, as bars of equal length in time. */

/** A sound level as drawn: 0 for silence (−54 dBFS and below), 1 for loud speech (−12 dBFS and above). */
export function loudness(rms: number): number {
  return Math.min(1, Math.max(0, (decibels(rms) + 54) / 42))
}

/** @returns dBFS; minus infinity for nothing at all */
export const decibels = (rms: number): number => (rms > 0 ? 20 * Math.log10(rms) : -Infinity)

export interface LevelHistory {
  add(atMs: number, value: number): void
  /** Oldest first; the loudest value of each bar's time. */
  bars(nowMs: number): number[]
  clear(): void
}

export function createLevelHistory({ count, spanMs }: { count: number; spanMs: number }): LevelHistory {
  const barMs = spanMs / count
  let values: { atMs: number; value: number }[] = []
  return {
    add(atMs, value) {
      values = [...values.filter((old) => atMs - old.atMs < spanMs), { atMs, value }]
    },
    bars(nowMs) {
      const bars = new Array<number>(count).fill(0)
      for (const { atMs, value } of values) {
        const index = count - 1 - Math.floor((nowMs - atMs) / barMs)
        if (index >= 0 && index < count) bars[index] = Math.max(bars[index] ?? 0, value)
      }
      return bars
    },
    clear() {
      values = []
    },
  }
}
