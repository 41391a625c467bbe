/** JSON lines with a level and a scope. Never given a secret, sound or what was said. */
import { appendFile, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Log {
  info(message: string, fields?: Record<string, unknown>): void
  warn(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
  scope(name: string): Log
}

const printable = (value: unknown): unknown =>
  value instanceof Error
    ? { name: value.name, message: value.message.slice(0, 300), stack: value.stack?.split('\n').slice(1, 4) }
    : value

export function createLog(write: (line: string) => void, scope = 'app'): Log {
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      const entries = Object.entries(fields).map(([key, value]) => [key, printable(value)])
      write(JSON.stringify({ at: new Date().toISOString(), level, scope, message, ...Object.fromEntries(entries) }))
    }
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    scope: (name) => createLog(write, name),
  }
}

/** Appends to a file without waiting; a disk that is full must not stop a conversation. */
export function fileLog(file: string): Log {
  mkdirSync(dirname(file), { recursive: true })
  return createLog((line) => appendFile(file, `${line}\n`, () => undefined))
}
