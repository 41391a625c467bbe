/** Writes every frame that the server receives or sends to a file, one JSON line each, whole but without secrets. */

import { appendFileSync, openSync } from 'node:fs'

/** @param session null: somebody who was refused one, or a frame that could not be read */
type FrameLog = (direction: 'in' | 'out', session: string | null, event: Record<string, unknown>) => void

/** @param token what may not appear in it @throws the system's error when the file cannot be written */
export function openFrameLog(path: string, token: string): FrameLog {
  // It holds what was said: for its owner's eyes only.
  const file = openSync(path, 'a', 0o600)
  const keys = new RegExp(`\\b(ek_|sk-)[\\w-]{8,}|(?<![\\w+/=-])${escapePattern(token)}(?![\\w+/=-])`, 'g')

  function withoutSecrets(this: unknown, name: string, value: unknown): unknown {
    if (isSecret(this, name, value)) return removed
    return typeof value === 'string' ? value.replace(keys, removed) : value
  }
  return (direction, session, event) =>
    appendFileSync(file, `${JSON.stringify({ t: Date.now(), dir: direction, session, event }, withoutSecrets)}\n`)
}

const removed = '[removed]'

function isSecret(holder: unknown, name: string, value: unknown): boolean {
  if (value === null) return false
  if (/^(authorization|api[-_]key)$/i.test(name)) return typeof value === 'string'
  const isServer = typeof holder === 'object' && holder !== null && 'type' in holder && holder.type === 'mcp'
  return name === 'client_secret' || (name === 'headers' && isServer)
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
