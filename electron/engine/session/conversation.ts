/** The items of one conversation in their order, and the sound that is kept with them. */

import { clientErrors } from '../protocol/client-error'
import type { Item } from '../protocol/item'
import { cutChunks, durationMs, heardText, samplesPerMs } from './heard-text'

/** Sound kept for `retrieve`; beyond it the oldest is given up. Five minutes are 14 MB. */
const keptSamples = 5 * 60 * 1000 * samplesPerMs

export interface Conversation {
  readonly id: string
  readonly items: readonly Item[]
  find(itemId: string): Item | null
  /**
   * @param previousItemId null: at the end; 'root': at the start
   * @throws ClientError when it is unknown or the item's id is taken
   */
  add(item: Item, previousItemId: string | null): void
  /** The id of the item before this one. */
  previousOf(itemId: string): string | null
  lastId(): string | null
  /** @throws ClientError */
  remove(itemId: string): void
  /** Keeps only what was heard. @throws ClientError */
  truncate(itemId: string, contentIndex: number, audioEndMs: number): void
  /** Gives up the oldest sound beyond what is kept. */
  trimSound(): void
}

export function createConversation(id: string): Conversation {
  const items: Item[] = []
  const indexOf = (itemId: string) => items.findIndex((item) => item.id === itemId)

  function trimSound() {
    let total = 0
    for (let index = items.length - 1; index >= 0; index--) {
      const item = items[index]
      if (item?.kind !== 'message') continue
      for (const content of item.content) {
        if (content.kind === 'input_audio' && content.samples) {
          total += content.samples.length
          if (total > keptSamples) content.samples = null
        } else if (content.kind === 'output_audio' && content.chunks) {
          total += content.sampleCount
          if (total > keptSamples) content.chunks = null
        }
      }
    }
  }

  return {
    id,
    items,
    find: (itemId) => items[indexOf(itemId)] ?? null,
    add(item, previousItemId) {
      if (indexOf(item.id) >= 0) throw clientErrors.duplicateItem(item.id)
      if (previousItemId === null) items.push(item)
      else if (previousItemId === 'root') items.unshift(item)
      else {
        const previous = indexOf(previousItemId)
        if (previous < 0) throw clientErrors.unknownPrevious(previousItemId)
        items.splice(previous + 1, 0, item)
      }
    },
    previousOf: (itemId) => items[indexOf(itemId) - 1]?.id ?? null,
    lastId: () => items[items.length - 1]?.id ?? null,
    remove(itemId) {
      const index = indexOf(itemId)
      if (index < 0) throw clientErrors.deleteUnknown(itemId)
      items.splice(index, 1)
    },
    truncate(itemId, contentIndex, audioEndMs) {
      const item = items[indexOf(itemId)]
      if (!item) throw clientErrors.truncateUnknown(itemId)
      const content = item.kind === 'message' ? item.content[contentIndex] : undefined
      if (content?.kind !== 'output_audio' || content.sampleCount === 0) throw clientErrors.truncateNotAudio()
      const lengthMs = durationMs(content.sampleCount)
      if (audioEndMs > lengthMs) throw clientErrors.truncatePastEnd(lengthMs, audioEndMs)
      content.heardText = heardText(content, audioEndMs)
      content.transcript = ''
      const sampleCount = Math.min(content.sampleCount, audioEndMs * samplesPerMs)
      content.chunks = content.chunks && cutChunks(content.chunks, sampleCount)
      content.sampleCount = sampleCount
      content.marks = [{ text: content.heardText, startSample: 0 }]
    },
    trimSound,
  }
}
