/** The answers of the other side: shown and sounded as they are made, and cut short at either end. */
import type { Conversation } from './conversation'
import type { Link } from './link'
import type { SessionSettings } from './session-settings'
import type { Speaker } from './speaker'
import type { UpstreamItems } from './upstream-items'
import type { ServerEvent } from './vocabulary'

export interface Answers {
  receive(event: ServerEvent): void
  /** The response is over. @returns its last message, and whether it had been cut short */
  finish(responseId: string): { itemId: string | null; wasCut: boolean }
  isCut(responseId: string): boolean
  /** A new turn: what comes from here on answers it. */
  begin(): void
  /** Silences the answer and tells the server how much of it was heard. @param awaited one is still to come: not that either */
  cutShort(awaited: boolean): Promise<void>
  /** The session is gone. @returns whether an answer broke off */
  lost(): boolean
  forget(): void
}

export function createAnswers(dependencies: {
  link: Link
  speaker: Speaker
  conversation: Conversation
  items: UpstreamItems
  settings: SessionSettings
}): Answers {
  const { link, speaker, conversation, items, settings } = dependencies
  let active: string | null = null
  let message: string | null = null
  /** Interrupted before it began: cancelled as soon as it does. */
  let cutNext = false
  let cut = new Set<string>()

  const writing = () =>
    conversation.entries().filter((entry) => entry.kind === 'assistant' && entry.status === 'writing')
  const show = (itemId: string): void => {
    message = itemId
    items.learn(itemId)
    conversation.beginAnswer(itemId, settings.outputModality === 'text')
  }

  return {
    receive(event) {
      switch (event.type) {
        case 'response-created':
          active = event.responseId
          message = null
          if (!cutNext) return
          cutNext = false
          cut.add(event.responseId)
          return link.cancel()
        case 'message-added':
          return show(event.itemId)
        case 'text-delta':
          show(event.itemId)
          return conversation.addText(event.itemId, event.delta)
        case 'audio-delta':
          show(event.itemId)
          // It may have been deleted while it was still being sent.
          if (!conversation.find(event.itemId)) return
          conversation.addSound(event.itemId, event.sound.length)
          return speaker.play(event.itemId, event.sound)
        case 'audio-done':
          return speaker.end(event.itemId)
        case 'item-finished':
          conversation.endAnswer(event.itemId, event.text)
          return speaker.end(event.itemId)
      }
    },
    finish(responseId) {
      active = null
      for (const { id } of writing()) conversation.endAnswer(id, null)
      return { itemId: message, wasCut: cut.has(responseId) }
    },
    isCut: (responseId) => cut.has(responseId),
    begin() {
      cutNext = false
    },
    async cutShort(awaited) {
      if (active !== null) cut.add(active)
      else if (awaited) cutNext = true
      // Taken now: the next answer may begin while the worklet says where it stopped.
      const unfinished = writing()
      for (const { itemId, heardMs, receivedMs } of await speaker.interrupt()) {
        if (heardMs <= 0) items.delete(itemId)
        else if (heardMs < receivedMs) items.truncate(itemId, heardMs)
        conversation.interrupt(itemId, heardMs)
      }
      for (const { id } of unfinished) conversation.interrupt(id, 0)
    },
    lost() {
      active = null
      const unfinished = writing()
      for (const { id } of unfinished) {
        speaker.end(id)
        conversation.endAnswer(id, null)
      }
      return unfinished.length > 0
    },
    forget() {
      cut = new Set()
    },
  }
}
