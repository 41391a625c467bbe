/** Time, injected, so that tests need not wait. */
export interface Clock {
  /** Wall-clock time, milliseconds since the epoch. */
  now(): number
  /** @returns a function that cancels it */
  after(delayMs: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
