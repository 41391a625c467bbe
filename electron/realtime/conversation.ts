/** What was said, in order; it outlives sessions. Every change is published as the entry it makes. */
import { msToSamples } from '../../shared/audio'
import type { AssistantEntry, Entry, ToolEntry, UserEntry } from '../../shared/conversation'
import type { Clock } from './clock'
import { createHeardText, type HeardText } from './heard-text'
import type { OutgoingItem } from './vocabulary'

export interface ConversationEvents {
  onEntry(entry: Entry): void
  onHeard(id: string, heardChars: number): void
  onRemoved(id: string): void
  onRenewed(): void
}

export interface Conversation {
  entries(): Entry[]
  /** The person begins to speak; the item's id may not be known yet. */
  beginSpeech(id: string): void
  /** The server's id of a spoken turn that was begun under another. */
  bind(id: string, itemId: string): void
  addTranscript(itemId: string, delta: string): void
  /** Ends the hearing of a turn. @param text null when there will be no transcript */
  endTranscript(itemId: string, text: string | null): void
  write(id: string, text: string, waiting: boolean): void
  /** Messages that waited have gone out. */
  sent(): void
  beginAnswer(itemId: string): void
  addText(itemId: string, delta: string): void
  addSound(itemId: string, samples: number): void
  /** @param text the whole text, where the server tells it */
  endAnswer(itemId: string, text: string | null): void
  /** @param samples of the item that have been heard */
  hear(itemId: string, samples: number): void
  hearAll(itemId: string): void
  interrupt(itemId: string, heardMs: number): void
  setTool(entry: ToolEntry): void
  remove(itemId: string): void
  renew(): void
  /** The text history for a new session: what was said and what was heard. */
  history(): OutgoingItem[]
  find(itemId: string): Entry | undefined
}

export function createConversation({ clock }: { clock: Clock }, events: ConversationEvents): Conversation {
  let entries = new Map<string, Entry>()
  let aliases = new Map<string, string>()
  let heard = new Map<string, HeardText>()
  /** Items whose sound has been heard to the end. */
  let complete = new Set<string>()

  const find = (itemId: string): Entry | undefined => entries.get(aliases.get(itemId) ?? itemId)
  const put = (entry: Entry): void => {
    entries.set(entry.id, entry)
    events.onEntry(entry)
  }
  const user = (itemId: string): UserEntry | null => {
    const entry = find(itemId)
    return entry?.kind === 'user' ? entry : null
  }
  const answer = (itemId: string): AssistantEntry | null => {
    const entry = find(itemId)
    return entry?.kind === 'assistant' ? entry : null
  }
  const setHeard = (entry: AssistantEntry, heardChars: number): void => {
    const next = Math.max(entry.heardChars, Math.min(heardChars, entry.text.length))
    if (next === entry.heardChars) return
    entries.set(entry.id, { ...entry, heardChars: next })
    events.onHeard(entry.id, next)
  }

  return {
    entries: () => [...entries.values()],
    find,
    beginSpeech(id) {
      if (!entries.has(id)) put({ kind: 'user', id, source: 'voice', text: '', status: 'hearing', atMs: clock.now() })
    },
    bind(id, itemId) {
      if (id !== itemId) aliases.set(itemId, id)
    },
    addTranscript(itemId, delta) {
      const entry = user(itemId)
      if (entry?.status === 'hearing') put({ ...entry, text: entry.text + delta })
    },
    endTranscript(itemId, text) {
      const entry = user(itemId)
      if (!entry || (text === null && entry.status !== 'hearing')) return
      const words = (text ?? entry.text).trim()
      put({ ...entry, text: words, status: words === '' && text !== null ? 'unclear' : 'sent' })
    },
    write(id, text, waiting) {
      put({ kind: 'user', id, source: 'text', text, status: waiting ? 'waiting' : 'sent', atMs: clock.now() })
    },
    sent() {
      for (const entry of entries.values())
        if (entry.kind === 'user' && entry.status === 'waiting') put({ ...entry, status: 'sent' })
    },
    beginAnswer(itemId) {
      if (entries.has(itemId)) return
      heard.set(itemId, createHeardText())
      put({ kind: 'assistant', id: itemId, text: '', heardChars: 0, status: 'writing', atMs: clock.now() })
    },
    addText(itemId, delta) {
      const entry = answer(itemId)
      if (!entry || entry.status === 'interrupted') return
      heard.get(itemId)?.addText(delta.length)
      put({ ...entry, text: entry.text + delta })
    },
    addSound: (itemId, samples) => heard.get(itemId)?.addSound(samples),
    endAnswer(itemId, text) {
      const entry = answer(itemId)
      heard.get(itemId)?.end()
      if (!entry || entry.status !== 'writing') return
      const whole = text !== null && text !== '' ? text : entry.text
      put({
        ...entry,
        text: whole,
        status: 'done',
        heardChars: complete.has(itemId) ? whole.length : Math.min(entry.heardChars, whole.length),
      })
    },
    hear(itemId, samples) {
      const entry = answer(itemId)
      if (entry) setHeard(entry, heard.get(itemId)?.charactersAt(samples) ?? 0)
    },
    hearAll(itemId) {
      complete.add(itemId)
      const entry = answer(itemId)
      if (entry) setHeard(entry, entry.text.length)
    },
    interrupt(itemId, heardMs) {
      const entry = answer(itemId)
      if (!entry || entry.status === 'interrupted') return
      const reached = heard.get(itemId)?.charactersAt(msToSamples(heardMs)) ?? 0
      const heardChars = Math.min(reached, entry.text.length)
      const isWhole = entry.status === 'done' && heardChars === entry.text.length
      put({ ...entry, heardChars, status: isWhole ? 'done' : 'interrupted' })
    },
    setTool: put,
    remove(itemId) {
      const entry = find(itemId)
      if (!entry) return
      entries.delete(entry.id)
      events.onRemoved(entry.id)
    },
    renew() {
      entries = new Map()
      aliases = new Map()
      heard = new Map()
      complete = new Set()
      events.onRenewed()
    },
    history() {
      return [...entries.values()].flatMap((entry): OutgoingItem[] => {
        if (entry.kind === 'user' && entry.status === 'sent' && entry.text !== '')
          return [{ type: 'message', role: 'user', text: entry.text }]
        if (entry.kind !== 'assistant') return []
        const text = entry.status === 'interrupted' ? entry.text.slice(0, entry.heardChars) : entry.text
        return text.trim() === '' ? [] : [{ type: 'message', role: 'assistant', text }]
      })
    },
  }
}
