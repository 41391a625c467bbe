/** The parts of the engine that live elsewhere, as the app knows them: what the engine is told, and what is wrong with them. */
import { isDeepStrictEqual } from 'node:util'
import { isRemote, leavesTo, partNames, secretOwnerOf } from '../../shared/engine-parts'
import type { PartFault, PartFaultCode, PartName } from '../../shared/engine-parts'
import { AppError, type SafeError } from '../../shared/errors'
import type { PartFaults } from '../../shared/ipc/contract'
import type { Settings } from '../../shared/settings'
import type { SecretStore } from '../credentials/secret-store'
import { ownParts, type RemoteParts } from '../engine/parts'
import type { Way } from '../network/way'
import type { NetworkAccess } from '../providers/network/network'
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
  network: Pick<NetworkAccess, 'way'>
  /** Tells a running engine; nothing when there is none. */
  configure(parts: RemoteParts): void
  clock: Clock
}

export interface EnginePartsEvents {
  onFaults(faults: PartFaults): void
  /** A key could not be had: that part is used without one; or the proxy's password: what lies behind it is not used. */
  onNotice(error: SafeError): void
}

const keychainMs = 3_000
/** While a server cannot be reached. */
const lookAgainMs = 30_000
const mayBeTheWay: readonly PartFaultCode[] = ['part.unreachable', 'part.proxy', 'part.certificate']

export function createEngineParts(dependencies: EnginePartsDependencies, events: EnginePartsEvents): EngineParts {
  const { settings, secrets, network, configure, clock } = dependencies
  let faults: PartFaults = { mind: null, recogniser: null, voice: null }
  /** Counts changes: what is read meanwhile is out of date. */
  let changes = 0
  let told: RemoteParts | null = null
  let stopLooking = (): void => undefined

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
  const wayOrError = async (address: string): Promise<Way> => {
    try {
      return await network.way(new URL(address))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { error: error.toSafe() }
    }
  }
  const read = async (): Promise<RemoteParts> => {
    const { parts } = settings.current.engine
    const withReach = async <T extends { address: string }>(part: PartName, remote: T) => {
      if (!isRemote(parts, part)) return null
      return { ...remote, key: await keyOrNotice(part), way: await wayOrError(remote.address) }
    }
    const whole = {
      mind: await withReach('mind', parts.mind.remote),
      recogniser: await withReach('recogniser', parts.recogniser.remote),
      voice: await withReach('voice', parts.voice.remote),
    }
    const lacking = Object.values(whole).flatMap((part) => (part && 'error' in part.way ? [part.way.error] : []))
    const password = lacking.find(({ code }) => code.startsWith('credentials.'))
    if (password) events.onNotice(password)
    return whole
  }
  /** What was wrong on another way says nothing of this one. */
  const take = (parts: RemoteParts): void => {
    for (const part of partNames)
      if (told && !isDeepStrictEqual(told[part]?.way, parts[part]?.way)) setFault(part, null)
    told = parts
  }
  const give = (parts: RemoteParts): void => {
    if (isDeepStrictEqual(parts, told)) return
    take(parts)
    configure(parts)
  }
  const tell = async (): Promise<void> => {
    const own = ++changes
    const parts = await read()
    if (own === changes) give(parts)
  }
  const tellWays = async (): Promise<void> => {
    const known = told
    if (known === null) return
    const again = async <T extends { address: string }>(part: T | null) =>
      part && { ...part, way: await wayOrError(part.address) }
    const parts = {
      mind: await again(known.mind),
      recogniser: await again(known.recogniser),
      voice: await again(known.voice),
    }
    // What was told meanwhile is newer.
    if (told === known) give(parts)
  }
  /** A system's proxy is another where the computer was carried elsewhere: no setting tells of that. */
  const lookAgain = (): void => {
    stopLooking()
    const isAway = Object.values(faults).some((fault) => fault && mayBeTheWay.includes(fault.code))
    if (!isAway || settings.current.network.proxy.mode !== 'system') return
    void tellWays()
    stopLooking = clock.after(lookAgainMs, lookAgain)
  }

  const factsOf = (): unknown[] => {
    const { engine, network: ways } = settings.current
    const { saved } = secrets
    return [
      ...partNames.map((part) => [engine.parts[part], saved[secretOwnerOf(part)]]),
      [ways.proxy, ways.caFile, ways.family, saved['proxy']],
    ]
  }
  let facts = factsOf()
  const compare = (): void => {
    const before = facts
    facts = factsOf()
    const changed = facts.map((fact, index) => !isDeepStrictEqual(before[index], fact))
    // What was wrong was wrong with what is no longer so.
    for (const [index, part] of partNames.entries()) if (changed[index]) setFault(part, null)
    if (changed.includes(true)) void tell()
  }
  const stops = [settings.onChange(compare), secrets.onChange(compare)]
  const inquiries = createInquiries({
    parts: () => settings.current.engine.parts,
    keyOf,
    wayTo: (url) => network.way(url),
    clock,
  })

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
      take(parts ?? ownParts)
      // It follows once the keychain has been opened.
      if (!parts) void tell()
      return parts ?? ownParts
    },
    get faults() {
      return faults
    },
    report(part, fault) {
      setFault(part, fault)
      lookAgain()
    },
    get goesTo() {
      const { parts } = settings.current.engine
      const hosts = new Set([leavesTo(parts, 'mind'), leavesTo(parts, 'voice')].filter((host) => host !== null))
      return hosts.size > 0 ? [...hosts].join(', ') : null
    },
    inquiries,
    dispose() {
      stopLooking()
      for (const stop of stops) stop()
      inquiries.dispose()
    },
  }
}
