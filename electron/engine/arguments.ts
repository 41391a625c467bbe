/** The command line of the engine when it runs by itself. */

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'

export interface EngineArguments {
  /** 0: any free one. */
  port: number
  token: string
  scriptFile: string | null
  modelsDir: string | null
  sessionLimitMs: number
  tls: boolean
  strictGa: boolean
  withConversationCreated: boolean
  logFile: string | null
}

export const usage = `usage: engine [--port N] [--token T] [--script FILE] [--models DIR] [--session-limit SECONDS]
              [--tls] [--strict-ga] [--conversation-created] [--log FILE]
  --tls                   https and wss, with a certificate made at start; the ready line names it as "ca"
  --strict-ga             refuse the beta form of the protocol
  --conversation-created  begin beta sessions with conversation.created as well
  --log FILE              append each frame as a JSON line, whole (what is said and heard too), without secrets`

/** @throws Error with one line that says what is wrong */
export function parseArguments(args: readonly string[]): EngineArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      port: { type: 'string' },
      token: { type: 'string' },
      script: { type: 'string' },
      models: { type: 'string' },
      'session-limit': { type: 'string' },
      tls: { type: 'boolean' },
      'strict-ga': { type: 'boolean' },
      'conversation-created': { type: 'boolean' },
      log: { type: 'string' },
    },
  })
  const token = values.token ?? randomBytes(24).toString('base64url')
  if (!/^[A-Za-z0-9._~-]+$/.test(token)) throw new Error('--token may hold letters, digits and . _ ~ - only')
  if (values.log === '') throw new Error('--log takes the name of a file')
  return {
    port: readNumber('--port', values.port ?? '0', 0, 65_535),
    token,
    scriptFile: values.script ?? null,
    modelsDir: values.models ?? null,
    sessionLimitMs: readNumber('--session-limit', values['session-limit'] ?? '3600', 1, 86_400) * 1000,
    tls: values.tls ?? false,
    strictGa: values['strict-ga'] ?? false,
    withConversationCreated: values['conversation-created'] ?? false,
    logFile: values.log ?? null,
  }
}

function readNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max))
    throw new Error(`${name} takes a whole number from ${min} to ${max}, not '${text}'`)
  return value
}
