/** The command line of the engine when it runs by itself. */

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import type * as z from 'zod'
import { chatMindSchema, remoteRecogniserSchema, remoteVoiceSchema } from '../../shared/engine-parts'
import { addressFault } from '../../shared/part-address'
import type { RemoteParts } from './parts'

export interface EngineArguments {
  /** 0: any free one. */
  port: number
  token: string
  scriptFile: string | null
  parts: RemoteParts
  modelsDir: string | null
  sessionLimitMs: number
  tls: boolean
  strictGa: boolean
  withConversationCreated: boolean
  logFile: string | null
}

export const usage = `usage: engine [--port N] [--token T] [--script FILE] [--models DIR] [--session-limit SECONDS]
              [--tls] [--strict-ga] [--conversation-created] [--log FILE]
              [--mind URL --mind-model NAME] [--ears URL [--ears-model NAME]]
              [--speech URL [--speech-model NAME] [--speech-voice NAME]]
  --tls                   https and wss, with a certificate made at start; the ready line names it as "ca"
  --strict-ga             refuse the beta form of the protocol
  --conversation-created  begin beta sessions with conversation.created as well
  --log FILE              append each frame as a JSON line, whole (what is said and heard too), without secrets
  --mind URL              answer with the chat model of an OpenAI-compatible API, like http://127.0.0.1:11434/v1
  --ears, --speech URL    recognise and speak with such an API
                          keys: PARLEY_MIND_KEY, PARLEY_EARS_KEY and PARLEY_SPEECH_KEY in the environment;
                          by HTTPS_PROXY unless NO_PROXY names them; NODE_EXTRA_CA_CERTS: whom to trust as well`

/**
 * @param environment holds the keys of parts that live elsewhere
 * @throws Error with one line that says what is wrong
 */
export function parseArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): EngineArguments {
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
      mind: { type: 'string' },
      'mind-model': { type: 'string' },
      ears: { type: 'string' },
      'ears-model': { type: 'string' },
      speech: { type: 'string' },
      'speech-model': { type: 'string' },
      'speech-voice': { type: 'string' },
    },
  })
  const token = values.token ?? randomBytes(24).toString('base64url')
  if (!/^[A-Za-z0-9._~-]+$/.test(token)) throw new Error('--token may hold letters, digits and . _ ~ - only')
  if (values.log === '') throw new Error('--log takes the name of a file')
  if (values.mind !== undefined && !values['mind-model']) throw new Error('--mind needs --mind-model NAME')
  return {
    port: readNumber('--port', values.port ?? '0', 0, 65_535),
    token,
    scriptFile: values.script ?? null,
    parts: {
      mind: readPart('--mind', chatMindSchema, { address: values.mind, model: values['mind-model'] }, environment),
      recogniser: readPart(
        '--ears',
        remoteRecogniserSchema,
        { address: values.ears, model: values['ears-model'] },
        environment,
      ),
      voice: readPart(
        '--speech',
        remoteVoiceSchema,
        { address: values.speech, model: values['speech-model'], voice: values['speech-voice'] },
        environment,
      ),
    },
    modelsDir: values.models ?? null,
    sessionLimitMs: readNumber('--session-limit', values['session-limit'] ?? '3600', 1, 86_400) * 1000,
    tls: values.tls ?? false,
    strictGa: values['strict-ga'] ?? false,
    withConversationCreated: values['conversation-created'] ?? false,
    logFile: values.log ?? null,
  }
}

/** @returns null when none is asked for: the engine's own */
function readPart<Settings extends object>(
  option: '--mind' | '--ears' | '--speech',
  schema: z.ZodType<Settings>,
  given: { address: string | undefined; model: string | undefined; voice?: string | undefined },
  environment: Readonly<Record<string, string | undefined>>,
): (Settings & { key: string | null }) | null {
  if (given.address === undefined) {
    if (Object.values(given).some((value) => value !== undefined)) throw new Error(`its model needs ${option} URL`)
    return null
  }
  const settings = schema.safeParse(given)
  if (given.address === '' || !settings.success)
    throw new Error(`${option} takes the address of an API, like http://127.0.0.1:11434/v1, and names of models`)
  if (addressFault(given.address) !== null)
    throw new Error(`${option} takes http: within an own network only, and no password or query in the address`)
  const key = environment[`PARLEY_${option.slice(2).toUpperCase()}_KEY`]
  return { ...settings.data, key: key || null }
}

function readNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max))
    throw new Error(`${name} takes a whole number from ${min} to ${max}, not '${text}'`)
  return value
}
