/**
 * Tries a service from the address up to the first sound, on the way that a session takes, and stops at the first
 * fault with what mends it.
 */
import type { ConnectionAction, ConnectionTest } from '../../../shared/connection-test'
import { connectionSentences, fillSentence } from '../../../shared/connection-faults'
import type { Service } from '../../../shared/services'
import type { Clock } from '../../realtime/clock'
import type { ConnectOptions, Target } from '../provider'
import { createCensor } from './censor'
import { climb } from './climb'
import { actionFor, type Fault } from './fault'
import { createLadder } from './ladder'
import { writeReport, type Attempt } from './report'

export interface ConnectionTestOptions {
  /** Null: the built-in engine. */
  service: Service | null
  /** As a session would resolve it. @param renewed with a token fetched anew. @throws AppError */
  resolve(service: Service | null, renewed: boolean): Promise<Target>
  network: {
    /** With `via`, the proxy in between (null: none). @throws AppError `network.*` */
    connectOptions(url: URL): Promise<ConnectOptions & { via: string | null }>
  }
  clock: Clock
  signal: AbortSignal
  /** The test so far, after each rung. */
  onStep?(test: ConnectionTest): void
  /** For the report: of Parley and what it runs on. */
  versions?: Readonly<Record<string, string>>
}

/** @throws the signal's reason when aborted */
export async function runConnectionTest(options: ConnectionTestOptions): Promise<ConnectionTest> {
  const { service, clock, onStep = () => undefined, versions = {} } = options
  const startedAtMs = clock.now()
  const censor = createCensor()
  const attempts: Attempt[] = []
  const ladder = createLadder(clock, (steps) =>
    onStep({ ok: null, steps: steps.map((step) => ({ ...step })), fault: null, report: '' }),
  )
  const found = await climb({
    ...options,
    pass: (name, detail, ms) => ladder.pass(name, censor.strike(detail), ms),
    begin: ladder.begin,
    onAttempt: (attempt) => {
      censor.learn(attempt.address)
      attempts.push(attempt)
    },
  })
  if (found) ladder.fail(found.step, censor.strike(found.values.detail ?? found.code.replace('connection.', '')))
  const told = found && tell(found, censor.strike)
  const outcome = told ? `${told.code}: ${told.message}` : 'connected'
  const facts = { startedAtMs, versions, kind: service?.kind ?? 'engine', attempts, steps: ladder.steps, outcome }
  return { ok: !found, steps: [...ladder.steps], fault: told, report: censor.strike(writeReport(facts)) }
}

function tell(found: Fault, strike: (text: string) => string): NonNullable<ConnectionTest['fault']> {
  const values = Object.fromEntries(Object.entries(found.values).map(([name, value]) => [name, strike(value)]))
  const action: ConnectionAction | null = actionFor(found.code)
  return { code: found.code, message: fillSentence(connectionSentences[found.code], values), action, values }
}
