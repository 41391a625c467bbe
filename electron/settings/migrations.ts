/** Brings settings that an earlier Parley wrote to the present form, one version at a time. */

export type StoredSettings = Record<string, unknown>
export type Migrations = Readonly<Record<number, (old: StoredSettings) => StoredSettings>>

/** `migrations[n]` takes what version n stored and returns what version n + 1 would have. */
export const migrations: Migrations = {}

export function migrate(stored: StoredSettings, steps: Migrations): StoredSettings {
  let current = stored
  for (;;) {
    const version = typeof current['version'] === 'number' ? current['version'] : 1
    const step = steps[version]
    if (!step) return current
    current = { ...step(current), version: version + 1 }
  }
}
