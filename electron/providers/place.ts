/** Where a service is and how it wants to be spoken to: all that tells one kind of service from another. */
import type { Address, DialectName } from './provider'

export interface Place {
  /** In the form that its settings say. */
  url: URL
  /** What the address alone tells; null: nothing. */
  dialect: DialectName | null
  /** Where short-lived secrets are minted; null: nowhere. */
  mint: { url: URL; model: string } | null
  /** The same service in one form, with the headers of its kind: fresh for each connect. */
  address(dialect: DialectName): Address
  /** How a lasting key travels. */
  withKey(address: Address, key: string): Address
}

/** How everyone but Azure tells the preview's form: REALTIME §1.1. */
export const betaHeader = { 'OpenAI-Beta': 'realtime=v1' }

export const bearer = ({ url, headers }: Address, token: string): Address => ({
  url,
  headers: { ...headers, Authorization: `Bearer ${token}` },
})

export const apiKey = ({ url, headers }: Address, key: string): Address => ({
  url,
  headers: { ...headers, 'api-key': key },
})
