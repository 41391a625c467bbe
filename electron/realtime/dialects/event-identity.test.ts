/** What the engine tells, a client reads as what the engine meant, whichever form lies between. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact, ResponseState } from '../../engine/protocol/fact'
import type { Item } from '../../engine/protocol/item'
import type { SessionKind } from '../../engine/protocol/session-config'
import type { FunctionCall, ServerEvent } from '../vocabulary'
import { type End, ends } from './engines.fixture'
import { anyFact, anySession } from './facts.fixture'

type Event = ServerEvent<Buffer>

/** @returns null where the engine's form has no such event */
function cross({ client, engine }: End, fact: Fact, kind: SessionKind = 'realtime'): Event | null {
  const wire = engine(kind).encode(fact)
  return wire && client.decode(JSON.stringify({ ...wire, event_id: 'event_1' }))
}

describe.each(ends)('$form', (end) => {
  const isFirst = end.form === '2024 beta'

  test('a session is read as it is', () => {
    const type = fc.constantFrom('session.created' as const, 'session.updated' as const)
    fc.assert(
      fc.property(type, anySession('realtime'), (of, session) => {
        const settings = {
          inputFormat: session.inputFormat,
          outputFormat: session.outputFormat,
          turnDetection: session.turnDetection?.type ?? 'none',
        }
        // The first preview does not tell when it ends.
        const expiresAtMs = isFirst ? null : session.expiresAtSeconds * 1000
        expect(cross(end, { type: of, session })).toEqual(
          of === 'session.created'
            ? { type: 'session-created', sessionId: session.id, expiresAtMs, settings }
            : { type: 'session-updated', settings },
        )
      }),
    )
  })

  test('a transcription session is read as it is', () => {
    fc.assert(
      fc.property(anySession('transcription'), (session) => {
        expect(cross(end, { type: 'session.updated', session }, 'transcription')).toEqual({
          type: 'session-updated',
          settings: {
            inputFormat: session.inputFormat,
            outputFormat: null,
            turnDetection: session.turnDetection?.type ?? 'none',
          },
        })
      }),
    )
  })

  test('every other fact is read as it was meant', () => {
    const lost = new Set<Fact['type']>(end.form === 'ga' ? [] : ['item.done', 'input.timeout', 'transcription.delta'])
    fc.assert(
      fc.property(anyFact, (fact) => {
        const event = cross(end, fact)
        if (event === null) {
          expect([...lost]).toContain(fact.type)
          return
        }
        expect(event).toEqual(asEvent(fact))
      }),
      { numRuns: 1_000 },
    )
  })

  test('the refusal of a second response has the same code', () => {
    const code = 'conversation_already_has_active_response'
    const refusal = { code, message: 'Conversation already has an active response in progress: resp_1.' }
    const error = { ...refusal, type: 'invalid_request_error' as const, param: null, causeEventId: 'evt_1' }
    expect(cross(end, { type: 'error', error })).toMatchObject({ type: 'error', code, eventId: 'evt_1' })
  })
})

const other = (name: string): Event => ({ type: 'other', name })

function asEvent(fact: Fact): Event {
  switch (fact.type) {
    case 'error': {
      const { code, type, message, causeEventId } = fact.error
      return { type: 'error', code: code ?? type, message, eventId: causeEventId }
    }
    case 'item.added':
      return { type: 'item-added', itemId: fact.item.id, previousItemId: fact.previousItemId }
    case 'item.done':
    case 'item.retrieved':
      return other(`conversation.${fact.type}`)
    case 'item.deleted':
      return { type: 'item-deleted', itemId: fact.itemId }
    case 'item.truncated':
      return { type: 'item-truncated', itemId: fact.itemId }
    case 'transcription.delta':
      return { type: 'transcript-delta', itemId: fact.itemId, delta: fact.delta }
    case 'transcription.completed':
      return { type: 'transcript-completed', itemId: fact.itemId, transcript: fact.transcript }
    case 'transcription.failed':
      return { type: 'transcript-failed', itemId: fact.itemId, message: fact.error.message }
    case 'input.committed':
      return { type: 'committed', itemId: fact.itemId, previousItemId: fact.previousItemId }
    case 'input.cleared':
      return { type: 'input-cleared' }
    case 'input.speech-started':
      return { type: 'speech-started', itemId: fact.itemId }
    case 'input.speech-stopped':
      return { type: 'speech-stopped', itemId: fact.itemId }
    case 'input.timeout':
      return { type: 'idle', itemId: fact.itemId }
    case 'rate-limits':
      return {
        type: 'rate-limits',
        limits: [
          { name: 'requests', limit: 1_000_000, remaining: 1_000_000, resetSeconds: 0 },
          { name: 'tokens', limit: 100_000_000, remaining: 100_000_000, resetSeconds: 0 },
        ],
      }
    case 'response.created':
      return {
        type: 'response-created',
        responseId: fact.response.id,
        outOfBand: fact.response.conversationId === null && Object.keys(fact.response.metadata ?? {}).length > 0,
        metadata: fact.response.metadata,
      }
    case 'response.done':
      return asEnd(fact.response)
    case 'output-item.added':
      return asAdded(fact.responseId, fact.item) ?? other('response.output_item.added')
    case 'output-item.done':
      return asFinished(fact.responseId, fact.item) ?? other('response.output_item.done')
    case 'text.delta':
    case 'transcript.delta':
      return { type: 'text-delta', responseId: fact.place.responseId, itemId: fact.place.itemId, delta: fact.delta }
    case 'audio.delta':
      return { type: 'audio-delta', responseId: fact.place.responseId, itemId: fact.place.itemId, sound: fact.bytes }
    case 'audio.done':
      return { type: 'audio-done', responseId: fact.place.responseId, itemId: fact.place.itemId }
    case 'call.done': {
      const { callId, name, arguments: whole } = fact.call
      const { responseId, itemId } = fact.place
      return { type: 'call-arguments', responseId, itemId, callId, name, arguments: whole }
    }
    default:
      throw new Error(`${fact.type} is not told here`)
  }
}

function asAdded(responseId: string, item: Item): Event | null {
  if (item.kind === 'message') return { type: 'message-added', responseId, itemId: item.id }
  if (item.kind !== 'call') return null
  return { type: 'call-added', responseId, itemId: item.id, callId: item.callId, name: item.name }
}

function asFinished(responseId: string, item: Item): Event | null {
  const [call] = wholeCalls([item])
  if (call) return { type: 'call-arguments', responseId, ...call }
  if (item.kind !== 'message') return null
  const parts = item.status === 'in_progress' ? [] : item.content
  const texts = parts.map((part) => ('transcript' in part ? part.transcript : 'text' in part ? part.text : ''))
  return { type: 'item-finished', responseId, itemId: item.id, text: texts.length === 0 ? null : texts.join('') }
}

const wholeCalls = (items: readonly Item[]): FunctionCall[] =>
  items.flatMap((item) =>
    item.kind === 'call' && item.status === 'completed'
      ? [{ itemId: item.id, callId: item.callId, name: item.name, arguments: item.arguments }]
      : [],
  )

function asEnd({ id, status, statusDetails, output, usage, metadata }: ResponseState): Event {
  if (status === 'in_progress') throw new Error('a response does not end in progress')
  const reason = statusDetails?.type === 'failed' ? statusDetails.error.code : (statusDetails?.reason ?? null)
  return {
    type: 'response-done',
    responseId: id,
    status,
    reason,
    calls: status === 'completed' ? wholeCalls(output) : [],
    usage: usage && {
      input: {
        text: usage.input.textTokens,
        audio: usage.input.audioTokens,
        image: 0,
        cached: 0,
        total: usage.input.textTokens + usage.input.audioTokens,
      },
      output: {
        text: usage.output.textTokens,
        audio: usage.output.audioTokens,
        total: usage.output.textTokens + usage.output.audioTokens,
      },
    },
    metadata,
  }
}
