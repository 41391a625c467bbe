/** What the person says: sound goes out as it comes, and either the key or the server says where a turn ends. */
import { msToSamples } from '../../shared/audio'
import type { Conversation } from './conversation'
import { createItemId } from './item-id'
import type { Link } from './link'
import type { SessionSettings } from './session-settings'
import type { Talk, TalkActions } from './talk'
import type { TurnDetection } from './vocabulary'

export interface SpokenInput {
  readonly actions: Omit<TalkActions, 'answering' | 'interrupt' | 'listen' | 'onMode'>
  /** The server hears the person speak. */
  readonly speaking: boolean
  frame(samples: Int16Array): void
  started(itemId: string): void
  stopped(): void
  committed(itemId: string): void
  /** Something is said of an item's sound: it may be the one committed by hand, not named until now. */
  identify(itemId: string): void
  /** Whether this entry is still being spoken. */
  owns(entryId: string): boolean
  /** What has been appended is this entry's turn. */
  commit(entryId: string): void
  /** The session is gone: it will not name what it had been given. */
  lost(): void
}

const shortestTurnSamples = msToSamples(100)

export function createSpokenInput(dependencies: {
  link: Link
  conversation: Conversation
  settings: SessionSettings
  talk(): Talk
  /** How the active provider is asked to find the ends of turns. */
  turnDetection(): TurnDetection
  /** A turn has gone out whole; an answer is due. */
  onTurn(): void
}): SpokenInput {
  const { link, conversation, settings } = dependencies
  let speaking = false
  /** The entry of the turn that is being spoken by hand, and how much of it there is. */
  let current: { id: string; samples: number } | null = null
  /** The item that the server hears being spoken; once it is committed it is no longer ours to drop. */
  let hearing: string | null = null
  /** Committed by hand, their server ids not known yet. */
  let committing: string[] = []

  const byHand = (): boolean => settings.turnDetection.type === 'none'
  const clear = (): void => {
    if (link.state.kind !== 'dormant') link.send({ type: 'clear' })
  }
  const drop = (): void => {
    if (current) conversation.remove(current.id)
    current = null
  }
  const commit = (): void => {
    link.send({ type: 'commit' })
    link.respond()
    dependencies.onTurn()
  }
  const identify = (itemId: string): void => {
    if (conversation.find(itemId)) return
    const [id] = committing.splice(0, 1)
    if (id !== undefined) conversation.bind(id, itemId)
  }

  const actions: SpokenInput['actions'] = {
    beginHeld() {
      current = null
      settings.set({ turnDetection: { type: 'none' } })
      if (link.state.kind === 'open') link.send({ type: 'clear' })
      link.ensure()
    },
    sendHeld() {
      if (!current || current.samples < shortestTurnSamples) return actions.discardHeld()
      committing.push(current.id)
      current = null
      commit()
    },
    discardHeld() {
      drop()
      clear()
    },
    beginOpen() {
      drop()
      settings.set({ turnDetection: dependencies.turnDetection() })
      link.ensure()
    },
    endOpen() {
      if (byHand()) return actions.sendHeld()
      if (!speaking) return
      speaking = false
      commit()
    },
    discardOpen() {
      drop()
      speaking = false
      clear()
      if (hearing !== null) conversation.remove(hearing)
      hearing = null
    },
  }

  return {
    actions,
    get speaking() {
      return speaking
    },
    frame(samples) {
      const { mode } = dependencies.talk()
      if (mode === 'idle') return
      if (mode === 'hold' || byHand()) {
        if (!current) conversation.beginSpeech((current = { id: createItemId(), samples: 0 }).id)
        current.samples += samples.length
      }
      link.send({ type: 'append', sound: samples })
    },
    started(itemId) {
      speaking = true
      hearing = itemId
      conversation.beginSpeech(itemId)
    },
    stopped() {
      speaking = false
    },
    committed(itemId) {
      speaking = false
      hearing = null
      identify(itemId)
      conversation.beginSpeech(itemId)
    },
    identify,
    owns: (entryId) => current?.id === entryId || hearing === entryId,
    commit(entryId) {
      committing.push(entryId)
      commit()
    },
    lost() {
      speaking = false
      hearing = null
      committing = []
    },
  }
}
