/** Records what every connection of a server says and is told, and holds it against the protocol's rules. */

import type { Log } from '../log'
import type { Trace } from '../trace'
import { findViolations } from './rules'
import type { LoggedEvent } from './wire-log'

export interface Referee {
  trace: Trace
  /** Takes note of the sessions that end. */
  log: Log
  /** What has been violated so far. Each connection is judged once: what it does later goes unseen. */
  judge(): string[]
}

export function createReferee(): Referee {
  const logs = new Map<string, LoggedEvent[]>()
  const judged = new Set<string>()
  const violations: string[] = []

  function conclude(sessionId: string, closeCode?: number) {
    const log = logs.get(sessionId)
    if (!log) return
    logs.delete(sessionId)
    judged.add(sessionId)
    // The engine answers as it reads: an event that is in the log has had its answer.
    const options = { complete: true, ...(closeCode === undefined ? {} : { closeCode }) }
    violations.push(...findViolations(log, options).map((violation) => `${sessionId}, ${violation}`))
  }

  return {
    trace(direction, sessionId, event) {
      if (judged.has(sessionId)) return
      const log = logs.get(sessionId) ?? []
      logs.set(sessionId, log)
      log.push({ direction, event })
    },
    log(_level, message, detail) {
      if (message !== 'session closed') return
      const { sessionId, code } = detail ?? {}
      conclude(String(sessionId), typeof code === 'number' ? code : undefined)
    },
    judge() {
      for (const sessionId of [...logs.keys()]) conclude(sessionId)
      return violations
    },
  }
}
