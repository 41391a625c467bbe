/** Tests with an app of their own: a fresh profile, a recording of the stage from first to last, and traces on failure. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { z } from 'zod'
import type { settingsSchema } from '../../shared/settings'
import { startRecording, type Recording } from '../stage/recording'
import { launchParley, type Parley } from './parley'
import { createProfile } from './profile'

export interface StartOptions {
  settings?: z.input<typeof settingsSchema>
  /** Replies of the engine's scripted mind, instead of its own. */
  script?: { turns: object[]; loop?: boolean }
  env?: Record<string, string>
}

interface Fixtures {
  start(options?: StartOptions): Promise<Parley>
  recording: Recording
}

export const test = base.extend<Fixtures>({
  start: async ({}, use, info) => {
    const open: { parley: Parley; remove(): void }[] = []
    await use(async ({ settings, script, env } = {}) => {
      const profile = createProfile({ language: 'en', ...settings })
      const extra: Record<string, string> = { ...env }
      if (script) {
        const file = join(profile.folder, 'script.json')
        writeFileSync(file, JSON.stringify(script))
        extra['PARLEY_ENGINE_SCRIPT'] = file
      }
      const parley = await launchParley({ profile: profile.folder, env: extra })
      open.push({ parley, remove: profile.remove })
      return parley
    })
    for (const { parley, remove } of open) {
      if (info.status !== info.expectedStatus)
        await parley.window
          .screenshot()
          .then((body) => info.attach('window', { body, contentType: 'image/png' }))
          .catch(() => undefined)
      await parley.close().catch(() => undefined)
      remove()
    }
  },
  recording: async ({}, use) => {
    const recording = await startRecording(join(mkdtempSync(join(tmpdir(), 'parley-recording-')), 'stage.raw'))
    await use(recording)
    await recording.stop()
  },
})

export { expect } from '@playwright/test'
