/** The beta dialect in its two generations: that of 2024-10, and the later one of 2025. */

import type { Generation } from '../admission'
import { betaItemForm, encodeBetaResponse } from './beta-objects'
import { clientErrors } from './client-error'
import { createDecode } from './decode'
import type { Dialect, WireEvent } from './dialect'
import { encodeCommon, encodeItemChange, encodeResponseEvent, type ObjectForms } from './encode'
import type { ErrorDetail, Fact } from './fact'
import { betaItemSchema } from './item-schema'
import { encodeItem } from './objects'
import { betaResponseSchemas, plainResponse, plainResponse2024 } from './response-schema'
import type { SessionKind } from './session-config'
import { encodeSessionObject, parseSessionObject } from './session-object'

const typesLate = [
  'session.update',
  'transcription_session.update',
  'input_audio_buffer.append',
  'input_audio_buffer.commit',
  'input_audio_buffer.clear',
  'conversation.item.create',
  'conversation.item.truncate',
  'conversation.item.delete',
  'conversation.item.retrieve',
  'response.create',
  'response.cancel',
]

const laterTypes = ['transcription_session.update', 'conversation.item.retrieve']
const types2024 = typesLate.filter((type) => !laterTypes.includes(type))

export function createBetaDialect(kind: SessionKind, generation: Generation): Dialect {
  const isTranscription = kind === 'transcription'
  const is2024 = generation === '2024'
  const forms: ObjectForms = {
    names: { text: 'text', audio: 'audio', transcript: 'audio_transcript' },
    item: (item) => encodeItem(item, betaItemForm),
    response: (response) => encodeBetaResponse(response, generation),
  }

  function encode(fact: Fact): WireEvent | null {
    switch (fact.type) {
      case 'session.created':
      case 'session.updated': {
        const type = isTranscription ? `transcription_${fact.type}` : fact.type
        return { type, session: encodeSessionObject('beta', kind, fact.session, generation) }
      }
      case 'error':
        return encodeCommon({ type: 'error', error: is2024 ? asIn2024(fact.error) : fact.error })
      case 'item.added':
        return {
          type: 'conversation.item.created',
          previous_item_id: fact.previousItemId,
          item: forms.item(fact.item),
        }
      case 'item.retrieved':
        return { type: 'conversation.item.retrieved', item: encodeItem(fact.item, betaItemForm, { withAudio: true }) }
      case 'item.deleted':
      case 'item.truncated':
        return encodeItemChange(fact)
      // What came with the GA dialect.
      case 'item.done':
      case 'input.timeout':
      case 'mcp-list.in-progress':
      case 'mcp-list.failed':
        return null
      case 'transcription.delta':
        return is2024 || fact.asked.model === 'whisper-1' ? null : encodeCommon(fact)
      case 'transcription.completed': {
        const { usage, ...event } = encodeCommon(fact)
        return is2024 ? { ...event, type: event.type } : { ...event, type: event.type, usage }
      }
      case 'conversation.created':
      case 'transcription.failed':
      case 'input.committed':
      case 'input.cleared':
      case 'input.speech-started':
      case 'input.speech-stopped':
      case 'rate-limits':
        return encodeCommon(fact)
      default:
        return encodeResponseEvent(fact, forms)
    }
  }

  return {
    decode: createDecode({
      types: is2024 && !isTranscription ? types2024 : typesLate,
      update(type, session) {
        if (type === 'transcription_session.update' && !isTranscription) throw clientErrors.transcriptionUpdate()
        if (type === 'session.update' && isTranscription) throw clientErrors.realtimeUpdate()
        return parseSessionObject('beta', kind, session).patch
      },
      item: betaItemSchema,
      response: betaResponseSchemas[generation],
      plainResponse: is2024 ? plainResponse2024 : plainResponse,
    }),
    encode,
  }
}

/** The early beta had no code for this, and did not name the response (REALTIME 2.10). */
function asIn2024(error: ErrorDetail): ErrorDetail {
  if (error.code !== 'conversation_already_has_active_response') return error
  return { ...error, code: null, message: 'Conversation already has an active response' }
}
