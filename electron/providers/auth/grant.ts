/** What signing in to Microsoft Entra ID yields, and what it is asked with. */
import type { Auth } from '../../../shared/services'

export type EntraAuth = Extract<Auth, { kind: 'entra' }>

export interface EntraService {
  id: string
  auth: EntraAuth
}

export interface Grant {
  /** Never logged. */
  token: string
  expiresAtMs: number | null
  /** Empty where none is told. */
  account: string
}

export const scopesOf = ({ scope }: EntraAuth): string[] => scope.trim().split(/\s+/).filter(Boolean)

/** Tenants that stand for more than one directory. */
const shared = new Set(['organizations', 'common', 'consumers'])

/** @returns null where any directory will do */
export function directoryOf({ tenant }: EntraAuth): string | null {
  const name = tenant.trim()
  return name === '' || shared.has(name) ? null : name
}
