/** What it means to a person that Microsoft did not let them in. Of its words only the number is kept. */
import * as z from 'zod'
import { AppError, type ErrorCode } from '../../../shared/errors'
import type { EntraNetwork } from './entra-network'

/** Microsoft Entra authentication and authorization error codes: the account is not one of this directory. */
const unknownAccount = new Set(['16000', '50020', '50034', '51004', '90072'])
/** Rules, consent and switched-off accounts: signing in once more would not help. */
const forbidden = /^(?:50057|50105|530\d\d|650\d\d|90094|500011|700016|90002)$/
const stale = new Set(['invalid_grant', 'interaction_required', 'login_required', 'refresh_token_expired', 'bad_token'])
const unknown = new Set(['no_tokens_found', 'no_account_in_silent_request', 'no_account_found'])
const late = new Set(['expired_token', 'code_expired', 'device_code_expired'])

/** The members of MSAL's `AuthError`, without loading MSAL. */
const errorSchema = z.object({ errorCode: z.string(), message: z.string() })

/**
 * @param error of MSAL; neither it nor its message goes any further: it repeats names, and what was sent
 * @param isSilent nobody was asked: a grant that no longer holds has run out
 */
export function entraFailure(
  error: unknown,
  { network, signal, isSilent }: { network: EntraNetwork; signal: AbortSignal; isSilent: boolean },
): AppError {
  if (signal.aborted) return signal.reason instanceof AppError ? signal.reason : new AppError('entra.cancelled')
  if (network.fault) return network.fault
  const { refusal } = network
  if (error instanceof AppError && !refusal) return error
  const known = errorSchema.safeParse(error).data
  if (!known && !refusal) return new AppError('entra.refused', error instanceof Error ? error.name : '')
  const name = refusal?.error ?? known?.errorCode ?? ''
  const number = /AADSTS(\d{4,9})/.exec(refusal?.description || (known?.message ?? ''))?.[1]
  const detail = number ? `AADSTS${number}` : /^[a-z_]{1,60}$/.test(name) ? name : ''
  return new AppError(codeOf(name, number, isSilent), detail)
}

function codeOf(name: string, number: string | undefined, isSilent: boolean): ErrorCode {
  if (late.has(name)) return 'entra.expired'
  if (number !== undefined && unknownAccount.has(number)) return 'entra.no-account'
  if (number !== undefined && forbidden.test(number)) return 'entra.refused'
  if (unknown.has(name)) return 'entra.signed-out'
  return isSilent && stale.has(name) ? 'entra.expired' : 'entra.refused'
}
