/** Remembers for whom something is saved and since when, so that no start has to open the keychain. Never a secret. */
import { readFileSync } from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import * as z from 'zod'
import type { Log } from '../log'

const indexSchema = z.object({ saved: z.record(z.string(), z.object({ savedAtMs: z.number() })) })

export interface SavedIndex {
  /** Milliseconds since the epoch, by owner. */
  readonly savedAtMs: ReadonlyMap<string, number>
  /** Resolves when it is written down, or cannot be. */
  set(owner: string, savedAtMs: number): Promise<void>
  remove(owner: string): Promise<void>
}

/** @param file null keeps it in memory only. A damaged file is begun anew: the keychain itself knows. */
export function openSavedIndex(file: string | null, log: Pick<Log, 'warn'>): SavedIndex {
  const savedAtMs = new Map<string, number>()
  if (file !== null) for (const [owner, saved] of Object.entries(read(file, log))) savedAtMs.set(owner, saved.savedAtMs)

  let writing = Promise.resolve()
  const writeNow = async (target: string): Promise<void> => {
    const saved = Object.fromEntries([...savedAtMs].map(([owner, atMs]) => [owner, { savedAtMs: atMs }]))
    try {
      await writeFileAtomic(target, JSON.stringify({ saved }, null, 2), { mode: 0o600 })
    } catch (cause) {
      log.warn('the list of saved secrets cannot be written', { cause })
    }
  }
  const write = (): Promise<void> => {
    if (file !== null) writing = writing.then(() => writeNow(file))
    return writing
  }
  return {
    savedAtMs,
    set(owner, atMs) {
      savedAtMs.set(owner, atMs)
      return write()
    },
    remove(owner) {
      return savedAtMs.delete(owner) ? write() : writing
    },
  }
}

function read(file: string, log: Pick<Log, 'warn'>): z.infer<typeof indexSchema>['saved'] {
  try {
    return indexSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).saved
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('the list of saved secrets was damaged', { cause })
    return {}
  }
}
