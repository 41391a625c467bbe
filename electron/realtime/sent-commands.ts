/** Remembers what was sent under which id, so that an error can name what failed, and knows the races that are no fault. */
import { AppError } from '../../shared/errors'
import { createRecentMap } from './bounded'
import type { Clock } from './clock'
import type { ClientCommand, ServerEvent } from './vocabulary'

type CommandType = ClientCommand['type']
type ErrorEvent = Extract<ServerEvent, { type: 'error' }>

export interface SentCommands {
  /** @returns the id to send it under */
  add(type: CommandType): string
  /** What this error answers; without an id it can only be guessed: the last thing asked for. */
  answered(event: ErrorEvent): CommandType | null
  /** The server has committed what it was sent. */
  committed(): void
  /** @param byServer whether the server finds the ends of turns */
  isBenign(event: ErrorEvent, byServer: boolean): boolean
  fault(event: ErrorEvent): AppError
}

const rememberedCommands = 512
/** A commit by the server may cross one by hand on the way. */
const crossingMs = 1_000

/** The early preview gives no code: REALTIME §2.10. */
export const saysAlreadyActive = (event: ErrorEvent): boolean =>
  event.code === 'conversation_already_has_active_response' || /already has an active response/i.test(event.message)

export function createSentCommands(clock: Clock): SentCommands {
  const sent = createRecentMap<{ type: CommandType; atMs: number }>(rememberedCommands)
  let count = 0
  let last: CommandType | null = null
  let committedAtMs = -Infinity

  const find = (event: ErrorEvent) => (event.eventId === null ? undefined : sent.get(event.eventId))

  return {
    add(type) {
      const eventId = `evt_${++count}`
      // Sound is sent all the time and crowds out what may be refused.
      if (type === 'append') return eventId
      sent.set(eventId, { type, atMs: clock.now() })
      last = type
      return eventId
    },
    answered: (event) => (event.eventId === null ? last : (find(event)?.type ?? null)),
    committed() {
      committedAtMs = clock.now()
    },
    isBenign(event, byServer) {
      if (event.code === 'response_cancel_not_active') return true
      if (event.code !== 'input_audio_buffer_commit_empty') return false
      const sinceMs = find(event)?.atMs ?? clock.now()
      return byServer || committedAtMs >= sinceMs - crossingMs
    },
    fault(event) {
      const command = find(event)?.type ?? ''
      const reason = event.code || event.message.slice(0, 200)
      if (event.code === 'input_audio_buffer_commit_empty') return new AppError('session.nothing-heard')
      const detail = [command, reason].filter(Boolean).join(', ')
      return new AppError(command === 'update' ? 'session.rejected' : 'session.command-refused', detail)
    },
  }
}
