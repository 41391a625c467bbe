/** Deletes a message at both ends, and brings the last one deleted back as text. */
import type { Entry } from '../../shared/conversation'
import type { Clock } from './clock'
import type { Conversation } from './conversation'
import { createItemId } from './item-id'
import { wordsOf } from './text-history'
import type { UpstreamItems } from './upstream-items'

export interface Deletion {
  /** @param id of a message that is neither being spoken nor waiting to go out */
  remove(id: string): void
  restore(id: string): void
  forget(): void
}

/** The page offers it for 5 s, and for as long as somebody looks at the offer. */
const restorableMs = 60_000

export function createDeletion(dependencies: {
  conversation: Conversation
  items: UpstreamItems
  clock: Clock
}): Deletion {
  const { conversation, items, clock } = dependencies
  let last: { entry: Entry; afterId: string | null } | null = null
  let stopTimer: (() => void) | null = null

  const forget = (): void => {
    stopTimer?.()
    last = null
  }
  /** Where the server is to put it: behind what it knows of what stands before. */
  const previousItemId = (afterId: string | null): string | null => {
    if (afterId === null) return 'root'
    const itemId = conversation.itemId(afterId)
    return items.knows(itemId) ? itemId : null
  }

  return {
    remove(id) {
      const entry = conversation.find(id)
      if (!entry || entry.kind === 'tool') return
      forget()
      last = { entry, afterId: conversation.before(entry.id)?.id ?? null }
      stopTimer = clock.after(restorableMs, forget)
      items.delete(conversation.itemId(entry.id))
      conversation.remove(entry.id)
    },
    restore(id) {
      if (last?.entry.id !== id) return
      const { entry, afterId: wanted } = last
      forget()
      // Its neighbour may have gone in the meantime; only the start of the conversation is certain.
      const afterId =
        wanted === null || conversation.find(wanted) ? wanted : (conversation.entries().at(-1)?.id ?? null)
      const itemId = createItemId()
      conversation.bind(entry.id, itemId)
      conversation.restore(entry, afterId)
      const text = wordsOf(entry)
      if (entry.kind === 'tool' || text.trim() === '' || !items.open) return
      items.create({ type: 'message', id: itemId, role: entry.kind, text }, previousItemId(afterId))
    },
    forget,
  }
}
