/** The connection test that runs or ran last: one at a time, told as it climbs. */
import type { ConnectionAction, ConnectionTest } from '../../shared/connection-test'
import { newServiceSchema, type Service } from '../../shared/services'
import type { Clock } from '../realtime/clock'
import { runConnectionTest, type ConnectionTestOptions } from './connection-test/connection-test'
import { mend } from './connection-test/mend'
import { engineId } from './engine-provider'
import type { Providers } from './providers'
import type { Services } from './services'

export interface TestOfService {
  id: string
  test: ConnectionTest
}

export interface ConnectionTests {
  readonly last: TestOfService | null
  /** @throws AppError `provider.not-found` */
  start(id: string): void
  cancel(): void
  /** Changes the service as the fault's action says, and tries again. @throws AppError */
  mend(id: string, action: ConnectionAction): Promise<void>
}

const nothingYet: ConnectionTest = { ok: null, steps: [], fault: null, report: '' }

export function createConnectionTests(
  dependencies: {
    services: Pick<Services, 'find' | 'change'>
    providers: Pick<Providers, 'target'>
    network: ConnectionTestOptions['network']
    clock: Clock
    versions: Readonly<Record<string, string>>
    log: { error(message: string, facts: Record<string, unknown>): void }
  },
  onTest: (tested: TestOfService) => void,
): ConnectionTests {
  const { services, providers, network, clock, versions, log } = dependencies
  let last: TestOfService | null = null
  let running: AbortController | null = null

  const serviceOf = (id: string): Service | null => (id === engineId ? null : services.find(id))
  const tell = (tested: TestOfService): void => {
    last = tested
    onTest(tested)
  }

  const run = async (id: string, service: Service | null, own: AbortController): Promise<void> => {
    const { signal } = own
    const tellOwn = (test: ConnectionTest): void => {
      if (running === own) tell({ id, test })
    }
    try {
      const resolve: ConnectionTestOptions['resolve'] = (one, renewed) => providers.target(one, { signal, renewed })
      tellOwn(await runConnectionTest({ service, resolve, network, clock, signal, versions, onStep: tellOwn }))
    } catch (cause) {
      if (!signal.aborted) log.error('the connection test failed', { cause })
      // Given up: what it has found stands, and nothing waits for more.
      if (running === own) tell({ id, test: { ...(last?.test ?? nothingYet), ok: false } })
    } finally {
      if (running === own) running = null
    }
  }

  const tests: ConnectionTests = {
    get last() {
      return last
    },
    start(id) {
      const service = serviceOf(id)
      running?.abort()
      running = new AbortController()
      tell({ id, test: nothingYet })
      void run(id, service, running)
    },
    cancel: () => running?.abort(),
    async mend(id, action) {
      const service = serviceOf(id)
      const mended = service && mend(service, action)
      if (service && mended && mended !== service) await services.change(id, newServiceSchema.parse(mended))
      tests.start(id)
    },
  }
  return tests
}
