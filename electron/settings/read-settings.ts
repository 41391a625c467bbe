/** Makes settings of whatever a file holds: what can be read is kept, the rest takes its default. */
import { settingsSchema, type Settings } from '../../shared/settings'
import { migrate, migrations, versionOf, type Migrations } from './migrations'
import { repairServices } from './repair-services'
import { salvage } from './salvage'
import { isRecord, type StoredSettings } from './stored'

export interface ReadSettings {
  settings: Settings
  /** Something in the file could not be used. */
  damaged: boolean
}

const presentVersion = settingsSchema.shape.version.unwrap().value

export function readSettings(bytes: Uint8Array, steps: Migrations = migrations): ReadSettings {
  let damaged = false
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    damaged = true
    text = new TextDecoder().decode(bytes)
  }
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    damaged = true
    stored = salvage(text)
  }
  if (!isRecord(stored)) return { settings: settingsSchema.parse({}), damaged: true }
  let current = stored
  try {
    current = migrate(stored, steps)
    if (versionOf(current) !== presentVersion) {
      // Damaged, or of a later Parley: what is recognised counts.
      damaged = true
      current = migrate({ ...stored, version: 1 }, steps)
    }
  } catch {
    damaged = true
  }
  const whole = settingsSchema.safeParse(current)
  return whole.success ? { settings: whole.data, damaged } : { settings: parsePruned(current), damaged: true }
}

/** Removes what the schema refuses, innermost first, until the rest is accepted. */
function parsePruned(stored: StoredSettings): Settings {
  const rest = repairServices(structuredClone(stored))
  for (;;) {
    const result = settingsSchema.safeParse(rest)
    if (result.success) return result.data
    const path = result.error.issues[0]?.path ?? []
    if (!prune(rest, path)) return settingsSchema.parse({})
  }
}

/** Takes the value at `path` away, or, where it is missing, what it is missing from. */
function prune(root: StoredSettings, path: readonly PropertyKey[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1]!
    const parent = path.slice(0, length - 1).reduce<unknown>((value, step) => Object(value)[step], root)
    if (Array.isArray(parent) && typeof key === 'number') {
      if (key < parent.length) return parent.splice(key, 1).length > 0
    } else if (isRecord(parent) && Object.hasOwn(parent, key)) {
      return Reflect.deleteProperty(parent, key)
    }
  }
  return false
}
