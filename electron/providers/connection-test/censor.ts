/** Takes the very secrets of a connection out of every text that is shown of it, wherever the service repeats them. */
import { redact } from '../redact'
import type { Address } from '../provider'

/** What Parley sends of its own that is no secret. */
const harmless = /^(x-ms-client-request-id|openai-beta)$/i
/** Shorter ones would take letters out of ordinary words. */
const shortestChars = 6

export interface Censor {
  /** Whatever these carry is never shown. */
  learn(address: Address): void
  /** For text that a service may have written: also what merely looks like a key goes. */
  clean(text: string): string
  /** For what Parley has put together, ids included. */
  strike(text: string): string
}

export function createCensor(): Censor {
  const secrets = new Set<string>()
  const add = (secret: string): void => {
    if (secret.length < shortestChars) return
    secrets.add(secret)
    secrets.add(encodeURIComponent(secret))
    secrets.add(JSON.stringify(secret).slice(1, -1))
  }
  const strike = (text: string): string =>
    [...secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
  return {
    learn({ url, headers }) {
      for (const [name, value] of Object.entries(headers))
        if (!harmless.test(name)) add(value.replace(/^(bearer|basic)\s+/i, ''))
      for (const [name, value] of url.searchParams) if (/key|token|secret|auth/i.test(name)) add(value)
    },
    strike,
    clean: (text) => redact(strike(text)),
  }
}
