/** The last result as a follow-up sees it: its number, and what the number counts. */
import type { Context } from './ability'
import { readConversionWords } from './conversion-requests'
import type { Previous } from './sum'
import { labelAt } from './sum-labels'
import { quantityWords } from './quantities'

/** Longer ones cannot be said, and need not be reckoned on with. */
const longestValue = 120

export function previousOf({
  value,
  standalone,
  topic,
}: Pick<Context, 'value' | 'standalone' | 'topic'>): Previous | null {
  if (value === null || value.length > longestValue) return null
  if (topic !== 'arithmetic' || standalone === null) return { value, label: null }
  const conversion = readConversionWords(standalone)
  const [target] = conversion?.quantity && conversion.targets.length === 1 ? conversion.targets : []
  if (target) return { value, label: labelAt(quantityWords(target.said), 0)?.label ?? null }
  const words = standalone.split(' ')
  const money = words.map((_, at) => labelAt(words, at)?.label).find((label) => label?.money)
  return { value, label: money ?? null }
}
