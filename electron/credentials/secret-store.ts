/** Where secrets lie: in the system's keychain, or in memory until Parley quits. Nothing here is ever logged. */
import type { ErrorCode } from '../../shared/errors'
import { AppError } from '../../shared/errors'
import type { Keychain, Secrets } from '../../shared/ipc/contract'
import type { Log } from '../log'
import type { Clock } from '../realtime/clock'
import { readEntry, removeEntry, writeEntry } from './entry'
import type { KeychainEntries } from './keychain'
import { createPatientKeychain } from './patience'
import { openSavedIndex } from './saved-index'

export interface SecretStore {
  /** @throws AppError `credentials.*`; null when nothing is saved. Waits while a person is asked to unlock. */
  get(owner: string): Promise<string | null>
  /** Replaces what was there, or leaves it whole. @throws AppError `credentials.*` */
  set(owner: string, secret: string, keep: 'keychain' | 'session'): Promise<void>
  /** @throws AppError `credentials.*` when it is saved and the keychain does not give it up */
  remove(owner: string): Promise<void>
  /** Never the secrets themselves. */
  readonly saved: Secrets
  readonly state: Keychain
  /** Looks again whether there is a keychain, and asks it to unlock. Never rejects. */
  retry(): Promise<void>
  onChange(listener: () => void): () => void
  dispose(): void
}

/** Read to learn whether a keychain is there: asking for what does not exist unlocks nothing. */
const absentAccount = 'parley/none'
/** Written and removed to learn whether it is open: where one declines to unlock it, reading only finds nothing. */
const probeAccount = 'parley/probe'

const stateOf: Partial<Record<ErrorCode, Keychain['state']>> = {
  'credentials.keychain-locked': 'locked',
  'credentials.keychain-unavailable': 'absent',
}

export function createSecretStore(dependencies: {
  keychain: KeychainEntries
  /** Of what is saved, without secrets; none: known only while Parley runs. */
  file?: string
  clock: Clock
  log: Pick<Log, 'warn'>
}): SecretStore {
  const { clock, log } = dependencies
  const listeners = new Set<() => void>()
  const session = new Map<string, { secret: string; savedAtMs: number }>()
  const index = openSavedIndex(dependencies.file ?? null, log)
  let state: Keychain['state'] = 'unknown'

  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const enter = (next: Keychain['state']): void => {
    if (next === state) return
    state = next
    changed()
  }
  const keychain = createPatientKeychain(dependencies.keychain, {
    clock,
    onAsking: () => enter('locked'),
    onAnswer(answer) {
      if (answer instanceof AppError) enter(stateOf[answer.code] ?? state)
      else if (answer === 'done' || state !== 'locked') enter('available')
    },
  })
  // Whole secrets in turn: the parts of two must not mix.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  const probe = async (): Promise<void> => {
    await keychain.write(probeAccount, 'open')
    await keychain.remove(probeAccount)
  }
  const isListed = (owner: string): boolean => index.savedAtMs.has(owner)
  const read = async (owner: string): Promise<string | null> => {
    let entry = await readEntry(keychain, owner)
    if (entry === null && isListed(owner)) {
      await probe()
      entry = await readEntry(keychain, owner)
    }
    if (index.savedAtMs.get(owner) !== entry?.savedAtMs) {
      await (entry ? index.set(owner, entry.savedAtMs) : index.remove(owner))
      changed()
    }
    return entry?.secret ?? null
  }
  /** @throws AppError when something was saved and may still be there */
  const removeSaved = async (owner: string): Promise<void> => {
    try {
      if (!(await removeEntry(keychain, owner)) && isListed(owner)) {
        await probe()
        await removeEntry(keychain, owner)
      }
    } catch (error) {
      if (isListed(owner)) throw error
    }
    await index.remove(owner)
  }

  return {
    async get(owner) {
      const kept = session.get(owner)
      if (kept) return kept.secret
      try {
        return await inTurn(() => read(owner))
      } catch (error) {
        // Without a keychain, whoever saved nothing misses nothing.
        const isAbsent = error instanceof AppError && error.code === 'credentials.keychain-unavailable'
        if (isAbsent && !isListed(owner)) return null
        throw error
      }
    },
    async set(owner, secret, keep) {
      const savedAtMs = clock.now()
      if (keep === 'keychain') {
        await inTurn(() => writeEntry(keychain, owner, { secret, savedAtMs }))
        session.delete(owner)
        await index.set(owner, savedAtMs)
        return changed()
      }
      session.set(owner, { secret, savedAtMs })
      changed()
      try {
        await inTurn(() => removeSaved(owner))
      } catch (error) {
        log.warn('a replaced secret stays in the keychain', {
          code: error instanceof AppError ? error.code : 'unknown',
        })
      }
    },
    async remove(owner) {
      if (session.delete(owner)) changed()
      if (!isListed(owner) && state === 'absent') return
      await inTurn(() => removeSaved(owner))
      changed()
    },
    get saved() {
      const lasting = [...index.savedAtMs].map(
        ([owner, savedAtMs]) => [owner, { savedAtMs, keep: 'keychain' }] as const,
      )
      const passing = [...session].map(([owner, { savedAtMs }]) => [owner, { savedAtMs, keep: 'session' }] as const)
      return Object.fromEntries([...lasting, ...passing])
    },
    get state() {
      return { state }
    },
    async retry() {
      try {
        await inTurn(async () => void (await (state === 'locked' ? probe() : keychain.read(absentAccount))))
      } catch {
        // The state says it.
      }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      session.clear()
      listeners.clear()
    },
  }
}
