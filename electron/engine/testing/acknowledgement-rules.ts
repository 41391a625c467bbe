/** Every event of the client has its answer (REALTIME 2.2) or an error, and nothing is confirmed that was not asked. */

import { type Members, membersOf, type Report, type RuleGroup, textOf } from './wire-log'

interface Pending {
  type: string
  event: Members
  answers(type: string, event: Members): boolean
}

const itemId = (event: Members) => textOf(event.item_id) ?? textOf(membersOf(event.item).id)

const isNamed = ({ event }: Pending) => textOf(event.event_id) !== null

/** Told only because the client asked; the rest may also come by itself. */
const confirmations = [
  'session.updated',
  'input_audio_buffer.cleared',
  'conversation.item.retrieved',
  'conversation.item.deleted',
  'conversation.item.truncated',
]

export function createAcknowledgementRules(report: Report): RuleGroup {
  const pending: Pending[] = []
  const clientEventIds = new Set<string>()
  /** Items that turn detection has ended: their commits were not asked for. */
  const ended = new Set<string>()
  /** Errors that name no event: each may be the answer to any event that has no id. */
  let unnamedErrors = 0

  function answerTo(type: string, event: Members): Pending['answers'] | null {
    const named = (answer: string) => (told: string, toldEvent: Members) =>
      told === answer && itemId(toldEvent) === itemId(event)
    switch (type) {
      case 'session.update':
        return (told) => told === 'session.updated'
      case 'input_audio_buffer.commit':
        return (told, { item_id }) => told === 'input_audio_buffer.committed' && !ended.has(String(item_id))
      case 'input_audio_buffer.clear':
        return (told) => told === 'input_audio_buffer.cleared'
      case 'conversation.item.retrieve':
        return named('conversation.item.retrieved')
      case 'conversation.item.delete':
        return named('conversation.item.deleted')
      case 'conversation.item.truncate':
        return named('conversation.item.truncated')
      case 'conversation.item.create': {
        const { id, type: kind } = membersOf(event.item)
        return (told, { item }) =>
          (told === 'conversation.item.done' || told === 'conversation.item.created') &&
          (textOf(id) === null ? membersOf(item).type === kind : membersOf(item).id === id)
      }
      case 'response.create':
        return (told) => told === 'response.created'
      case 'response.cancel':
        return (told, { response }) => {
          const { id, status } = membersOf(response)
          return told === 'response.done' && status === 'cancelled' && (!event.response_id || id === event.response_id)
        }
      case 'input_audio_buffer.append':
        return null
      default:
        return () => false
    }
  }

  function seeError({ event_id }: Members) {
    if (textOf(event_id) === null) {
      unnamedErrors += 1
      return
    }
    if (!clientEventIds.has(String(event_id))) report(`error for ${String(event_id)}, which the client never sent`)
    const index = pending.findIndex(({ event }) => event.event_id === event_id)
    if (index >= 0) pending.splice(index, 1)
    // Its place was taken by the answer to another of its kind.
    else unnamedErrors += 1
  }

  return {
    see({ direction, type, event }) {
      if (direction === 'in') {
        const eventId = textOf(event.event_id)
        if (eventId !== null) clientEventIds.add(eventId)
        const answers = answerTo(type, event)
        if (answers) pending.push({ type, event, answers })
        return
      }
      if (type === 'error') return seeError(membersOf(event.error))
      if (type === 'input_audio_buffer.speech_stopped' || type === 'input_audio_buffer.timeout_triggered') {
        ended.add(String(event.item_id))
      }
      const answered = pending.filter(({ answers }) => answers(type, event))
      // Whatever has no id may still be answered by an error that names none.
      const first = answered.find((one) => isNamed(one)) ?? answered[0]
      if (first) pending.splice(pending.indexOf(first), 1)
      else if (confirmations.includes(type)) report(`${type}, which nothing asked for`)
    },
    end() {
      const named = pending.filter((one) => isNamed(one))
      const unnamed = pending.filter((one) => !isNamed(one))
      const unanswered = [...named, ...unnamed.slice(0, Math.max(0, unnamed.length - unnamedErrors))]
      for (const { type } of unanswered) report(`${type || 'an event without a type'} was never answered`)
    },
  }
}
