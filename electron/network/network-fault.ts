/** What an error of the network means, where there is more to say than that nobody answered. */
import { AppError } from '../../shared/errors'

const certificateCodes =
  /^(CERT_|ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT|VERIFY_LEAF_SIGNATURE))/

/** @returns null when it is of no kind of its own */
export function explainNetworkFault(cause: unknown, host: string): AppError | null {
  if (cause instanceof AppError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return certificateCodes.test(code) ? new AppError('network.certificate', `${host}, ${code}`, { cause }) : null
}
