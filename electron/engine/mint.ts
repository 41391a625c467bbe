/** What is asked of an ephemeral secret, in both forms of the protocol (REALTIME §1.3), and what is answered. */

import * as z from 'zod'
import { ClientError } from './protocol/client-error'
import { applyPatch, createSessionConfig, type SessionKind } from './protocol/session-config'
import { encodeSessionObject, parseSessionObject } from './protocol/session-object'
import { parseEvent } from './protocol/validation'
import type { SecretTerms } from './secrets'
import { newId } from './session/id'

interface Issued {
  value: string
  expiresAtSeconds: number
}

export interface MintOrder {
  terms: SecretTerms
  lifetimeSeconds: number
  /** The body of the answer. */
  describe(issued: Issued): Record<string, unknown>
}

/** @throws ClientError when the body is not right */
export type Mint = (body: Record<string, unknown>) => MintOrder

const defaultModel = 'gpt-realtime'
const gaLifetimeSeconds = 600
const betaLifetimeSeconds = 60

const expiry = z
  .strictObject({ anchor: z.literal('created_at').optional(), seconds: z.int().min(10).max(7200).optional() })
  .nullish()

const gaBody = z.strictObject({
  expires_after: expiry,
  session: z.looseObject({ type: z.enum(['realtime', 'transcription']) }).optional(),
})

export const mintGa: Mint = (body) => {
  const { expires_after: expires, session = { type: 'realtime' as const } } = parseEvent(gaBody, body)
  const { patch, model } = parseSessionObject('ga', session.type, session)
  const terms: SecretTerms = {
    kind: session.type,
    model: session.type === 'realtime' ? (model ?? defaultModel) : null,
    patch,
  }
  return {
    terms,
    lifetimeSeconds: expires?.seconds ?? gaLifetimeSeconds,
    describe: ({ value, expiresAtSeconds }) => ({
      value,
      expires_at: expiresAtSeconds,
      session: encodeSessionObject('ga', terms.kind, configOf(terms)),
    }),
  }
}

// The two kinds of session name the same thing differently; either name is taken for either.
const betaSecret = z.strictObject({ expires_after: expiry, expires_at: expiry }).nullish()
const betaBodies = {
  realtime: z.looseObject({ model: z.string().min(1), client_secret: betaSecret }),
  transcription: z.looseObject({ client_secret: betaSecret }),
}

export function mintBeta(kind: SessionKind): Mint {
  return (body) => {
    const { client_secret: secret, ...session } = parseEvent(betaBodies[kind], body)
    const expires = secret?.expires_after ?? secret?.expires_at
    const { patch, model } = parseFlat(kind, session)
    const terms: SecretTerms = { kind, model, patch }
    return {
      terms,
      lifetimeSeconds: expires?.seconds ?? betaLifetimeSeconds,
      describe: ({ value, expiresAtSeconds }) => ({
        ...encodeSessionObject('beta', kind, configOf(terms)),
        client_secret: { value, expires_at: expiresAtSeconds },
      }),
    }
  }
}

/** Here the session's members lie at the top of the body, not under `session`. */
function parseFlat(kind: SessionKind, session: Record<string, unknown>) {
  try {
    return parseSessionObject('beta', kind, session)
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    const { code, message, param } = error
    throw new ClientError(code, message.replaceAll("'session.", "'"), param?.replace(/^session\./, '') ?? null)
  }
}

/** The session as it would begin. It has not begun, so it does not expire either. */
function configOf({ kind, model, patch }: SecretTerms) {
  const config = createSessionConfig({ kind, id: newId('sess'), model: model ?? '', expiresAtSeconds: 0 })
  return applyPatch(config, patch, false)
}
