/** Makes items of what a client writes, and puts them into the conversation. */

import { clientErrors } from '../protocol/client-error'
import type { NewContent, NewItem, ResponseOptions } from '../protocol/command'
import type { Emit } from '../protocol/fact'
import type { Content, InputAudio, Item } from '../protocol/item'
import type { Conversation } from './conversation'
import { newId } from './id'

type Context = NonNullable<ResponseOptions['input']>

export interface Items {
  /** @throws ClientError when the item cannot be put there */
  check(newItem: NewItem, previousItemId: string | null): void
  /** @throws ClientError like `check`; then nothing has changed */
  create(newItem: NewItem, previousItemId: string | null): void
  /** @throws ClientError when a reference is unknown */
  toContext(entries: Context): Item[]
  /** A context with more at its end; where none is given it is the conversation. */
  appendTo(context: Context | null, appended: readonly NewItem[]): Context
}

export function createItems(deps: {
  conversation: Conversation
  /** Sound that is part of an item. */
  recognize(bytes: Buffer, transcript: string | null): InputAudio
  emit: Emit
}): Items {
  const { conversation, emit } = deps

  function toContent(content: NewContent): Content {
    return content.kind === 'input_audio' ? deps.recognize(content.bytes, content.transcript) : content
  }

  function toItem(item: NewItem): Item {
    const common = { id: item.id ?? newId('item'), status: 'completed' as const }
    if (item.kind === 'message') return { ...item, ...common, content: item.content.map(toContent) }
    if (item.kind === 'call') return { ...item, ...common, callId: item.callId ?? newId('call') }
    return { ...item, ...common }
  }

  function check(newItem: NewItem, previousItemId: string | null) {
    const isKnown = (callId: string) =>
      conversation.items.some((item) => item.kind === 'call' && item.callId === callId)
    if (newItem.kind === 'output' && !isKnown(newItem.callId)) throw clientErrors.unknownCall(newItem.callId)
    if (newItem.id !== null && conversation.find(newItem.id)) throw clientErrors.duplicateItem(newItem.id)
    if (previousItemId !== null && previousItemId !== 'root' && !conversation.find(previousItemId)) {
      throw clientErrors.unknownPrevious(previousItemId)
    }
  }

  return {
    check,
    create(newItem, previousItemId) {
      check(newItem, previousItemId)
      const item = toItem(newItem)
      conversation.add(item, previousItemId)
      conversation.trimSound()
      const previous = conversation.previousOf(item.id)
      emit({ type: 'item.added', item, previousItemId: previous })
      emit({ type: 'item.done', item, previousItemId: previous })
    },
    toContext: (entries) =>
      entries.map((entry, index) => {
        if (entry.kind !== 'reference') return toItem(entry)
        const item = conversation.find(entry.id)
        if (!item) throw clientErrors.unknownReference(entry.id, index)
        return item
      }),
    appendTo: (context, appended) => [
      ...(context ?? conversation.items.map(({ id }) => ({ kind: 'reference' as const, id }))),
      ...appended,
    ],
  }
}
