/** The sending half of a session: what may be said now, in which pieces and words. */
import { AppError } from '../../shared/errors'
import type { Trace } from '../trace'
import type { RecentMap } from './bounded'
import type { Confirmation } from './confirmation'
import type { Dialect } from './dialects/dialect'
import type { FunctionCalls } from './function-calls'
import type { SentCommands } from './sent-commands'
import type { SessionFacts } from './session-facts'
import type { SessionSound } from './session-sound'
import type { SilenceWatch } from './silence-watch'
import type { Transport } from './transport'
import type { ClientCommand } from './vocabulary'

export interface Outgoing {
  /** Sends as it is. @returns the event's id; null where this form of the protocol has no such command */
  transmit(command: ClientCommand<Buffer>): string | null
  /** Sends what fits this session. */
  post(command: ClientCommand): void
}

type Change = Extract<ClientCommand, { type: 'update' }>['change']

export function createOutgoing(
  dependencies: {
    transport(): Transport | null
    dialect: Dialect
    trace: Trace
    facts: SessionFacts
    sound: SessionSound
    calls: FunctionCalls
    sent: SentCommands
    watch: SilenceWatch
    /** Ids of the items that this session has. */
    items: RecentMap<true>
    confirmation(): Confirmation
  },
  events: { onFault(error: AppError): void; onUnsupported(command: ClientCommand): void },
): Outgoing {
  const { dialect, facts, sound, calls, sent, watch, items } = dependencies

  const carriesAudio = (): boolean => dependencies.transport()?.carriesAudio ?? false
  const transmit: Outgoing['transmit'] = (command) => {
    const eventId = sent.add(command.type)
    const frame = dialect.encode(command, eventId)
    if (frame === null) return null
    dependencies.transport()?.send(frame)
    dependencies.trace('out', command.type, subjectOf(command))
    return eventId
  }
  const append = (samples: Int16Array): void => {
    if (!carriesAudio()) return
    for (const bytes of sound.encode(samples)) transmit({ type: 'append', sound: bytes })
    facts.uncommitted = facts.wantedDetection === 'none'
    if (!facts.speaking) watch.sent(samples, facts.uncommitted)
  }
  const update = (wanted: Change): void => {
    const change = { ...wanted }
    if (change.voice !== undefined && change.voice !== facts.voice && facts.spoken) {
      // The server would refuse the whole update: REALTIME §2.10.
      events.onFault(new AppError('session.voice-fixed', change.voice))
      delete change.voice
    }
    facts.voice = change.voice ?? facts.voice
    if (change.turnDetection) {
      change.turnDetection = dependencies.confirmation().turnDetection(change.turnDetection)
      facts.wantedDetection = change.turnDetection.type
      facts.saidDetection = null
    }
    sound.use({ inputFormat: change.inputFormat ?? null, outputFormat: change.outputFormat ?? null })
    if (Object.keys(change).length > 0) transmit({ type: 'update', change })
  }
  /** Notes what this does to the session. @returns whether it has a place in it */
  const prepare = (command: ClientCommand): boolean => {
    switch (command.type) {
      case 'truncate':
        // Where sound is not ours to play the server truncates by itself.
        return carriesAudio() && items.has(command.itemId)
      case 'delete-item':
      case 'retrieve-item':
        // An item of an earlier session is unknown here.
        return items.has(command.itemId)
      case 'create-item': {
        const { item } = command
        if (item.id !== undefined) items.set(item.id, true)
        if (item.type === 'function-call') calls.replayed(item.callId)
        return item.type !== 'function-output' || calls.answer(item.callId)
      }
      case 'clear':
      case 'commit':
        facts.uncommitted = false
        sound.endInput()
        watch.dropped()
        return true
      default:
        return true
    }
  }

  return {
    transmit,
    post(command) {
      if (command.type === 'append') return append(command.sound)
      if (command.type === 'update') return update(command.change)
      if (prepare(command) && transmit(command) === null) events.onUnsupported(command)
    },
  }
}

function subjectOf(command: ClientCommand<unknown>): string | null {
  if (command.type === 'truncate') return `${command.itemId}@${command.audioEndMs}`
  return command.type === 'delete-item' ? command.itemId : null
}
