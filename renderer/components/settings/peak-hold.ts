/** The mark on a meter that stays a while where the level was highest, and then falls. */

export interface PeakHold {
  /** @returns where the mark stands now */
  add(atMs: number, value: number): number
}

export function createPeakHold(options: { floor: number; holdMs: number; fallPerSecond: number }): PeakHold {
  let peak = options.floor
  let sinceMs = 0
  return {
    add(atMs, value) {
      const fallingMs = Math.max(0, atMs - sinceMs - options.holdMs)
      const mark = Math.max(options.floor, peak - (fallingMs / 1000) * options.fallPerSecond)
      if (value < mark) return mark
      peak = Math.max(options.floor, value)
      sinceMs = atMs
      return peak
    },
  }
}
