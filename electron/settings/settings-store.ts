/** Keeps the settings: reads them at start, tells who listens of each change, and writes them whole or not at all. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import writeFileAtomic from 'write-file-atomic'
import type { SafeError } from '../../shared/errors'
import { settingsSchema, type Settings } from '../../shared/settings'
import type { Log } from '../log'
import { readSettings, type ReadSettings } from './read-settings'

export interface SettingsStore {
  readonly current: Settings
  /** @throws ZodError when the outcome is not valid; nothing is changed then */
  change(update: Partial<Settings> | ((current: Settings) => Settings)): Settings
  onChange(listener: (settings: Settings) => void): () => void
  /** What went wrong with the file so far. */
  readonly notices: readonly SafeError[]
  /** Writes what has not been written yet. Never rejects. */
  flush(): Promise<void>
}

const quietMs = 250

export function createSettingsStore(dependencies: {
  file: string
  log: Pick<Log, 'warn' | 'error'>
  now?: () => Date
}): SettingsStore {
  const { file, log, now = () => new Date() } = dependencies
  const folder = dirname(file)
  const listeners = new Set<(settings: Settings) => void>()
  const notices: SafeError[] = []
  let timer: NodeJS.Timeout | null = null
  let unwritten = false
  let writing = Promise.resolve()

  const unwritable = (cause: unknown): void => {
    log.warn('settings cannot be written', { cause })
    if (notices.some(({ code }) => code === 'settings.unwritable')) return
    notices.push({ code: 'settings.unwritable', detail: folder })
  }

  const write = async (): Promise<void> => {
    if (!unwritten) return
    unwritten = false
    try {
      await writeFileAtomic(file, `${JSON.stringify(current, null, 2)}\n`, { mode: 0o600 })
    } catch (cause) {
      unwritable(cause)
    }
  }
  const save = (): Promise<void> => (writing = writing.then(write))
  const saveSoon = (): void => {
    unwritten = true
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void save(), quietMs)
  }

  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    unwritable(cause)
  }
  const read = readFile(file)
  let current = read.settings
  if (read.damaged) {
    const aside = freeName(folder, basename(file, '.json'), now())
    log.warn('settings damaged', { aside })
    try {
      renameSync(file, join(folder, aside))
      notices.push({ code: 'settings.damaged', detail: aside })
      saveSoon()
    } catch (cause) {
      notices.push({ code: 'settings.damaged', detail: basename(file) })
      unwritable(cause)
    }
  }

  return {
    get current() {
      return current
    },
    change(update) {
      const next = settingsSchema.parse(typeof update === 'function' ? update(current) : { ...current, ...update })
      if (isDeepStrictEqual(next, current)) return current
      current = next
      saveSoon()
      for (const listener of [...listeners]) {
        try {
          listener(next)
        } catch (cause) {
          log.error('a listener to settings failed', { cause })
        }
      }
      return current
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notices,
    async flush() {
      if (timer) clearTimeout(timer)
      timer = null
      await save()
    },
  }
}

function readFile(file: string): ReadSettings {
  try {
    return readSettings(readFileSync(file))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    return { settings: settingsSchema.parse({}), damaged: code !== 'ENOENT' && code !== 'ENOTDIR' }
  }
}

/** `settings.damaged-20260131-235959.json`, with a number where two were set aside within a second. */
function freeName(folder: string, name: string, at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  const stem = `${name}.damaged-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? `${stem}.json` : `${stem}-${count}.json`
    if (!existsSync(join(folder, candidate))) return candidate
  }
}
