/** How each event of the main process changes the window's copy of the snapshot. Pure: no event is lost or counted twice. */
import type { Entry } from '../../shared/conversation'
import type { SafeError } from '../../shared/errors'
import type { EventName, EventPayload, Snapshot } from '../../shared/ipc/contract'

export type MirroredEvent = Exclude<EventName, 'levels.changed' | 'audio.wanted'>
type Reducers = { [N in MirroredEvent]: (before: Snapshot, payload: EventPayload<N>) => Snapshot }

export function withEntry(entries: readonly Entry[], entry: Entry): Entry[] {
  const index = entries.findLastIndex(({ id }) => id === entry.id)
  if (index < 0) return [...entries, entry]
  const next = [...entries]
  next[index] = entry
  return next
}

/** @param afterId the entry it follows; null puts it first */
function withEntryAfter(entries: readonly Entry[], entry: Entry, afterId: string | null): Entry[] {
  const others = entries.filter(({ id }) => id !== entry.id)
  const index = afterId === null ? 0 : others.findIndex(({ id }) => id === afterId) + 1 || others.length
  return others.toSpliced(index, 0, entry)
}

export function withNotice(notices: readonly SafeError[], notice: SafeError): SafeError[] {
  return [...notices.filter(({ code, detail }) => code !== notice.code || detail !== notice.detail), notice]
}

const reducers: Reducers = {
  'state.changed': (before, state) => ({ ...before, state }),
  'conversation.entry': (before, entry) => {
    const begins = entry.kind === 'user' && !before.entries.some(({ id }) => id === entry.id)
    return {
      ...before,
      entries: withEntry(before.entries, entry),
      // A notice stands until the next turn.
      notices: begins ? [] : before.notices,
    }
  },
  'conversation.placed': (before, { entry, afterId }) => ({
    ...before,
    entries: withEntryAfter(before.entries, entry, afterId),
  }),
  'conversation.heard': (before, { id, heardChars }) => {
    const entry = before.entries.find((candidate) => candidate.id === id)
    if (entry?.kind !== 'assistant') return before
    return { ...before, entries: withEntry(before.entries, { ...entry, heardChars }) }
  },
  'conversation.removed': (before, { id }) => ({
    ...before,
    entries: before.entries.filter((entry) => entry.id !== id),
  }),
  'conversation.renewed': (before, { entries }) => ({ ...before, entries, notices: [] }),
  'approval.changed': (before, { approval }) => ({ ...before, approval }),
  'dictation.changed': (before, dictation) => ({ ...before, dictation }),
  'limits.changed': (before, { limits }) => ({ ...before, limits }),
  'settings.changed': (before, settings) => ({ ...before, settings }),
  'secrets.changed': (before, secrets) => ({ ...before, secrets }),
  'keychain.changed': (before, keychain) => ({ ...before, keychain }),
  'entra.changed': (before, entra) => ({ ...before, entra }),
  'parts.changed': (before, partFaults) => ({ ...before, partFaults }),
  'connection.tested': (before, connection) => ({ ...before, connection }),
  'appearance.changed': (before, appearance) => ({ ...before, ...appearance }),
  'microphone.changed': (before, microphone) => ({ ...before, microphone }),
  'devices.changed': (before, devices) => ({ ...before, devices }),
  'sound.tested': (before, soundTest) => ({ ...before, soundTest }),
  'speech.changed': (before, speech) => ({ ...before, speech }),
  'notice.raised': (before, notice) => ({ ...before, notices: withNotice(before.notices, notice) }),
}

export const mirroredEvents = Object.keys(reducers) as MirroredEvent[]

export function reduce<N extends MirroredEvent>(before: Snapshot, name: N, payload: EventPayload<N>): Snapshot {
  return reducers[name](before, payload)
}
