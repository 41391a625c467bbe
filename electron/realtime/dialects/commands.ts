/** The client events that both wire forms write alike. */
import type { ClientCommand } from '../vocabulary'

type Differing = 'configure' | 'update' | 'append' | 'create-item' | 'create-response'
type Command = ClientCommand<Buffer>
export type SharedCommand = Exclude<Command, { type: Differing }>

export function sharedEvent(command: SharedCommand, event_id: string) {
  switch (command.type) {
    case 'commit':
      return { type: 'input_audio_buffer.commit' as const, event_id }
    case 'clear':
      return { type: 'input_audio_buffer.clear' as const, event_id }
    case 'clear-output':
      return { type: 'output_audio_buffer.clear' as const, event_id }
    case 'retrieve-item':
      return { type: 'conversation.item.retrieve' as const, event_id, item_id: command.itemId }
    case 'delete-item':
      return { type: 'conversation.item.delete' as const, event_id, item_id: command.itemId }
    case 'truncate':
      return {
        type: 'conversation.item.truncate' as const,
        event_id,
        item_id: command.itemId,
        content_index: 0,
        audio_end_ms: command.audioEndMs,
      }
    case 'cancel-response':
      return { type: 'response.cancel' as const, event_id, response_id: command.responseId ?? undefined }
  }
}

/** Put together by hand: base64 needs no escaping, and this goes out fifty times a second. */
export const appendFrame = (sound: Buffer, eventId: string): string =>
  `{"type":"input_audio_buffer.append","event_id":${JSON.stringify(eventId)},"audio":"${sound.toString('base64')}"}`
