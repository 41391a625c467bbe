/** The token of the Azure CLI, which has its own sign-in. */
import * as z from 'zod'
import { AppError } from '../../../shared/errors'
import { directoryOf, scopesOf, type EntraAuth, type Grant } from './grant'
import type { RunCommand } from './run-command'

const answerSchema = z.object({
  accessToken: z.string().min(1),
  /** Seconds since the epoch; older versions tell only the next, in local time. */
  expires_on: z.number().optional(),
  expiresOn: z.string().optional(),
})

/** What may stand on a command line: on Windows `az` is a script, and scripts run in a shell. */
const plain = /^[\w.:/-]+$/

/** @throws AppError `entra.cli-missing`, `entra.cli-signed-out`, `entra.refused` */
export async function askAzureCli(auth: EntraAuth, runCommand: RunCommand): Promise<Grant> {
  const [scope = ''] = scopesOf(auth)
  const directory = directoryOf(auth)
  if (!plain.test(scope)) throw new AppError('entra.refused', 'scope')
  if (directory !== null && !plain.test(directory)) throw new AppError('entra.refused', 'tenant')
  const tenant = directory === null ? [] : ['--tenant', directory]
  const answer = await runCommand('az', ['account', 'get-access-token', '--scope', scope, ...tenant, '-o', 'json'])
  if (answer.kind === 'missing') throw new AppError('entra.cli-missing')
  if (answer.kind === 'timeout') throw new AppError('entra.unreachable', 'az')
  if (answer.code !== 0) throw refusal(answer.stderr)
  const { accessToken, expires_on: seconds, expiresOn } = read(answer.stdout)
  const expiresAtMs = seconds === undefined ? Date.parse(expiresOn ?? '') : seconds * 1_000
  return { token: accessToken, expiresAtMs: Number.isNaN(expiresAtMs) ? null : expiresAtMs, account: '' }
}

function refusal(complaint: string): AppError {
  const number = /AADSTS\d{4,9}/.exec(complaint)?.[0] ?? ''
  if (/az login|az account set/i.test(complaint)) return new AppError('entra.cli-signed-out', number)
  return new AppError('entra.refused', number || 'az')
}

function read(text: string): z.infer<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(text))
  } catch {
    // Without the cause: it repeats what was read.
    throw new AppError('entra.refused', 'az')
  }
}
