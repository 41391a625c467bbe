/**
 * Responses beside the conversation: each is asked for with a mark in its metadata, collected here as text and never
 * seen by who follows the conversation.
 */
import { AppError } from '../../shared/errors'
import { createRecentMap } from './bounded'
import type { ClientCommand, ResponseRequest, ServerEvent } from './vocabulary'

export interface Asides {
  /** @throws AppError `session.unsupported`, `response.failed`, `session.lost`; the signal's reason when aborted */
  ask(request: Omit<ResponseRequest, 'outOfBand'>, signal: AbortSignal): Promise<string>
  /** @returns whether this event belongs to a response beside the conversation */
  take(event: ServerEvent<unknown>): boolean
  /** @returns whether this error answers one of the requests */
  refused(event: Extract<ServerEvent, { type: 'error' }>): boolean
  close(): void
}

interface Aside {
  mark: string
  eventId: string | null
  responseId: string | null
  /** By item, for each may be told again whole. */
  texts: Map<string, string>
  resolve(text: string): void
  reject(error: unknown): void
}

const markKey = 'parley_aside'
const rememberedResponses = 64

/** @param post sends now; returns the event's id, null where this form of the protocol has no such command */
export function createAsides(post: (command: ClientCommand<Buffer>) => string | null): Asides {
  const waiting = new Set<Aside>()
  /** Also of those that nobody waits for any more: their late events are no part of the conversation either. */
  const begun = createRecentMap<Aside | null>(rememberedResponses)
  let count = 0

  const begin = (event: Extract<ServerEvent, { type: 'response-created' }>): boolean => {
    const mark = event.metadata?.[markKey]
    const unnamed = mark === undefined && event.outOfBand
    const aside = [...waiting].find((one) => one.responseId === null && (one.mark === mark || unnamed)) ?? null
    // Nobody else asks for such responses here, so what bears no mark of ours is an answer to the conversation.
    if (!aside && mark === undefined) return false
    if (aside) aside.responseId = event.responseId
    else post({ type: 'cancel-response', responseId: event.responseId })
    begun.set(event.responseId, aside)
    return true
  }
  const finish = (aside: Aside | null, event: Extract<ServerEvent, { type: 'response-done' }>): void => {
    if (event.status === 'completed') aside?.resolve([...aside.texts.values()].join('\n'))
    else aside?.reject(new AppError('response.failed', event.reason ?? event.status))
  }

  return {
    ask: (request, signal) =>
      new Promise<string>((resolve, reject) => {
        signal.throwIfAborted()
        const mark = String(++count)
        const end = (): void => {
          waiting.delete(aside)
          signal.removeEventListener('abort', abort)
        }
        const aside: Aside = {
          mark,
          eventId: null,
          responseId: null,
          texts: new Map(),
          resolve(text) {
            end()
            resolve(text)
          },
          reject(error) {
            end()
            reject(error)
          },
        }
        const abort = (): void => {
          if (aside.responseId !== null) post({ type: 'cancel-response', responseId: aside.responseId })
          aside.reject(signal.reason)
        }
        const metadata = { ...request.metadata, [markKey]: mark }
        aside.eventId = post({ type: 'create-response', request: { ...request, metadata, outOfBand: true } })
        if (aside.eventId === null) return reject(new AppError('session.unsupported', 'create-response'))
        waiting.add(aside)
        signal.addEventListener('abort', abort)
      }),
    take(event) {
      if (event.type === 'response-created') return begin(event)
      if (!('responseId' in event) || !begun.has(event.responseId)) return false
      const aside = begun.get(event.responseId) ?? null
      if (event.type === 'text-delta')
        aside?.texts.set(event.itemId, (aside.texts.get(event.itemId) ?? '') + event.delta)
      else if (event.type === 'item-finished' && event.text) aside?.texts.set(event.itemId, event.text)
      else if (event.type === 'response-done') finish(aside, event)
      return true
    },
    refused(event) {
      const aside = [...waiting].find(({ eventId }) => eventId === event.eventId)
      aside?.reject(new AppError('response.failed', event.code))
      return aside !== undefined
    },
    close() {
      for (const aside of [...waiting]) aside.reject(new AppError('session.lost'))
    },
  }
}
