/** Parley and an empty window, both started directly and in fresh profiles, so that one can be held against the other. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import type { settingsSchema } from '../../shared/settings'
import { createProfile } from '../app/profile'
import { readTrace } from '../app/trace-reader'
import { nowMs } from '../stage/recording'
import { startElectron } from './electron'
import { end, until } from './processes'

export interface BareApp {
  process: ChildProcess
  /** From the spawn until it was there for a person to use. */
  readyAfterMs: number
  end(): Promise<void>
}

async function open(start: () => ChildProcess, readyAtMs: () => number | null, remove: () => void): Promise<BareApp> {
  const spawnedMs = nowMs()
  const child = start()
  const close = async (): Promise<void> => {
    await end(child)
    remove()
  }
  try {
    const shownMs = await until('the window', () => {
      if (child.exitCode !== null) throw new Error(`Electron ended with ${child.exitCode} before it showed a window`)
      return readyAtMs()
    })
    return { process: child, readyAfterMs: shownMs - spawnedMs, end: close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Ready: window drawn and sound attached. */
export function openParley(settings: z.input<typeof settingsSchema> = {}): Promise<BareApp> {
  const profile = createProfile({ language: 'en', ...settings })
  const trace = join(profile.folder, 'trace.jsonl')
  const env = { PARLEY_PROFILE_DIR: profile.folder, PARLEY_TRACE: trace }
  return open(
    () => startElectron(resolve(__dirname, '../..'), env),
    () => readTrace(trace).find(({ direction, name }) => direction === 'app' && name === 'ready')?.timeMs ?? null,
    profile.remove,
  )
}

/** Ready: window drawn. */
export function openEmptyWindow(): Promise<BareApp> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-empty-'))
  return open(
    () => startElectron(resolve(__dirname, 'empty'), { EMPTY_PROFILE_DIR: folder }),
    () => {
      try {
        const text = readFileSync(join(folder, 'shown'), 'utf8')
        return text === '' ? null : Number(text) / 1e6
      } catch {
        return null
      }
    },
    () => rmSync(folder, { recursive: true, force: true }),
  )
}
