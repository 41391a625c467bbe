/** Opens one line to a service and waits for its greeting, in one form: REALTIME §1.2 and §2.4.1. */
import type { ConnectionStep } from '../../../shared/connection-test'
import type { Clock } from '../../realtime/clock'
import { dialectOfGreeting } from '../../realtime/dialects/detect'
import type { Dialect } from '../../realtime/dialects/dialect'
import type { Address, ConnectOptions, DialectName } from '../provider'
import { redact } from '../redact'
import { answerFault } from './answer-faults'
import { fault, type Fault } from './fault'
import { type Line, openLine, type Phase } from './line'
import { networkFault } from './network-faults'
import type { Attempt } from './report'
import { closeFault, namedFault } from './service-faults'
import { commonValues, type Subject } from './subject'

export interface Reach {
  subject: Subject
  connect: ConnectOptions & { via: string | null }
  /** Host and port of the proxy in between; empty: none. */
  proxy: string
  dialects: Record<DialectName, Dialect>
  clock: Clock
  signal: AbortSignal
  onPhase(phase: Phase, detail: string): void
  onAttempt(attempt: Attempt): void
}

export type Reached =
  | { line: Extract<Line, { kind: 'open' }>; spoken: DialectName | null; model: string; attempt: Attempt }
  /** @param status of the handshake's answer; null: there was none */
  | { fault: Fault; status: number | null }

const greetingMs = 5_000

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value ? { ...value } : {})

/** @returns null where no service speaks so */
function readGreeting(frame: string): { sessionId: string; model: string } | null {
  try {
    const { type, session } = record(JSON.parse(frame))
    if (typeof type !== 'string' || !/^(transcription_)?session\.created$/.test(type)) return null
    const { id, model } = record(session)
    return { sessionId: typeof id === 'string' ? id : '', model: typeof model === 'string' ? model : '' }
  } catch {
    return null
  }
}

/** @throws the signal's reason when aborted */
export async function reach(address: Address, way: DialectName, options: Reach): Promise<Reached> {
  const { connect, proxy, dialects, clock, signal, onPhase, onAttempt } = options
  const subject = { ...options.subject, url: address.url }
  const attempt: Attempt = { address, status: null, headers: {}, sessionId: '', close: null, serviceError: '' }
  onAttempt(attempt)

  const line = await openLine(address, { connect, clock, signal, onPhase })
  if (line.kind === 'reached') throw new Error('a line that speaks does not stop at TLS')
  if (line.kind === 'failed') return { fault: networkFault(line, subject, connect.timeoutMs, proxy), status: null }
  attempt.headers = line.headers
  if (line.kind === 'answered') {
    attempt.status = line.status
    return { fault: answerFault(line, subject), status: line.status }
  }
  attempt.status = 101

  const refuse = (found: Fault): Reached => {
    line.socket.terminate()
    return { fault: found, status: 101 }
  }
  const values = commonValues(subject)
  const step: ConnectionStep['name'] = 'dialect'
  const first = await line.inbox.next(greetingMs, signal).catch((reason: unknown) => {
    line.socket.terminate()
    throw reason
  })
  if (first.kind === 'silence') return refuse(fault('connection.no-frames', values))
  if (first.kind === 'closed') {
    attempt.close = first
    return refuse(closeFault(first, subject, 'connection.closed-at-once', step))
  }
  const event = dialects[way].decode(first.frame)
  if (event.type === 'error') {
    attempt.serviceError = [event.code, redact(event.message)].filter(Boolean).join(': ').slice(0, 300)
    // The close that follows says the same, with a code for the report.
    const end = await line.inbox.next(500, signal)
    if (end.kind === 'closed') attempt.close = end
    const named = namedFault(event.code, subject, event.code)
    return refuse(named ?? fault('connection.refused', { ...values, detail: attempt.serviceError }, step))
  }
  const greeting = readGreeting(first.frame)
  if (!greeting) return refuse(fault('connection.unreadable', values))
  attempt.sessionId = greeting.sessionId
  return { line, spoken: dialectOfGreeting(first.frame), model: greeting.model, attempt }
}
