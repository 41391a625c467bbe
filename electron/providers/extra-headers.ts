/** Headers of a person's own, beside those that Parley sends. */
import { AppError } from '../../shared/errors'
import { namesSecret } from './address'

const reserved =
  /^(?:proxy-authorization|cookie|host|connection|upgrade|content-(?:length|type)|transfer-encoding|sec-websocket-.+)$/i

const isAllowed = (name: string): boolean => !reserved.test(name) && !namesSecret(name)

/** @throws AppError `provider.bad-header` for one that would hold a secret or belongs to the handshake */
export function checkHeaders(headers: Record<string, string>): void {
  for (const name of Object.keys(headers)) if (!isAllowed(name)) throw new AppError('provider.bad-header', name)
}

/** Parley's own go first: a name that is taken is left out. */
export function withExtraHeaders(own: Record<string, string>, extra: Record<string, string>): Record<string, string> {
  const taken = new Set(Object.keys(own).map((name) => name.toLowerCase()))
  const rest = Object.entries(extra).filter(([name]) => isAllowed(name) && !taken.has(name.toLowerCase()))
  return { ...Object.fromEntries(rest), ...own }
}
