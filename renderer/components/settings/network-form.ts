/** What the network's fields accept. */
import { networkSchema } from '../../../shared/services'
import type { MessageKey } from '../../locales/messages'

/** User and password have fields of their own: here they would be shown. */
export function proxyFault(address: string): MessageKey | null {
  try {
    const { protocol, hostname, username, password } = new URL(address)
    if (username !== '' || password !== '') return 'network.urlWithUser'
    return /^https?:$/.test(protocol) && hostname !== '' ? null : 'network.urlWrong'
  } catch {
    return 'network.urlWrong'
  }
}

/** @returns milliseconds; null: not a time that can be set */
export function readTimeout(seconds: string): number | null {
  const ms = networkSchema.shape.connectTimeoutMs.safeParse(Math.round(Number(seconds.trim() || NaN) * 1_000))
  return ms.success ? ms.data : null
}
