/** What a turn has cost: the tokens of its responses together, told with the answer that ends it. */
import type { TurnUsage } from '../../shared/conversation'
import type { Clock } from './clock'
import type { Usage } from './vocabulary'

export interface TurnUsageCounter {
  begin(): void
  /** A response is done. @param itemId of its message; null: it has only called tools, and the turn goes on */
  add(usage: Usage | null, itemId: string | null): void
}

export function createTurnUsage(
  { clock }: { clock: Clock },
  onCounted: (itemId: string, usage: TurnUsage | null, durationMs: number) => void,
): TurnUsageCounter {
  let sum: TurnUsage | null = null
  let sinceMs = clock.now()

  return {
    begin() {
      sum = null
      sinceMs = clock.now()
    },
    add(usage, itemId) {
      if (usage) sum = sum ? plus(sum, usage) : usage
      if (itemId === null) return
      onCounted(itemId, sum, Math.max(0, clock.now() - sinceMs))
      sum = null
    },
  }
}

function plus(a: TurnUsage, b: TurnUsage): TurnUsage {
  return {
    input: {
      text: a.input.text + b.input.text,
      audio: a.input.audio + b.input.audio,
      image: a.input.image + b.input.image,
      cached: a.input.cached + b.input.cached,
      total: a.input.total + b.input.total,
    },
    output: {
      text: a.output.text + b.output.text,
      audio: a.output.audio + b.output.audio,
      total: a.output.total + b.output.total,
    },
  }
}
