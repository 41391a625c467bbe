/** What a settings file holds before anything is known of it. */
export type StoredSettings = Record<string, unknown>

export const isRecord = (value: unknown): value is StoredSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
