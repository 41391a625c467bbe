/** What a connection was let in as: decided once, from its address and headers, before its session begins. */

import type { SessionPatch } from './protocol/session-config'

/** Of a beta server, which names and fields it knows: those of 2024-10, or also the later ones. */
export type Generation = '2024' | 'late'

export interface Admission {
  wire: { dialect: 'ga' } | { dialect: 'beta'; generation: Generation }
  kind: 'realtime' | 'transcription'
  /** As the client named it: a model or a deployment. */
  model: string
  /** On Azure models go by the names of deployments, which may be any. */
  deployments: boolean
  /** What the ephemeral secret that it came with was made for; null with the engine's own token. */
  patch: SessionPatch | null
}
