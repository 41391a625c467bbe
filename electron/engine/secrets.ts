/** Ephemeral client secrets: keys for others to connect with, each made for one kind of session, for a short while. */

import { randomBytes } from 'node:crypto'
import { digest } from './access'
import type { Clock } from './clock'
import type { SessionKind, SessionPatch } from './protocol/session-config'

export interface SecretTerms {
  kind: SessionKind
  model: string | null
  patch: SessionPatch
}

export interface Secrets {
  /** @param lifetimeSeconds how long sessions may be opened with it; they outlive it, and there may be several */
  issue(terms: SecretTerms, lifetimeSeconds: number): { value: string; expiresAtSeconds: number }
  /** What a key that lives was made for. */
  find(value: string): SecretTerms | null
}

/** Each may hold instructions and tools of a request's size. The oldest go first. */
const maxSecrets = 200

export function createSecrets(clock: Clock): Secrets {
  // By digest, so that looking one up tells nothing about the others by its time.
  const living = new Map<string, { terms: SecretTerms; expiresAtMs: number }>()
  const nameOf = (value: string) => digest(value).toString('base64')

  function dropExpired() {
    const nowMs = clock.now().getTime()
    for (const [name, { expiresAtMs }] of living) if (expiresAtMs <= nowMs) living.delete(name)
  }

  return {
    issue(terms, lifetimeSeconds) {
      dropExpired()
      const [oldest] = living.keys()
      if (living.size >= maxSecrets && oldest !== undefined) living.delete(oldest)
      const value = `ek_${randomBytes(16).toString('hex')}`
      const expiresAtSeconds = Math.floor(clock.now().getTime() / 1000) + lifetimeSeconds
      living.set(nameOf(value), { terms, expiresAtMs: expiresAtSeconds * 1000 })
      return { value, expiresAtSeconds }
    },
    find(value) {
      dropExpired()
      return living.get(nameOf(value))?.terms ?? null
    },
  }
}
