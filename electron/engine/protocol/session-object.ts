/** Session objects of either dialect and kind, as they travel in events and in requests for ephemeral secrets. */

import * as z from 'zod'
import type { Generation } from '../admission'
import { encodeBetaSession } from './beta-objects'
import { betaRealtimeSchema, betaTranscriptionSchema } from './beta-session-schema'
import { clientErrors } from './client-error'
import { encodeGaSession } from './ga-objects'
import { gaRealtimeSchema, gaTranscriptionSchema } from './ga-session-schema'
import {
  applyPatch,
  createSessionConfig,
  type SessionConfig,
  type SessionKind,
  type SessionPatch,
} from './session-config'
import { parseEvent } from './validation'

const schemas = {
  ga: {
    realtime: z.object({ session: gaRealtimeSchema }),
    transcription: z.object({ session: gaTranscriptionSchema }),
  },
  beta: {
    realtime: z.object({ session: betaRealtimeSchema }),
    transcription: z.object({ session: betaTranscriptionSchema }),
  },
}

/** @throws ClientError whose `param` begins with `session.` */
export function parseSessionObject(
  wire: 'ga' | 'beta',
  kind: SessionKind,
  session: Record<string, unknown>,
): { patch: SessionPatch; model: string | null } {
  if (wire === 'ga') refuseOtherKind(kind, session.type)
  const patch = parseEvent(schemas[wire][kind], { session }).session
  // What contradicts itself is refused here already: a session may begin with it.
  applyPatch(createSessionConfig({ kind, id: '', model: '', expiresAtSeconds: 0 }), patch, false)
  return { patch, model: typeof session.model === 'string' ? session.model : null }
}

function refuseOtherKind(kind: SessionKind, type: unknown) {
  if (kind === 'realtime' && type === 'transcription') throw clientErrors.transcriptionUpdate()
  if (kind === 'transcription' && type === 'realtime') throw clientErrors.realtimeUpdate()
}

/** The effective session with every member that the dialect has. */
export function encodeSessionObject(
  wire: 'ga' | 'beta',
  kind: SessionKind,
  config: SessionConfig,
  generation: Generation = 'late',
): Record<string, unknown> {
  return wire === 'ga' ? encodeGaSession(kind, config) : encodeBetaSession(kind, config, generation)
}
