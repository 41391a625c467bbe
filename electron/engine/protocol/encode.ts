/** Encodes facts as server events. A dialect gives its names and its objects; the fields are alike. */

import type { WireEvent } from './dialect'
import type { Fact, Place, ResponseState } from './fact'
import type { Item } from './item'
import { encodePart } from './objects'

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
type TranscriptionFact = Extract<Fact, { type: `transcription.${string}` }>
/** Facts whose fields are the same in both dialects, or that only one of them has. */
type CommonFact = Exclude<Fact, ResponseFact | { type: `item.${string}` | `session.${string}` | `mcp${string}` }>

/** What a dialect calls the three streams of a response. */
interface StreamNames {
  text: string
  audio: string
  transcript: string
}

export interface ObjectForms {
  names: StreamNames
  item(item: Item): Record<string, unknown>
  response(response: ResponseState): Record<string, unknown>
}

export function encodeCommon(fact: CommonFact): WireEvent {
  switch (fact.type) {
    case 'conversation.created':
      return {
        type: 'conversation.created',
        conversation: { id: fact.conversationId, object: 'realtime.conversation' },
      }
    case 'error': {
      const { type, code, message, param, causeEventId } = fact.error
      return { type: 'error', error: { type, code, message, param, event_id: causeEventId } }
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
  }
}

/** A local engine has none; clients that wait for the event get one that never binds. */
const rateLimits = [
  { name: 'requests', limit: 1_000_000, remaining: 1_000_000, reset_seconds: 0 },
  { name: 'tokens', limit: 100_000_000, remaining: 100_000_000, reset_seconds: 0 },
]

function encodeTranscription(fact: TranscriptionFact): WireEvent {
  const place = { item_id: fact.itemId, content_index: 0 }
  if (fact.type === 'transcription.failed') {
    return { type: 'conversation.item.input_audio_transcription.failed', ...place, error: { ...fact.error } }
  }
  // The local recogniser tells no probabilities, and none are made up.
  const logprobs = fact.asked.logprobs ? { logprobs: null } : {}
  if (fact.type === 'transcription.delta') {
    return { type: 'conversation.item.input_audio_transcription.delta', ...place, delta: fact.delta, ...logprobs }
  }
  const { usage } = fact
  return {
    type: 'conversation.item.input_audio_transcription.completed',
    ...place,
    transcript: fact.transcript,
    ...logprobs,
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

export function encodeItemChange(fact: Extract<Fact, { type: 'item.deleted' | 'item.truncated' }>): WireEvent {
  if (fact.type === 'item.deleted') return { type: 'conversation.item.deleted', item_id: fact.itemId }
  return {
    type: 'conversation.item.truncated',
    item_id: fact.itemId,
    content_index: fact.contentIndex,
    audio_end_ms: fact.audioEndMs,
  }
}

export function encodeResponseEvent(fact: ResponseFact, forms: ObjectForms): WireEvent {
  const { names } = forms
  switch (fact.type) {
    case 'response.created':
    case 'response.done':
      return { type: fact.type, response: forms.response(fact.response) }
    case 'output-item.added':
    case 'output-item.done':
      return {
        type: fact.type === 'output-item.added' ? 'response.output_item.added' : 'response.output_item.done',
        response_id: fact.responseId,
        output_index: fact.outputIndex,
        item: forms.item(fact.item),
      }
    case 'part.added':
    case 'part.done':
      return {
        type: fact.type === 'part.added' ? 'response.content_part.added' : 'response.content_part.done',
        ...contentPlace(fact.place),
        part: encodePart(fact.modality, fact.text),
      }
    case 'text.delta':
      return { type: `response.${names.text}.delta`, ...contentPlace(fact.place), delta: fact.delta }
    case 'text.done':
      return { type: `response.${names.text}.done`, ...contentPlace(fact.place), text: fact.text }
    case 'transcript.delta':
      return { type: `response.${names.transcript}.delta`, ...contentPlace(fact.place), delta: fact.delta }
    case 'transcript.done':
      return { type: `response.${names.transcript}.done`, ...contentPlace(fact.place), transcript: fact.transcript }
    case 'audio.delta':
      return {
        type: `response.${names.audio}.delta`,
        ...contentPlace(fact.place),
        delta: fact.bytes.toString('base64'),
      }
    case 'audio.done':
      return { type: `response.${names.audio}.done`, ...contentPlace(fact.place) }
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
