/** Opens the next session shortly before a service ends this one, in a moment when nobody would notice. */
import type { Clock } from './clock'

const leadMs = 60_000
const lookEveryMs = 2_000
/** What a timer can hold. */
const longestMs = 24 * 3_600_000

/**
 * @param quiet whether this is such a moment
 * @returns a function that forgets it
 */
export function planRenewal(
  expiresAtMs: number | null,
  { clock, quiet, renew }: { clock: Clock; quiet(): boolean; renew(): void },
): () => void {
  const leftMs = expiresAtMs === null ? 0 : expiresAtMs - clock.now()
  // Too short to be early for, or a clock that is not the service's: it says itself when time is up.
  if (leftMs < 2 * leadMs || leftMs > longestMs) return () => undefined
  const look = (): void => {
    if (quiet()) renew()
    else stop = clock.after(lookEveryMs, look)
  }
  let stop = clock.after(leftMs - leadMs, look)
  return () => stop()
}
