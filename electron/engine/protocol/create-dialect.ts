/** The wire form that a connection was let in with. */

import type { Admission } from '../admission'
import { createBetaDialect } from './beta'
import type { Dialect } from './dialect'
import { createGaDialect } from './ga'

export function createDialect({ wire, kind }: Pick<Admission, 'wire' | 'kind'>): Dialect {
  return wire.dialect === 'ga' ? createGaDialect(kind) : createBetaDialect(kind, wire.generation)
}
