/** What it means to a person that a service refused a connection or ended it. */
import { AppError } from '../../shared/errors'
import { redact } from './redact'

/**
 * @param fault status of the HTTP answer, when there was one, and the network's error, when there was none
 * @param host for the message
 */
export function handshakeFailure(fault: { status: number | null; cause: Error | null }, host: string): AppError {
  const { status, cause } = fault
  // What went wrong on the way is known already: a proxy.
  if (cause instanceof AppError) return cause
  if (status === null) {
    const code = cause && 'code' in cause && typeof cause.code === 'string' ? `, ${cause.code}` : ''
    return new AppError('provider.unreachable', `${host}${code}`, { cause })
  }
  const detail = `${host}, ${status}`
  if (status === 401 || status === 403) return new AppError('provider.unauthorized', detail)
  if (status === 404) return new AppError('provider.not-found', detail)
  return new AppError('provider.refused', detail)
}

/** Codes of an `error` event before a close, or after the dot in a close reason. */
const byErrorCode: readonly (readonly [RegExp, 'provider.unauthorized' | 'provider.not-found' | 'provider.refused'])[] =
  [
    [
      /^(?:invalid_api_key|invalid_authentication|unauthorized|permission_denied|authentication_error)$/,
      'provider.unauthorized',
    ],
    [/^(?:invalid_model|missing_model|model_not_found|deploymentnotfound)$/i, 'provider.not-found'],
    [/^(?:insufficient_quota|billing_hard_limit_reached|beta_api_shape_disabled)$/, 'provider.refused'],
  ]
/** Closes after which another try may succeed: RFC 6455 §7.4.1 and the policy of openai-node. */
const passing = new Set([1001, 1005, 1006, 1011, 1012, 1013, 1014])
const unauthorizedCloses = new Set([3000, 4401, 4403])

/**
 * @param reason of the close frame
 * @param lastError code of the last `error` event of the session
 * @returns null when this close is worth another try
 */
export function closeFailure(code: number, reason: string, lastError: string | null): AppError | null {
  const named = lastError || reason.split('.').pop() || ''
  // Time was up, and the next session begins where this one ended.
  if (named === 'session_expired') return null
  const detail = [String(code), redact(named).slice(0, 80)].filter(Boolean).join(', ')
  for (const [pattern, errorCode] of byErrorCode) if (pattern.test(named)) return new AppError(errorCode, detail)
  if (passing.has(code)) return null
  if (code === 1000) return new AppError('session.lost', detail)
  if (unauthorizedCloses.has(code)) return new AppError('provider.unauthorized', detail)
  if (code === 4404) return new AppError('provider.not-found', detail)
  return new AppError('provider.refused', detail)
}
