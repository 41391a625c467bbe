/** Speaks with a service that has greeted: sets the session up, asks for a word, and waits until one comes back. */
import type { Clock } from '../../realtime/clock'
import type { Dialect } from '../../realtime/dialects/dialect'
import type { ClientCommand, ServerEvent, SessionConfig } from '../../realtime/vocabulary'
import { redact } from '../redact'
import { fault, type Fault } from './fault'
import type { Arrival } from './inbox'
import type { Line } from './line'
import { closeFault, namedFault } from './service-faults'
import { commonValues, type Subject } from './subject'

export interface Trial {
  line: Extract<Line, { kind: 'open' }>
  dialect: Dialect
  config: SessionConfig
  subject: Subject
  clock: Clock
  signal: AbortSignal
  pass(name: 'session' | 'sound', detail: string): void
  /** For the report. */
  note(what: { close?: { code: number; reason: string }; serviceError?: string }): void
}

const confirmationMs = 8_000
/** The built-in engine may have to load its models first. */
const answerMs = 45_000
const question = 'Please say hello in one short sentence.'

type Step = 'session' | 'sound'

const describe = ({ code, message }: Extract<ServerEvent<Buffer>, { type: 'error' }>): string =>
  [code, redact(message).slice(0, 160)].filter(Boolean).join(': ')

/** @returns null when sound or text has come. @throws the signal's reason when aborted */
export async function tryToSpeak(trial: Trial): Promise<Fault | null> {
  const { line, dialect, config, subject, clock, signal, pass, note } = trial
  let sent = 0
  const send = (command: ClientCommand<Buffer>): void => {
    const frame = dialect.encode(command, `event_test_${++sent}`)
    if (frame !== null) line.socket.send(frame)
  }
  const values = commonValues(subject)
  const ended = (arrival: Exclude<Arrival, { kind: 'frame' | 'silence' }>, step: Step): Fault => {
    note({ close: arrival })
    return closeFault(arrival, subject, 'connection.lost', step)
  }
  const complained = (event: Extract<ServerEvent<Buffer>, { type: 'error' }>, step: Step): Fault => {
    const detail = describe(event)
    note({ serviceError: detail })
    return (
      namedFault(event.code, subject, detail, step) ??
      fault(step === 'session' ? 'connection.session-refused' : 'connection.response-failed', { ...values, detail })
    )
  }
  /** Goes through what comes until something is decided, or the time is up. */
  const listen = async <T>(
    patienceMs: number,
    step: Step,
    decide: (event: ServerEvent<Buffer>) => T | undefined,
  ): Promise<T | Fault | 'silence'> => {
    const untilMs = clock.now() + patienceMs
    for (;;) {
      const arrival = await line.inbox.next(Math.max(0, untilMs - clock.now()), signal)
      if (arrival.kind === 'silence') return 'silence'
      if (arrival.kind === 'closed') return ended(arrival, step)
      const event = dialect.decode(arrival.frame)
      if (event.type === 'error') return complained(event, step)
      const decided = decide(event)
      if (decided !== undefined) return decided
    }
  }

  send({ type: 'configure', config })
  const set = await listen(confirmationMs, 'session', (event) =>
    event.type === 'session-updated' ? ('confirmed' as const) : undefined,
  )
  if (typeof set !== 'string') return set
  // Some gateways never confirm; whether they understood shows in the answer.
  pass('session', set === 'confirmed' ? 'confirmed' : 'not confirmed')

  send({ type: 'create-item', item: { type: 'message', role: 'user', text: question }, previousItemId: null })
  send({ type: 'create-response', request: null })
  let hasText = false
  const heard = await listen(answerMs, 'sound', (event): 'audio' | 'text' | Fault | undefined => {
    if (event.type === 'audio-delta' && event.sound.length > 0) return 'audio'
    if (event.type === 'text-delta' && event.delta !== '') hasText = true
    if (event.type !== 'response-done') return undefined
    if (event.status === 'completed' && hasText) return 'text'
    const reason = redact(event.reason ?? event.status)
    note({ serviceError: reason })
    return (
      namedFault(reason, subject, reason, 'sound') ?? fault('connection.response-failed', { ...values, detail: reason })
    )
  })
  if (heard === 'silence') return fault('connection.no-answer', { ...values, seconds: String(answerMs / 1000) })
  if (typeof heard !== 'string') return heard
  pass('sound', heard)
  send({ type: 'cancel-response', responseId: null })
  return null
}
