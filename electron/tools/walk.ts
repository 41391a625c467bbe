/** Goes through folders, the nearest first, within limits that keep a search short and the main process free. */
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { isHidden } from './places'

export interface Visited {
  kind: 'file' | 'folder'
  name: string
  path: string
  /** Names of the folders between the root and this. */
  within: readonly string[]
}

export interface WalkLimits {
  depth: number
  entries: number
  timeMs: number
  now: () => number
}

const defaultLimits: WalkLimits = { depth: 8, entries: 50_000, timeMs: 5_000, now: Date.now }

/**
 * Links are not followed: what they point to inside the roots is met in its own place, and the rest is none of ours.
 * @param roots without links
 * @param visit called for every file and folder that is not hidden
 * @returns whether everything was seen
 */
export async function walk(
  roots: readonly string[],
  signal: AbortSignal,
  visit: (entry: Visited) => void,
  limits: Partial<WalkLimits> = {},
): Promise<boolean> {
  const { depth, entries, timeMs, now } = { ...defaultLimits, ...limits }
  const endsAtMs = now() + timeMs
  let left = entries
  let complete = true
  const queue: { path: string; within: readonly string[] }[] = roots.map((path) => ({ path, within: [] }))
  for (const { path, within } of queue) {
    const folder = await opendir(path, { bufferSize: 128 }).catch(() => null)
    // One that may not be read, or is gone by now, is passed over.
    if (!folder) continue
    for await (const { name, isDirectory, isFile } of entriesOf(folder)) {
      signal.throwIfAborted()
      if (left-- <= 0 || now() > endsAtMs) return false
      if (isHidden(name) || (!isDirectory && !isFile)) continue
      const entry = { name, path: join(path, name), within }
      visit({ kind: isDirectory ? 'folder' : 'file', ...entry })
      if (!isDirectory) continue
      if (within.length + 1 < depth) queue.push({ path: entry.path, within: [...within, name] })
      else complete = false
    }
  }
  return complete
}

async function* entriesOf(folder: Awaited<ReturnType<typeof opendir>>) {
  try {
    for await (const entry of folder) {
      yield { name: entry.name, isDirectory: entry.isDirectory(), isFile: entry.isFile() }
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause
  }
}
