/** Makes settings of whatever a file holds: what can be read is kept, the rest takes its default. */
import { settingsSchema, type Settings } from '../../shared/settings'
import { migrate, migrations, type Migrations, type StoredSettings } from './migrations'

export interface ReadSettings {
  settings: Settings
  /** Something in the file could not be used. */
  damaged: boolean
}

const isRecord = (value: unknown): value is StoredSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
  } catch {
    damaged = true
  }
  const whole = settingsSchema.safeParse(current)
  return whole.success ? { settings: whole.data, damaged } : { settings: parsePruned(current), damaged: true }
}

/** Removes what the schema refuses, innermost first, until the rest is accepted. */
function parsePruned(stored: StoredSettings): Settings {
  const rest = structuredClone(stored)
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

/** Finds the top-level keys whose values are still whole in a text that is no longer JSON. */
function salvage(text: string): StoredSettings {
  const found: StoredSettings = {}
  for (const key of Object.keys(settingsSchema.shape)) {
    const start = new RegExp(`"${key}"\\s*:\\s*`).exec(text)
    if (!start) continue
    const value = wholeValue(text.slice(start.index + start[0].length))
    if (value !== undefined) found[key] = value
  }
  return found
}

function wholeValue(text: string): unknown {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (quoted || depth > 0) continue
    const ends = depth < 0 || /["}\]]/.test(character) || /[,}\n]/.test(text[at + 1] ?? '')
    if (!ends) continue
    try {
      return JSON.parse(text.slice(0, depth < 0 ? at : at + 1)) as unknown
    } catch {
      return undefined
    }
  }
  return undefined
}
