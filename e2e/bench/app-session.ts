/** The real app with a profile and a recording of its own, as long as a measurement needs it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as z from 'zod'
import type { settingsSchema } from '../../shared/settings'
import { launchParley, type Parley } from '../app/parley'
import { createProfile } from '../app/profile'
import { demoSettings } from '../demo/settings'
import { startRecording, type Recording } from '../stage/recording'

export interface AppSession {
  parley: Parley
  recording: Recording
  /** For files that live as long as the app. */
  folder: string
}

/** With the built-in engine. */
export const withApp = <T>(
  turnDetection: 'semantic_vad' | 'server_vad',
  work: (session: AppSession) => Promise<T>,
): Promise<T> =>
  withSettings(demoSettings({ provider: 'engine', keyVariable: '', turnDetection, folders: [] }), {}, work)

/** @param env for the app, beside this process's own */
export async function withSettings<T>(
  settings: z.input<typeof settingsSchema>,
  env: Record<string, string>,
  work: (session: AppSession) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const profile = createProfile(settings)
  try {
    const recording = await startRecording(join(folder, 'stage.raw'))
    try {
      const parley = await launchParley({ profile: profile.folder, env })
      try {
        return await work({ parley, recording, folder })
      } finally {
        await parley.close()
      }
    } finally {
      await recording.stop()
    }
  } finally {
    profile.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

export const untilReady = (parley: Parley): Promise<unknown> =>
  parley.until('ready', ({ state }) => state.kind === 'ready', 60_000)

export const untilLoaded = (parley: Parley): Promise<unknown> =>
  parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
