/** The connection test as a command: the very test of the window, in plain Node. */
import type { ConnectionTest } from '../../shared/connection-test'
import { AppError } from '../../shared/errors'
import { networkSchema } from '../../shared/services'
import { runConnectionTest } from '../providers/connection-test/connection-test'
import { createNetwork } from '../providers/network/network'
import type { ProviderContext } from '../providers/provider'
import { createServiceProvider } from '../providers/service-provider'
import { systemClock } from '../realtime/clock'
import { parseTestArguments, usage, type TestArguments } from './test-arguments'

export interface CommandContext {
  environment: NodeJS.ProcessEnv
  versions: Readonly<Record<string, string>>
  write(text: string): void
  writeError(text: string): void
  signal: AbortSignal
}

const asText = ({ fault, report }: ConnectionTest): string => `${report}${fault?.action ? ` [${fault.action}]` : ''}\n`

function asJson({ ok, steps, fault }: ConnectionTest): string {
  const told = fault && { code: fault.code, message: fault.message, action: fault.action }
  return `${JSON.stringify({ ok, steps, fault: told })}\n`
}

/** @returns the exit code: 0 when audio or text came back, 1 at a fault, 2 when it was called wrongly */
export async function connectionTestCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { environment, versions, write, writeError, signal } = context
  let given: TestArguments
  try {
    given = parseTestArguments(args)
  } catch (error) {
    writeError(`${(error as Error).message} (${usage})\n`)
    return 2
  }
  const network = createNetwork({
    settings: () => networkSchema.parse({}),
    proxyPassword: () => Promise.resolve(null),
    resolveSystemProxy: () => Promise.resolve('DIRECT'),
    environment,
    platform: process.platform,
    log: { warn: () => undefined },
  })
  const notHere = (): Promise<never> => Promise.reject(new AppError('provider.key-missing'))
  const providerContext: ProviderContext = {
    environment,
    engine: { start: notHere },
    secrets: { get: () => Promise.resolve(null) },
    entra: { token: notHere },
    network,
  }
  const test = await runConnectionTest({
    service: given.service,
    resolve: (service, renewed) =>
      createServiceProvider(service ?? given.service).resolve(providerContext, { signal, renewed }),
    network,
    clock: systemClock,
    signal,
    versions,
  })
  write(given.asJson ? asJson(test) : asText(test))
  return test.ok === true ? 0 : 1
}
