/** The GA dialect: the current form of the protocol. */

import { modelsTellingLanguages } from './catalogue'
import { clientErrors } from './client-error'
import { createDecode } from './decode'
import type { Dialect, WireEvent } from './dialect'
import { encodeCommon, encodeItemChange, encodeResponseEvent, type ObjectForms } from './encode'
import type { Fact } from './fact'
import { encodeGaResponse, gaItemForm } from './ga-objects'
import type { Item } from './item'
import { gaItemSchema } from './item-schema'
import { encodeItem } from './objects'
import { gaResponseSchema, plainResponse } from './response-schema'
import type { SessionKind } from './session-config'
import { encodeSessionObject, parseSessionObject } from './session-object'

/** The names that the live validator lists, in its order. */
const types = [
  'session.update',
  'session.close',
  'input_audio_buffer.append',
  'session.input_audio_buffer.append',
  'input_audio_buffer.commit',
  'input_audio_buffer.clear',
  'conversation.item.create',
  'conversation.item.truncate',
  'conversation.item.delete',
  'conversation.item.retrieve',
  'response.create',
  'response.cancel',
]

const forms: ObjectForms = {
  names: { text: 'output_text', audio: 'output_audio', transcript: 'output_audio_transcript' },
  item: (item: Item) => encodeItem(item, gaItemForm),
  response: encodeGaResponse,
}

export function createGaDialect(kind: SessionKind): Dialect {
  const decode = createDecode({
    types,
    update: (_type, session) => parseSessionObject('ga', kind, session).patch,
    item: gaItemSchema,
    response: gaResponseSchema,
    plainResponse,
  })
  return {
    decode(event) {
      // The beta's event has an answer of its own.
      if (event.type === 'transcription_session.update' && kind === 'realtime') throw clientErrors.transcriptionUpdate()
      return decode(event)
    },
    encode: (fact) => encodeGa(kind, fact),
  }
}

function encodeGa(kind: SessionKind, fact: Fact): WireEvent | null {
  switch (fact.type) {
    case 'session.created':
    case 'session.updated':
      return { type: fact.type, session: encodeSessionObject('ga', kind, fact.session) }
    case 'conversation.created':
      return null
    case 'item.added':
    case 'item.done':
      return { type: `conversation.${fact.type}`, previous_item_id: fact.previousItemId, item: forms.item(fact.item) }
    case 'item.retrieved':
      return { type: 'conversation.item.retrieved', item: encodeItem(fact.item, gaItemForm, { withAudio: true }) }
    case 'item.deleted':
    case 'item.truncated':
      return encodeItemChange(fact)
    case 'mcp-list.in-progress':
      return { type: 'mcp_list_tools.in_progress', item_id: fact.itemId }
    case 'mcp-list.failed':
      return { type: 'mcp_list_tools.failed', item_id: fact.itemId }
    case 'transcription.completed': {
      const tellsLanguages = fact.asked.model !== null && modelsTellingLanguages.includes(fact.asked.model)
      const languages = fact.language === null ? [] : [{ code: fact.language }]
      return { ...encodeCommon(fact), ...(tellsLanguages && { languages }) }
    }
    case 'error':
    case 'transcription.delta':
    case 'transcription.failed':
    case 'input.committed':
    case 'input.cleared':
    case 'input.speech-started':
    case 'input.speech-stopped':
    case 'input.timeout':
    case 'rate-limits':
      return encodeCommon(fact)
    default:
      return encodeResponseEvent(fact, forms)
  }
}
