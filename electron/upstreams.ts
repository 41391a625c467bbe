/** Builds all that stands between a conversation and a service: settings, secrets, sign-in, network, connection test. */
import { join } from 'node:path'
import { partNames, secretOwnerOf } from '../shared/engine-parts'
import { AppError, type SafeError } from '../shared/errors'
import type { EventName, EventPayload, Snapshot } from '../shared/ipc/contract'
import { createKeychain } from './credentials/keychain'
import { createSecretStore, type SecretStore } from './credentials/secret-store'
import type { Log } from './log'
import { createEntra } from './providers/auth/entra'
import type { EntraService } from './providers/auth/grant'
import { createRunCommand } from './providers/auth/run-command'
import { createConnectionTests, type ConnectionTests } from './providers/connection-tests'
import { createImports, type Imports } from './providers/import-offers'
import { createNetwork, type NetworkAccess } from './providers/network/network'
import type { ProviderContext } from './providers/provider'
import { createProviders, type Providers } from './providers/providers'
import { createServices, type Services } from './providers/services'
import { usableKey } from './providers/sign-in'
import type { Clock } from './realtime/clock'
import type { SettingsStore } from './settings/settings-store'

export interface UpstreamsDependencies {
  /** The folder of the profile. */
  profile: string
  settings: SettingsStore
  engine: ProviderContext['engine']
  environment: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  versions: Readonly<Record<string, string>>
  clock: Clock
  log: Log
  /** As a PAC file answers. */
  resolveSystemProxy(url: string): Promise<string>
  openExternal(url: string): Promise<void>
}

export interface UpstreamsEvents {
  publish<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
  onNotice(error: SafeError): void
  /** A service may now be reached that could not be: it has a key, somebody has signed in. */
  onSignedIn(id: string): void
}

export interface Upstreams {
  providers: Providers
  services: Services
  secrets: Pick<SecretStore, 'set' | 'remove' | 'retry' | 'get' | 'saved' | 'onChange'>
  entra: { signIn(id: string): Promise<void>; cancel(): void; signOut(id: string): Promise<void> }
  network: Pick<NetworkAccess, 'way'>
  connection: ConnectionTests
  imports: Imports
  readonly snapshot: Pick<Snapshot, 'secrets' | 'keychain' | 'entra' | 'connection' | 'imports'>
  /** Finds out who is signed in. */
  restore(): void
  dispose(): void
}

/** The owner of the proxy's password, beside the services. */
const proxyOwner = 'proxy'
const partOwners: readonly string[] = partNames.map(secretOwnerOf)

export function createUpstreams(dependencies: UpstreamsDependencies, events: UpstreamsEvents): Upstreams {
  const { profile, settings, engine, environment, platform, versions, clock, log } = dependencies

  const secrets = createSecretStore({
    keychain: createKeychain({ service: 'Parley', platform }),
    file: join(profile, 'secrets.json'),
    clock,
    log: log.scope('credentials'),
  })
  const network = createNetwork({
    settings: () => settings.current.network,
    proxyPassword: () => secrets.get(proxyOwner),
    resolveSystemProxy: (url) => dependencies.resolveSystemProxy(url),
    environment,
    platform,
    log: log.scope('network'),
  })
  const entra = createEntra(
    {
      secrets,
      request: (url, request) => network.request(url, request),
      openExternal: (url) => dependencies.openExternal(url),
      runCommand: createRunCommand(environment, platform),
      environment,
      clock,
      log: log.scope('entra'),
    },
    (facts) => events.publish('entra.changed', facts),
  )
  const providers = createProviders({ settings, engine, environment, secrets, entra, network, clock })
  const services = createServices({ settings, secrets, entra })
  const imports = createImports({
    environment,
    settings,
    services,
    secrets,
    onKeyLeft: (error) => events.onNotice(error.toSafe()),
  })
  const connection = createConnectionTests(
    { services, providers, network, clock, versions, log: log.scope('connection') },
    (tested) => events.publish('connection.tested', tested),
  )
  const stopSecrets = secrets.onChange(() => {
    events.publish('secrets.changed', secrets.saved)
    events.publish('keychain.changed', secrets.state)
  })
  const ofEntra = (id: string): EntraService => {
    const { auth } = services.find(id)
    if (auth.kind !== 'entra') throw new AppError('provider.not-found', id)
    return { id, auth }
  }

  return {
    providers,
    services,
    secrets: {
      async set(owner, secret, keep) {
        const nameOf = (): string => (partOwners.includes(owner) ? '' : services.find(owner).name)
        await secrets.set(owner, owner === proxyOwner ? secret : usableKey(secret, nameOf()), keep)
        events.onSignedIn(owner)
      },
      remove: (owner) => secrets.remove(owner),
      retry: () => secrets.retry(),
      get: (owner) => secrets.get(owner),
      get saved() {
        return secrets.saved
      },
      onChange: (listener) => secrets.onChange(listener),
    },
    entra: {
      async signIn(id) {
        await entra.signIn(ofEntra(id))
        events.onSignedIn(id)
      },
      cancel: () => entra.cancel(),
      signOut: (id) => entra.signOut(id),
    },
    network,
    connection,
    imports,
    get snapshot() {
      const { saved, state } = secrets
      return {
        secrets: saved,
        keychain: state,
        entra: entra.facts,
        connection: connection.last,
        imports: imports.offers,
      }
    },
    restore() {
      const all = settings.current.services.list.flatMap(({ id, auth }) =>
        auth.kind === 'entra' ? [{ id, auth }] : [],
      )
      void entra.restore(all)
    },
    dispose() {
      connection.cancel()
      entra.cancel()
      stopSecrets()
      secrets.dispose()
    },
  }
}
