/** What a new session is told of what was said before, as text. */
import type { Entry } from '../../shared/conversation'
import type { EntryList } from './entry-list'
import { createItemId, maximumIdLength } from './item-id'
import type { OutgoingItem } from './vocabulary'

/** The words of a message as the other side should know them: of an answer only what was heard. */
export function wordsOf(entry: Entry): string {
  if (entry.kind === 'tool') return ''
  if (entry.kind === 'user') return entry.status === 'sent' ? entry.text : ''
  return entry.status === 'interrupted' ? entry.text.slice(0, entry.heardChars) : entry.text
}

/** @param outputs of the tools, by call id */
export function textHistory(list: EntryList, outputs: ReadonlyMap<string, string>): OutgoingItem[] {
  return list.all().flatMap((entry): OutgoingItem[] => {
    if (entry.kind === 'tool') {
      const { id: callId, name } = entry
      const call = { type: 'function-call', callId, name, arguments: entry.arguments } as const
      const output = outputs.get(callId)
      // The link closes a call that has no output.
      if (output === undefined) return [call]
      return [call, { type: 'function-output', id: list.itemId(callId), callId, output }]
    }
    const text = wordsOf(entry)
    if (text.trim() === '') return []
    // Another service's ids may be longer than this one takes.
    if (list.itemId(entry.id).length > maximumIdLength) list.bind(entry.id, createItemId())
    return [{ type: 'message', id: list.itemId(entry.id), role: entry.kind, text }]
  })
}
