/** The ladder of a connection test: each rung is tried only when the one below holds. */
import * as z from 'zod'

export const connectionSteps = [
  'address',
  'dns',
  'proxy',
  'tcp',
  'tls',
  'upgrade',
  'sign-in',
  'model',
  'dialect',
  'session',
  'sound',
] as const

/** What a click can mend. */
export const connectionActions = [
  'use-ga',
  'use-preview',
  'key-to-header',
  'remove-api-version',
  'sign-in',
  'replace-key',
  'correct-name',
  'correct-address',
  'open-network',
  'retry',
] as const

export const connectionStepSchema = z.object({
  name: z.enum(connectionSteps),
  ok: z.boolean(),
  ms: z.number(),
  /** Technical and short: an address, a status, a code. Never a secret. */
  detail: z.string(),
})

export const connectionTestSchema = z.object({
  /** Null until it is over. */
  ok: z.boolean().nullable(),
  steps: z.array(connectionStepSchema),
  fault: z
    .object({
      /** One of the `connection.*` error codes: the window has its sentence. */
      code: z.string(),
      /** The sentence in English. */
      message: z.string(),
      action: z.enum(connectionActions).nullable(),
      /** For the places of the sentence in the window's language. */
      values: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** To copy: redacted, with the ids that a service's support asks for. */
  report: z.string(),
})

export type ConnectionStep = z.infer<typeof connectionStepSchema>
export type ConnectionTest = z.infer<typeof connectionTestSchema>
export type ConnectionAction = (typeof connectionActions)[number]
