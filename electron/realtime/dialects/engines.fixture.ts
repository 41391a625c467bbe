/** The other end of the wire in each of its forms, beside the client's dialect that speaks it. */
import { createBetaDialect } from '../../engine/protocol/beta'
import { createGaDialect } from '../../engine/protocol/ga'
import type { SessionKind } from '../../engine/protocol/session-config'
import { betaDialect } from './beta'
import { gaDialect } from './ga'

export const ends = [
  { form: 'ga', client: gaDialect, engine: (kind: SessionKind) => createGaDialect(kind) },
  { form: 'late beta', client: betaDialect, engine: (kind: SessionKind) => createBetaDialect(kind, 'late') },
  { form: '2024 beta', client: betaDialect, engine: (kind: SessionKind) => createBetaDialect(kind, '2024') },
] as const

export type End = (typeof ends)[number]
