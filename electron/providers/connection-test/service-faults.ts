/** What a service means by the code of an `error`, or by the way in which it closes: REALTIME §1.2, §1.5 and §2.10. */
import type { ConnectionFaultCode } from '../../../shared/connection-faults'
import type { ConnectionStep } from '../../../shared/connection-test'
import { redact } from '../redact'
import { fault, type Fault } from './fault'
import { commonValues, namesDeployment, type Subject } from './subject'

const byName: readonly (readonly [RegExp, ConnectionFaultCode | 'sign-in' | 'unknown-name'])[] = [
  [/^(invalid_api_key|invalid_authentication|unauthori[sz]ed|authentication_error|invalid_token)$/i, 'sign-in'],
  [/expired/i, 'sign-in'],
  [/^(permission_denied|forbidden|access_denied|permissiondenied)$/i, 'connection.forbidden'],
  // Both spellings are the service's.
  [/^opp?erationnotsupported$/i, 'connection.wrong-model'],
  [/^deploymentnotfound$/i, 'connection.no-deployment'],
  [/^(invalid_model|model_not_found|modelnotfound)$/i, 'unknown-name'],
  [/^missing_model$/i, 'connection.model-missing'],
  [/^beta_api_shape_disabled$/i, 'connection.beta-disabled'],
  [/^missing_beta_header$/i, 'connection.only-preview'],
  [/^(insufficient_quota|billing_hard_limit_reached|quota_exceeded)$/i, 'connection.quota'],
  [/^(rate_limit_exceeded|too_many_requests|ratelimitreached)$/i, 'connection.rate-limited'],
  [/^(server_error|internal_error|internal_server_error)$/i, 'connection.server-failed'],
]

/** The service does not accept what it was signed in with: what that was tells what to do. */
export function signInFault(subject: Subject, detail: string): Fault {
  const values = { ...commonValues(subject), detail }
  switch (subject.service?.auth.kind) {
    case 'entra':
      return fault('connection.signed-out', values)
    case 'ephemeral':
      return fault('connection.secret-expired', values)
    case 'none':
      return fault('connection.key-missing', values)
    default:
      return fault('connection.unauthorized', values)
  }
}

/** @returns null for a code that names nothing known */
export function namedFault(
  name: string,
  subject: Subject,
  detail: string,
  step?: ConnectionStep['name'],
): Fault | null {
  const code = byName.find(([pattern]) => pattern.test(name))?.[1]
  const values = { ...commonValues(subject), detail }
  if (code === undefined) return null
  if (code === 'sign-in') return signInFault(subject, detail)
  if (code !== 'unknown-name') return fault(code, values, step)
  return fault(namesDeployment(subject) ? 'connection.no-deployment' : 'connection.model-unknown', values)
}

const byClose: Partial<Record<number, ConnectionFaultCode | 'sign-in'>> = {
  3000: 'sign-in',
  4401: 'sign-in',
  3003: 'connection.forbidden',
  4403: 'connection.forbidden',
  4404: 'connection.not-found',
  4429: 'connection.rate-limited',
}

/** @param otherwise where neither the code nor the reason names a fault */
export function closeFault(
  { code, reason }: { code: number; reason: string },
  subject: Subject,
  otherwise: 'connection.closed-at-once' | 'connection.lost',
  step?: ConnectionStep['name'],
): Fault {
  const detail = [String(code), redact(reason).slice(0, 120)].filter(Boolean).join(', ')
  const named = namedFault(reason.split('.').pop() ?? '', subject, detail)
  if (named) return named
  const byCode = byClose[code]
  if (byCode === 'sign-in') return signInFault(subject, detail)
  const values = { ...commonValues(subject), detail }
  return byCode ? fault(byCode, values) : fault(otherwise, values, step)
}
