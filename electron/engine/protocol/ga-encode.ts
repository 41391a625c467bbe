/** Encodes facts as the GA dialect's server events. */

import type { WireEvent } from './dialect'
import type { Fact, Place } from './fact'
import { encodeItem, encodePart, encodeResponse, encodeSession } from './ga-objects'

export function encodeGa(fact: Fact): WireEvent {
  switch (fact.type) {
    case 'session.created':
    case 'session.updated':
      return { type: fact.type, session: encodeSession(fact.session) }
    case 'error': {
      const { type, code, message, param, causeEventId } = fact.error
      return { type: 'error', error: { type, code, message, param, event_id: causeEventId } }
    }
    case 'item.added':
    case 'item.done':
      return {
        type: fact.type === 'item.added' ? 'conversation.item.added' : 'conversation.item.done',
        previous_item_id: fact.previousItemId,
        item: encodeItem(fact.item),
      }
    case 'item.retrieved':
      return { type: 'conversation.item.retrieved', item: encodeItem(fact.item, { withAudio: true }) }
    case 'item.deleted':
      return { type: 'conversation.item.deleted', item_id: fact.itemId }
    case 'item.truncated':
      return {
        type: 'conversation.item.truncated',
        item_id: fact.itemId,
        content_index: fact.contentIndex,
        audio_end_ms: fact.audioEndMs,
      }
    case 'transcription.delta':
    case 'transcription.completed':
    case 'transcription.failed':
      return encodeTranscription(fact)
    case 'input.committed':
      return { type: 'input_audio_buffer.committed', previous_item_id: fact.previousItemId, item_id: fact.itemId }
    case 'input.cleared':
      return { type: 'input_audio_buffer.cleared' }
    case 'input.speech-started':
      return { type: 'input_audio_buffer.speech_started', audio_start_ms: fact.audioStartMs, item_id: fact.itemId }
    case 'input.speech-stopped':
      return { type: 'input_audio_buffer.speech_stopped', audio_end_ms: fact.audioEndMs, item_id: fact.itemId }
    case 'input.timeout':
      return {
        type: 'input_audio_buffer.timeout_triggered',
        audio_start_ms: fact.audioStartMs,
        audio_end_ms: fact.audioEndMs,
        item_id: fact.itemId,
      }
    case 'rate-limits':
      return { type: 'rate_limits.updated', rate_limits: rateLimits }
    default:
      return encodeResponseEvent(fact)
  }
}

/** A local engine has none; clients that wait for the event get one that never binds. */
const rateLimits = [
  { name: 'requests', limit: 1_000_000, remaining: 1_000_000, reset_seconds: 0 },
  { name: 'tokens', limit: 100_000_000, remaining: 100_000_000, reset_seconds: 0 },
]

type TranscriptionFact = Extract<Fact, { type: `transcription.${string}` }>

function encodeTranscription(fact: TranscriptionFact): WireEvent {
  const place = { item_id: fact.itemId, content_index: 0 }
  if (fact.type === 'transcription.delta') {
    return { type: 'conversation.item.input_audio_transcription.delta', ...place, delta: fact.delta }
  }
  if (fact.type === 'transcription.failed') {
    return { type: 'conversation.item.input_audio_transcription.failed', ...place, error: { ...fact.error } }
  }
  const { usage } = fact
  return {
    type: 'conversation.item.input_audio_transcription.completed',
    ...place,
    transcript: fact.transcript,
    usage:
      usage.type === 'duration'
        ? { type: 'duration', seconds: usage.seconds }
        : {
            type: 'tokens',
            total_tokens: usage.textTokens + usage.audioTokens + usage.outputTokens,
            input_tokens: usage.textTokens + usage.audioTokens,
            input_token_details: { text_tokens: usage.textTokens, audio_tokens: usage.audioTokens },
            output_tokens: usage.outputTokens,
          },
  }
}

type ResponseFact = Extract<
  Fact,
  {
    type:
      | `response.${string}`
      | `output-item.${string}`
      | `part.${string}`
      | `text.${string}`
      | `transcript.${string}`
      | `audio.${string}`
      | `call.${string}`
  }
>

function encodeResponseEvent(fact: ResponseFact): WireEvent {
  switch (fact.type) {
    case 'response.created':
    case 'response.done':
      return { type: fact.type, response: encodeResponse(fact.response) }
    case 'output-item.added':
    case 'output-item.done':
      return {
        type: fact.type === 'output-item.added' ? 'response.output_item.added' : 'response.output_item.done',
        response_id: fact.responseId,
        output_index: fact.outputIndex,
        item: encodeItem(fact.item),
      }
    case 'part.added':
    case 'part.done':
      return {
        type: fact.type === 'part.added' ? 'response.content_part.added' : 'response.content_part.done',
        ...contentPlace(fact.place),
        part: encodePart(fact.modality, fact.text),
      }
    case 'text.delta':
      return { type: 'response.output_text.delta', ...contentPlace(fact.place), delta: fact.delta }
    case 'text.done':
      return { type: 'response.output_text.done', ...contentPlace(fact.place), text: fact.text }
    case 'transcript.delta':
      return { type: 'response.output_audio_transcript.delta', ...contentPlace(fact.place), delta: fact.delta }
    case 'transcript.done':
      return { type: 'response.output_audio_transcript.done', ...contentPlace(fact.place), transcript: fact.transcript }
    case 'audio.delta':
      return {
        type: 'response.output_audio.delta',
        ...contentPlace(fact.place),
        delta: fact.bytes.toString('base64'),
      }
    case 'audio.done':
      return { type: 'response.output_audio.done', ...contentPlace(fact.place) }
    case 'call.delta':
      return {
        type: 'response.function_call_arguments.delta',
        ...itemPlace(fact.place),
        call_id: fact.callId,
        delta: fact.delta,
      }
    case 'call.done':
      return {
        type: 'response.function_call_arguments.done',
        ...itemPlace(fact.place),
        call_id: fact.call.callId,
        name: fact.call.name,
        arguments: fact.call.arguments,
      }
  }
}

function itemPlace(place: Place) {
  return { response_id: place.responseId, item_id: place.itemId, output_index: place.outputIndex }
}

function contentPlace(place: Place) {
  return { ...itemPlace(place), content_index: 0 }
}
