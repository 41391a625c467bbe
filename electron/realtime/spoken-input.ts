/** What the person says: sound goes out as it comes, and either the key or the server says where a turn ends. */
import { randomUUID } from 'node:crypto'
import { msToSamples } from '../../shared/audio'
import type { Conversation } from './conversation'
import type { Link } from './link'
import type { Talk, TalkActions } from './talk'
import type { TurnDetection } from './vocabulary'

export interface SpokenInput {
  readonly actions: Omit<TalkActions, 'answering' | 'interrupt' | 'listen' | 'onMode'>
  /** What a session that opens now is to be told. */
  readonly detecting: TurnDetection
  /** The server hears the person speak. */
  readonly speaking: boolean
  frame(samples: Int16Array): void
  started(itemId: string): void
  stopped(): void
  committed(itemId: string): void
  /** Whether this entry is still being spoken. */
  owns(entryId: string): boolean
  /** The session is gone: it will not name what it had been given. */
  lost(): void
}

const shortestTurnSamples = msToSamples(100)

export function createSpokenInput(dependencies: {
  link: Link
  conversation: Conversation
  talk(): Talk
  /** How the active provider is asked to find the ends of turns. */
  turnDetection(): TurnDetection
  /** A turn has gone out whole; an answer is due. */
  onTurn(): void
}): SpokenInput {
  const { link, conversation } = dependencies
  let detecting = dependencies.turnDetection()
  let speaking = false
  /** The entry of the turn that is being spoken by hand, and how much of it there is. */
  let current: { id: string; samples: number } | null = null
  /** Committed by hand, its server id not known yet. */
  let committing: string | null = null

  const detect = (next: TurnDetection): void => {
    if (JSON.stringify(next) === JSON.stringify(detecting)) return
    detecting = next
    // A session that is not open yet is configured with it from the start.
    if (link.state.kind === 'open') link.send({ type: 'detect-turns', turnDetection: next })
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

  const actions: SpokenInput['actions'] = {
    beginHeld() {
      current = null
      detect({ type: 'none' })
      if (link.state.kind === 'open') link.send({ type: 'clear' })
      link.ensure()
    },
    sendHeld() {
      if (!current || current.samples < shortestTurnSamples) return actions.discardHeld()
      committing = current.id
      current = null
      commit()
    },
    discardHeld() {
      drop()
      link.send({ type: 'clear' })
    },
    beginOpen() {
      drop()
      detect(dependencies.turnDetection())
      link.ensure()
    },
    endOpen() {
      if (detecting.type === 'none') return actions.sendHeld()
      if (!speaking) return
      speaking = false
      commit()
    },
    discardOpen() {
      drop()
      speaking = false
      link.send({ type: 'clear' })
      for (const entry of conversation.entries())
        if (entry.kind === 'user' && entry.status === 'hearing') conversation.remove(entry.id)
    },
  }

  return {
    actions,
    get detecting() {
      return detecting
    },
    get speaking() {
      return speaking
    },
    frame(samples) {
      const { mode } = dependencies.talk()
      if (mode === 'idle') return
      if (mode === 'hold' || detecting.type === 'none') {
        if (!current) conversation.beginSpeech((current = { id: `spoken_${randomUUID()}`, samples: 0 }).id)
        current.samples += samples.length
      }
      link.send({ type: 'append', samples })
    },
    started(itemId) {
      speaking = true
      conversation.beginSpeech(itemId)
    },
    stopped() {
      speaking = false
    },
    committed(itemId) {
      speaking = false
      if (committing !== null) conversation.bind(committing, itemId)
      committing = null
    },
    owns: (entryId) => current?.id === entryId,
    lost() {
      speaking = false
      committing = null
    },
  }
}
