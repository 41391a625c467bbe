/** A fault that the test stopped at: on which rung it belongs, and what mends it. */
import type { ConnectionAction, ConnectionStep } from '../../../shared/connection-test'
import type { ConnectionFaultCode } from '../../../shared/connection-faults'

export interface Fault {
  code: ConnectionFaultCode
  /** For the places of its sentence. */
  values: Record<string, string>
  /** Where it happened, for those that can happen on several rungs. */
  step: ConnectionStep['name']
}

const places: Record<ConnectionFaultCode, readonly [ConnectionStep['name'], ConnectionAction | null]> = {
  'connection.bad-address': ['address', 'correct-address'],
  'connection.insecure-address': ['address', 'correct-address'],
  'connection.host-unknown': ['dns', 'correct-address'],
  'connection.port-closed': ['tcp', 'correct-address'],
  'connection.host-silent': ['tcp', 'open-network'],
  'connection.proxy-unreachable': ['proxy', 'open-network'],
  'connection.proxy-auth': ['proxy', 'open-network'],
  'connection.proxy-unsupported': ['proxy', 'open-network'],
  'connection.proxy-refused': ['proxy', 'open-network'],
  'connection.ca-unreadable': ['tls', 'open-network'],
  'connection.tls-name': ['tls', 'correct-address'],
  'connection.tls-authority': ['tls', 'open-network'],
  'connection.tls-expired': ['tls', 'retry'],
  'connection.tls-plain': ['tls', 'correct-address'],
  'connection.tls-failed': ['tls', 'open-network'],
  'connection.no-upgrade': ['upgrade', 'retry'],
  'connection.redirected': ['upgrade', 'correct-address'],
  'connection.web-page': ['upgrade', 'correct-address'],
  'connection.not-realtime': ['upgrade', 'correct-address'],
  'connection.key-missing': ['sign-in', 'replace-key'],
  'connection.key-not-set': ['sign-in', 'replace-key'],
  'connection.unauthorized': ['sign-in', 'replace-key'],
  'connection.key-in-query': ['sign-in', 'key-to-header'],
  'connection.signed-out': ['sign-in', 'sign-in'],
  'connection.sign-in-failed': ['sign-in', 'sign-in'],
  'connection.secret-expired': ['sign-in', 'retry'],
  'connection.secret-unavailable': ['sign-in', 'replace-key'],
  // Nothing that could be done here: somebody else must allow it.
  'connection.forbidden': ['sign-in', null],
  'connection.api-version': ['upgrade', 'remove-api-version'],
  'connection.api-version-unknown': ['upgrade', 'use-ga'],
  'connection.no-deployment': ['model', 'correct-name'],
  'connection.wrong-model': ['model', 'correct-name'],
  'connection.model-missing': ['model', 'correct-name'],
  'connection.model-unknown': ['model', 'correct-name'],
  'connection.not-found': ['upgrade', 'correct-address'],
  'connection.only-preview': ['dialect', 'use-preview'],
  'connection.only-current': ['dialect', 'use-ga'],
  'connection.beta-disabled': ['dialect', 'use-ga'],
  'connection.rate-limited': ['upgrade', 'retry'],
  'connection.quota': ['model', null],
  'connection.server-failed': ['upgrade', 'retry'],
  'connection.refused': ['upgrade', null],
  'connection.closed-at-once': ['dialect', 'retry'],
  'connection.no-frames': ['dialect', 'correct-address'],
  'connection.unreadable': ['dialect', 'correct-address'],
  'connection.session-refused': ['session', null],
  'connection.lost': ['session', 'retry'],
  'connection.response-failed': ['sound', 'retry'],
  'connection.no-answer': ['sound', 'retry'],
  'connection.engine-failed': ['address', 'retry'],
}

export function fault(code: ConnectionFaultCode, values: Record<string, string> = {}, step = places[code][0]): Fault {
  return { code, values, step }
}

export const actionFor = (code: ConnectionFaultCode): ConnectionAction | null => places[code][1]
