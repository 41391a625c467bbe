/** A profile of its own for each run: a temporary folder with the settings that the run wants. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsSchema, type Settings } from '../../shared/settings'
import type { z } from 'zod'

export interface Profile {
  folder: string
  remove(): void
}

/** @param folder an existing profile to use as it is; its settings are left alone */
export function createProfile(settings: z.input<typeof settingsSchema> = {}, folder?: string): Profile {
  if (folder !== undefined && folder !== '') {
    mkdirSync(folder, { recursive: true })
    return { folder, remove: () => undefined }
  }
  const made = mkdtempSync(join(tmpdir(), 'parley-profile-'))
  const complete: Settings = settingsSchema.parse(settings)
  writeFileSync(join(made, 'settings.json'), JSON.stringify(complete))
  return { folder: made, remove: () => rmSync(made, { recursive: true, force: true }) }
}
