/** What a session learns from the server's events: its settings, what it has, what was refused and what is left. */
import type { Limit } from '../../shared/conversation'
import type { AppError } from '../../shared/errors'
import type { Asides } from './asides'
import type { RecentMap } from './bounded'
import type { Clock } from './clock'
import type { Confirmation } from './confirmation'
import type { FunctionCalls } from './function-calls'
import { lowestLimit } from './low-limit'
import type { ResponseQueue } from './response-queue'
import { saysAlreadyActive, type SentCommands } from './sent-commands'
import { detectionOf, type SessionFacts } from './session-facts'
import type { SessionSound } from './session-sound'
import type { ServerEvent } from './vocabulary'

export interface Incoming {
  note(event: ServerEvent): void
}

export function createIncoming(
  dependencies: {
    clock: Clock
    facts: SessionFacts
    items: RecentMap<true>
    sound: SessionSound
    calls: FunctionCalls
    sent: SentCommands
    responses: ResponseQueue
    asides: Asides
    confirmation: Confirmation
  },
  events: {
    onFault(error: AppError): void
    onLimits(limit: Limit | null): void
    onGreeting(expiresAtMs: number | null): void
    onExpired(reason: string): void
  },
): Incoming {
  const { clock, facts, items, sound, calls, sent, responses, asides, confirmation } = dependencies
  let low: Limit | null = null

  const onError = (event: Extract<ServerEvent, { type: 'error' }>): void => {
    if (event.code === 'session_expired') {
      // Nothing failed: whoever keeps the link opens the next session, without waiting for the close.
      return events.onExpired(event.code)
    }
    if (asides.refused(event)) return
    if (saysAlreadyActive(event)) return responses.refused()
    if (confirmation.refused(event)) return
    if (responses.asked && sent.answered(event) === 'create-response') responses.failed()
    if (!sent.isBenign(event, detectionOf(facts) !== 'none')) events.onFault(sent.fault(event))
  }
  const onSettings = (event: Extract<ServerEvent, { type: 'session-created' | 'session-updated' }>): void => {
    sound.use(event.settings)
    facts.saidDetection = event.settings.turnDetection
    if (event.type === 'session-updated') return confirmation.updated()
    events.onGreeting(event.expiresAtMs)
    confirmation.start()
  }
  const onLimits = (event: Extract<ServerEvent, { type: 'rate-limits' }>): void => {
    const next = lowestLimit(event.limits, clock.now())
    if (next === null && low === null) return
    low = next
    events.onLimits(next)
  }
  return {
    note(event) {
      if ('itemId' in event) items.set(event.itemId, true)
      switch (event.type) {
        case 'session-created':
        case 'session-updated':
          return onSettings(event)
        case 'speech-started':
          facts.speaking = true
          return
        case 'committed':
          sent.committed()
          facts.speaking = false
          return
        case 'speech-stopped':
        case 'input-cleared':
          facts.speaking = false
          return
        case 'response-created':
          return responses.created(event.responseId)
        case 'audio-delta':
          facts.spoken = true
          return
        case 'call-added':
        case 'call-arguments':
          return calls.added(event)
        case 'audio-done':
        case 'item-finished':
          return sound.endItem(event.itemId)
        case 'rate-limits':
          return onLimits(event)
        case 'error':
          return onError(event)
        default:
          return
      }
    },
  }
}
