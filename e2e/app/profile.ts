/** A profile of its own for each run: a folder with the settings that the run wants. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type * as z from 'zod'
import { readSettings } from '../../electron/settings/read-settings'
import { settingsSchema, type Settings } from '../../shared/settings'

export interface Profile {
  folder: string
  remove(): void
}

const write = (folder: string, settings: Settings): void =>
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings))

/** A temporary one. */
export function createProfile(settings: z.input<typeof settingsSchema> = {}): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'parley-profile-'))
  write(folder, settingsSchema.parse({ welcomed: true, ...settings }))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A profile that exists, or is to be kept, with its settings changed. */
export function openProfile(path: string, change: (settings: Settings) => Settings): Profile {
  const folder = resolve(path)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'settings.json')
  const found = existsSync(file)
    ? readSettings(readFileSync(file)).settings
    : settingsSchema.parse({ language: 'en', welcomed: true })
  write(folder, change(found))
  return { folder, remove: () => undefined }
}
