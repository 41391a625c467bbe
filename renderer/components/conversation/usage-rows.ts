/** The counts of a turn as its details list them: what is nothing is not listed. */
import type { TurnUsage } from '../../../shared/conversation'

export interface UsageRow {
  name: 'sent' | 'received'
  total: number
  parts: { kind: 'text' | 'audio' | 'image' | 'cached'; tokens: number }[]
}

export function usageRows(usage: TurnUsage | null): UsageRow[] {
  if (!usage) return []
  const { input, output } = usage
  const parts = (counts: Partial<Record<UsageRow['parts'][number]['kind'], number>>) =>
    (['text', 'audio', 'image', 'cached'] as const).flatMap((kind) => {
      const tokens = counts[kind] ?? 0
      return tokens > 0 ? [{ kind, tokens }] : []
    })
  return [
    { name: 'sent', total: input.total, parts: parts(input) },
    { name: 'received', total: output.total, parts: parts(output) },
  ]
}
