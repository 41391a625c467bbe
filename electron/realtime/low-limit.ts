/** What of the service's limits is nearly used up. */
import type { Limit } from '../../shared/conversation'
import type { RateLimit } from './vocabulary'

const lowShare = 0.1

/** @returns the limit that is nearest to its end, when less than a tenth of it remains */
export function lowestLimit(limits: readonly RateLimit[], nowMs: number): Limit | null {
  const share = ({ remaining, limit }: RateLimit): number => remaining / limit
  const [lowest] = limits.filter(({ limit }) => limit > 0).sort((a, b) => share(a) - share(b))
  if (!lowest || share(lowest) >= lowShare) return null
  const { name, remaining, limit, resetSeconds } = lowest
  return { name, remaining, limit, resetsAtMs: nowMs + resetSeconds * 1000 }
}
