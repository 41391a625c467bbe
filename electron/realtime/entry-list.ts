/** The entries of a conversation in their order, by their own ids and by the ids that the server gave their items. */
import type { Entry } from '../../shared/conversation'

export interface EntryListEvents {
  onEntry(entry: Entry): void
  /** @param afterId null: first */
  onPlaced(entry: Entry, afterId: string | null): void
  onRemoved(id: string): void
}

export interface EntryList {
  all(): Entry[]
  /** @param id of the entry or of its item */
  find(id: string): Entry | undefined
  /** The entry before this one; null when it is the first. */
  before(id: string): Entry | null
  /** A new entry stands at the end, a known one stays where it is. */
  put(entry: Entry): void
  /** Changes an entry without telling. */
  set(entry: Entry): void
  /** @param afterId null, or of no entry: first */
  place(entry: Entry, afterId: string | null): void
  remove(id: string): void
  /** Whether there was an entry with this id, and it was removed. */
  wasRemoved(id: string): boolean
  bind(id: string, itemId: string): void
  itemId(id: string): string
}

export function createEntryList(events: EntryListEvents): EntryList {
  let entries = new Map<string, Entry>()
  const entryIds = new Map<string, string>()
  const itemIds = new Map<string, string>()
  const removed = new Set<string>()
  const own = (id: string): string => entryIds.get(id) ?? id

  return {
    all: () => [...entries.values()],
    find: (id) => entries.get(own(id)),
    before(id) {
      const all = [...entries.values()]
      return all[all.findIndex((entry) => entry.id === id) - 1] ?? null
    },
    put(entry) {
      entries.set(entry.id, entry)
      events.onEntry(entry)
    },
    set: (entry) => void entries.set(entry.id, entry),
    place(entry, afterId) {
      const others = [...entries.values()].filter(({ id }) => id !== entry.id)
      const at = others.findIndex(({ id }) => id === afterId)
      others.splice(at + 1, 0, entry)
      entries = new Map(others.map((one) => [one.id, one]))
      removed.delete(entry.id)
      events.onPlaced(entry, at < 0 ? null : afterId)
    },
    remove(id) {
      const entry = entries.get(own(id))
      if (!entry) return
      entries.delete(entry.id)
      removed.add(entry.id)
      events.onRemoved(entry.id)
    },
    wasRemoved: (id) => removed.has(own(id)),
    bind(id, itemId) {
      if (id === itemId) return
      entryIds.set(itemId, id)
      itemIds.set(id, itemId)
    },
    itemId: (id) => itemIds.get(id) ?? id,
  }
}
