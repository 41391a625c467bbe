/** Which message the arrow keys lead to. One message at a time is a stop of the Tab key, with its buttons. */
import type { Entry } from '../../../shared/conversation'

/** What was done on the computer is told in lines, not in messages. */
export const messageIds = (entries: readonly Entry[]): string[] =>
  entries.filter(({ kind }) => kind !== 'tool').map(({ id }) => id)

/** @returns the message that Tab reaches: the one it reached before, or else the latest */
export function tabStop(ids: readonly string[], last: string | null): string | null {
  return last !== null && ids.includes(last) ? last : (ids[ids.length - 1] ?? null)
}

/** @returns where the key leads, or null for a key that leads nowhere */
export function messageAfterKey(ids: readonly string[], from: string, key: string): string | null {
  const index = ids.indexOf(from)
  const targets: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: ids.length - 1 }
  const target = targets[key]
  return target === undefined ? null : (ids[target] ?? null)
}

/** @returns the message that takes the place of one that is being deleted: the next, or the one before it */
export function messageInPlaceOf(ids: readonly string[], id: string): string | null {
  const index = ids.indexOf(id)
  return index < 0 ? null : (ids[index + 1] ?? ids[index - 1] ?? null)
}
