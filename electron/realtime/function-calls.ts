/**
 * Puts the calls of a response together from all the places that tell of them, and hands each over once, when its
 * response is complete. Also knows which calls still wait for their output.
 */
import { createRecentMap } from './bounded'
import type { FunctionCall, ServerEvent } from './vocabulary'

type ResponseDone = Extract<ServerEvent, { type: 'response-done' }>
type CallEvent = Extract<ServerEvent, { type: 'call-added' | 'call-arguments' }>

export interface FunctionCalls {
  added(event: CallEvent): void
  /** @returns the response with its complete calls, none of them given out before */
  finish(event: ResponseDone): ResponseDone
  /** A call that was told to the server, or by it in an earlier session. */
  replayed(callId: string): void
  /** @returns whether this call waits for an output; it does not any more */
  answer(callId: string): boolean
  /** Calls given out whose output has not been sent. */
  readonly open: boolean
}

interface Collected extends Omit<FunctionCall, 'name' | 'arguments'> {
  responseId: string
  name: string | null
  arguments: string | null
}

const rememberedCalls = 1_000

export function createFunctionCalls(): FunctionCalls {
  const collected = createRecentMap<Collected>(rememberedCalls)
  const waiting = createRecentMap<'known' | 'given-out' | 'answered'>(rememberedCalls)

  const complete = (responseId: string): FunctionCall[] =>
    collected
      .values()
      .flatMap(({ responseId: own, itemId, callId, name, arguments: json }) =>
        own === responseId && name !== null && json !== null ? [{ itemId, callId, name, arguments: json }] : [],
      )

  return {
    added(event) {
      const { callId, itemId, responseId } = event
      const earlier = collected.get(callId)
      collected.set(callId, {
        responseId,
        itemId,
        callId,
        name: event.name ?? earlier?.name ?? null,
        arguments: event.type === 'call-arguments' ? event.arguments : (earlier?.arguments ?? null),
      })
      if (!waiting.has(callId)) waiting.set(callId, 'known')
    },
    finish(event) {
      const listed = event.status === 'completed' ? event.calls : []
      const told = event.status === 'completed' ? complete(event.responseId) : []
      const all = new Map(told.map((call) => [call.callId, call]))
      for (const call of listed)
        all.set(call.callId, { ...call, arguments: call.arguments || (all.get(call.callId)?.arguments ?? '') })
      const fresh = [...all.values()].filter(({ callId }) => ['known', undefined].includes(waiting.get(callId)))
      for (const { callId } of fresh) waiting.set(callId, 'given-out')
      for (const { callId, responseId } of collected.values())
        if (responseId === event.responseId) collected.delete(callId)
      return { ...event, calls: fresh }
    },
    replayed: (callId) => waiting.set(callId, 'given-out'),
    answer(callId) {
      const state = waiting.get(callId)
      if (state === undefined || state === 'answered') return false
      waiting.set(callId, 'answered')
      return true
    },
    get open() {
      return waiting.values().includes('given-out')
    },
  }
}
