/** Reads what the server says of the sound it is sent, of items and of transcripts: REALTIME §2.4.2 to §2.4.4. */
import * as z from 'zod'
import { ofItem, optional, type Reader, reader, type WireName } from './reader'

const previous = { previous_item_id: optional(z.string()) }

const added = reader(z.object({ item: z.object({ id: z.string() }), ...previous }), (event) => ({
  type: 'item-added',
  itemId: event.item.id,
  previousItemId: event.previous_item_id,
}))

export const inputReaders = {
  'input_audio_buffer.speech_started': reader(ofItem, (event) => ({ type: 'speech-started', itemId: event.item_id })),
  'input_audio_buffer.speech_stopped': reader(ofItem, (event) => ({ type: 'speech-stopped', itemId: event.item_id })),
  'input_audio_buffer.timeout_triggered': reader(ofItem, (event) => ({ type: 'idle', itemId: event.item_id })),
  'input_audio_buffer.committed': reader(ofItem.extend(previous), (event) => ({
    type: 'committed',
    itemId: event.item_id,
    previousItemId: event.previous_item_id,
  })),
  'input_audio_buffer.cleared': reader(z.object({}), () => ({ type: 'input-cleared' })),
  'conversation.item.created': added,
  'conversation.item.added': added,
  'conversation.item.truncated': reader(ofItem, (event) => ({ type: 'item-truncated', itemId: event.item_id })),
  'conversation.item.deleted': reader(ofItem, (event) => ({ type: 'item-deleted', itemId: event.item_id })),
  'conversation.item.input_audio_transcription.delta': reader(
    ofItem.extend({ delta: z.string().nullish() }),
    (event) => ({ type: 'transcript-delta', itemId: event.item_id, delta: event.delta ?? '' }),
  ),
  'conversation.item.input_audio_transcription.completed': reader(
    ofItem.extend({ transcript: z.string().nullish() }),
    (event) => ({ type: 'transcript-completed', itemId: event.item_id, transcript: event.transcript ?? '' }),
  ),
  'conversation.item.input_audio_transcription.failed': reader(
    ofItem.extend({ error: optional(z.object({ message: optional(z.string()), code: optional(z.string()) })) }),
    ({ item_id, error }) => ({
      type: 'transcript-failed',
      itemId: item_id,
      message: error?.message ?? error?.code ?? '',
    }),
  ),
} satisfies Partial<Record<WireName, Reader>>
