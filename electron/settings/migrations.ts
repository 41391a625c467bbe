/** Brings settings that an earlier Parley wrote to the present form, one version at a time. */
import type { StoredSettings } from './stored'
import { servicesOfKinds } from './service-kinds'

export type Migrations = Readonly<Record<number, (old: StoredSettings) => StoredSettings>>

/**
 * `migrations[n]` takes what version n stored and returns what version n + 1 would have. Each leaves alone what it does
 * not recognise, so that a file that has lost its version can go through all of them.
 */
export const migrations: Migrations = {
  // Whoever has whole settings already has taken the first steps.
  1: (old) => ({
    ...servicesOfKinds(old),
    ...(old['version'] === 1 && Object.keys(old).length > 1 && { welcomed: true }),
  }),
}

export const versionOf = (stored: StoredSettings): number =>
  typeof stored['version'] === 'number' ? stored['version'] : 1

export function migrate(stored: StoredSettings, steps: Migrations): StoredSettings {
  let current = stored
  for (;;) {
    const version = versionOf(current)
    const step = steps[version]
    if (!step) return current
    current = { ...step(current), version: version + 1 }
  }
}
