/**
 * Signs in to Microsoft Entra ID for the services that want it, and has a token at hand whenever a connection is opened.
 * A token is read only then: its expiry ends no session that is open.
 */
import { AppError } from '../../../shared/errors'
import type { Entra as EntraFacts } from '../../../shared/ipc/contract'
import type { Log } from '../../log'
import type { Clock } from '../../realtime/clock'
import { askAzureCli } from './azure-cli'
import { createEntraCache, type EntraSecrets } from './entra-cache'
import { createPerson } from './entra-person'
import { entraFailure } from './entra-failure'
import { createEntraNetwork, type EntraNetwork, type EntraRequest } from './entra-network'
import type { DeviceCode } from './entra-sign-in'
import { askEnvironment } from './environment-credentials'
import type { EntraService, Grant } from './grant'
import type { RunCommand } from './run-command'
import { createTurns } from './turns'

export interface EntraDependencies {
  secrets: EntraSecrets
  request: EntraRequest
  openExternal(url: string): Promise<void>
  runCommand: RunCommand
  environment: NodeJS.ProcessEnv
  clock: Clock
  log: Log
}

export interface Entra {
  readonly facts: EntraFacts
  /** Finds out who is signed in, as far as the keychain tells; nobody is asked. */
  restore(services: readonly EntraService[]): Promise<void>
  /** Ends another one that is under way. @throws AppError `entra.*` */
  signIn(service: EntraService): Promise<void>
  cancel(): void
  signOut(serviceId: string): Promise<void>
  /** @param forceRefresh a service has refused the last one. @throws AppError `entra.*` */
  token(service: EntraService, options?: { forceRefresh?: boolean }): Promise<string>
  /** Signs out and knows nothing of it any longer. */
  forget(serviceId: string): Promise<void>
}

type Facts = EntraFacts[string]
const signedOut: Facts = { state: 'signed-out', account: '', expiresAtMs: null, deviceCode: null, failure: null }
/** What is left of a token when the next one is got, as MSAL has it too. */
const marginMs = 5 * 60_000
/** Nobody tells that the browser's page was closed. */
const patienceMs = 15 * 60_000

export function createEntra(dependencies: EntraDependencies, onChange: (facts: EntraFacts) => void): Entra {
  const { clock, log, environment } = dependencies
  const cache = createEntraCache(dependencies)
  const person = createPerson({ ...dependencies, cache })
  /** One after the other for each service: the second of two connections waits for the token of the first. */
  const turns = createTurns()
  /** Of those who have no cache of their own. Only in memory. */
  const held = new Map<string, { of: string; grant: Grant }>()
  let facts: EntraFacts = {}
  let attempt: { id: string; controller: AbortController } | null = null

  const set = (id: string, change: Partial<Facts>): void => {
    facts = { ...facts, [id]: { ...(facts[id] ?? signedOut), ...change } }
    onChange(facts)
  }
  const signedIn = (id: string, { account, expiresAtMs }: Grant): void =>
    set(id, { state: 'signed-in', account, expiresAtMs, deviceCode: null, failure: null })

  async function tried<T>(
    { isSilent, signal }: { isSilent: boolean; signal: AbortSignal },
    run: (network: EntraNetwork) => Promise<T>,
  ): Promise<T> {
    const network = createEntraNetwork({ request: dependencies.request, clock, signal })
    try {
      return await run(network)
    } catch (error) {
      throw entraFailure(error, { network, signal, isSilent })
    }
  }

  /** From the Azure CLI or the environment. */
  async function borrow(service: EntraService, network: EntraNetwork, isFresh: boolean): Promise<Grant> {
    const { id, auth } = service
    const of = JSON.stringify(auth)
    const before = held.get(id)
    const endsAtMs = before?.grant.expiresAtMs ?? 0
    if (!isFresh && before?.of === of && endsAtMs - marginMs > clock.now()) return before.grant
    const grant =
      auth.way === 'azure-cli'
        ? await askAzureCli(auth, dependencies.runCommand)
        : await askEnvironment(auth, { environment, network })
    held.set(id, { of, grant })
    return grant
  }
  const isPerson = ({ auth }: EntraService): boolean => auth.way === 'browser' || auth.way === 'device-code'

  const ask = (service: EntraService, signal: AbortSignal): Promise<Grant> =>
    tried({ isSilent: false, signal }, async (network) => {
      if (!isPerson(service)) return turns.take(service.id, () => borrow(service, network, true))
      const tell = (deviceCode: DeviceCode): void => set(service.id, { deviceCode })
      const { grant, text } = await person.signIn(service.auth, { network, signal, tell })
      // After a refresh that is under way, whose account may be another one.
      await turns.take(service.id, async () => {
        signal.throwIfAborted()
        await cache.write(service.id, text)
      })
      return grant
    })

  async function signIn(service: EntraService, controller: AbortController): Promise<void> {
    const { id } = service
    const { signal } = controller
    if (signal.aborted) throw new AppError('entra.cancelled')
    const before = facts[id] ?? signedOut
    set(id, { state: 'signing-in', deviceCode: null, failure: null })
    const stop = clock.after(patienceMs, () => controller.abort(new AppError('entra.expired')))
    try {
      signedIn(id, await ask(service, signal))
      log.info('signed in', { service: id, way: service.auth.way })
    } catch (error) {
      const failure = error instanceof AppError ? error : new AppError('entra.refused')
      // Who was signed in still is.
      set(id, { ...before, failure: failure.code === 'entra.cancelled' ? null : failure.toSafe() })
      log.warn('not signed in', { service: id, way: service.auth.way, ...failure.toSafe() })
      throw failure
    } finally {
      stop()
      if (attempt?.controller === controller) attempt = null
    }
  }

  const cancel = (): void => attempt?.controller.abort(new AppError('entra.cancelled'))

  async function failed(id: string, error: unknown): Promise<void> {
    if (!(error instanceof AppError)) return
    log.warn('no token', { service: id, ...error.toSafe() })
    if (error.code === 'entra.expired') await cache.remove(id).catch(() => undefined)
    if (attempt?.id === id) return
    const isOut = error.code === 'entra.expired' || error.code === 'entra.signed-out'
    set(id, { ...(isOut ? signedOut : {}), failure: error.toSafe() })
  }

  const entra: Entra = {
    get facts() {
      return facts
    },
    async restore(services) {
      for (const service of services.filter(isPerson)) {
        const account = await turns
          .take(service.id, () =>
            tried({ isSilent: true, signal: new AbortController().signal }, (network) =>
              person.account(service, network),
            ),
          )
          .catch(() => null)
        if (account !== null && !facts[service.id]) set(service.id, { state: 'signed-in', account })
      }
    },
    signIn(service) {
      cancel()
      const controller = new AbortController()
      attempt = { id: service.id, controller }
      return turns.take('sign-in', () => signIn(service, controller))
    },
    cancel,
    async signOut(serviceId) {
      if (attempt?.id === serviceId) {
        cancel()
        // Which puts back what was there before.
        await turns.take('sign-in', async () => undefined)
      }
      await turns.take(serviceId, async () => {
        held.delete(serviceId)
        await cache.remove(serviceId)
      })
      set(serviceId, signedOut)
    },
    token: (service, { forceRefresh = false } = {}) =>
      turns.take(service.id, async () => {
        try {
          const grant = await tried({ isSilent: true, signal: new AbortController().signal }, (network) =>
            isPerson(service)
              ? person.refresh(service, { network, forceRefresh })
              : borrow(service, network, forceRefresh),
          )
          if (attempt?.id !== service.id) signedIn(service.id, grant)
          return grant.token
        } catch (error) {
          await failed(service.id, error)
          throw error
        }
      }),
    async forget(serviceId) {
      await entra.signOut(serviceId)
      facts = Object.fromEntries(Object.entries(facts).filter(([id]) => id !== serviceId))
      onChange(facts)
    },
  }
  return entra
}
