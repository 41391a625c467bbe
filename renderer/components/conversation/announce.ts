/** What a screen reader is told of the conversation: finished words only, and never while Parley speaks. */
import type { Entry } from '../../../shared/conversation'

export type Announcement = { who: 'you' | 'parley'; text: string }

/** Remembers what was told. Entries that were there at the start are not news. */
export function createAnnouncer(present: readonly Entry[]) {
  const finished = (entry: Entry): Announcement | null => {
    if (entry.kind === 'tool' || entry.status === 'hearing' || entry.status === 'writing') return null
    const text = entry.status === 'interrupted' ? entry.text.slice(0, entry.heardChars) : entry.text
    // What was typed here needs no telling.
    if (text.trim() === '' || (entry.kind === 'user' && entry.source === 'text')) return null
    return { who: entry.kind === 'user' ? 'you' : 'parley', text }
  }
  const told = new Set(present.filter(finished).map(({ id }) => id))
  return {
    /** @returns what is to be told now, oldest first */
    news(entries: readonly Entry[], speaking: boolean): Announcement[] {
      if (speaking) return []
      return entries.flatMap((entry) => {
        const announcement = told.has(entry.id) ? null : finished(entry)
        if (!announcement) return []
        told.add(entry.id)
        return [announcement]
      })
    },
  }
}
