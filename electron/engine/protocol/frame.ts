/** Reads one WebSocket frame as the JSON object that every event is, whatever the dialect. */

import { clientErrors } from './client-error'

/** What is nested deeper could be read, but not written again: the stack has an end. */
const maxDepth = 128

/** @throws ClientError */
export function parseFrame(data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): Record<string, unknown> {
  if (isBinary) throw clientErrors.binaryFrame()
  let value: unknown
  try {
    value = JSON.parse(toText(data))
  } catch {
    throw clientErrors.invalidJson()
  }
  if (isDeeperThan(maxDepth, value)) throw clientErrors.invalidJson()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw clientErrors.notAnObject()
  return Object.fromEntries(Object.entries(value))
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member))
}

function toText(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8')
}
