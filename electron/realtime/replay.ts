/** What a new session is told of what was said before: every call with one output, every output with its call. */
import type { OutgoingItem } from './vocabulary'

const lostOutput = JSON.stringify({ error: 'The connection was lost before this call was finished.' })

/** @param pending calls whose outputs will follow */
export function completeHistory(history: readonly OutgoingItem[], pending: ReadonlySet<string>): OutgoingItem[] {
  const answered = new Set(history.flatMap((item) => (item.type === 'function-output' ? [item.callId] : [])))
  const called = new Set<string>()
  return history.flatMap((item): OutgoingItem[] => {
    if (item.type === 'message') return [item]
    if (item.type === 'function-output') return called.delete(item.callId) ? [item] : []
    if (called.has(item.callId)) return []
    called.add(item.callId)
    const isOpen = !answered.has(item.callId) && !pending.has(item.callId)
    return isOpen ? [item, { type: 'function-output', callId: item.callId, output: lostOutput }] : [item]
  })
}
