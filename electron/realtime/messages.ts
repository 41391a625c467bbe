/** The messages that the person writes, and those of either side that they take back. */
import type { AssistantEntry, Entry } from '../../shared/conversation'
import type { Clock } from './clock'
import type { Conversation } from './conversation'
import { createDeletion } from './deletion'
import { createItemId } from './item-id'
import type { Link } from './link'
import type { UpstreamItems } from './upstream-items'

export interface Messages {
  write(text: string): void
  /** Of an answer that is being made or heard, what was heard is told first. */
  remove(entry: Entry): Promise<void>
  restore(id: string): void
  /** The conversation is another: nothing of it can be restored. */
  forget(): void
}

export function createMessages(dependencies: {
  link: Link
  conversation: Conversation
  items: UpstreamItems
  clock: Clock
  interrupt(): Promise<void>
  isAnswering(entry: AssistantEntry): boolean
  /** Its answer is still to come. */
  isAwaited(entry: Entry): boolean
  onSent(): void
  /** Nothing waits to go out any more. */
  onNothingLeft(): void
}): Messages {
  const { link, conversation, items } = dependencies
  const deletion = createDeletion(dependencies)

  /** What waits for the link cannot be taken back one by one: it is given anew. */
  const sendWaiting = (): void => {
    link.reset()
    items.forget()
    let count = 0
    for (const entry of conversation.entries()) {
      if (entry.kind !== 'user' || entry.status !== 'waiting') continue
      items.create({ type: 'message', id: conversation.itemId(entry.id), role: 'user', text: entry.text })
      count++
    }
    if (count === 0) return dependencies.onNothingLeft()
    link.respond()
  }
  const isWaiting = (entry: Entry | undefined): boolean => entry?.kind === 'user' && entry.status === 'waiting'

  return {
    write(text) {
      const id = createItemId()
      conversation.write(id, text, link.state.kind !== 'open')
      link.ensure()
      items.create({ type: 'message', id, role: 'user', text })
      link.respond()
      dependencies.onSent()
    },
    async remove(entry) {
      const isAnswering = entry.kind === 'assistant' && dependencies.isAnswering(entry)
      if (!isWaiting(entry) && (isAnswering || dependencies.isAwaited(entry))) await dependencies.interrupt()
      deletion.remove(entry.id)
      if (isWaiting(entry)) sendWaiting()
    },
    restore(id) {
      deletion.restore(id)
      if (isWaiting(conversation.find(id))) sendWaiting()
    },
    forget: deletion.forget,
  }
}
