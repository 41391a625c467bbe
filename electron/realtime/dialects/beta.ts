/** The preview's (beta) wire form, of 2024-10 and later. */
import type {
  ConversationItemWithReference,
  RealtimeClientEvent,
  ResponseCreateEvent,
} from 'openai-5/resources/beta/realtime/realtime'
import type { ClientCommand, OutgoingItem, ResponseRequest } from '../vocabulary'
import {
  betaChange,
  betaConversation,
  betaModalities,
  type BetaSession,
  betaToolChoice,
  type BetaToolChoice,
  betaTranscription,
  type BetaTranscriptionSession,
} from './beta-session'
import { appendFrame, sharedEvent } from './commands'
import { decodeEvent } from './decode'
import type { Dialect } from './dialect'
import { callItem, hasImages, itemReference, messageItem } from './items'
import { said } from './settings'

/** The declared types know only the words of a tool choice: REALTIME §2.9. */
interface Response extends Omit<ResponseCreateEvent.Response, 'tool_choice'> {
  tool_choice: BetaToolChoice | undefined
}

type Differing = 'session.update' | 'transcription_session.update' | 'response.create' | 'conversation.item.create'
type ClientEvent =
  | Exclude<RealtimeClientEvent, { type: Differing }>
  | { type: 'session.update'; event_id: string; session: BetaSession }
  | { type: 'transcription_session.update'; event_id: string; session: BetaTranscriptionSession }
  | { type: 'response.create'; event_id: string; response: Response | undefined }
  | {
      type: 'conversation.item.create'
      event_id: string
      previous_item_id: string | undefined
      item: ConversationItemWithReference
    }

const item = (outgoing: OutgoingItem): ConversationItemWithReference =>
  outgoing.type === 'message' ? messageItem(outgoing, 'text') : callItem(outgoing)

const response = (request: ResponseRequest): Response => ({
  conversation: request.outOfBand ? 'none' : undefined,
  metadata: request.metadata ?? undefined,
  instructions: request.instructions ?? undefined,
  modalities: said(request.outputModality ?? undefined, betaModalities),
  input: request.input?.map((one) => (one.type === 'reference' ? itemReference(one.id) : item(one))),
  tool_choice: said(request.toolChoice ?? undefined, betaToolChoice),
})

/** This form has no images. */
function isSayable(command: ClientCommand<Buffer>): boolean {
  if (command.type === 'create-item') return !hasImages(command.item)
  if (command.type !== 'create-response') return true
  return !command.request?.input?.some((one) => one.type !== 'reference' && hasImages(one))
}

function clientEvent(command: Exclude<ClientCommand<Buffer>, { type: 'append' }>, event_id: string): ClientEvent {
  switch (command.type) {
    case 'configure': {
      const { purpose, ...settings } = command.config
      if (purpose === 'transcription')
        return { type: 'transcription_session.update', event_id, session: betaTranscription(command.config) }
      return { type: 'session.update', event_id, session: betaConversation(settings) }
    }
    case 'update':
      return { type: 'session.update', event_id, session: betaChange(command.change) }
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

export const betaDialect: Dialect = {
  name: 'beta',
  encode(command, eventId) {
    if (command.type === 'append') return appendFrame(command.sound, eventId)
    return isSayable(command) ? JSON.stringify(clientEvent(command, eventId)) : null
  },
  decode: decodeEvent,
}
