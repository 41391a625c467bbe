/** How an answer ended, in whichever of the words that servers have for it. */
import { partError } from '../../part-faults'

export type Finish = 'stop' | 'length' | 'content_filter'

/** @throws PartError for those that are a fault */
export function readFinish(reason: string): Finish {
  if (/length|max_(?:new_|output_)?tokens/iu.test(reason)) return 'length'
  if (/filter|safety|prohibited|blocklist|recitation|refusal/iu.test(reason) && !/malformed/iu.test(reason))
    return 'content_filter'
  // DeepSeek: insufficient_system_resource.
  if (/resource|overload/iu.test(reason)) throw partError('part.busy', reason)
  if (/^(?:error|abort)/iu.test(reason)) throw partError('part.broken', reason)
  return 'stop'
}

/** Azure and OpenRouter refuse a question that they hold back from the model. */
export function isHeldBack(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error) || (error.status !== 400 && error.status !== 403)) return false
  const told = 'error' in error ? JSON.stringify(error.error) : ''
  return /content_filter|content management policy|ResponsibleAIPolicyViolation|content_policy|input was flagged/iu.test(
    told,
  )
}
