/** What was said, in order; it outlives sessions. Every change is published as the entry it makes. */
import { msToSamples } from '../../shared/audio'
import type { AssistantEntry, Entry, ToolEntry, TurnUsage, UserEntry } from '../../shared/conversation'
import type { Clock } from './clock'
import { createEntryList, type EntryListEvents } from './entry-list'
import { createHeardText, type HeardText } from './heard-text'
import { textHistory } from './text-history'
import type { OutgoingItem } from './vocabulary'

export interface ConversationEvents extends EntryListEvents {
  onHeard(id: string, heardChars: number): void
  onRenewed(): void
}

export interface Conversation {
  entries(): Entry[]
  /** @param id of the entry or of its item */
  find(id: string): Entry | undefined
  before(id: string): Entry | null
  /** The server's id of an entry's item; the entry's own while it has no other. */
  itemId(id: string): string
  /** The server's id of an entry that was begun under another. */
  bind(id: string, itemId: string): void
  /** The server holds this item after that one: what stands the other way round is put right. */
  follow(itemId: string, previousItemId: string): void
  /** The person begins to speak; the item's id may not be known yet. */
  beginSpeech(id: string): void
  /** A sound file begins to be sent. */
  beginFile(id: string, name: string, durationMs: number): void
  /** @param progress 0 to 1; null when all of it has gone out */
  sendFile(id: string, progress: number | null): void
  /** Nobody spoke, and the server takes that as a turn. */
  addSilence(itemId: string): void
  addTranscript(itemId: string, delta: string): void
  /** Ends the hearing of a turn. @param text null when there will be no transcript */
  endTranscript(itemId: string, text: string | null): void
  write(id: string, text: string, waiting: boolean): void
  /** Messages that waited have gone out. */
  sent(): void
  /** @param written it will not be spoken */
  beginAnswer(itemId: string, written: boolean): void
  addText(itemId: string, delta: string): void
  addSound(itemId: string, samples: number): void
  /** @param text the whole text, where the server tells it */
  endAnswer(itemId: string, text: string | null): void
  count(itemId: string, usage: TurnUsage | null, durationMs: number): void
  /** @param samples of the item that have been heard */
  hear(itemId: string, samples: number): void
  hearAll(itemId: string): void
  interrupt(itemId: string, heardMs: number): void
  setTool(entry: ToolEntry): void
  /** @param itemId of the output */
  setToolOutput(callId: string, itemId: string, output: string): void
  remove(id: string): void
  /** @param afterId null: first */
  restore(entry: Entry, afterId: string | null): void
  renew(): void
  /** The text history for a new session: what was said and what was heard. */
  history(): OutgoingItem[]
}

export function createConversation({ clock }: { clock: Clock }, events: ConversationEvents): Conversation {
  let list = createEntryList(events)
  let heard = new Map<string, HeardText>()
  /** Answers that are only written, or whose sound has been heard to the end: all their text counts as heard. */
  let complete = new Set<string>()
  let sounded = new Set<string>()
  /** Turns whose transcript is whole. */
  let transcribed = new Set<string>()
  let toolOutputs = new Map<string, string>()
  /** Places that were told before the entry was there. */
  let places = new Map<string, string>()

  const user = (itemId: string): UserEntry | null => {
    const entry = list.find(itemId)
    return entry?.kind === 'user' ? entry : null
  }
  const answer = (itemId: string): AssistantEntry | null => {
    const entry = list.find(itemId)
    return entry?.kind === 'assistant' ? entry : null
  }
  const setHeard = (entry: AssistantEntry, heardChars: number): void => {
    const next = Math.max(entry.heardChars, Math.min(heardChars, entry.text.length))
    if (next === entry.heardChars) return
    list.set({ ...entry, heardChars: next })
    events.onHeard(entry.id, next)
  }
  /** Behind the item before it and what was answered to that; entries of which the server has not spoken stay. */
  const follow = (itemId: string, previousItemId: string): void => {
    places.set(itemId, previousItemId)
    const entry = list.find(itemId)
    const previous = list.find(previousItemId)
    if (!entry || !previous || entry === previous) return
    const all = list.all()
    const at = all.indexOf(previous)
    if (all.indexOf(entry) < at) return list.place(entry, previous.id)
    let last = at
    while (all[last + 1] && all[last + 1]!.kind !== 'user') last++
    if (entry.kind === 'assistant' && all.indexOf(entry) > last) list.place(entry, all[last]!.id)
  }
  const begin = (entry: Entry): void => {
    list.put(entry)
    const previous = places.get(list.itemId(entry.id))
    if (previous !== undefined) follow(entry.id, previous)
  }

  const conversation: Conversation = {
    entries: () => list.all(),
    find: (id) => list.find(id),
    before: (id) => list.before(id),
    itemId: (id) => list.itemId(id),
    bind: (id, itemId) => list.bind(id, itemId),
    follow,
    beginSpeech(id) {
      if (list.find(id) || list.wasRemoved(id)) return
      begin({ kind: 'user', id, source: 'voice', text: '', status: 'hearing', atMs: clock.now() })
    },
    beginFile(id, name, durationMs) {
      const file = { name, durationMs, progress: 0 }
      list.put({ kind: 'user', id, source: 'file', file, text: '', status: 'hearing', atMs: clock.now() })
    },
    sendFile(id, progress) {
      const entry = user(id)
      if (entry?.file) list.put({ ...entry, file: { ...entry.file, progress } })
    },
    addSilence(itemId) {
      if (list.find(itemId)) return
      begin({ kind: 'user', id: itemId, source: 'voice', text: '', status: 'silent', atMs: clock.now() })
    },
    addTranscript(itemId, delta) {
      conversation.beginSpeech(itemId)
      const entry = user(itemId)
      if (!entry || entry.source === 'text' || transcribed.has(entry.id)) return
      list.put({ ...entry, text: entry.text + delta })
    },
    endTranscript(itemId, text) {
      if (text !== null) conversation.beginSpeech(itemId)
      const entry = user(itemId)
      if (!entry || entry.source === 'text' || (text === null && entry.status !== 'hearing')) return
      if (text !== null) transcribed.add(entry.id)
      const words = (text ?? entry.text).trim()
      if (words === '' && entry.status === 'silent') return
      list.put({ ...entry, text: words, status: words === '' && text !== null ? 'unclear' : 'sent' })
    },
    write(id, text, waiting) {
      list.put({ kind: 'user', id, source: 'text', text, status: waiting ? 'waiting' : 'sent', atMs: clock.now() })
    },
    sent() {
      for (const entry of list.all())
        if (entry.kind === 'user' && entry.status === 'waiting') list.put({ ...entry, status: 'sent' })
    },
    beginAnswer(itemId, written) {
      if (list.find(itemId) || list.wasRemoved(itemId)) return
      heard.set(itemId, createHeardText())
      if (written) complete.add(itemId)
      const made = { usage: null, durationMs: null, atMs: clock.now() }
      begin({ kind: 'assistant', id: itemId, text: '', heardChars: 0, status: 'writing', ...made })
    },
    addText(itemId, delta) {
      const entry = answer(itemId)
      if (!entry || entry.status === 'interrupted') return
      heard.get(entry.id)?.addText(delta.length)
      const text = entry.text + delta
      list.put({ ...entry, text, heardChars: complete.has(entry.id) ? text.length : entry.heardChars })
    },
    addSound(itemId, samples) {
      sounded.add(itemId)
      heard.get(itemId)?.addSound(samples)
    },
    endAnswer(itemId, text) {
      const entry = answer(itemId)
      if (!entry) return
      heard.get(entry.id)?.end()
      if (entry.status !== 'writing') return
      if (!sounded.has(entry.id)) complete.add(entry.id)
      const whole = text !== null && text !== '' ? text : entry.text
      list.put({
        ...entry,
        text: whole,
        status: 'done',
        heardChars: complete.has(entry.id) ? whole.length : Math.min(entry.heardChars, whole.length),
      })
    },
    count(itemId, usage, durationMs) {
      const entry = answer(itemId)
      if (entry) list.put({ ...entry, usage, durationMs })
    },
    hear(itemId, samples) {
      const entry = answer(itemId)
      if (entry) setHeard(entry, heard.get(entry.id)?.charactersAt(samples) ?? 0)
    },
    hearAll(itemId) {
      complete.add(itemId)
      const entry = answer(itemId)
      if (entry) setHeard(entry, entry.text.length)
    },
    interrupt(itemId, heardMs) {
      const entry = answer(itemId)
      if (!entry || entry.status === 'interrupted') return
      const reached = complete.has(entry.id)
        ? entry.text.length
        : (heard.get(entry.id)?.charactersAt(msToSamples(heardMs)) ?? 0)
      const heardChars = Math.min(reached, entry.text.length)
      const isWhole = entry.status === 'done' && heardChars === entry.text.length
      list.put({ ...entry, heardChars, status: isWhole ? 'done' : 'interrupted' })
    },
    setTool(entry) {
      // One that outlives its conversation does not come into the next.
      if (entry.status === 'running' || list.find(entry.id)) list.put(entry)
    },
    setToolOutput(callId, itemId, output) {
      if (!list.find(callId)) return
      toolOutputs.set(callId, output)
      list.bind(callId, itemId)
    },
    remove: (id) => list.remove(id),
    restore: (entry, afterId) => list.place(entry, afterId),
    renew() {
      list = createEntryList(events)
      heard = new Map()
      complete = new Set()
      sounded = new Set()
      transcribed = new Set()
      toolOutputs = new Map()
      places = new Map()
      events.onRenewed()
    },
    history: () => textHistory(list, toolOutputs),
  }
  return conversation
}
