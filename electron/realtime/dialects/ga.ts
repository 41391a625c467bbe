/** The current (GA) wire form. */
import type { ConversationItem, RealtimeClientEvent, ResponseCreateEvent } from 'openai/resources/realtime/realtime'
import type { ClientCommand, OutgoingItem, ResponseRequest } from '../vocabulary'
import { appendFrame, sharedEvent } from './commands'
import { decodeEvent } from './decode'
import type { Dialect } from './dialect'
import { type GaSession, gaConversation, gaModalities, gaToolChoice, gaTranscription } from './ga-session'
import { callItem, hasImages, itemReference, messageItem } from './items'
import { said } from './settings'

type Params = NonNullable<ResponseCreateEvent['response']>

/** The declared types know neither null nor references here: REALTIME §2.3. */
interface Response extends Omit<Params, 'input'> {
  input: (ConversationItem | ReturnType<typeof itemReference>)[] | undefined
}

type ClientEvent =
  | Exclude<RealtimeClientEvent, { type: 'session.update' | 'response.create' }>
  | { type: 'session.update'; event_id: string; session: GaSession }
  | { type: 'response.create'; event_id: string; response: Response | undefined }

function item(outgoing: OutgoingItem): ConversationItem {
  if (outgoing.type !== 'message') return callItem(outgoing)
  const message = messageItem(outgoing, 'output_text')
  if (!hasImages(outgoing)) return message as ConversationItem
  const text = outgoing.text === '' ? [] : [{ type: 'input_text' as const, text: outgoing.text }]
  const images = outgoing.images.map(({ url, detail }) => ({ type: 'input_image' as const, image_url: url, detail }))
  return { ...message, role: 'user', content: [...text, ...images] }
}

const response = (request: ResponseRequest): Response => ({
  conversation: request.outOfBand ? 'none' : undefined,
  metadata: request.metadata ?? undefined,
  instructions: request.instructions ?? undefined,
  output_modalities: said(request.outputModality ?? undefined, gaModalities),
  input: request.input?.map((one) => (one.type === 'reference' ? itemReference(one.id) : item(one))),
  tool_choice: said(request.toolChoice ?? undefined, gaToolChoice),
})

function clientEvent(command: Exclude<ClientCommand<Buffer>, { type: 'append' }>, event_id: string): ClientEvent {
  switch (command.type) {
    case 'configure': {
      const { purpose, ...settings } = command.config
      const session = purpose === 'transcription' ? gaTranscription(command.config) : gaConversation(settings)
      return { type: 'session.update', event_id, session }
    }
    case 'update':
      return { type: 'session.update', event_id, session: gaConversation(command.change) }
    case 'create-item':
      return {
        type: 'conversation.item.create',
        event_id,
        previous_item_id: command.previousItemId ?? undefined,
        item: item(command.item),
      }
    case 'create-response':
      return { type: 'response.create', event_id, response: said(command.request ?? undefined, response) }
    default:
      return sharedEvent(command, event_id)
  }
}

export const gaDialect: Dialect = {
  name: 'ga',
  encode: (command, eventId) =>
    command.type === 'append' ? appendFrame(command.sound, eventId) : JSON.stringify(clientEvent(command, eventId)),
  decode: decodeEvent,
}
