/** The parts of the engine that live elsewhere, as the app knows them: what the engine is told, and what is wrong with them. */
import { isDeepStrictEqual } from 'node:util'
import { isRemote, leavesTo, partNames, secretOwnerOf, type PartFault, type PartName } from '../../shared/engine-parts'
import { AppError, type SafeError } from '../../shared/errors'
import type { PartFaults } from '../../shared/ipc/contract'
import type { Settings } from '../../shared/settings'
import type { SecretStore } from '../credentials/secret-store'
import { ownParts, type RemoteParts } from '../engine/parts'
import type { Clock } from '../realtime/clock'
import { createInquiries, type Inquiries } from './inquiries'

export interface EngineParts {
  /** What the engine is started with. Never rejects, and does not wait for a keychain that asks somebody. */
  atStart(): Promise<RemoteParts>
  readonly faults: PartFaults
  /** What the engine found out; null: it works again. */
  report(part: PartName, fault: PartFault | null): void
  /** The other computers to which what a tool found goes, in its own words or in an answer's; null: none. */
  readonly goesTo: string | null
  inquiries: Inquiries
  dispose(): void
}

export interface EnginePartsDependencies {
  settings: { readonly current: Settings; onChange(listener: (settings: Settings) => void): () => void }
  secrets: Pick<SecretStore, 'get' | 'saved' | 'onChange'>
  /** Tells a running engine; nothing when there is none. */
  configure(parts: RemoteParts): void
  clock: Clock
}

export interface EnginePartsEvents {
  onFaults(faults: PartFaults): void
  /** A key could not be had: that part is used without one. */
  onNotice(error: SafeError): void
}

const keychainMs = 3_000

export function createEngineParts(dependencies: EnginePartsDependencies, events: EnginePartsEvents): EngineParts {
  const { settings, secrets, configure, clock } = dependencies
  let faults: PartFaults = { mind: null, recogniser: null, voice: null }
  /** Counts changes: what is read meanwhile is out of date. */
  let changes = 0

  const setFault = (part: PartName, fault: PartFault | null): void => {
    if (isDeepStrictEqual(faults[part], fault)) return
    faults = { ...faults, [part]: fault }
    events.onFaults(faults)
  }
  const keyOf = async (part: PartName): Promise<string | null> => {
    const owner = secretOwnerOf(part)
    // To ask a keychain for what is not there may ask somebody to open it.
    return Object.hasOwn(secrets.saved, owner) ? secrets.get(owner) : null
  }
  const keyOrNotice = async (part: PartName): Promise<string | null> => {
    try {
      return await keyOf(part)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      events.onNotice(error.toSafe())
      return null
    }
  }
  const read = async (): Promise<RemoteParts> => {
    const { parts } = settings.current.engine
    const withKey = async <T extends object>(
      part: PartName,
      remote: T,
    ): Promise<(T & { key: string | null }) | null> =>
      isRemote(parts, part) ? { ...remote, key: await keyOrNotice(part) } : null
    return {
      mind: await withKey('mind', parts.mind.remote),
      recogniser: await withKey('recogniser', parts.recogniser.remote),
      voice: await withKey('voice', parts.voice.remote),
    }
  }
  const tell = async (): Promise<void> => {
    const own = ++changes
    const parts = await read()
    if (own === changes) configure(parts)
  }
  /** What was wrong was wrong with what is no longer so. */
  const changed = (names: readonly PartName[]): void => {
    for (const part of names) setFault(part, null)
    if (names.length > 0) void tell()
  }

  const factsOf = (): unknown[] => {
    const { parts } = settings.current.engine
    return partNames.map((part) => [parts[part], secrets.saved[secretOwnerOf(part)]])
  }
  let facts = factsOf()
  const compare = (): void => {
    const before = facts
    facts = factsOf()
    changed(partNames.filter((_, index) => !isDeepStrictEqual(before[index], facts[index])))
  }
  const stops = [settings.onChange(compare), secrets.onChange(compare)]
  const inquiries = createInquiries({ parts: () => settings.current.engine.parts, keyOf, clock })

  return {
    async atStart() {
      for (const part of partNames) setFault(part, null)
      let stopWaiting = (): void => undefined
      const patience = new Promise<null>((resolve) => {
        stopWaiting = clock.after(keychainMs, () => resolve(null))
      })
      const readWhole = async (): Promise<RemoteParts> => {
        const own = changes
        const parts = await read()
        return own === changes ? parts : readWhole()
      }
      const parts = await Promise.race([readWhole(), patience])
      stopWaiting()
      if (parts) return parts
      // It follows once the keychain has been opened.
      void tell()
      return ownParts
    },
    get faults() {
      return faults
    },
    report: setFault,
    get goesTo() {
      const { parts } = settings.current.engine
      const hosts = new Set([leavesTo(parts, 'mind'), leavesTo(parts, 'voice')].filter((host) => host !== null))
      return hosts.size > 0 ? [...hosts].join(', ') : null
    },
    inquiries,
    dispose() {
      for (const stop of stops) stop()
      inquiries.dispose()
    },
  }
}
